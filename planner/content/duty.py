"""The duty to act: its steps, the sources they rest on and who can help, in each language of the pages."""

from functools import cache

from planner.content.decision import facts
from planner.content.facts import read_fact
from planner.content.files import CONTENT, Table, read
from planner.domain.duty import Call, Doer, Duty, DutyStep, Help, Pace, Step
from planner.domain.guideline import Fact

FOLDER = CONTENT / "duty"
_TEXTS = ("lead", "plan_points", "online", "not_kept", "steps", "calls")


@cache
def duty(language: str) -> Duty:
    """Return the duty to act.

    Raises:
        ContentError: a file is missing or wrong; the message names file and key.
    """
    file, said = read(FOLDER / "duty.toml"), read(FOLDER / f"{language}.toml")
    file.only(("since", "online_source", "steps", "calls"))
    said.only(_TEXTS)
    known = {**facts(), **_facts()}
    return Duty(
        since=file.day("since"),
        lead=said.text("lead"),
        steps=_steps(file.table("steps"), said.table("steps"), known),
        plan_points=said.texts("plan_points"),
        online=said.texts("online"),
        online_source=_known(file, "online_source", file.text("online_source"), known),
        calls=_calls(file.table("calls"), said.table("calls")),
        not_kept=said.text("not_kept"),
    )


def _steps(file: Table, said: Table, known: dict[str, Fact]) -> tuple[DutyStep, ...]:
    file.only(Step)
    said.only(Step)
    return tuple(_step(step, file.table(step), said.table(step), known) for step in Step)


def _step(step: Step, entry: Table, said: Table, known: dict[str, Fact]) -> DutyStep:
    entry.only(("doer", "pace", "sources"))
    said.only(("title", "do", "say", "avoid"))
    if entry.text("doer") not in set(Doer):
        raise entry.wrong("doer")
    if entry.text("pace") not in set(Pace):
        raise entry.wrong("pace")
    return DutyStep(
        step=step,
        doer=Doer(entry.text("doer")),
        pace=Pace(entry.text("pace")),
        title=said.text("title"),
        do=said.texts("do"),
        say=said.optional("say"),
        avoid=said.texts("avoid"),
        sources=tuple(_known(entry, "sources", id_, known) for id_ in entry.texts("sources")),
    )


def _calls(file: Table, said: Table) -> tuple[Call, ...]:
    said.only(file.values)
    return tuple(_call(id_, file.table(id_), said.table(id_)) for id_ in file.values)


def _call(id_: str, entry: Table, said: Table) -> Call:
    entry.only(("help", "number", "address"))
    said.only(("name", "when"))
    if entry.text("help") not in set(Help):
        raise entry.wrong("help")
    number, address = entry.optional("number"), entry.optional("address")
    return Call(id_, Help(entry.text("help")), number, address, said.text("name"), said.text("when"))


def _known(table: Table, name: str, id_: str, known: dict[str, Fact]) -> Fact:
    if id_ not in known:
        raise table.wrong(name)
    return known[id_]


def _facts() -> dict[str, Fact]:
    """Return the duty's own facts; `verified_by` is empty where nobody has read the page for us yet."""
    file = read(FOLDER / "facts.toml")
    return {id_: read_fact(id_, file.table(id_)) for id_ in file.values}
