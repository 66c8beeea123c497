"""The advice page: reading with practice beside it, searching, and the role check step by step."""

import pytest
from streamlit.testing.v1 import AppTest

from planner.content.advice import advice
from planner.content.guideline import guideline
from planner.domain.advice import Page, Place
from planner.i18n import Words
from planner.pages.here import Here
from planner.settings import ROOT
from planner.storage import Engine
from tests.cast import KARI, NILS, SCHOOL, TODAY, actor
from tests.pages.visits import checked, click, everything, visit


def searched(page: AppTest, wanted: str) -> AppTest:
    return page.text_input(key="advice_wanted").set_value(wanted).run()


def answered(page: AppTest, option: str) -> AppTest:
    return click(page.radio[0].set_value(option).run(), "Neste")


def links(page: AppTest) -> list[str]:
    return [one.proto.label for one in page.get("page_link")]


def test_the_guideline_is_read_with_its_practice_and_other_peoples_pages(school: Engine) -> None:
    page = visit(KARI, "guideline")
    text = everything(page)
    assert (
        "Innhald på sosiale medium er synlig for mange og kan lett delast, også frå lukka og private kontoar." in text
    )
    assert "I praksis: Lukka er ikkje hemmeleg" in text
    assert "KS veileder for sosiale medium :small[:gray[(lenka i dokumentet fører ingen stad)]]" in text
    assert "Arkivering frå sosiale medium](https://www.digdir.no/" in text
    assert "(ikkje opna av oss enno)" in text
    assert {"Ta rollesjekken", "Til timane", "Til prosjekta"} <= set(links(page))


def test_the_municipality_gets_no_links_to_pages_it_does_not_have(school: Engine) -> None:
    assert not {"Til timane", "Til prosjekta"} & set(links(visit(NILS, "guideline")))


def test_the_search_shows_the_matter_and_says_what_to_do_when_nothing_is_found(school: Engine) -> None:
    page = searched(visit(KARI, "guideline"), "tjuven karakterane")
    assert [one.value for one in page.header] == ["Eige passord"]
    assert "Ikkje bruk same passord" in everything(page)
    page = searched(page, "ordsomikkjefinst")
    assert "Prøv færre ord" in page.info[0].value
    assert "Kva er sosiale medium?" in [one.value for one in click(page, "Vis alle råda").header]


def test_every_page_that_a_matter_leads_to_is_there() -> None:
    assert all((ROOT / "planner" / "pages" / f"{page}.py").exists() for page in Page)


@pytest.mark.parametrize("place", Place)
def test_a_tip_is_one_quiet_line_in_the_guidelines_words(place: Place) -> None:
    page = AppTest.from_string(
        f"from planner.domain.advice import Place; from planner.pages.components.tip import show_tip; show_tip(Place('{place}'))"
    )
    page.session_state["here"] = Here(actor(KARI), SCHOOL, Words("nn"), TODAY, any_school=True)
    tip = advice("nn").tip_for(place, TODAY)
    shown = everything(checked(page.run()))
    assert f"**Tips: {next(one.text for one in guideline().sentences if one.key == tip.sentence)}.**" in shown
    assert tip.practice in shown


def test_the_walk_ends_in_a_result_with_a_sentence_and_the_guidelines_words(school: Engine) -> None:
    page = visit(KARI, "role_check")
    for option in ("no", "no", "myself", "workplace"):
        page = answered(page, option)
    text = everything(page)
    assert "Skriv, og sei at meininga er di eiga" in text
    assert "Meiningane er mine eigne." in page.code[0].value
    assert "Tilsette i Bø kommune har rett og anledning til å uttale seg" in text


def test_the_walk_goes_back_with_the_answer_kept_and_starts_again(school: Engine) -> None:
    page = answered(answered(visit(KARI, "role_check"), "no"), "yes")
    assert "Ikkje skriv dette" in everything(page)
    page = click(page, "Tilbake")
    assert page.radio[0].value == "yes"
    page = click(answered(page, "recognisable"), "Ta sjekken på nytt")
    assert page.radio[0].value is None
    assert "Gjeld det ei krise som skjer no?" in [one.value for one in page.header]
