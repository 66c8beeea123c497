"""The replies page: typing lines, the class matrix, may I publish, and withdrawing."""

from dataclasses import replace
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from planner.domain.consent import Answer
from planner.domain.school import Staff
from planner.services.letters import make_letters
from planner.services.replies import class_replies
from planner.storage import Engine, class_lists, reading, transaction
from tests.cast import ADA, ASTRID, JAKUB, KARI, TODAY, actor
from tests.pages.visits import click, errors, everything, field, visit
from tests.projects import a_decided_blog


@pytest.fixture
def project(school: Engine) -> str:
    """A project whose letters are made; returns its id."""
    with transaction(school) as session:
        made = a_decided_blog(session)
        make_letters(session, actor(KARI), made.id, today=TODAY)
        return made.id


def typed(engine: Engine, project: str, lines: dict[str, str], who: Staff = KARI) -> AppTest:
    """Type a line for every letter of some pupils, by pupil id, and save."""
    with reading(engine) as session:
        _, rows = class_replies(session, actor(KARI), project, TODAY)
    page = visit(who, "replies", project=project)
    for row in rows:
        if row.pupil.id in lines:
            page.text_input(key=f"line-{row.letter_id}").set_value(lines[row.pupil.id])
    return click(page, "Lagre svara")


def recorded(engine: Engine, project: str) -> set[tuple[str, Answer]]:
    """Return who has said what in the database, of all purposes together."""
    with reading(engine) as session:
        _, rows = class_replies(session, actor(KARI), project, TODAY)
    return {(row.pupil.id, answer) for row in rows for answer in row.cells.values() if answer}


def line_of(page: AppTest, pupil: str) -> list[str]:
    """Return the matrix's cells of a pupil, as words."""
    table = page.table[0].value
    row = next(row for row in table.to_numpy() if pupil in [str(cell).replace("\\", "") for cell in row])
    return [str(cell).split(": ")[-1].rstrip("]") for cell in row[2:]]


def downloads(page: AppTest) -> list[str]:
    """Return the labels of the page's downloads."""
    those: list[Any] = list(page.get("download_button"))
    return [one.label for one in those]


def test_before_letters_are_made_the_page_says_so_in_one_line(school: Engine) -> None:
    with transaction(school) as session:
        made = a_decided_blog(session)
    page = visit(KARI, "replies", project=made.id)
    assert "Lag breva først." in everything(page)
    assert not page.text_input


def test_a_class_begins_with_nobody_having_answered(school: Engine, project: str) -> None:
    page = visit(KARI, "replies", project=project)
    assert set(line_of(page, ADA.name)) == {"Manglar svar"}
    assert "3 elevar manglar svar" in everything(page)
    assert "0 av 3 elevar er avklara" in everything(page)


def test_typed_lines_are_recorded_and_stand_in_the_matrix(school: Engine, project: str) -> None:
    page = typed(school, project, {ADA.id: "jjnj", JAKUB.id: "N N - J"})
    assert not errors(page)
    assert line_of(page, ADA.name) == ["Ja", "Ja", "Nei", "Ja"]
    assert line_of(page, JAKUB.name) == ["Nei", "Nei", "Ikkje kryssa av, tel som nei", "Ja"]
    assert "2 av 3 elevar er avklara" in everything(page)
    assert "Svara på 3 brev er lagra." in everything(page)
    assert "3 av 4 brev er svara på" in everything(visit(KARI, "project", project=project))


def test_what_is_answered_in_part_stands_so_in_words(school: Engine, project: str) -> None:
    with reading(school) as session:
        _, rows = class_replies(session, actor(KARI), project, TODAY)
    page = visit(KARI, "replies", project=project)
    of_ada = next(row.letter_id for row in rows if row.pupil.id == ADA.id)
    page.text_input(key=f"line-{of_ada}").set_value("jn-j")
    page = click(page, "Lagre svara")
    assert line_of(page, ADA.name) == ["Delvis svart", "Nei", "Manglar svar", "Delvis svart"]
    assert "**Ada Berg** (delvis svart): Tor Berg" in everything(page)
    assert "**Emil Abel**: " in everything(page)


def test_a_line_that_is_emptied_again_is_waited_for(school: Engine, project: str) -> None:
    typed(school, project, {JAKUB.id: "jjjj"})
    page = typed(school, project, {JAKUB.id: ""})
    assert set(line_of(page, JAKUB.name)) == {"Manglar svar"}
    assert "3 elevar manglar svar" in everything(page)


def test_a_saved_line_stands_in_its_field_and_can_be_corrected(school: Engine, project: str) -> None:
    typed(school, project, {JAKUB.id: "jjjj"})
    page = typed(school, project, {JAKUB.id: "jjjn"})
    assert line_of(page, JAKUB.name) == ["Ja", "Ja", "Ja", "Nei"]
    assert "jjjn" in {one.value for one in visit(KARI, "replies", project=project).text_input}


@pytest.mark.parametrize("line", ["jjx", "jj", "jjjjj", "ja", "[x]("])
def test_a_wrong_line_is_told_by_its_pupil_and_nothing_at_all_is_saved(school: Engine, project: str, line: str) -> None:
    page = typed(school, project, {ADA.id: "jjjj", JAKUB.id: line})
    assert len(errors(page)) == 1
    assert JAKUB.name in errors(page)[0].replace("\\", "")
    assert ADA.name not in errors(page)[0]
    assert recorded(school, project) == set()


