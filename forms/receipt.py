"""The receipt of a withdrawal or of a pupil's own no: one side that says what no longer holds, and what happens now."""

from dataclasses import dataclass
from io import BytesIO

from forms.flow import draw_story
from forms.layout import Document, Sender
from forms.story import Block, Facts, Heading, Listing, Text, Title


@dataclass(frozen=True)
class Receipt:
    """What a receipt says, in one language.

    Attributes:
        sender: its title is the file's and names nobody; `title` is what the page begins with.
        facts: rows of a label and a value: the number, whose it is, who said so, when, by when things are removed.
        statements: what is no longer permitted, as the letter put it.
        texts: what happens now and whom to contact, a paragraph each.
    """

    sender: Sender
    title: str
    facts: tuple[tuple[str, str], ...]
    heading: str
    statements: tuple[str, ...]
    texts: tuple[str, ...]
    page_of: str
    footer: str


def receipt_pdf(receipt: Receipt) -> bytes:
    """Return a receipt as a file."""
    file = BytesIO()
    document = Document(file, receipt.sender)
    draw_story(document, _story(receipt), footer=receipt.footer, page_of=receipt.page_of)
    document.save()
    return file.getvalue()


def _story(receipt: Receipt) -> list[Block]:
    return [
        Title(receipt.title),
        Facts(receipt.facts),
        Heading(receipt.heading),
        Listing(receipt.statements),
        *map(Text, receipt.texts),
    ]
