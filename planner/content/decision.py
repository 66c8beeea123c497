"""The rule sets of the decision, the facts they rest on, and their words in each language."""

from collections.abc import Collection
from datetime import date
from functools import cache
from pathlib import Path

from planner.content.decision_words import DecisionWords, read_words
from planner.content.facts import read_fact
from planner.content.files import CONTENT, Table, read
from planner.content.guideline import guideline
from planner.domain.decision import Condition, Due, Effect, Owner, Question, Rule, RuleSet, When
from planner.domain.guideline import Fact
from planner.domain.rule_check import check
from planner.errors import N_, ContentError

_FOLDER = CONTENT / "decision"


@cache
def rule_sets() -> tuple[RuleSet, ...]:
    """Return all rule sets, the oldest first.

    Raises:
        ContentError: a file is missing or wrong, or a rule set has a fault.
    """
    sources = {*guideline().ids, *facts()}
    found = (read_rule_set(path, sources) for path in _FOLDER.glob("*/rules.toml"))
    return tuple(sorted(found, key=lambda rule_set: rule_set.valid_from))


def rule_set(on: date) -> RuleSet:
    """Return the newest rule set that is valid on a day.

    Raises:
        ContentError: none is.
    """
    valid = [one for one in rule_sets() if one.valid_from <= on]
    if not valid:
        raise ContentError(N_("Ingen reglar gjeld {day}."), day=on.isoformat())
    return valid[-1]


def rule_set_of(version: str) -> RuleSet:
    """Return the rule set of a version.

    Raises:
        ContentError: the program has no such version.
    """
    for one in rule_sets():
        if one.version == version:
            return one
    raise ContentError(N_("Reglane {version} finst ikkje i denne utgåva av Nettplan."), version=version)


@cache
def decision_words(version: str, language: str) -> DecisionWords:
    """Return the words of a rule set in a language: nn, nb or en.

    Raises:
        ContentError: the file is missing or wrong.
    """
    return read_words(_FOLDER / version / f"{language}.toml", language, rule_set_of(version), facts())


@cache
def facts() -> dict[str, Fact]:
    """Return the facts outside the guideline that rules rest on, by id."""
    file = read(_FOLDER / "facts.toml")
    return {id_: read_fact(id_, file.table(id_)) for id_ in file.values}


def fact(id_: str) -> Fact | None:
    """Return a fact, or None when the id is one of the guideline's."""
    return facts().get(id_)


def read_rule_set(path: Path, sources: Collection[str]) -> RuleSet:
    """Read a rule set and look it through.

    Args:
        path: the file `rules.toml`.
        sources: ids that rules may rest on.

    Raises:
        ContentError: the file is missing or wrong, or the rule set has a fault.
    """
    file = read(path)
    file.only(("version", "valid_from", "questions", "rules", "conditions"))
    made = RuleSet(
        version=file.text("version"),
        valid_from=file.day("valid_from"),
        questions=tuple(_question(entry) for entry in file.tables("questions")),
        rules=tuple(_rule(entry) for entry in file.tables("rules")),
        conditions=tuple(_condition(entry) for entry in file.tables("conditions")),
    )
    faults = check(made, sources)
    if faults:
        raise ContentError(N_("Fila {file} har feil: {faults}."), file=file.file, faults="; ".join(faults))
    return made


def _question(entry: Table) -> Question:
    entry.only(("id", "options", "without_effect", "relevant_when"))
    relevant_when = _when(entry, "relevant_when") if "relevant_when" in entry.values else {}
    return Question(entry.text("id"), entry.texts("options"), frozenset(entry.texts("without_effect")), relevant_when)


def _rule(entry: Table) -> Rule:
    entry.only(("id", "when", "effect", "source", "condition"))
    if entry.text("effect") not in set(Effect):
        raise entry.wrong("effect")
    condition = entry.text("condition") if "condition" in entry.values else None
    return Rule(entry.text("id"), _when(entry, "when"), Effect(entry.text("effect")), entry.text("source"), condition)


def _condition(entry: Table) -> Condition:
    entry.only(("id", "owner", "due"))
    if entry.text("owner") not in set(Owner):
        raise entry.wrong("owner")
    if entry.text("due") not in set(Due):
        raise entry.wrong("due")
    return Condition(entry.text("id"), Owner(entry.text("owner")), Due(entry.text("due")))


def _when(entry: Table, name: str) -> When:
    table = entry.table(name)
    return {question: frozenset(table.texts(question)) for question in table.values}
