"""The decision record: what was decided, on which answers and rules, by whom, and what follows."""

from dataclasses import dataclass
from io import BytesIO

from forms.flow import draw_story
from forms.layout import Document, Sender
from forms.story import Block, Facts, Fine, Heading, Outcome, Quote, Table, Title


@dataclass(frozen=True)
class DecisionRecord:
    """What a decision record says, in one language.

    Attributes:
        about: rows of a label and a value: project, class, site, who can see it.
        history: rows of a label and a value: recorded, approved, overridden, agreed.
        reasons: those that decided; the others stand under their own heading.
        conditions: a head, and rows of a task, who does it and by when.
        answers: a head, and rows of a question, the answer, and the other answers that would have changed the outcome.
        remarks: what else holds, in small print.
    """

    sender: Sender
    title: str
    outcome: Outcome
    about: tuple[tuple[str, str], ...]
    history: tuple[tuple[str, str], ...]
    reasons_heading: str
    reasons: tuple[Quote, ...]
    other_reasons_heading: str
    other_reasons: tuple[Quote, ...]
    conditions_heading: str
    conditions_head: tuple[str, ...]
    conditions: tuple[tuple[str, ...], ...]
    answers_heading: str
    answers_head: tuple[str, ...]
    answers: tuple[tuple[str, ...], ...]
    remarks: tuple[str, ...]
    page_of: str
    footer: str


def decision_record_pdf(record: DecisionRecord) -> bytes:
    """Return a decision record as a file."""
    file = BytesIO()
    document = Document(file, record.sender)
    draw_story(document, _story(record), footer=record.footer, page_of=record.page_of)
    document.save()
    return file.getvalue()


def _story(record: DecisionRecord) -> list[Block]:
    story: list[Block] = [Title(record.title), record.outcome, Facts((*record.about, *record.history))]
    if record.reasons:
        story += [Heading(record.reasons_heading), *record.reasons]
    if record.other_reasons:
        story += [Heading(record.other_reasons_heading), *record.other_reasons]
    if record.conditions:
        conditions = Table(record.conditions_head, record.conditions, (0.55, 0.22, 0.23))
        story += [Heading(record.conditions_heading), conditions]
    answers = Table(record.answers_head, record.answers, (0.4, 0.23, 0.37))
    return [*story, Heading(record.answers_heading), answers, *map(Fine, record.remarks)]