def test_saving_without_a_change_says_that_nothing_was_saved(school: Engine, project: str) -> None:
    page = typed(school, project, {})
    assert "Ingenting er endra" in everything(page)
    assert recorded(school, project) == set()


def test_a_withdrawal_counts_at_once_and_gives_a_receipt(school: Engine, project: str) -> None:
    typed(school, project, {JAKUB.id: "jjjj"})
    page = visit(KARI, "replies", project=project)
    chosen = field(page, "selectbox", "Kven trekker tilbake?")
    chosen.set_value(f"{JAKUB.id}-0")
    page = click(page, "Trekk tilbake")
    assert not errors(page)
    assert "Kvittering nr." in everything(page)
    assert "Last ned kvitteringa" in downloads(page)
    assert set(line_of(page, JAKUB.name)) == {"Trekt tilbake"}
    told = everything(visit(KARI, "project", project=project))
    assert "Ta ned frå Klassebloggen 7B: Film. Samtykket for Jakub Żółkiewski gjeld ikkje lenger." in told
    assert "Ta ned: Gruppebilete utan namn i avisa." in told


def test_a_withdrawal_by_nobody_is_told_in_one_line(school: Engine, project: str) -> None:
    typed(school, project, {JAKUB.id: "jjjj"})
    page = click(visit(KARI, "replies", project=project), "Trekk tilbake")
    assert errors(page) == ["Vel kven som trekker tilbake."]


def test_only_those_with_a_yes_and_their_pupils_can_withdraw(school: Engine, project: str) -> None:
    page = visit(KARI, "replies", project=project)
    assert "Ingen har sagt ja enno" in everything(page)
    assert "Kven trekker tilbake?" not in everything(page)
    page = typed(school, project, {JAKUB.id: "jn--", ADA.id: "nnnn"})
    options = field(page, "selectbox", "Kven trekker tilbake?").options
    assert options == ["Jakub Żółkiewski – Anna Żółkiewska", "Jakub Żółkiewski – eleven sjølv"]


def test_a_pupil_says_no_in_one_step_and_may_take_it_back(school: Engine, project: str) -> None:
    page = visit(KARI, "replies", project=project)
    assert everything(page).count("Skriv det under **Nei frå eleven**.") == 2
    assert errors(click(page, "Lagre nei frå eleven")) == ["Vel kven som seier nei."]
    field(page, "selectbox", "Kven seier nei?").set_value(JAKUB.id)
    page = click(page, "Lagre nei frå eleven")
    assert set(line_of(page, JAKUB.name)) == {"Nei"}
    assert "Last ned kvitteringa" in downloads(page)
    page = click(page, "Har ombestemt seg")
    assert set(line_of(page, JAKUB.name)) == {"Manglar svar"}
    assert "Last ned kvitteringa" not in downloads(page)


@pytest.mark.parametrize(
    ("lines", "shown", "told"),
    [
        ({JAKUB.id: "jjjj"}, [JAKUB.id], "**Ikkje enno.** Alle som er med, har sagt ja, men nettstaden er ikkje open."),
        ({JAKUB.id: "jjjj", ADA.id: "nnnn"}, [JAKUB.id, ADA.id], "**Nei.** Desse kan ikkje visast: Ada Berg."),
        ({JAKUB.id: "jjjj"}, [JAKUB.id, ADA.id], "**Vent.** Desse manglar svar: Ada Berg."),
        (
            {JAKUB.id: "-jjj"},
            [JAKUB.id],
            "**Nei.** Ikkje kryssa av på arket, og det tel som nei: Jakub Żółkiewski.",
        ),
    ],
    ids=["yes", "no", "missing", "left open"],
)
def test_may_i_publish_answers_yes_no_or_who_is_missing(
    school: Engine, project: str, lines: dict[str, str], shown: list[str], told: str
) -> None:
    typed(school, project, lines)
    page = visit(KARI, "replies", project=project)
    field(page, "multiselect", "Kven er med?").set_value(shown).run()
    assert told in everything(page)


def test_the_teacher_sees_no_and_the_principal_why_it_is_no(school: Engine, project: str) -> None:
    with transaction(school) as session:
        class_lists.save_pupil(session, replace(JAKUB, never_show=True))
    typed(school, project, {JAKUB.id: "jjjj"})
    teacher, principal = (visit(who, "replies", project=project) for who in (KARI, ASTRID))
    assert set(line_of(teacher, JAKUB.name)) == {"Nei"}
    assert set(line_of(principal, JAKUB.name)) == {"Skal ikkje visast"}
    assert "Skal ikkje visast" not in everything(teacher)


def test_may_i_publish_says_no_for_a_pupil_who_must_not_be_shown_and_not_why(school: Engine, project: str) -> None:
    typed(school, project, {JAKUB.id: "jjjj"})
    with transaction(school) as session:
        class_lists.save_pupil(session, replace(JAKUB, never_show=True))
    page = visit(KARI, "replies", project=project)
    field(page, "multiselect", "Kven er med?").set_value([JAKUB.id]).run()
    assert "**Nei.** Desse kan ikkje visast: Jakub Żółkiewski." in everything(page)


def test_one_pupil_marked_looks_to_the_teacher_like_one_who_has_said_no(school: Engine, project: str) -> None:
    typed(school, project, {JAKUB.id: "nnnn"})
    refused = everything(visit(KARI, "replies", project=project))
    with transaction(school) as session:
        class_lists.save_pupil(session, replace(JAKUB, never_show=True))
    assert everything(visit(KARI, "replies", project=project)) == refused
