"""The letters of all languages, made from the database: what they say is on paper, and the papers can be kept."""

from collections.abc import Iterator
from dataclasses import fields, is_dataclass

import pytest

from forms.letter import Letter, letter_pdf
from forms.reading import reading
from forms.reply_sheet import ReplySheet
from forms.text import clean_words
from planner.content.letters import WRITTEN
from planner.services.documents import agreement_pdf, decision_record_pdf
from planner.storage import Session
from tests.answers import IN_DOUBT
from tests.cast import KARI, actor
from tests.conftest import missing
from tests.forms.tagged import read, tree
from tests.projects import a_decided_blog
from tests.services.made import make
from tests.validator.verapdf import lacking, verdicts

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)
# Texts with places that the pages fill.
FILLED = {"page_of", "box"}


def said(value: object) -> Iterator[str]:
    """Yield the texts of a document's part that are printed."""
    if isinstance(value, str):
        yield clean_words(value)
    elif isinstance(value, tuple):
        for one in value:
            yield from said(one)
    elif is_dataclass(value):
        for field in fields(value):
            if field.name not in FILLED:
                yield from said(getattr(value, field.name))


def words(document: Letter) -> list[str]:
    """Return the words of a letter and its reply sheet, in the order they are written."""
    sheet: ReplySheet = document.reply
    parts = (document.recipient, document.reference, document.story, sheet.title, sheet.people, sheet.instruction)
    return " ".join(said((*parts, sheet.statements, sheet.signatures, sheet.hand_in))).split()


@pytest.mark.parametrize("language", WRITTEN)
def test_every_word_of_a_letter_is_on_its_pages(session: Session, language: str) -> None:
    document = make(session, a_decided_blog(session), language=language).letters[0].document
    file = read(letter_pdf(document))
    parts = [part for part in tree(file).kids if part.said["Lang"] == language]
    shown = "".join("".join(one.text.split()) for part in parts for one in part.walk())
    wanted = words(document)
    assert len(wanted) > 200
    if reading(language).base:
        # A line stands from left to right in the file: a word by itself is turned, what runs the other way isn't.
        assert not {word for word in wanted if word not in shown and word[::-1] not in shown and word.isalpha()}
        assert not {*"".join(wanted)} - {*shown}
    else:
        assert not {word for word in wanted if word not in shown}


def test_the_letters_of_all_languages_can_be_read_by_all_and_kept_for_ever(session: Session) -> None:
    if lacking():
        missing(lacking())
    project = a_decided_blog(session, IN_DOUBT)
    files = {code: letter_pdf(make(session, project, language=code).letters[0].document) for code in WRITTEN}
    for code in ("nn", "nb", "en"):
        files[f"agreement {code}"] = agreement_pdf(session, actor(KARI), project.id, code)
        files[f"decision record {code}"] = decision_record_pdf(session, actor(KARI), project.id, code)
    found = verdicts(files)
    assert {which: verdict.broken for which, verdict in found.items() if verdict.broken} == {}
    assert all(verdict.checks > 400 for verdict in found.values())
