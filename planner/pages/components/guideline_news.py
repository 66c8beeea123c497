"""What a new version of the guideline gives people to do: read it, and look at the decisions it touches."""

import streamlit as st

from planner.domain.permission import Action
from planner.pages.components.guideline_diff import before_and_after
from planner.pages.here import _, bare, here, plain_text, reading_session, writing_session
from planner.pages.look import OUTCOMES, quiet
from planner.services.guideline_decisions import RestsOnChanged, guideline_news, see_changed_advice

_MOST_SHOWN = 10


def show_guideline_news() -> None:
    """Show that there is a new version to read, and the principal which decisions rest on what it has changed."""
    if not here().may(Action.READ_GUIDELINE):
        return
    with reading_session() as session:
        news = guideline_news(session, here().me, here().today)
    if news.is_unread:
        with st.container(horizontal=True, vertical_alignment="center"):
            st.markdown(f":material/campaign: {_('Kommunen har gitt ut nye råd.')}", width="content")
            st.page_link(
                "planner/pages/guideline_changes.py", label=_("Les kva som er nytt"), icon=":material/arrow_forward:"
            )
    if news.decisions:
        st.header(
            here().words.plural(
                "{n} avgjerd bygger på setningar som er endra",
                "{n} avgjerder bygger på setningar som er endra",
                len(news.decisions),
            )
        )
        quiet(_("Sjå om dei framleis er rette. Ei avgjerd som blir tatt på nytt, står ikkje her lenger."))
        for one in news.decisions[:_MOST_SHOWN]:
            _show(one)
        if len(news.decisions) > _MOST_SHOWN:
            quiet(_("Og {n} til, når du har sett på desse.", n=len(news.decisions) - _MOST_SHOWN))


def _show(one: RestsOnChanged) -> None:
    with st.container(border=True):
        st.markdown(f"**{plain_text(one.title)}** {OUTCOMES[one.decided.final_outcome].inline()}")
        quiet(_again(one))
        with st.expander(_("Setningane før og no"), icon=":material/difference:"):
            for quote in one.quotes:
                st.markdown(before_and_after(quote.before, quote.after))
        with st.container(horizontal=True):
            if st.button(bare("Les avgjerda"), key=f"changed-{one.decided.id}"):
                st.switch_page("planner/pages/verdict.py", query_params={"project": one.decided.project_id})
            if st.button(bare("Eg har sett på avgjerda"), key=f"seen-{one.decided.id}-{one.version}", type="primary"):
                with writing_session() as session:
                    see_changed_advice(session, here().me, one.decided.project_id, one.version)
                st.rerun()


def _again(one: RestsOnChanged) -> str:
    if one.is_same:
        return _("Vurdert på nytt er utfallet det same.")
    after = here().words(OUTCOMES[one.again].word).lower()
    return _("Etter reglane som gjeld no, ville ho ha vore {after}.", after=after)
