"""The guideline: what a quotation holds."""

from datetime import date

import pytest

from planner.domain.guideline import Guideline, Kind, Sentence
from planner.errors import NotFound

SHORT = Guideline(
    version="1",
    title="Råd",
    reference="16/1",
    responsible="Webansvarleg",
    date=date(2017, 1, 11),
    sentences=(
        Sentence("a", "open-closed", Kind.HEADING, "Spesielle råd"),
        Sentence("b", "open-closed", Kind.BULLET, "Tenk over om nettstaden skal vere open."),
        Sentence("c", "open-closed", Kind.TEXT, "Ved tvil, avtal dette."),
        Sentence("d", "bullying", Kind.BULLET, "Ver merksam på mobbing"),
        Sentence("e", "open-closed", Kind.BULLET, "Enno eit råd"),
        Sentence("f", "national", Kind.BULLET, "[KS veileder](#)"),
        Sentence("g", "tips", Kind.HEADING, "Tips"),
    ),
)


def test_sentences_of_one_point_run_on_and_other_points_stand_on_their_own_line() -> None:
    assert SHORT.quote("open-closed") == (
        "Tenk over om nettstaden skal vere open. Ved tvil, avtal dette.\nEnno eit råd"
    )


def test_a_link_that_leads_nowhere_is_read_as_its_words() -> None:
    assert SHORT.quote("national") == "KS veileder"


@pytest.mark.parametrize("id_", ["weather", "tips"])
def test_what_the_guideline_does_not_say_cannot_be_quoted(id_: str) -> None:
    with pytest.raises(NotFound, match=id_):
        SHORT.quote(id_)


def test_ids_come_once_in_the_documents_order() -> None:
    assert SHORT.ids == ("open-closed", "bullying", "national", "tips")
