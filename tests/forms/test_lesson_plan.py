"""The lesson plan as a document: what the teacher holds, and the sheet that each pupil writes on."""

import re
from dataclasses import replace

import pytest

from forms.flow import paginate
from forms.lesson_plan import Headings, LessonPlan, PupilSheetPage, lesson_plan_pdf
from forms.reading import reading
from forms.setting import set_block
from forms.story import Heading, Listing, Note, WritingLines
from forms.strips import Area, Square, Words
from forms.style import MEASURE, PT
from tests.forms.papers import SENDER, all_text, opened, page_text
from tests.forms.tagged import marks, read, tree

HEADINGS = Headings(
    "Mål", "Kompetansemål", "Må vite", "Treng", "Tilpassing", "Snakk om", "Til heimen", "Alvorleg", "Meir stoff"
)
SHEET = PupilSheetPage(
    title="Reglar for chatten",
    name="Namn: ______________",
    intro="Lag tre reglar. Saka er: ______.",
    items=(
        WritingLines("Regel 1:", 2),
        WritingLines("Regel 2:", 3),
        WritingLines("Sak A: Klokka er 22.40."),
        WritingLines("Vi vel: ☐ open ☐ ikkje på nett ☐ spør først. Fordi:", 1),
    ),
    footer="Elevark · Klassechatten vår",
)
PLAN = LessonPlan(
    sender=SENDER,
    title="Klassechatten vår",
    summary="Klassen vedtar fem eigne reglar.",
    facts=(("Passar for", "5.–7. trinn"), ("Tid", "60 minutt"), ("Tema", "Nettvett")),
    headings=HEADINGS,
    goal="Eleven kan vere med på å lage reglar.",
    aims=("Etter 7. trinn i samfunnsfag: reflektere", "Etter 7. trinn i samfunnsfag: gi døme"),
    aims_remark="Måla står her med våre ord.",
    know="Dei fleste tenester har 13-årsgrense.",
    materials=("1 lapp til kvar elev", "Eit stort ark"),
    phases=(
        ("Del 1 · Fire spørsmål · 10 min", ("Svar på lappen.", "Tel opp.")),
        ("Del 2 · Reglar · 20 min", ("Lag.",)),
    ),
    adapt=(("Lettare", "Tre halve reglar."), ("Meir å bryne seg på", "Ein regel til.")),
    reflection=("Kven er ikkje med?",),
    home="Hei! I dag har klassen vedtatt reglar.",
    surfaces="Snakk med eleven på tomannshand.",
    resources=("Dubestemmer: Filmar. https://www.dubestemmer.no",),
    page_of="Side {page} av {pages}",
    footer="Opplegg · Klassechatten vår",
    sheet=SHEET,
)


def test_the_plan_says_everything_it_is_given() -> None:
    pdf = lesson_plan_pdf(PLAN)
    text = " ".join(page_text(pdf, page) for page in range(2))
    rows = [cell for row in (*PLAN.facts, *PLAN.adapt) for cell in row]
    steps = [said for heading, of in PLAN.phases for said in (heading, *of)]
    lists = [*PLAN.aims, *PLAN.materials, *PLAN.reflection, *PLAN.resources]
    alone = [PLAN.title, PLAN.summary, PLAN.goal, PLAN.aims_remark, PLAN.know, PLAN.home, PLAN.surfaces, PLAN.footer]
    for said in (*rows, *steps, *lists, *alone, *vars(HEADINGS).values()):
        assert said in text


@pytest.mark.parametrize(("phases", "pages"), [(1, 2), (9, 4)])
def test_the_sheet_begins_a_leaf_of_its_own(phases: int, pages: int) -> None:
    pdf = lesson_plan_pdf(replace(PLAN, phases=PLAN.phases * phases))
    assert len(opened(pdf)) == pages + 1
    assert (page_text(pdf, pages - 1) == "") == (phases > 1)
    text = page_text(pdf, pages)
    assert text.index("Reglar for chatten") < text.index("Namn:") < text.index("Lag tre reglar.")
    assert text.index("Regel 1:") < text.index("Sak A: Klokka er 22.40.")
    assert "Elevark · Klassechatten vår Side 1 av 1" in text


def test_a_lesson_without_a_sheet_is_one_leaf() -> None:
    assert len(opened(lesson_plan_pdf(replace(PLAN, sheet=None)))) == 2


def test_plan_and_sheet_are_parts_with_one_main_heading_each_and_no_fields() -> None:
    file = read(lesson_plan_pdf(PLAN))
    plan, sheet = tree(file).kids
    assert [one.text for one in plan.all("H1")] == [PLAN.title]
    assert [one.text for one in sheet.all("H1")] == [SHEET.title]
    assert [len(one.all("LI")) for one in plan.all("L")] == [2, 2, 1, 1, 2, 1]
    assert [one.said.get("ListNumbering") for one in plan.all("L")][1] == "Decimal"
    assert "AcroForm" not in file.Root


