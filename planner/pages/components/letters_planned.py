"""What making the letters now would do: how many, in which languages, and whom a letter can't be printed for."""

from collections import Counter

import streamlit as st

from planner.pages.here import _, here, plain_text
from planner.services.letter_plan import LetterPlan, Skipped


def show_plan(plan: LetterPlan) -> None:
    """Show the plan in a few lines."""
    words = here().words
    if not plan.letters and not plan.skipped:
        st.success(_("Alle har svart. Det er ingen fleire brev å lage."), icon=":material/check:")
        return
    languages = Counter(one.letter.language for one in plan.letters)
    told = ", ".join(f"{words.language_name(code)} {count}" for code, count in languages.most_common())
    letters = words.plural("**{n} brev**", "**{n} brev**", len(plan.letters))
    pupils = words.plural("{n} elev", "{n} elevar", plan.pupils)
    st.markdown(f"{letters} · {pupils} · {told}")
    if plan.is_new_request and plan.request.version > 1:
        st.warning(
            _("Noko er endra sidan dei førre breva. Dette blir ein ny versjon, og svara på dei gamle gjeld ikkje."),
            icon=":material/update:",
        )
    _show_other_languages(plan)
    show_skipped(plan.skipped)


def _show_other_languages(plan: LetterPlan) -> None:
    words = here().words
    others = [
        (one.guardian.name, one.guardian.language, one.letter.language)
        for one in plan.letters
        if one.guardian and one.guardian.language not in {"", one.letter.language}
    ]
    if not others:
        return
    lines = [
        _("- {name}: {wanted}, får {got}", name=name, wanted=words.language_name(own), got=words.language_name(got))
        for name, own, got in others
    ]
    with st.expander(
        words.plural("{n} får ikkje brev på språket sitt", "{n} får ikkje brev på språket sitt", len(others)),
        icon=":material/translate:",
    ):
        st.markdown(_("Breva finst på nynorsk, bokmål og engelsk så langt. Snakk gjerne med desse heimane sjølv."))
        st.markdown("\n".join(lines))


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
