"""Where a reason comes from: the guideline's own sentence, or a fact with its address and the day it was checked."""

from planner.content.decision import fact
from planner.content.decision_words import DecisionWords
from planner.domain.guideline import Guideline
from planner.pages.here import _, here, plain_text
from planner.pages.look import quiet


def show_source(source: str, words: DecisionWords, advice: Guideline) -> None:
    """Show the source of a reason: quoted when it is the guideline's, told and linked when it is a fact.

    Args:
        advice: the guideline as it stood when the decision was recorded, in Nynorsk.
    """
    found = fact(source)
    if found is None:
        show_quote(source, advice)
        return
    checked = _("sjekka {day}", day=here().words.short_date(found.verified_on)) if found.verified_by else ""
    link = f"[{plain_text(found.publisher)}: {plain_text(found.title)}]({found.address})"
    quiet(f"{plain_text(words.facts[source])} – {link}{', ' + checked if checked else ''}")


def show_quote(id_: str, advice: Guideline) -> None:
    """Show what the guideline says on a matter, in its own words; nothing where this version says nothing of it."""
    if id_ not in advice.quotable:
        return
    quiet(
        _(
            "«{quote}» – {title}, {reference}, {day}",
            quote=advice.quote(id_).replace("\n", " "),
            title=advice.title,
            reference=advice.reference,
            day=here().words.short_date(advice.date),
        )
    )
