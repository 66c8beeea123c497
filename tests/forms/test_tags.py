"""Tags, read back as software for blind readers reads them: what each part is, its order, language and text."""

from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from functools import partial
from io import BytesIO

import pikepdf
import pypdfium2.raw as pdfium
import pytest
from pikepdf import Pdf

from forms.agreement import agreement_pdf
from forms.decision_record import decision_record_pdf
from forms.letter import letter_pdf, letters_pdf
from forms.story import Block, Choice, Heading, Outcome, Quote, Sign, Signatures, Table, Text, Title, Tongues
from forms.style import PT
from tests.forms.papers import AGREEMENT, SENDER, STATEMENTS, in_arabic, letter, opened, sheet, sheet_pdf, with_logo
from tests.forms.tagged import Marked, Tagged, marks, read, roles, tree
from tests.forms.test_decision_record import RECORD

PARAGRAPH = "Vi vil gjerne vise noko Ada har laga eller er med på. Det gjer vi berre dersom du seier ja. " * 6
EVERYTHING: tuple[Block, ...] = (
    Title("Kan Ada vere med?", "Svar innan fredag"),
    Outcome(Sign.CLOSED, "Nettstaden skal vere lukka", "Alle må ha gitt samtykke."),
    Heading("Svara"),
    Table(("Spørsmål", "Svar"), tuple((f"Spørsmål {n}", "") for n in range(40)), (0.5, 0.5)),
    Quote("Kommunen rår til dette:", "«Ved tvil, avtal dette.»", "16/4053 - 5"),
    *(Text(PARAGRAPH, "Lengre tekst:") for _ in range(6)),
    Tongues((("en", "In English."), ("ar", "بالعربية."))),
    Choice("Open:", "Alle kan sjå."),
    Signatures(("Lærar", "Elev"), "Dato"),
)
LONG = replace(letter(), story=(*EVERYTHING[:2], *letter().story[1:], *EVERYTHING[2:]), agreement=AGREEMENT)


def print_file() -> bytes:
    file = BytesIO()
    letters_pdf([LONG, in_arabic(), letter(reply=sheet(STATEMENTS * 7))], file, SENDER)
    return file.getvalue()


@pytest.fixture(scope="module")
def whole() -> Pdf:
    """Two letters and one in Arabic in one print file."""
    return read(print_file())


@pytest.fixture(scope="module")
def root(whole: Pdf) -> Tagged:
    return tree(whole)


@pytest.fixture(scope="module")
def pages(whole: Pdf) -> list[list[Marked]]:
    return [marks(page) for page in whole.pages]


def test_a_letter_is_read_in_the_order_of_its_parts() -> None:
    root = tree(read(letter_pdf(letter())))
    information, reply = root.kids
    assert [one.text for one in information.kids[:3]] == [
        "Bø skule\nMidt-Telemark kommune",
        "Skulevegen 1, 3800 Bø\npost@boskule.example",
        "Liv Berg\nBøgata 12\n3800 Bø",
    ]
    item = ["LI", "Lbl", "LBody"]
    row = ["TR", "TH", "TD"]
    told = roles(information)
    assert told[told.index("H1") :] == ["H1", "P", "P", "H2", "L", *item, *item, "Table", *row, *row, "P"]
    assert roles(reply)[:2] == ["Part", "H1"]


def test_the_first_heading_is_the_title_and_no_level_is_left_out(root: Tagged) -> None:
    headings = root.all("H1", "H2", "H3")
    assert headings[0].role == "H1"
    assert headings[0].text.split("\n")[0] == "Kan Ada vere med?"
    assert {one.role for one in headings} == {"H1", "H2"}
    assert all(one.text for one in headings)


def test_every_element_stands_where_its_kind_may_stand(root: Tagged) -> None:
    inside = {
        "Document": {"Part"},
        "Part": {"H1", "H2", "P", "L", "Table", "BlockQuote"},
        "L": {"LI"},
        "LI": {"Lbl", "LBody"},
        "Table": {"TR"},
        "TR": {"TH", "TD"},
        "TD": {"Form"},
        "BlockQuote": {"P"},
        "P": {"Form", "Span"},
        "H1": {"Span"},
        "TH": {"Span"},
    }
    for one in root.walk():
        assert {kid.role for kid in one.kids} <= inside.get(one.role, set()), one.role


def test_lists_say_their_numbering_and_pair_each_label_with_its_text(root: Tagged) -> None:
    lists = root.all("L")
    assert {one.said["ListNumbering"] for one in lists} == {"Decimal", "Disc"}
    for one in lists:
        for number, item in enumerate(one.kids, 1):
            label, body = item.kids
            assert (label.role, body.role) == ("Lbl", "LBody")
            # From right to left the dot stands at the left.
            assert label.text in (("•",) if one.said["ListNumbering"] == "Disc" else (f"{number}.", f".{number}"))
            assert body.text


