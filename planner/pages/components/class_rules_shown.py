"""A class's own rules, shown small and quiet where its projects and sites are."""

import streamlit as st

from planner.domain.class_rules import ClassRules, is_autumn
from planner.pages.here import _, here, plain_text, reading_session
from planner.pages.look import quiet
from planner.services.class_rules import may_write_rules, rules_of_classes

PAGE = "planner/pages/class_rules.py"


def show_rules(class_id: str) -> None:
    """Show the rules of a class, and the way to them for those who may write them."""
    with reading_session() as session:
        found = rules_of_classes(session, here().me, [class_id]).get(class_id)
        may_write = may_write_rules(session, here().me, class_id)
    if found:
        with st.expander(_("Nettvettreglane til klassen"), icon=":material/checklist:"):
            st.markdown(listed(found))
            quiet(standing(found))
            if may_write:
                rules_link(class_id, _("Skriv ut eller endre reglane"))
    elif may_write:
        rules_link(class_id, _("Lag nettvettreglar med klassen"))


def rules_link(class_id: str, label: str) -> None:
    """Show the way to a class's rules."""
    st.page_link(PAGE, label=label, icon=":material/checklist:", query_params={"class": class_id})


def listed(rules: ClassRules) -> str:
    """Return rules as a numbered list in Markdown."""
    return "\n".join(f"{number}. {plain_text(rule)}" for number, rule in enumerate(rules.rules, 1))


def standing(rules: ClassRules) -> str:
    """Return when rules were agreed on and looked at, and whether it is time to look at them again."""
    words = here().words
    days = {"written_on": words.short_date(rules.written_on), "reviewed_on": words.short_date(rules.reviewed_on)}
    if rules.is_due(here().today):
        return _("Vedtatt {written_on}, sist sett på {reviewed_on}. Ny gjennomgang trengst dette halvåret.", **days)
    agreed = (
        _("Vedtatt {written_on}.", **days)
        if rules.reviewed_on == rules.written_on
        else _("Vedtatt {written_on}, sist sett på {reviewed_on}.", **days)
    )
    return f"{agreed} " + (
        _("Neste gjennomgang: på nyåret.") if is_autumn(here().today) else _("Neste gjennomgang: til hausten.")
    )
