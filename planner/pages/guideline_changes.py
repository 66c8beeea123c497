"""What is new in the guideline: the version in force beside the one the reader knows."""

import streamlit as st

from planner.pages.components.guideline_diff import show_changes
from planner.pages.components.guideline_reading import show_confirmation
from planner.pages.here import _, here, reading_session
from planner.pages.look import quiet
from planner.services.guidelines import what_is_new

st.page_link("planner/pages/guideline.py", label=_("Til råda"), icon=":material/arrow_back:")
st.title(_("Kva er nytt i råda?"))
if "guideline_issued" in st.session_state:
    version = st.session_state.pop("guideline_issued")
    st.success(_("Versjon {version} er gitt ut og gjeld no.", version=version), icon=":material/check:")
with reading_session() as session:
    found = what_is_new(session, here().me)
if found is None:
    st.info(_("Ingenting enno. Den første versjonen gjeld framleis."), icon=":material/menu_book:")
else:
    quiet(
        _(
            "Versjon {new} frå {new_day} samanlikna med versjon {old} frå {old_day}",
            new=found.new.version,
            new_day=here().words.date(found.new.date),
            old=found.old.version,
            old_day=here().words.date(found.old.date),
        )
    )
    show_changes(found.changes)
    show_confirmation()
