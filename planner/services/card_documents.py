"""The discussion cards as a file to print, with what the staff has agreed on already."""

from collections.abc import Sequence
from datetime import date

from forms.discussion_cards import AgreedPage, CardPage, DiscussionCards, Headings, discussion_cards_pdf
from forms.layout import Sender
from planner.content.cards import cards
from planner.content.texts import Texts, texts
from planner.domain.discussion import Card, StaffMeeting, in_force
from planner.domain.guideline import Guideline
from planner.domain.permission import Action, Actor
from planner.i18n import Words
from planner.services.access import require_school
from planner.services.guidelines import guideline_in_force
from planner.services.letterheads import letterhead_of
from planner.services.meetings import card, meetings
from planner.storage import Session

FILE_NAME = "samtalekort.pdf"


def discussion_cards(
    session: Session, actor: Actor, card_ids: Sequence[str], today: date, language: str, *, agreed: bool
) -> bytes:
    """Return cards as a file, in the order of the cards.

    Args:
        agreed: whether a last leaf lists what the school has agreed on.

    Raises:
        NotFound: there is no such card.
    """
    require_school(actor, Action.SEE_MEETINGS)
    chosen = {card(actor, id_, language).id for id_ in card_ids}
    head = letterhead_of(session, actor, language)
    said = texts("documents", language)
    found = [one for one in cards(language).values() if one.id in chosen]
    held = in_force(meetings(session, actor)) if agreed else {}
    return discussion_cards_pdf(
        DiscussionCards(
            sender=Sender(head, said("cards.title"), language, today),
            headings=Headings(**said.group("cards.headings")),
            turn=said("cards.turn"),
            blanks=said("cards.blanks"),
            source=_source(guideline := guideline_in_force(session, language), said),
            remark=said("cards.remark"),
            cards=tuple(_page(one, guideline, said) for one in found),
            page_of=said("page.page_of", page="{page}", pages="{pages}"),
            agreed=_agreed(held, said) if held else None,
        )
    )


def _page(found: Card, guideline: Guideline, said: Texts) -> CardPage:
    points = [point for id_ in found.guideline if id_ in guideline.ids for point in guideline.quote(id_).splitlines()]
    return CardPage(
        title=found.title,
        summary=found.summary,
        facts=((said("cards.time"), said("cards.minutes", minutes=found.minutes)),),
        situation=found.situation,
        questions=found.questions,
        advice=found.advice,
        before=found.before,
        practice=found.practice,
        quotes=tuple(said("page.quoted", text=point) for point in points),
        footer=said("cards.footer", title=found.title),
    )


def _source(guideline: Guideline, said: Texts) -> str:
    day = Words(said.language).date(guideline.date)
    return said("cards.source", title=guideline.title, reference=guideline.reference, date=day)


def _agreed(held: dict[str, StaffMeeting], said: Texts) -> AgreedPage:
    words, of = Words(said.language), cards(said.language)
    rows = tuple(
        (found.title, one.practice, words.short_date(one.held_on), words.short_date(one.review_on))
        for found in of.values()
        if (one := held.get(found.id))
    )
    head = tuple(said(f"cards.agreed.{name}") for name in ("card", "practice", "held_on", "review_on"))
    return AgreedPage(said("cards.agreed.title"), said("cards.agreed.intro"), head, rows, said("cards.agreed.title"))
