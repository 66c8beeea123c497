"""Discussion cards for a staff meeting: a leaf for each card, the advice on its back, and what is agreed on already."""

from dataclasses import dataclass
from io import BytesIO

from forms.flow import draw_story, paginate
from forms.layout import Document, Sender
from forms.reading import Reading
from forms.setting import set_block
from forms.story import Block, Facts, Fine, Heading, Listing, Note, Table, Text, Title, WritingLines

_FIRST_TOP = 42.0
_FEWEST_LINES, _MOST_LINES = 3, 30
_AGREED = (0.24, 0.46, 0.15, 0.15)


@dataclass(frozen=True)
class Headings:
    """The headings of a card."""

    situation: str
    questions: str
    agree: str
    advice: str
    before: str
    practice: str
    guideline: str


@dataclass(frozen=True)
class CardPage:
    """One card.

    Attributes:
        facts: rows of a label and a value.
        practice: an example of what a staff could agree on.
        quotes: what the guideline says on the matter.
        footer: what each of its pages belongs to.
    """

    title: str
    summary: str
    facts: tuple[tuple[str, str], ...]
    situation: str
    questions: tuple[str, ...]
    advice: tuple[str, ...]
    before: str
    practice: str
    quotes: tuple[str, ...]
    footer: str


@dataclass(frozen=True)
class AgreedPage:
    """What the staff has agreed on, the newest about each card.

    Attributes:
        head, rows: card, practice, the day it was agreed, and the day to look at it again.
    """

    title: str
    intro: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    footer: str


@dataclass(frozen=True)
class DiscussionCards:
    """What a file of cards says, in one language.

    Attributes:
        turn: says that the advice comes on the next page.
        blanks: for the day, how many were there and the day to look at it again, filled by hand.
        source: where the quotes stand.
        remark: what is advice and what is more.
        page_of: with the places {page} and {pages}.
    """

    sender: Sender
    headings: Headings
    turn: str
    blanks: str
    source: str
    remark: str
    cards: tuple[CardPage, ...]
    page_of: str
    agreed: AgreedPage | None = None


def discussion_cards_pdf(cards: DiscussionCards) -> bytes:
    """Return the cards as a file, each on a leaf of its own."""
    file = BytesIO()
    document = Document(file, cards.sender)
    for card in cards.cards:
        document.begin_part(cards.sender.language)
        story = [*_front(cards, card, document.reading), *_back(cards, card)]
        draw_story(document, story, footer=card.footer, page_of=cards.page_of, first_top=_FIRST_TOP)
    if agreed := cards.agreed:
        document.begin_part(cards.sender.language)
        draw_story(document, _agreed(agreed), footer=agreed.footer, page_of=cards.page_of)
    document.save()
    return file.getvalue()


def _front(cards: DiscussionCards, card: CardPage, reading: Reading) -> list[Block]:
    """Fill the front with lines to write on, so that the advice begins on the back: the staff think first."""
    named = cards.headings
    front: list[Block] = [Title(card.title), Text(card.summary), Facts(card.facts)]
    front += [Heading(named.situation), Text(card.situation)]
    front += [Heading(named.questions), Listing(card.questions, numbered=True), Fine(cards.turn)]
    front += [Heading(named.agree)]
    fronts = ([*front, WritingLines(cards.blanks, n)] for n in range(_MOST_LINES, _FEWEST_LINES, -1))
    fit = (one for one in fronts if len(paginate([set_block(block, reading) for block in one], _FIRST_TOP)) == 1)
    return next(fit, [*front, WritingLines(cards.blanks, _FEWEST_LINES)])


def _back(cards: DiscussionCards, card: CardPage) -> list[Block]:
    named = cards.headings
    story: list[Block] = [Heading(named.advice), Listing(card.advice), Fine(cards.remark)]
    story += [Heading(named.before), Note(card.before), Heading(named.practice), Text(card.practice)]
    return [*story, Heading(named.guideline), Listing(card.quotes), Fine(cards.source)]


def _agreed(page: AgreedPage) -> list[Block]:
    return [Title(page.title), Text(page.intro), Table(page.head, page.rows, _AGREED)]
