"""The forms that follow the duty to act, handed out empty: the report to the principal and the plan of five points."""

from dataclasses import dataclass
from io import BytesIO

from forms.flow import draw_story
from forms.layout import Document, Sender
from forms.story import Block, Fine, FormField, FormRow, FormTable, Heading, Note, TickBoxes, Title


@dataclass(frozen=True)
class Report:
    """What the report to the principal asks, in one language; `_hint` goes with the question of its name."""

    title: str
    second: str
    lead: str
    note: str
    reporter: str
    position: str
    date: str
    time: str
    pupil: str
    seen: str
    seen_hint: str
    where: str
    at_school: str
    on_the_way: str
    online_in_school: str
    online_outside: str
    address: str
    address_hint: str
    at_once: str
    at_once_hint: str
    pupil_says: str
    pupil_says_hint: str
    evidence: str
    evidence_hint: str
    told: str
    principal: str
    teacher: str
    guardians: str
    nurse: str
    police: str
    owner: str
    staff: str
    staff_yes: str
    staff_no: str
    received: str
    received_by: str
    received_date: str
    source: str
    footer: str


@dataclass(frozen=True)
class Plan:
    """What the plan asks, in one language: the law's five points, the pupil's view, what is done, and the evaluation.

    Attributes:
        measure: what a screen reader says of a cell among the measures, with the places {head} and {row}.
        entry: the same of a cell among what is done.
    """

    title: str
    lead: str
    note: str
    pupil: str
    grade: str
    responsible: str
    date: str
    problem: str
    problem_hint: str
    pupil_says: str
    pupil_says_hint: str
    measures_heading: str
    measures: str
    when: str
    who: str
    evaluated: str
    measure: str
    done_heading: str
    done_date: str
    done_what: str
    done_who: str
    entry: str
    evaluation_heading: str
    safe: str
    safe_yes: str
    safe_partly: str
    safe_no: str
    worked: str
    worked_hint: str
    next_steps: str
    evaluated_date: str
    next_date: str
    source: str
    footer: str


def report_form_pdf(sender: Sender, report: Report, page_of: str) -> bytes:
    """Return the report to the principal as a file, empty.

    Args:
        sender: the school.
        report: what it asks.
        page_of: with the places {page} and {pages}.
    """
    return _pdf(sender, _report_story(report), report.footer, page_of)


def plan_form_pdf(sender: Sender, plan: Plan, page_of: str) -> bytes:
    """Return the plan as a file, empty.

    Args:
        sender: the school.
        plan: what it asks.
        page_of: with the places {page} and {pages}.
    """
    return _pdf(sender, _plan_story(plan), plan.footer, page_of)


def _pdf(sender: Sender, story: list[Block], footer: str, page_of: str) -> bytes:
    file = BytesIO()
    document = Document(file, sender)
    document.begin_part(sender.language)
    draw_story(document, story, footer=footer, page_of=page_of)
    document.save()
    return file.getvalue()


def _report_story(asks: Report) -> list[Block]:
    places = ("at_school", "on_the_way", "online_in_school", "online_outside")
    informed = ("principal", "teacher", "guardians", "nurse", "police", "owner")
    return [
        Title(asks.title, asks.second),
        Note(asks.note, asks.lead),
        FormRow((FormField("reporter", asks.reporter), FormField("position", asks.position)), (0.56, 0.44)),
        FormRow(
            (FormField("pupil", asks.pupil), FormField("date", asks.date), FormField("time", asks.time)),
            (0.56, 0.24, 0.2),
        ),
        FormField("seen", asks.seen, 8, asks.seen_hint),
        TickBoxes(asks.where, tuple((f"where-{one}".replace("_", "-"), getattr(asks, one)) for one in places)),
        FormField("address", asks.address, 2, asks.address_hint),
        FormField("at-once", asks.at_once, 3, asks.at_once_hint),
        FormField("pupil-says", asks.pupil_says, 5, asks.pupil_says_hint),
        FormField("evidence", asks.evidence, 3, asks.evidence_hint),
        TickBoxes(asks.told, tuple((f"told-{one}", getattr(asks, one)) for one in informed), columns=3),
        TickBoxes(asks.staff, (("staff-yes", asks.staff_yes), ("staff-no", asks.staff_no)), columns=1),
        Heading(asks.received),
        FormRow(
            (FormField("received-by", asks.received_by), FormField("received-date", asks.received_date)), (0.64, 0.36)
        ),
        Fine(asks.source),
    ]


def _plan_story(asks: Plan) -> list[Block]:
    measures = (asks.measures, asks.when, asks.who, asks.evaluated)
    done = (asks.done_date, asks.done_what, asks.done_who)
    return [
        Title(asks.title),
        Note(asks.note, asks.lead),
        FormRow((FormField("pupil", asks.pupil), FormField("grade", asks.grade)), (0.7, 0.3)),
        FormRow((FormField("responsible", asks.responsible), FormField("date", asks.date)), (0.7, 0.3)),
        FormField("problem", asks.problem, 3, asks.problem_hint),
        FormField("pupil-says", asks.pupil_says, 3, asks.pupil_says_hint),
        Heading(asks.measures_heading),
        FormTable("measure", asks.measure, measures, (0.4, 0.17, 0.2, 0.23), rows=4, lines=2),
        Heading(asks.done_heading),
        FormTable("done", asks.entry, done, (0.18, 0.57, 0.25), rows=8),
        Heading(asks.evaluation_heading),
        TickBoxes(
            asks.safe, (("safe-yes", asks.safe_yes), ("safe-partly", asks.safe_partly), ("safe-no", asks.safe_no)), 3
        ),
        FormField("worked", asks.worked, 4, asks.worked_hint),
        FormField("next-steps", asks.next_steps, 3),
        FormRow((FormField("evaluated-date", asks.evaluated_date), FormField("next-date", asks.next_date)), (0.5, 0.5)),
        Fine(asks.source),
    ]
