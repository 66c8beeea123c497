"""What making the letters now would do: how many, in which languages, and whom a letter can't be printed for."""

from collections import Counter

import streamlit as st

from planner.pages.here import _, here, plain_text
from planner.pages.look import LANGUAGE_NAMES
from planner.services.letter_plan import LetterPlan, Skipped


def show_plan(plan: LetterPlan) -> None:
    """Show the plan in a few lines."""
    words = here().words
    if not plan.letters and not plan.skipped:
        st.success(_("Alle har svart. Det er ingen fleire brev å lage."), icon=":material/check:")
        return
    languages = Counter(one.letter.language for one in plan.letters)
    told = ", ".join(f"{LANGUAGE_NAMES[code]} {count}" for code, count in languages.most_common())
    letters = words.plural("**{n} brev**", "**{n} brev**", len(plan.letters))
    pupils = words.plural("{n} elev", "{n} elevar", plan.pupils)
    st.markdown(f"{letters} · {pupils} · {told}")
    if plan.is_new_request and plan.request.version > 1:
        st.warning(
            _("Noko er endra sidan dei førre breva. Dette blir ein ny versjon, og svara på dei gamle gjeld ikkje."),
            icon=":material/update:",
        )
    show_skipped(plan.skipped)


def show_skipped(skipped: tuple[Skipped, ...]) -> None:
    """Show by name whom no letter can be printed for yet, and why; nothing when there are none."""
    if not skipped:
        return
    names = "\n".join(f"- {plain_text(one.pupil.name)}: {plain_text(here().words(one.reason))}" for one in skipped)
    st.warning(
        _("Desse breva kan vi ikkje skrive ut enno. Skriv dei for hand, eller skriv namnet med latinske bokstavar:")
        + "\n\n"
        + names,
        icon=":material/translate:",
    )
