"""The agreement in doubt: what teacher, pupil and guardians agree on before anything goes online."""

from dataclasses import dataclass
from io import BytesIO

from forms.flow import draw_story
from forms.layout import Document, Sender
from forms.story import Block, Choice, Facts, Heading, Listing, Quote, Signatures, Text, Title, Tongues


@dataclass(frozen=True)
class Agreement:
    """What an agreement says, in one language. Reasons that must not leave the staff are not among its reasons.

    Attributes:
        plan: rows of a label and a value: the site, its address, who is to see it, whose copy this is.
        rule: why an agreement is made, with the guideline's sentence.
        choices: rows of a word to tick and what it means.
        promises: what the school does in any case.
        terms: what holds for the agreement, a paragraph each.
        signatures: whose names are signed, a line each.
        tongues: a short line in the signer's language, given as (code, text), where the agreement isn't in it.
    """

    sender: Sender
    title: str
    intro: str
    plan: tuple[tuple[str, str], ...]
    rule: Quote
    reasons_heading: str
    reasons: tuple[str, ...]
    choose: str
    choices: tuple[tuple[str, str], ...]
    promises_heading: str
    promises: tuple[str, ...]
    terms: tuple[str, ...]
    signatures: tuple[str, ...]
    date: str
    page_of: str
    footer: str
    tongues: tuple[tuple[str, str], ...] = ()


def agreement_pdf(agreement: Agreement) -> bytes:
    """Return one agreement as a file."""
    file = BytesIO()
    document = Document(file, agreement.sender)
    draw_agreement(document, agreement)
    document.save()
    return file.getvalue()


def draw_agreement(document: Document, agreement: Agreement) -> None:
    """Draw an agreement, on a leaf of its own: on one side when it fits there, so that all signs below what it says."""
    document.sender = agreement.sender
    document.begin_part(agreement.sender.language)
    draw_story(document, _story(agreement), footer=agreement.footer, page_of=agreement.page_of, one_side=True)


def _story(agreement: Agreement) -> list[Block]:
    return [
        Title(agreement.title),
        *([Tongues(agreement.tongues)] if agreement.tongues else []),
        Text(agreement.intro),
        agreement.rule,
        Facts(agreement.plan),
        Text(" ".join(agreement.reasons), f"{agreement.reasons_heading}:"),
        Heading(agreement.promises_heading),
        Listing(agreement.promises),
        Heading(agreement.choose),
        *(Choice(word, meaning) for word, meaning in agreement.choices),
        *map(Text, agreement.terms),
        Signatures(agreement.signatures, agreement.date),
    ]
