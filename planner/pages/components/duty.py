"""The duty to act, shown: a step with who, when and what, those to call, and where it stands."""

import streamlit as st

from planner.domain.duty import Call, Doer, DutyStep, Pace, Step
from planner.domain.guideline import Fact
from planner.errors import N_
from planner.pages.here import _, bare, here, plain_text
from planner.pages.look import Look, quiet

_ICONS = {
    Step.NOTICE: "visibility",
    Step.STEP_IN: "front_hand",
    Step.TELL: "campaign",
    Step.INVESTIGATE: "search",
    Step.ACT: "handyman",
}
_DOERS = {
    Doer.EVERYONE: Look(N_("Alle som arbeider på skulen"), "groups", "gray"),
    Doer.SCHOOL: Look(N_("Rektor og skulen"), "school", "gray"),
}
_PACES = {
    Pace.ALWAYS: Look(N_("Heile tida"), "all_inclusive", "blue"),
    Pace.AT_ONCE: Look(N_("Straks"), "bolt", "orange"),
    Pace.SAME_DAY: Look(N_("Same dag"), "today", "orange"),
    Pace.SOON: Look(N_("Så snart som råd"), "schedule", "orange"),
    Pace.UNTIL_SAFE: Look(N_("Til eleven har det trygt"), "event_repeat", "blue"),
}


def show_step(number: int, step: DutyStep) -> None:
    """Show a step: who takes it and when, what to say first, what to do, and what not to do."""
    st.header(f":material/{_ICONS[step.step]}: {number} {plain_text(step.title)}")
    st.markdown(f"{_PACES[step.pace].inline()} {_DOERS[step.doer].inline()}")
    if step.say:
        st.info(_("**Sei til eleven:** {words}", words=step.say), icon=":material/chat_bubble:")
    st.markdown("\n".join(f"- {plain_text(text)}" for text in step.do))
    for text in step.avoid:
        st.markdown(f":material/do_not_disturb_on: {plain_text(text)}")


def show_danger(calls: tuple[Call, ...]) -> None:
    """Show whom to call when there is danger."""
    lines = "\n".join(f"- {called(one)}" for one in calls)
    st.error(f"{_('**Er nokon i fare? Ring først.**')}\n\n{lines}", icon=":material/emergency:")


def called(call: Call) -> str:
    """Return somebody to call as Markdown: the number, which a phone dials, the name, and what for."""
    name = plain_text(call.name)
    if call.address:
        name = f"[{name}]({call.address})"
    number = f"[**{call.number}**](tel:{call.number.replace(' ', '')}) " if call.number else ""
    return f"{number}{name}: {plain_text(call.when)}"


def show_source(fact: Fact) -> None:
    """Show a source, and whether and when somebody has read it for us."""
    link = f"[{plain_text(fact.publisher)}: {plain_text(fact.title)}]({fact.address})"
    day = here().words.date(fact.verified_on)
    if fact.verified_by:
        quiet(f"{link} · {_('lese av {who} den {day}', who=fact.verified_by, day=day)}")
    else:
        quiet(f"{link} · {bare('ingen hos oss har lese sida enno')}")
