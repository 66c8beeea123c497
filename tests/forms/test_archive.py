"""Every document is PDF/UA-1 and PDF/A-2a, says the reference validator: all of them in one go, it is slow to start."""

from dataclasses import replace
from io import BytesIO

from forms.agreement import agreement_pdf
from forms.decision_record import decision_record_pdf
from forms.fonts import Face, font
from forms.layout import Letterhead
from forms.letter import letter_pdf, letters_pdf
from forms.story import Outcome, Sign, Text, Title
from forms.text import clean
from tests.conftest import missing
from tests.forms.filling import filled_by_library, filled_in_viewer
from tests.forms.papers import AGREEMENT, ID, SENDER, in_arabic, letter, sheet, sheet_pdf, with_logo
from tests.forms.tagged import read
from tests.forms.test_decision_record import RECORD
from tests.forms.test_text import PRINTABLE_NAMES
from tests.validator.verapdf import lacking, verdicts

TYPED = {f"{ID}-name-1-1": "Åse Øvrebø"}
NAMES = " · ".join(PRINTABLE_NAMES)


def every_character() -> str:
    """Return all characters that documents can show."""
    known = frozenset[int]().union(*(font(family, Face.REGULAR).characters for family in range(3)))
    return " ".join(sign for code in sorted(known) if (sign := clean(chr(code))))


def print_file() -> bytes:
    file = BytesIO()
    named = [letter((name,), reply=sheet((name,) * 2, name, name), name=name) for name in PRINTABLE_NAMES]
    letters_pdf([*named, replace(letter(), agreement=AGREEMENT), in_arabic()], file, SENDER)
    return file.getvalue()


def documents() -> dict[str, bytes]:
    of_many_names = replace(SENDER, title=NAMES, letterhead=Letterhead(NAMES, NAMES, (NAMES,)))
    outcomes = {
        f"decision record: {sign}": decision_record_pdf(replace(RECORD, outcome=Outcome(sign, NAMES, NAMES)))
        for sign in Sign
    }
    sheets = {f"sheet of {count}": sheet_pdf(sheet(("Skulen kan vise det.",) * count)) for count in (1, 10, 14)}
    return {
        "letter": letter_pdf(letter()),
        "letter with a logo": letter_pdf(with_logo()),
        "letter with an agreement": letter_pdf(replace(letter(), agreement=AGREEMENT)),
        "letter in Arabic that comes with the Norwegian one": letter_pdf(in_arabic()),
        "letter from a school of many names": letter_pdf(replace(letter(), sender=of_many_names)),
        "letter of all characters": letter_pdf(letter(story=(Title("Alle"), Text(every_character())))),
        "print file": print_file(),
        "sheet filled in a viewer": filled_in_viewer(sheet_pdf(sheet()), f"{ID}-1/no", typed=TYPED),
        "sheet filled by a library": filled_by_library(sheet_pdf(sheet()), {f"{ID}-1": "/no"}, TYPED),
        "agreement": agreement_pdf(AGREEMENT),
        "agreement of many names": agreement_pdf(
            replace(AGREEMENT, title=NAMES, reasons=(NAMES,), signatures=PRINTABLE_NAMES)
        ),
        "decision record of many answers": decision_record_pdf(replace(RECORD, answers=RECORD.answers * 60)),
        **outcomes,
        **sheets,
    }


def spoilt() -> bytes:
    """Return a sheet that isn't as it should be: the validator has to see it."""
    file = read(sheet_pdf(sheet()))
    file.pages[0].obj.Annots[0].F = 0
    del file.Root.MarkInfo
    del file.pages[0].obj.Resources.Font["/F0"].ToUnicode
    changed = BytesIO()
    file.save(changed)
    return changed.getvalue()


def test_every_document_can_be_read_by_all_and_kept_for_ever() -> None:
    if lacking():
        missing(lacking())
    found = verdicts({**documents(), "spoilt": spoilt()})
    broken = {which: verdict.broken for which, verdict in found.items() if verdict.broken}
    assert broken.keys() == {("spoilt", "ua1"), ("spoilt", "2a")}, broken
    assert all(verdict.rules > 100 and verdict.checks > 400 for verdict in found.values())
