"""One of the guideline's tips, as a quiet line where it fits."""

from planner.content.advice import advice
from planner.domain.advice import Place
from planner.pages.components.advice_notes import found_guideline
from planner.pages.here import _, here
from planner.pages.look import quiet


def show_tip(place: Place) -> None:
    """Show the tip that fits a page today; nothing when the guideline in force no longer has it."""
    tip = advice(here().words.language).tip_for(place, here().today)
    said = {sentence.key: sentence.reading for sentence in found_guideline().sentences}
    if tip.sentence in said:
        line = _("**Tips: {said}.** {practice}", said=said[tip.sentence], practice=tip.practice)
        quiet(f":material/lightbulb: {line}")
