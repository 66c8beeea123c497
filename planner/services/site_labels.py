"""The words of a site's states, for pages, files and reports alike."""

from planner.domain.check import CheckState
from planner.domain.project import Audience
from planner.domain.site import Comments, InUse, SiteState
from planner.errors import N_

STATE_WORDS = {
    SiteState.PLANNED: N_("Planlagd"),
    SiteState.ACTIVE: N_("I bruk"),
    SiteState.DORMANT: N_("I dvale"),
    SiteState.RETIRED: N_("Avslutta"),
    SiteState.BLOCKED: N_("Stengd"),
}
USE_WORDS = {
    InUse.NOT_ASKED: "",
    InUse.CONFIRMED: N_("Stadfesta"),
    InUse.ASKED: N_("Skal stadfestast"),
    InUse.LATE: N_("Manglar stadfesting"),
    InUse.DORMANT: N_("I dvale"),
}
AUDIENCE_WORDS = {
    Audience.CLASS: N_("Berre klassen"),
    Audience.CLASS_AND_GUARDIANS: N_("Klassen og dei føresette"),
    Audience.SCHOOL: N_("Heile skulen"),
    Audience.PASSWORD_LINK: N_("Dei som har passordet"),
    Audience.UNLISTED_LINK: N_("Alle som har lenka"),
    Audience.WORLD: N_("Alle på internett"),
}
CHECK_WORDS = {
    CheckState.OK: N_("Svarar"),
    CheckState.MOVED: N_("Flytta"),
    CheckState.NEEDS_SIGN_IN: N_("Krev innlogging"),
    CheckState.ROBOT_REFUSED: N_("Avviser sjekken"),
    CheckState.TEMPORARILY_DOWN: N_("Nede akkurat no"),
    CheckState.GONE: N_("Borte"),
    CheckState.CANT_TELL: N_("Uvisst"),
    CheckState.REFUSED: N_("Kan ikkje sjekkast"),
    CheckState.NOT_CHECKED: N_("Ikkje sjekka"),
}
COMMENT_WORDS = {
    Comments.UNSET: N_("Ikkje valt enno"),
    Comments.OFF: N_("Slått av"),
    Comments.MODERATED: N_("Redaktøren godkjenner kvar kommentar"),
    Comments.OPEN: N_("Opne for alle"),
}
