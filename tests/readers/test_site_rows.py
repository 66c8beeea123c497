"""Lists of sites: headings in any order and in the words that schools use, addresses alone, and what is wrong."""

from datetime import date

import pytest

from planner.domain.site_import import ListedSite, SiteList
from planner.errors import InvalidInput
from planner.readers.archive import Handed
from planner.readers.site_rows import read_sites
from tests.readers.files import xlsx

ROW = ListedSite(
    file="liste.csv",
    row=2,
    address="https://a.example/7b",
    name="Bloggen",
    platform="WordPress",
    audience="Alle på internett",
    editor="Kari Dale",
    deputy="Ola Moen",
    class_label="7B",
    subject="norsk",
    made_by="elevar",
    ends=date(2027, 6, 18),
    is_public=True,
)
CELLS = [
    "Bloggen",
    "https://a.example/7b",
    "WordPress",
    "Alle på internett",
    "Kari Dale",
    "Ola Moen",
    "7B",
    "norsk",
    "elevar",
    "18.06.2027",
    "ja",
]


def read(content: str | bytes, name: str = "liste.csv") -> SiteList:
    return read_sites(Handed(name, content.encode() if isinstance(content, str) else content))


@pytest.mark.parametrize(
    "headings",
    [
        "tittel;adresse;plattform;kven kan sjå;redaktør;vararedaktør;klasse;fag;laga av;slutt;offentleg",
        "Namn;URL;Teneste;Målgruppe;Ansvarleg redaktør;Vara;Klassen;Fag;Innhald;Sluttar;Offentleg liste",
        "Navn;Lenke;Tjeneste;Hvem kan se;Ansvarlig;Vararedaktør;Klasse;Fag;Laget av;Sluttdato;Offentlig",
        "Title;Address;Platform;Audience;Editor;Deputy editor;Class;Subject;Made by;Ends;Public",
    ],
)
def test_headings_come_in_the_words_of_schools(headings: str) -> None:
    found = read(f"{headings}\n{';'.join(CELLS)}\n")
    assert found.sites == (ROW,)
    assert found.headings["adresse"] == headings.split(";")[1]


def test_a_workbook_is_read_from_the_sheet_with_addresses() -> None:
    sheets = ([["Laga av IKT", ""]], [["Oversikt"], ["Namn", "Adresse"], ["Bloggen", "https://a.example"]])
    (site,) = read(xlsx(*sheets), "liste.xlsx").sites
    assert (site.row, site.name, site.address) == (3, "Bloggen", "https://a.example")


def test_addresses_alone_are_a_list_too() -> None:
    found = read_sites("https://a.example/7b\n\n  b.example  \n")
    assert [(one.row, one.address) for one in found.sites] == [(1, "https://a.example/7b"), (3, "b.example")]


def test_what_is_wrong_names_its_row_and_column() -> None:
    found = read(
        "Lenke;Namn;Sluttar;Offentleg\n;Utan adresse;;\nhttps://a.example;=1+1;31.02.2027;kanskje\n"
        "https://b.example;Godt namn;;nei\n"
    )
    assert [(one.row, one.column) for one in found.errors] == [
        (2, "Lenke"),
        (3, "Namn"),
        (3, "Sluttar"),
        (3, "Offentleg"),
    ]
    assert [one.name for one in found.sites] == ["Godt namn"]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("namn;klasse\nBloggen;7B\n", "manglar kolonnen adresse"),
        (" \n", "er tom"),
        ("adresse;namn\n" + "https://a.example;A\n" * 5001, "fleire enn 5000"),
    ],
)
def test_a_file_that_cannot_be_used_says_why(content: str, says: str) -> None:
    with pytest.raises(InvalidInput, match=says):
        read(content)


def test_a_file_with_headings_alone_has_no_sites() -> None:
    assert read("adresse;namn\n") == SiteList((), (), {"adresse": "adresse", "namn": "namn"})
