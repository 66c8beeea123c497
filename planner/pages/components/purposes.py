"""The purposes a project asks consent for, as short words and as fields to choose them by."""

import streamlit as st

from planner.domain.project import Purpose, What, Where
from planner.errors import N_
from planner.pages.here import _, bare

WHATS = {
    What.WORK_UNNAMED: N_("Elevarbeid utan namn"),
    What.WORK_FIRST_NAME: N_("Elevarbeid med fornamn"),
    What.WORK_FULL_NAME: N_("Elevarbeid med fullt namn"),
    What.GROUP_PICTURE: N_("Gruppebilete utan namn"),
    What.PICTURE: N_("Bilete der eleven er i sentrum"),
    What.PICTURE_FIRST_NAME: N_("Bilete med fornamn"),
    What.VIDEO: N_("Film"),
    What.VOICE: N_("Lydopptak av stemma"),
    What.LIVESTREAM: N_("Direktesending"),
    What.QUOTE: N_("Sitat"),
    What.JOINT_WORK: N_("Arbeid fleire har laga saman"),
    What.BYLINE: N_("Eigen forfattarprofil"),
    What.TAKE_NOT_PUBLISH: N_("Ta bilete utan å legge ut"),
    What.DISCUSSION: N_("Diskusjon med fornamn"),
}
WHERES = {
    Where.CLASS_TOOL: N_("i klasseverktøyet"),
    Where.INTRANET: N_("på intranettet"),
    Where.WEBSITE: N_("på nettsida til skulen"),
    Where.SOCIAL_MEDIA: N_("i sosiale medium"),
    Where.PRESS: N_("i avisa"),
    Where.PRINT: N_("på trykk"),
    Where.PARTNER: N_("hos ein samarbeidspartnar"),
    Where.PHOTO_ARCHIVE: N_("i biletarkivet"),
}
_MOST_OTHER_PLACES = 6


def purpose_name(purpose: Purpose) -> str:
    """Return a purpose in a few words: Film, or Film i avisa."""
    what = bare(WHATS[purpose.what])
    return f"{what} {bare(WHERES[purpose.where])}" if purpose.where else what


def purpose_fields(chosen: tuple[Purpose, ...]) -> tuple[Purpose, ...]:
    """Show fields to choose purposes by, on the site itself and in other places, and return the choice."""
    st.markdown(_("På nettstaden"))
    columns = st.columns(2)
    on_site = [
        what
        for place, what in enumerate(What)
        if columns[place % 2].checkbox(bare(WHATS[what]), Purpose(what) in chosen, key=f"purpose-{what}")
    ]
    elsewhere = st.multiselect(
        bare("Andre stader"),
        [Purpose(what, where) for where in Where for what in What],
        default=[one for one in chosen if one.where],
        format_func=purpose_name,
        max_selections=_MOST_OTHER_PLACES,
        placeholder=bare("Til dømes gruppebilete i avisa"),
        help=_("Kvar stad er eit eige spørsmål til dei føresette."),
    )
    return (*(Purpose(what) for what in on_site), *elsewhere)
