"""The steps of a project in words: their names, and what comes next in each."""

from planner.domain.decision import Outcome
from planner.domain.steps import Next, Step, StepKind
from planner.errors import N_
from planner.pages.here import _, here
from planner.pages.look import OUTCOMES
from planner.services.progress import ProjectCard

STEP_NAMES = {
    StepKind.DECISION: N_("Open eller lukka"),
    StepKind.LETTERS: N_("Brev til dei føresette"),
    StepKind.REPLIES: N_("Svar"),
    StepKind.LESSONS: N_("Timar før det startar"),
    StepKind.SITE: N_("Nettstaden"),
}
STEP_ICONS = {
    StepKind.DECISION: "alt_route",
    StepKind.LETTERS: "mail",
    StepKind.REPLIES: "how_to_reg",
    StepKind.LESSONS: "school",
    StepKind.SITE: "language",
}
_NEXT = {
    Next.START_WALK: N_("Svar på spørsmåla, så får du ei avgjerd med grunngiving."),
    Next.CONTINUE_WALK: N_("Hald fram der du slapp: {count} av {of} spørsmål er svara på."),
    Next.STOPPED: N_("Avgjerda seier at dette ikkje skal på nett. Endre planen, og svar på nytt."),
    Next.CLOSE_AUDIENCE: N_("Avgjerda seier lukka, men nettstaden er open. Endre kven som kan sjå han."),
    Next.WAIT_FOR_APPROVAL: N_("Ventar på at rektor godkjenner opninga. Breva kan gå ut i mellomtida."),
    Next.MAKE_AGREEMENT: N_("I tvil: avtal med elevane og dei føresette, og skriv inn kva de blei samde om."),
    Next.DECIDED: N_("Avgjerda er tatt: {outcome}."),
    Next.DECIDE_FIRST: N_("Kjem når det er avgjort om nettstaden skal vere open eller lukka."),
    Next.MAKE_LETTERS: N_("Lag breva til klassen."),
    Next.MAKE_MISSING_LETTERS: N_("Nokre elevar har ikkje fått brev: {count}. Lag brev til dei."),
    Next.MAKE_NEW_LETTERS: N_(
        "Nettstaden er endra etter at breva gjekk ut. Lag nye brev: svara på dei gamle gjeld ikkje."
    ),
    Next.LETTERS_MADE: N_("Breva er laga: {count}."),
    Next.LETTERS_FIRST: N_("Kjem når breva er laga."),
    Next.WAIT_FOR_REPLIES: N_("{count} av {of} brev er svara på. Fristen er {reply_by}."),
    Next.CHASE_REPLIES: N_("Fristen var {reply_by}, og {count} av {of} brev er svara på. Minn om svara som manglar."),
    Next.ALL_REPLIED: N_("Alle breva er svara på: {count}."),
    Next.HOLD_LESSONS: N_("Snakk med klassen om nettvett og mobbing før nettstaden opnar, og kryss av."),
    Next.LESSONS_HELD: N_("Klassen har hatt timane."),
    Next.DO_TASKS: N_("{count} av {of} oppgåver er gjorde."),
    Next.PREPARE_SITE: N_("Fyll ut det som manglar på sida til nettstaden: {count}."),
    Next.WAIT_TO_OPEN: N_("Nettstaden kan opnast når resten er på plass."),
    Next.READY_TO_OPEN: N_("Alt er på plass. Opne nettstaden når de er klare."),
    Next.RUNNING: N_("Nettstaden er i gang og skal avsluttast {ends}."),
    Next.TAKE_DOWN: N_("Noko skal takast ned: {count} av {of} er gjorde."),
    Next.STILL_IN_USE: N_("Er nettstaden framleis i bruk? Svar på sida til nettstaden."),
    Next.BLOCKED: N_("Rektor har stengt nettstaden. Snakk med rektor."),
    Next.CLOSE_SITE: N_("Prosjektet er slutt. Ta vare på det som skal takast vare på, og slett nettstaden."),
    Next.CLOSED: N_("Nettstaden er avslutta."),
}


def step_name(kind: StepKind) -> str:
    """Return the name of a step."""
    return _(STEP_NAMES[kind])


def next_words(step: Step, card: ProjectCard) -> str:
    """Return what comes next in a step, as a sentence."""
    words, project = here().words, card.project
    outcome = card.decided.final_outcome if card.decided else Outcome.DOUBT
    return _(
        _NEXT[step.next],
        count=step.count,
        of=step.of,
        outcome=words(OUTCOMES[outcome].word).lower(),
        reply_by=words.date(project.reply_by),
        starts=words.date(project.starts),
        ends=words.date(project.ends),
    )
