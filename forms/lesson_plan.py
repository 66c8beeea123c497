"""The lesson plan: what a teacher has in hand during the lesson, and the pupil sheet on a leaf of its own."""

from dataclasses import dataclass
from io import BytesIO

from forms.flow import draw_story
from forms.layout import Document, Sender
from forms.story import Block, Facts, Fine, Heading, Listing, Note, Text, Title, WritingLines


@dataclass(frozen=True)
class PupilSheetPage:
    """What each pupil gets on paper.

    Attributes:
        name: a blank for the pupil's name, filled by hand.
        items: as they are, with no numbers of ours.
    """

    title: str
    name: str
    intro: str
    items: tuple[WritingLines, ...]
    footer: str


@dataclass(frozen=True)
class Headings:
    """The headings of a lesson plan."""

    goal: str
    aims: str
    know: str
    materials: str
    adapt: str
    reflection: str
    home: str
    surfaces: str
    resources: str


@dataclass(frozen=True)
class LessonPlan:
    """What a lesson plan says, in one language.

    Attributes:
        facts: rows of a label and a value: grades, minutes, topic.
        aims_remark: what the aims are and where their wording stands, in small print.
        phases: the heading of each part of the lesson, with its minutes, and its steps.
        adapt: rows of a label and what to do: easier, harder.
        home: a message to the guardians, to be copied.
        surfaces: what to do when something serious surfaces.
        resources: each with its address.
        page_of: with the places {page} and {pages}.
    """

    sender: Sender
    title: str
    summary: str
    facts: tuple[tuple[str, str], ...]
    headings: Headings
    goal: str
    aims: tuple[str, ...]
    aims_remark: str
    know: str
    materials: tuple[str, ...]
    phases: tuple[tuple[str, tuple[str, ...]], ...]
    adapt: tuple[tuple[str, str], ...]
    reflection: tuple[str, ...]
    home: str
    surfaces: str
    resources: tuple[str, ...]
    page_of: str
    footer: str
    sheet: PupilSheetPage | None = None


def lesson_plan_pdf(plan: LessonPlan) -> bytes:
    """Return a lesson plan as a file, with its pupil sheet when it has one."""
    file = BytesIO()
    document = Document(file, plan.sender)
    document.begin_part(plan.sender.language)
    draw_story(document, _story(plan), footer=plan.footer, page_of=plan.page_of)
    if plan.sheet:
        document.begin_part(plan.sender.language)
        draw_story(document, _sheet_story(plan.sheet), footer=plan.sheet.footer, page_of=plan.page_of)
    document.save()
    return file.getvalue()


def _story(plan: LessonPlan) -> list[Block]:
    """What is needed while the lesson is held comes first: with its two sides, one leaf is enough in the hand."""
    named = plan.headings
    story: list[Block] = [Title(plan.title), Text(plan.summary), Facts(plan.facts), Heading(named.goal)]
    story += [Text(plan.goal), Heading(named.know), Note(plan.know), Heading(named.materials), Listing(plan.materials)]
    for heading, steps in plan.phases:
        story += [Heading(heading), Listing(steps, numbered=len(steps) > 1)]
    story += [Heading(named.surfaces), Note(plan.surfaces), Heading(named.reflection), Listing(plan.reflection)]
    story += [Heading(named.adapt), Facts(plan.adapt), Heading(named.home), Text(plan.home)]
    story += [Heading(named.aims), Listing(plan.aims), Fine(plan.aims_remark)]
    return [*story, Heading(named.resources), Listing(plan.resources)]


def _sheet_story(sheet: PupilSheetPage) -> list[Block]:
    return [Title(sheet.title), WritingLines(sheet.name), WritingLines(sheet.intro), *sheet.items]
