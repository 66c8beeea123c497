"""A whole sheet's answers as one short line, so that a class can be typed in by keyboard: `jjn-`."""

from collections.abc import Mapping, Sequence

from planner.domain.consent import Answer
from planner.domain.project import Purpose
from planner.errors import N_, InvalidInput

# j and n as on the Norwegian sheet, y and 1/0 for those who come from elsewhere; - or a point leaves a line open.
_SIGNS = {
    "j": Answer.GIVEN,
    "y": Answer.GIVEN,
    "1": Answer.GIVEN,
    "n": Answer.REFUSED,
    "0": Answer.REFUSED,
    "-": Answer.NOT_PROVIDED,
    ".": Answer.NOT_PROVIDED,
}
_WRITTEN = {Answer.GIVEN: "j", Answer.REFUSED: "n", Answer.WITHDRAWN: "n"}


def written(cells: Mapping[Purpose, Answer | None], purposes: Sequence[Purpose]) -> str:
    """Return the line that says what is recorded; empty when nothing is."""
    line = "".join(_WRITTEN.get(answer, "-") if (answer := cells.get(one)) else "-" for one in purposes)
    return line if line.strip("-") else ""


def read_line(line: str, purposes: Sequence[Purpose]) -> dict[Purpose, Answer]:
    """Read a line: one sign for each purpose, in the order of the sheet. An empty line says nothing.

    Raises:
        InvalidInput: a sign isn't known, or there are more or fewer signs than purposes.
    """
    signs = "".join(line.split()).lower()
    if not signs:
        return {}
    unknown = sorted(set(signs) - _SIGNS.keys())
    if unknown:
        raise InvalidInput(N_("«{sign}» er ikkje eit svar. Skriv j for ja, n for nei og - for tomt."), sign=unknown[0])
    if len(signs) != len(purposes):
        raise InvalidInput(
            N_("Her står {found} svar, men arket har {wanted} spørsmål. Skriv eitt teikn for kvart spørsmål."),
            found=len(signs),
            wanted=len(purposes),
        )
    return {purpose: _SIGNS[sign] for purpose, sign in zip(purposes, signs, strict=True)}
