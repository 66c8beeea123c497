"""The register of enquiries: what waits for the archive, and the references of what it has."""

from collections.abc import Sequence

import pandas as pd
import streamlit as st

from planner.content.record_check import restrictions
from planner.domain.enquiry import EnquiryLine
from planner.errors import N_
from planner.pages.here import _, bare, here, plain_text
from planner.pages.look import Look, quiet
from planner.services.table_files import csv_file

_LATE = Look(N_("Over fristen"), "alarm", "orange")
_MOST_SHOWN = 30


def show_waiting(found: Sequence[EnquiryLine]) -> None:
    """Show what waits, the oldest first; each opens for itself."""
    if not found:
        st.markdown(_("Ingenting ventar. Det du fører inn, ligg her til arkivet har tatt over."))
        return
    for one in found[:_MOST_SHOWN]:
        with st.container(border=True):
            _line(one)
    if len(found) > _MOST_SHOWN:
        quiet(_("{n} til ventar. Lever dei eldste først.", n=len(found) - _MOST_SHOWN))


def show_handed_over(found: Sequence[EnquiryLine]) -> None:
    """Show the references of what was handed over, and let them be taken along as a file."""
    if not found:
        quiet(_("Ingenting er levert enno."))
        return
    words = here().words
    table = {
        bare("Saksnummer"): [one.case_number for one in found],
        bare("Nettstad"): [one.site_name for one in found],
        bare("Levert"): [words.short_date(one.handed_over_on) for one in found if one.handed_over_on],
    }
    in_file = {
        **table,
        bare("Kom"): [words.short_date(one.received_on) for one in found],
        "SHA-256": [one.evidence_hash for one in found],
    }
    shown = pd.DataFrame({name: [plain_text(one) for one in values] for name, values in table.items()})
    st.table(shown, border="horizontal", hide_index=True, alt=bare("Det som er levert til arkivet"))
    st.download_button(
        bare("Last ned lista med sjekksummar"),
        csv_file(in_file),
        "levert-til-arkivet.csv",
        "text/csv",
        on_click="ignore",
        icon=":material/download:",
    )


def _line(one: EnquiryLine) -> None:
    words = here().words
    late = f" {_LATE.inline()}" if one.is_late(here().today) else ""
    known = restrictions(words.language).get(one.restriction)
    restricted = f" :violet-badge[:material/lock: {plain_text(known.name)}]" if known else ""
    st.markdown(f"**{plain_text(one.public_title)}**{late}{restricted}")
    when = _(
        "{site} · kom {received}, lever innan {due}",
        site=one.site_name,
        received=words.short_date(one.received_on),
        due=words.short_date(one.due_on),
    )
    quiet(f"{when} · {_('ført av {name}', name=one.recorder)}" if one.recorder else when)
    st.page_link(
        "planner/pages/records.py",
        label=_("Opne og lever"),
        icon=":material/arrow_forward:",
        query_params={"enquiry": one.id},
    )
