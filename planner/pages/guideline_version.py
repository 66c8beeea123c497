"""A new version of the guideline, for the municipality: take the file, edit it, hand it in, look, and issue it."""

import pandas as pd
import streamlit as st

from planner.domain.guideline import as_file
from planner.errors import N_
from planner.pages.components.guideline_diff import show_changes
from planner.pages.here import _, bare, here, plain_text, reading_session, writing_session
from planner.pages.look import quiet
from planner.readers.archive import Handed
from planner.services.guideline_issue import Preview, issue_guideline, preview_guideline
from planner.services.guidelines import guideline_in_force

_KEPT = "guideline_preview"
_REMARK = N_(
    "Råda slik dei gjeld no. Endre det som skal vere nytt, lagre fila som UTF-8, og last ho opp i Nettplan.\n"
    "version er året og månaden i date, som 2027-02. Datoen står også i den siste setninga: endre han begge stader.\n"
    "key er namnet på setninga. La det stå når du endrar teksten, og gi ei ny setning eit nytt namn.\n"
    "id er emnet som reglane i Nettplan viser til. Kvart emne må framleis ha minst éi setning.\n"
    "kind er title, heading, bullet, table eller text. Ein text held fram der setninga før slutta."
)


def _take() -> None:
    with reading_session() as session:
        found = guideline_in_force(session)
    quiet(_("No gjeld versjon {version} frå {day}.", version=found.version, day=here().words.date(found.date)))
    st.header(_("1. Hent og endre fila"))
    st.download_button(
        bare("Last ned råda som fil"),
        as_file(found, bare(_REMARK)),
        f"raad-{found.version}.toml",
        "application/toml",
        on_click="ignore",
        icon=":material/download:",
    )
    quiet(_("Opne fila i eit program for rein tekst. Øvst i fila står det korleis du endrar ho."))


def _hand_in() -> Handed | None:
    st.header(_("2. Last opp den nye versjonen"))
    file = st.file_uploader(
        bare("Fila med den nye versjonen"),
        type=["toml"],
        max_upload_size=1,
        help=_("Du ser kva som er nytt, før noko blir gitt ut."),
    )
    return Handed(file.name, file.getvalue()) if file else None


def _previewed(file: Handed) -> Preview:
    """Read and compare what was handed in once, however often the page runs; issuing it looks anew."""
    kept = st.session_state.get(_KEPT)
    if kept is None or kept[0] != file:
        with st.spinner(_("Les fila …")), reading_session() as session:
            kept = (file, preview_guideline(session, here().me, file, here().today))
        st.session_state[_KEPT] = kept
    return kept[1]


def _issue(file: Handed, preview: Preview) -> None:
    st.header(_("3. Sjå over og gi ut"))
    show_changes(preview.changes)
    _show_touched(preview)
    st.markdown(
        _(
            "Når du gir ut råda, gjeld dei med ein gong for alle skulane. "
            "Alle tilsette får beskjed om å lese det som er nytt. "
            "Er noko feil, gir du ut ein ny versjon."
        )
    )
    label = bare("Gi ut versjon {version}", version=preview.new.version)
    if st.button(label, type="primary", icon=":material/campaign:"):
        with writing_session() as session:
            issued = issue_guideline(session, here().me, file, here().today)
        del st.session_state[_KEPT]
        st.session_state["guideline_issued"] = issued.version
        st.switch_page("planner/pages/guideline_changes.py")


def _show_touched(preview: Preview) -> None:
    if not preview.touched:
        quiet(_("Ingen avgjerder som gjeld, bygger på det som er endra."))
        return
    st.markdown(_("Så mange avgjerder bygger på det som er endra. Rektor får dei opp på framsida si."))
    table = pd.DataFrame(
        {
            bare("Skule"): [plain_text(one.school) for one in preview.touched],
            bare("Avgjerder"): [one.decisions for one in preview.touched],
        }
    )
    st.table(table.set_index(bare("Skule")), border="horizontal")


st.page_link("planner/pages/guideline.py", label=_("Til råda"), icon=":material/arrow_back:")
st.title(_("Ny versjon av råda"))
_take()
handed_in = _hand_in()
if handed_in:
    _issue(handed_in, _previewed(handed_in))
