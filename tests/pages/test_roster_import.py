"""Importing a class list: preview first, then import; what is wrong names its row and column."""

import pytest
from streamlit.testing.v1 import AppTest

from planner.storage import Engine, class_lists, people, reading
from tests.cast import KARI, SCHOOL
from tests.pages.visits import checked, click, errors, everything, field, titles, visit

HEADINGS = "fornamn;etternamn;klasse;fodselsdato;foresatt1_namn;foresatt1_sprak"
GOOD = f"{HEADINGS}\nLina;Ny;7C;09.03.2014;Eli Ny;nynorsk\nOmar;Ny;7C;2014-05-01;;\n"
BAD = f"{HEADINGS}\nLina;Ny;7C;31.02.2014;Eli Ny;nynorsk\nOmar;Ny;;2014-05-01;;\nNora;Ny;7C;2014-05-02;;\n"
PASTED = GOOD.replace(";", "\t")


def uploaded(content: str | bytes, name: str = "klasse.csv") -> AppTest:
    """Hand in a file on the import page."""
    page = visit(KARI, "roster_import")
    data = content.encode() if isinstance(content, str) else content
    page.file_uploader[0].upload(name, data, "text/csv")
    return checked(page.run())


def pupils(engine: Engine) -> set[str]:
    """Return the names of the pupils of 7C."""
    with reading(engine) as session:
        classes = [one for one in people.classes(session, SCHOOL.id) if one.label == "7C"]
        return {pupil.name for one in classes for pupil in class_lists.pupils_of_class(session, one.id)}


def test_the_preview_tells_what_will_happen_and_writes_nothing(school: Engine) -> None:
    page = uploaded(GOOD)
    assert not errors(page)
    assert next((one.label, one.value) for one in page.metric) == ("Nye elevar", "2")
    assert "Lina Ny, Omar Ny" in everything(page)
    assert not pupils(school)


def test_the_preview_tells_guardians_and_languages_so_that_a_wrong_column_is_seen(school: Engine) -> None:
    page = uploaded(GOOD.replace("Omar;Ny;7C;2014-05-01;;", "Omar;Ny;7C;2014-05-01;Ali Ny;"))
    assert "**2 føresette** i fila: nynorsk 1, utan språk 1" in everything(page)
    rows = [[str(cell).replace("\\", "") for cell in row] for row in page.table[0].value.to_numpy()]
    assert [row[-1] for row in rows] == ["Eli Ny (nynorsk)", "Ali Ny (utan språk)"]
    wrong = uploaded(GOOD.replace("foresatt1_namn", "mor"))
    assert "Fila nemner ingen føresette." in everything(wrong)


def test_importing_writes_the_class_and_shows_it_on_the_list_of_classes(school: Engine) -> None:
    page = click(uploaded(GOOD), "Importer")
    assert not errors(page)
    assert titles(page) == ["Klassane i 2026/27"]
    assert "2 nye" in everything(page)
    assert "7C" in everything(page)
    assert pupils(school) == {"Lina Ny", "Omar Ny"}


def test_rows_pasted_from_a_spreadsheet_are_read_the_same_way(school: Engine) -> None:
    page = visit(KARI, "roster_import")
    checked(page.text_area[0].set_value(PASTED).run())
    assert "Lina Ny, Omar Ny" in everything(page)
    click(page, "Importer")
    assert pupils(school) == {"Lina Ny", "Omar Ny"}


def test_what_is_not_kept_is_told_and_does_not_stop_the_import(school: Engine) -> None:
    page = uploaded("fornamn;etternamn;klasse;adresse\nLina;Ny;7C;Vegen 1\n")
    assert not errors(page)
    assert [one.value for one in page.warning] == ["1 rad kjem med, men ikkje alt som står der."]
    assert "Adressa blir ikkje lagra" in everything(page)
    click(page, "Importer")
    assert pupils(school) == {"Lina Ny"}


def test_the_same_file_again_says_that_nothing_is_new(school: Engine) -> None:
    click(uploaded(GOOD), "Importer")
    page = uploaded(GOOD)
    assert len(page.success) == 1
    assert "Importer" not in [one.label for one in page.button]


def test_errors_name_row_and_column_and_nothing_can_be_imported(school: Engine) -> None:
    page = uploaded(BAD)
    assert "2 feil i fila" in everything(page)
    first, second = ([str(cell).replace("\\", "") for cell in row] for row in page.table[-1].value.to_numpy())
    assert (first[1:3], second[1:3]) == (["2", "fodselsdato"], ["3", "klasse"])
    assert "31.02.2014" in first[3]
    assert next(one for one in page.button if one.label == "Importer").disabled
    assert not pupils(school)


def test_the_good_rows_alone_are_imported_when_asked_for(school: Engine) -> None:
    page = uploaded(BAD)
    field(page, "checkbox", "Importer berre dei gode radene").check().run()
    click(page, "Importer")
    assert pupils(school) == {"Nora Ny"}


def test_errors_and_that_nothing_is_new_never_stand_together(school: Engine) -> None:
    page = uploaded(f"{HEADINGS}\nLina;Ny;7C;31.02.2014;Eli Ny;nynorsk\n")
    assert errors(page)
    assert not page.success


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("klasse.csv", "fornamn;etternamn\nLina;Ny\n"),
        ("klasse.csv", ""),
        ("klasse.csv", b"\x00\x01\x02\x03"),
        ("klasse.zip", b"PK\x03\x04not a zip"),
        ("klasse.xlsx", b"PK\x03\x04not a workbook"),
    ],
    ids=["no class column", "empty", "no text", "a broken zip", "a broken workbook"],
)
def test_a_file_that_cannot_be_read_is_told_in_one_line(school: Engine, name: str, content: str | bytes) -> None:
    page = uploaded(content, name)
    assert len(errors(page)) == 1
    assert "\n" not in errors(page)[0]
    assert titles(page) == ["Importer klasseliste"]