def test_tables_have_as_many_cells_in_each_row_and_heads_that_say_of_what(root: Tagged) -> None:
    tables = root.all("Table")
    assert len(tables) >= 5
    for table in tables:
        assert len({len(row.kids) for row in table.kids}) == 1
        heads = table.all("TH")
        assert heads
        assert all(head.text and head.said["O"] == "Table" for head in heads)
        first, *others = ({cell.said["Scope"] for cell in row.kids if cell.role == "TH"} for row in table.kids)
        assert first in ({"Column"}, {"Row"})
        assert all(scopes <= {"Row"} for scopes in others)


def test_the_sheet_is_a_table_of_statements_under_yes_and_no() -> None:
    (table,) = tree(read(sheet_pdf(sheet()))).all("Table")
    head, *rows = table.kids
    assert [(cell.role, cell.text) for cell in head.kids] == [("TD", ""), ("TH", "Ja"), ("TH", "Nei")]
    for number, (row, statement) in enumerate(zip(rows, STATEMENTS, strict=True), 1):
        said, yes, no = row.kids
        assert said.text.split("\n") == [f"{number}.", statement]
        assert [cell.kids[0].role for cell in (yes, no)] == ["Form", "Form"]


def test_the_language_of_the_document_and_of_each_part_is_told(whole: Pdf, root: Tagged) -> None:
    assert str(whole.Root.Lang) == "nn"
    parts = [one.said.get("Lang", "") for one in root.kids]
    assert parts == ["nn", "nn", "nn", "ar", "nn", "ar", "nn", "nn"]
    assert [one.said.get("Lang", "") for one in root.all("P") if one.text == "In English."] == ["en"]
    remarks = [one for one in root.all("P") if one.text.startswith("English:")]
    assert {one.said.get("Lang", "") for one in remarks} == {"en"}


def test_the_valid_text_on_a_sheet_in_another_language_is_told_to_be_norwegian() -> None:
    sheet_part = tree(read(letter_pdf(in_arabic()))).kids[-1]
    norwegian = [one for one in sheet_part.walk() if "Skulen kan vise" in one.text]
    assert norwegian
    assert {one.said.get("Lang", "") for one in norwegian} == {"nn"}


def test_everything_drawn_is_marked_and_each_mark_belongs_to_one_element(
    root: Tagged, pages: list[list[Marked]]
) -> None:
    told = Counter(mark for one in root.walk() for mark in one.marks)
    drawn = Counter((number, mark.number) for number, page in enumerate(pages) for mark in page if mark.number >= 0)
    assert told == drawn
    assert set(drawn.values()) == {1}


def test_the_parent_tree_finds_the_element_of_each_mark_and_field(whole: Pdf, root: Tagged) -> None:
    parents = pikepdf.NumberTree(whole.Root.StructTreeRoot.ParentTree)
    assert int(whole.Root.StructTreeRoot.ParentTreeNextKey) > max(parents)
    of_marks, of_fields = {}, {}
    for one in root.walk():
        of_marks.update(dict.fromkeys(one.marks, one.number))
        of_fields.update(dict.fromkeys(one.fields, one.number))
    for number, page in enumerate(whole.pages):
        found = parents[int(page.obj.StructParents)]
        assert {(number, mark): one.objgen[0] for mark, one in enumerate(found)} == {
            mark: one for mark, one in of_marks.items() if mark[0] == number
        }
        for held in page.obj.get("/Annots", []):
            assert parents[int(held.StructParent)].objgen[0] == of_fields[held.objgen[0]]


def test_elements_are_marked_by_their_role(root: Tagged, pages: list[list[Marked]]) -> None:
    by_mark = {mark: one.role for one in root.walk() for mark in one.marks}
    for number, page in enumerate(pages):
        assert {mark.tag for mark in page if mark.number < 0} <= {"Artifact"}
        for mark in page:
            if mark.number >= 0:
                assert mark.tag == by_mark[number, mark.number]
                assert mark.text.strip() or not mark.painted


def test_heads_and_feet_of_pages_are_decoration(root: Tagged, pages: list[list[Marked]]) -> None:
    feet = ["".join(mark.text for mark in page if mark.kind == "Footer") for page in pages]
    heads = ["".join(mark.text for mark in page if mark.kind == "Header") for page in pages]
    assert all(("av" in foot) == bool(page) for foot, page in zip(feet, pages, strict=True))
    following = [number for number, foot in enumerate(feet) if "Side" in foot and "Side 1 av" not in foot]
    assert len(following) >= 2
    assert [number for number, head in enumerate(heads) if head == "Bø skule\n"] == following
    spoken = " ".join(one.text for one in root.walk())
    assert "Side 1 av" not in spoken
    assert "Svarark 1 av" not in spoken


