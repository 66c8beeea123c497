"""The page of a class's own rules: writing them down, the name check, the review, and where they are shown."""

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.class_rules import ClassRules
from planner.services.class_rules import rules_of, write_rules
from planner.storage import Engine, people, transaction
from tests.cast import ADA, ASTRID, CLASS_7B, KARI, NILS, PER, TODAY, actor
from tests.pages.visits import click, errors, everything, field, visit
from tests.projects import a_decided_blog

RULES = ("Vi spør før vi legg ut bilete.", "Stille etter kl. 20.30.")


def kept(school: Engine) -> ClassRules | None:
    with transaction(school) as session:
        return rules_of(session, actor(ASTRID), CLASS_7B.id)


def agreed(school: Engine, on: date, rules: tuple[str, ...] = RULES) -> None:
    with transaction(school) as session:
        write_rules(session, actor(ASTRID), CLASS_7B.id, rules, on)


def test_rules_are_written_one_a_line_and_looked_at_before_they_are_saved(school: Engine) -> None:
    page = visit(KARI, "class_rules", **{"class": CLASS_7B.id})
    assert "Klassechatten vår (5.–7. trinn)" in everything(page)
    field(page, "text_area", "Reglane, éin på kvar linje").set_value(f"1. {RULES[0]}\n\n2. {RULES[1]}")
    page = click(page, "Sjå korleis det blir")
    assert "2 reglar, ikkje lagra enno" in everything(page)
    assert kept(school) is None
    page = click(page, "Lagre reglane")
    found = kept(school)
    assert found
    assert (found.rules, found.written_on) == (RULES, TODAY)
    assert "Vedtatt 24.11.2026. Neste gjennomgang: på nyåret." in everything(page)
    assert "Skriv ut plakaten" in everything(page)


def test_a_pupils_name_is_warned_of_once_and_a_fault_is_told(school: Engine) -> None:
    page = visit(KARI, "class_rules", **{"class": CLASS_7B.id})
    area = field(page, "text_area", "Reglane, éin på kvar linje")
    area.set_value("Ja")
    assert "Regel 1 er for kort" in errors(click(page, "Lagre reglane"))[0]
    field(page, "text_area", "Reglane, éin på kvar linje").set_value(f"Vi ventar på {ADA.given_name}.")
    page = click(page, "Lagre reglane")
    assert ADA.given_name in page.warning[-1].value
    assert kept(school) is None
    click(page, "Lagre reglane")
    assert kept(school)


def test_rules_of_an_earlier_term_are_due_until_the_class_has_looked_at_them(school: Engine) -> None:
    agreed(school, date(2026, 6, 1))
    page = visit(KARI, "class_rules", **{"class": CLASS_7B.id})
    assert "Ny gjennomgang trengst dette halvåret." in everything(page)
    page = click(page, "Vi har sett på reglane, dei gjeld framleis")
    found = kept(school)
    assert found
    assert (found.written_on, found.reviewed_on) == (date(2026, 6, 1), TODAY)
    assert "trengst" not in everything(page)


def test_last_years_rules_are_offered_as_a_start(school: Engine) -> None:
    before = replace(CLASS_7B, id="CLA0000003", school_year=2025, label="6B", grades=(6,))
    with transaction(school) as session:
        people.save_class(session, before)
        write_rules(session, actor(ASTRID), before.id, RULES, date(2025, 11, 1))
    page = click(visit(KARI, "class_rules", **{"class": CLASS_7B.id}), "Begynn med reglane frå i fjor")
    assert field(page, "text_area", "Reglane, éin på kvar linje").value == "\n".join(RULES)


def test_a_rule_is_never_markup_and_the_project_shows_it(school: Engine) -> None:
    agreed(school, TODAY, ("Vi skriv **ikkje** :red[stygt].", RULES[0]))
    with transaction(school) as session:
        project = a_decided_blog(session)
    text = everything(visit(KARI, "project", project=project.id))
    assert "1. Vi skriv **ikkje** :red[stygt]." in text
    assert "Skriv ut eller endre reglane" in text


def test_another_teachers_class_and_no_class_are_told_of(school: Engine) -> None:
    assert "annan lærar" in errors(visit(PER, "class_rules", **{"class": CLASS_7B.id}))[0]
    assert "vel ein klasse" in errors(visit(PER, "class_rules"))[0]
    with pytest.raises(ValueError, match="navigation page"):
        visit(NILS, "class_rules")
