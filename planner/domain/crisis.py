"""A crisis notice: who speaks until it is lifted, and what waits meanwhile (guideline: crisis)."""

from dataclasses import dataclass, replace
from datetime import datetime

from planner.domain.plain_line import plain_line
from planner.errors import N_, InvalidInput

LONGEST_SPEAKER, LONGEST_PHONE, LONGEST_MESSAGE = 200, 40, 500


@dataclass(frozen=True)
class CrisisNotice:
    """Raised by the principal for the school, or by the municipality for all its schools.

    Attributes:
        school_id: the school it holds for; None for all schools.
        speaker: the only one who speaks, with their office.
        message: what the staff should know, in a line or two; may be empty.
    """

    id: str
    school_id: str | None
    speaker: str
    phone: str
    message: str
    raised_by: str | None
    raised_at: datetime
    lifted_by: str | None = None
    lifted_at: datetime | None = None


def checked(notice: CrisisNotice) -> CrisisNotice:
    """Return a notice with its texts on one line each.

    Raises:
        InvalidInput: it doesn't say who speaks, or is too long to be read in a crisis.
    """
    speaker, phone, message = map(plain_line, (notice.speaker, notice.phone, notice.message))
    if not speaker:
        raise InvalidInput(N_("Skriv kven som uttaler seg, til dømes «Nils Haugen, kommunikasjonssjef»."))
    if len(speaker) > LONGEST_SPEAKER or len(phone) > LONGEST_PHONE:
        raise InvalidInput(N_("Namnet eller telefonnummeret er for langt. Skriv det kortare."))
    if len(message) > LONGEST_MESSAGE:
        raise InvalidInput(N_("Meldinga er for lang. Skriv høgst {most} teikn."), most=LONGEST_MESSAGE)
    return replace(notice, speaker=speaker, phone=phone, message=message)