def test_the_headings_come_in_the_order_of_the_lesson() -> None:
    plan = tree(read(lesson_plan_pdf(PLAN))).kids[0]
    phases = [heading for heading, _ in PLAN.phases]
    wanted = ["Mål", "Må vite", "Treng", *phases, "Alvorleg", "Snakk om", "Tilpassing", "Til heimen", "Kompetansemål"]
    assert [one.text for one in plan.all("H2")] == [*wanted, "Meir stoff"]


def test_an_answer_gets_its_lines_nine_millimetres_apart_and_they_are_decoration() -> None:
    item = set_block(WritingLines("Regel 1:", 3), reading("nn"))
    rules = item.strips[1:]
    assert [one.height for one in rules] == [9.0] * 3
    assert all(isinstance(one.marks[0], Area) and one.marks[0].width == MEASURE for one in rules)
    assert [one.keep for one in item.strips] == [True, True, True, False]
    without = replace(PLAN, sheet=replace(SHEET, items=tuple(replace(one, count=0) for one in SHEET.items)))
    files = [read(lesson_plan_pdf(plan)) for plan in (PLAN, without)]
    painted = [sum(one.painted for one in marks(file.pages[2]) if one.number < 0) for file in files]
    assert painted[0] - painted[1] == 6


def test_a_box_stands_before_each_option_and_an_option_is_never_parted() -> None:
    (line,) = set_block(SHEET.items[3], reading("nn")).strips[:1]
    words = next(mark for mark in line.marks if isinstance(mark, Words))
    boxes = [mark.x for mark in line.marks if isinstance(mark, Square)]
    assert len(boxes) == 3
    assert boxes == sorted(boxes)
    assert boxes[-1] < words.line.width(words.size)
    assert "☐" not in words.line.text
    narrow = set_block(WritingLines("Vel: " + "☐ berre når eg brukar appen " * 9), reading("nn"))
    said = [" ".join(mark.line.text.split()) for one in narrow.strips for mark in one.marks if isinstance(mark, Words)]
    assert len(said) > 2
    assert sum(text.count("berre når eg brukar appen") for text in said) == 9


@pytest.mark.parametrize(("blank", "parts"), [("__", 2), ("______", 6)])
def test_a_blank_is_a_drawn_line_as_long_as_it_is_written(blank: str, parts: int) -> None:
    (strip,) = set_block(WritingLines(f"Nummer {blank} fordi"), reading("nn")).strips
    words, rule = strip.marks
    assert isinstance(words, Words)
    assert isinstance(rule, Area)
    assert rule.width == pytest.approx(parts * 5 * 0.26 * 11.5 * PT, rel=0.02)
    assert "_" not in words.line.text


@pytest.mark.parametrize("lines", range(18, 40))
def test_a_heading_is_never_alone_at_the_foot_of_a_page(lines: int) -> None:
    story = (Listing(("Eit punkt.",) * lines), Heading("Del 2"), Listing(("Gjer dette no. " * 20,) * 3, numbered=True))
    for page in paginate([set_block(block, reading("nn")) for block in story], first_top=42):
        assert page[-1].block != 1


@pytest.mark.parametrize("lines", range(25, 45))
def test_no_line_of_a_list_is_alone_on_a_page(lines: int) -> None:
    story = (Listing(("Eit punkt.",) * lines), Heading("Snakk om"), Listing(("Kvifor?", "Når?", "Korleis?")))
    for page in paginate([set_block(block, reading("nn")) for block in story], first_top=42):
        assert sum(one.block == 2 for one in page) in {0, 3}


def test_a_note_is_never_parted() -> None:
    for lines in range(25, 45):
        story = (Listing(("Eit punkt.",) * lines), Note("Dette må du hugse. " * 30))
        pages = paginate([set_block(block, reading("nn")) for block in story], first_top=42)
        assert sum(any(one.block == 1 for one in page) for page in pages) == 1


def test_long_texts_are_all_there() -> None:
    long = " ".join(f"ord{number}" for number in range(400))
    items = (WritingLines(long, 40),)
    pdf = lesson_plan_pdf(replace(PLAN, know=long, phases=((long, (long,)),), sheet=replace(SHEET, items=items)))
    text = all_text(pdf)
    assert all(len(re.findall(rf"ord{number}(?!\d)", text)) == 4 for number in (0, 199, 399))


def test_the_same_plan_gives_the_same_bytes() -> None:
    assert lesson_plan_pdf(PLAN) == lesson_plan_pdf(PLAN)
