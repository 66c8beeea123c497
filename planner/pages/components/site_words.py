"""How the states of a site look: a word, an icon and a colour, never a colour alone."""

from planner.content.platforms import platforms
from planner.domain.check import CheckState
from planner.domain.project import Audience
from planner.domain.site import InUse, MadeBy, RetireStep, SiteState, Tick
from planner.domain.site_list import GroupBy, SortBy
from planner.errors import N_
from planner.pages.here import bare, here
from planner.pages.look import Look, audience_name
from planner.services.public_list import MADE_BY
from planner.services.site_labels import CHECK_WORDS, STATE_WORDS, USE_WORDS

SITE_STATES = {
    SiteState.PLANNED: Look(STATE_WORDS[SiteState.PLANNED], "edit_calendar", "gray"),
    SiteState.ACTIVE: Look(STATE_WORDS[SiteState.ACTIVE], "check_circle", "green"),
    SiteState.DORMANT: Look(STATE_WORDS[SiteState.DORMANT], "bedtime", "yellow"),
    SiteState.RETIRED: Look(STATE_WORDS[SiteState.RETIRED], "inventory_2", "gray"),
    SiteState.BLOCKED: Look(STATE_WORDS[SiteState.BLOCKED], "block", "red"),
}
IN_USE = {
    InUse.CONFIRMED: Look(USE_WORDS[InUse.CONFIRMED], "task_alt", "green"),
    InUse.ASKED: Look(USE_WORDS[InUse.ASKED], "hourglass_bottom", "yellow"),
    InUse.LATE: Look(USE_WORDS[InUse.LATE], "alarm", "orange"),
}
CHECKS = {
    CheckState.OK: Look(CHECK_WORDS[CheckState.OK], "cloud_done", "green"),
    CheckState.MOVED: Look(CHECK_WORDS[CheckState.MOVED], "moved_location", "yellow"),
    CheckState.NEEDS_SIGN_IN: Look(CHECK_WORDS[CheckState.NEEDS_SIGN_IN], "lock", "violet"),
    CheckState.ROBOT_REFUSED: Look(CHECK_WORDS[CheckState.ROBOT_REFUSED], "smart_toy", "gray"),
    CheckState.TEMPORARILY_DOWN: Look(CHECK_WORDS[CheckState.TEMPORARILY_DOWN], "cloud_alert", "yellow"),
    CheckState.GONE: Look(CHECK_WORDS[CheckState.GONE], "link_off", "red"),
    CheckState.CANT_TELL: Look(CHECK_WORDS[CheckState.CANT_TELL], "help", "gray"),
    CheckState.REFUSED: Look(CHECK_WORDS[CheckState.REFUSED], "do_not_disturb_on", "gray"),
    CheckState.NOT_CHECKED: Look(CHECK_WORDS[CheckState.NOT_CHECKED], "cloud", "gray"),
}
ALARM = Look(N_("Alarm: lukka, men kan lesast"), "notification_important", "red")
NO_EDITOR = Look(N_("Utan redaktør"), "person_off", "orange")
INPUT_WAITS = Look(N_("Innspel ventar"), "mark_chat_unread", "orange")

SORTS = {
    SortBy.NAME: N_("Namn"),
    SortBy.STATE: N_("Tilstand"),
    SortBy.CONFIRMED: N_("Lengst sidan stadfesta"),
    SortBy.CHECKED: N_("Lengst sidan sjekka"),
    SortBy.ENDS: N_("Sluttar først"),
    SortBy.CREATED: N_("Nyaste"),
    SortBy.EDITOR: N_("Redaktør"),
    SortBy.CLASS: N_("Klasse"),
    SortBy.PLATFORM: N_("Plattform"),
}
GROUPS = {
    GroupBy.PLATFORM: N_("Plattform"),
    GroupBy.EDITOR: N_("Redaktør"),
    GroupBy.CLASS: N_("Klasse"),
    GroupBy.AUDIENCE: N_("Kven kan sjå"),
}
TICKS = {
    Tick.LEADER_INFORMED: N_("Rektor er informert"),
    Tick.OWN_PASSWORD: N_("Passordet gjeld berre her, og er ikkje passordet frå kommunen"),
    Tick.STANDING_TEXT: N_("På nettstaden står det at de ikkje behandlar saker der"),
    Tick.STAND_BEHIND: N_("Vi står bak det som blir lagt ut"),
    Tick.TWO_STEP: N_("Innlogging i to steg er slått på (råd, ikkje krav)"),
}
STEPS = {
    RetireStep.ANSWER_INPUT: N_("Svar på det som ventar"),
    RetireStep.ARCHIVE_RECORDS: N_("Ta vare på det som skal arkiverast"),
    RetireStep.EXPORT: N_("Last ned det elevane og de vil ta vare på"),
    RetireStep.DELETE: N_("Slett nettstaden eller kontoen"),
    RetireStep.TELL_GUARDIANS: N_("Sei frå til elevar og føresette"),
}


def platform_name(platform_id: str) -> str:
    """Return a platform's name; its id when the catalogue no longer has it."""
    known = platforms(here().words.language)
    return known[platform_id].name if platform_id in known else platform_id


def made_by_name(made_by: MadeBy) -> str:
    """Return who makes what stands on a site."""
    return bare(MADE_BY[made_by])


def audience_shown(audience: Audience) -> str:
    """Return an audience as Markdown, with a lock when it is closed and a globe when it is open."""
    return f":material/{'public' if audience.is_open else 'lock'}: {audience_name(audience)}"


def check_look(state: str) -> Look:
    """Return how a stored check state looks; one from a newer version is uncertain."""
    return CHECKS[CheckState(state) if state in set(CheckState) else CheckState.CANT_TELL]