def test_a_logo_is_a_figure_told_in_words_where_it_stands() -> None:
    file = read(letter_pdf(with_logo()))
    (logo,) = tree(file).all("Figure")
    assert logo.said["Alt"] == "Logoen til Bø skule"
    assert [mark.painted for mark in marks(file.pages[0]) if mark.tag == "Figure"] == [1]
    left, bottom, right, top = (float(edge) * PT for edge in file.get_object(logo.number, 0).A.BBox)
    picture = opened(letter_pdf(with_logo()))[0].get_objects(filter=[pdfium.FPDF_PAGEOBJ_IMAGE])
    drawn = [float(edge) * PT for edge in next(picture).get_bounds()]
    assert [left, bottom, right, top] == pytest.approx(drawn, abs=0.02)


def test_a_paragraph_over_two_pages_is_one_paragraph(root: Tagged) -> None:
    parted = [one for one in root.walk() if len({page for page, _ in one.marks}) > 1]
    assert parted
    assert all(one.text.replace("\n", " ") == f"Lengre tekst: {PARAGRAPH.strip()}" for one in parted)


def test_every_field_says_in_words_what_it_is() -> None:
    root = tree(read(sheet_pdf(sheet())))
    assert [one.said.get("Alt", "") for one in root.all("Form")] == [
        *(f"{answer} på punkt {n}: {said}" for n, said in enumerate(STATEMENTS, 1) for answer in ("Ja", "Nei")),
        *("Underskrift, Liv Berg", "Dato", "Underskrift, Ada", "Dato"),
    ]


def test_the_file_says_its_title_language_kind_and_day() -> None:
    sender = replace(SENDER, title="Spørsmål & svar «7B»", made_on=date(2026, 3, 29))
    file = read(letter_pdf(replace(letter(), sender=sender)))
    with file.open_metadata() as said:
        assert said["dc:title"] == sender.title
        assert said["dc:creator"] == ["Bø skule"]
        assert said["dc:language"] in ("nn", ["nn"], {"nn"})
        assert (said["pdfaid:part"], said["pdfaid:conformance"], said["pdfuaid:part"]) == ("2", "A", "1")
        assert said["xmp:CreateDate"] == said["xmp:ModifyDate"] == "2026-03-29T00:00:00+00:00"
    assert str(file.docinfo.Title) == sender.title
    assert {str(file.docinfo[key]) for key in ("/CreationDate", "/ModDate")} == {"D:20260329000000+00'00"}
    assert file.Root.MarkInfo.Marked
    assert file.Root.ViewerPreferences.DisplayDocTitle
    (intent,) = file.Root.OutputIntents
    assert (str(intent.S), int(intent.DestOutputProfile.N)) == ("/GTS_PDFA1", 3)
    assert b"acsp" in intent.DestOutputProfile.read_bytes()[:64]


@pytest.mark.parametrize("paper", ["agreement", "decision record", "letter in Arabic"])
def test_every_font_is_embedded_and_says_each_of_its_codes(paper: str) -> None:
    papers: dict[str, Callable[[], bytes]] = {
        "agreement": partial(agreement_pdf, AGREEMENT),
        "decision record": partial(decision_record_pdf, RECORD),
        "letter in Arabic": lambda: letter_pdf(in_arabic()),
    }
    file = read(papers[paper]())
    fonts = {str(name): font for page in file.pages for name, font in page.resources.Font.items()}
    for name, font in fonts.items():
        inner = font if name == "/Field" else font.DescendantFonts[0]
        assert "+Noto" in str(inner.BaseFont)
        assert len(inner.FontDescriptor.FontFile2.read_bytes()) > 1000
        assert (name == "/Field") != ("/ToUnicode" in font)
    spoken = " ".join(mark.text for page in file.pages for mark in marks(page))
    assert spoken.strip()
    assert not {"\ufffd", "\x00"} & set(spoken)


def _text_of(one: Tagged) -> str:
    return " ".join(part.text for part in one.walk() if part.text)


def test_the_record_says_all_it_is_given_in_its_order() -> None:
    said = _text_of(tree(read(decision_record_pdf(RECORD)))).replace("\n", " ")
    wanted = [RECORD.title, RECORD.outcome.word, "Lokalhistorie på nett", RECORD.reasons[0].text, "Vilkår", "Svara"]
    assert [said.index(one) for one in wanted] == sorted(said.index(one) for one in wanted)
