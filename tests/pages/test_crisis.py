"""The crisis: raised by the principal, told on every page, and lifted."""

from planner.storage import Engine
from tests.cast import ASTRID, KARI
from tests.pages.visits import click, errors, field, visit


def test_a_crisis_is_told_on_every_page_until_it_is_lifted(school: Engine) -> None:
    page = visit(ASTRID, "crisis")
    assert not errors(page)
    field(page, "text_input", "Kven uttaler seg?").set_value("Nils *Haugen*")
    field(page, "text_input", "Telefon for dei som spør").set_value("35 05 00 10")
    page = click(page, "Meld krise")
    for told in (errors(page), errors(visit(KARI)), errors(visit(KARI, "lessons"))):
        assert len(told) == 1
        assert "Berre Nils \\*Haugen\\* uttaler seg" in told[0]
        assert "35 05 00 10" in told[0]
    assert not errors(click(visit(ASTRID, "crisis"), "Avlys krisa"))
    assert not errors(visit(KARI))


def test_a_crisis_without_a_name_is_not_raised(school: Engine) -> None:
    page = click(visit(ASTRID, "crisis"), "Meld krise")
    assert "Skriv kven som uttaler seg" in errors(page)[0]
    assert not errors(visit(KARI))
