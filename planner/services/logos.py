"""The school's logo: choosing it, taking it away, and showing it."""

from planner.domain.permission import Action, Actor
from planner.readers.logo import read_logo
from planner.services.access import record, require_school
from planner.storage import Session, logos


def set_logo(session: Session, actor: Actor, content: bytes) -> bytes:
    """Make a picture the logo of the actor's school.

    Args:
        content: a PNG or an SVG, as it was handed in.

    Returns:
        The logo as it stands in the papers.

    Raises:
        NotAllowed: the role may not change the school.
        InvalidInput: the picture can't be used; the message says what to do.
    """
    school_id = require_school(actor, Action.CHANGE_SCHOOL)
    png = read_logo(content)
    logos.save(session, school_id, png)
    record(session, actor, "set_logo", school_id)
    return png


def remove_logo(session: Session, actor: Actor) -> None:
    """Take the logo of the actor's school away.

    Raises:
        NotAllowed: the role may not change the school.
    """
    school_id = require_school(actor, Action.CHANGE_SCHOOL)
    logos.remove(session, school_id)
    record(session, actor, "remove_logo", school_id)


def logo_of(session: Session, actor: Actor) -> bytes | None:
    """Return the logo of the actor's school as a PNG, or None.

    Raises:
        NotAllowed: the role may not see the school.
    """
    return logos.logo_of(session, require_school(actor, Action.SEE_SCHOOL))
