"""The rule check: the real rule set has no fault, and each kind of fault is found."""

from dataclasses import replace
from datetime import date

import pytest

from planner.domain.decision import Condition, Due, Effect, Owner, Question, Rule, RuleSet
from planner.domain.rule_check import check
from tests.domain.decisions import RULES

SOURCES = {"open-closed", "editor"}


def options(*names: str) -> frozenset[str]:
    return frozenset(names)


PURPOSE = Question("purpose", ("needed", "none"), options("needed"))
CLOSED_ENOUGH = Question("closed_enough", ("no", "yes"), options("no"), {"purpose": options("needed")})
EDITOR = Question("editor", ("both", "alone", "none"), options("both"))
NO_PURPOSE = Rule("purpose.none", {"purpose": options("none")}, Effect.CLOSED, "open-closed")
CLOSED_DOES = Rule("closed_enough.yes", {"closed_enough": options("yes")}, Effect.CLOSED, "open-closed")
ALONE = Rule("editor.alone", {"editor": options("alone")}, Effect.CONDITION, "editor", "name_deputy")
NO_EDITOR = Rule("editor.none", {"editor": options("none")}, Effect.NOT_ONLINE, "editor")
DEPUTY = Condition("name_deputy", Owner.EDITOR, Due.BEFORE_OPENING)
SMALL = RuleSet(
    version="small",
    valid_from=date(2026, 8, 1),
    questions=(PURPOSE, CLOSED_ENOUGH, EDITOR),
    rules=(NO_PURPOSE, CLOSED_DOES, ALONE, NO_EDITOR),
    conditions=(DEPUTY,),
)


def with_rule(rule: Rule) -> RuleSet:
    return replace(SMALL, rules=(*SMALL.rules, rule))


FAULTS = {
    "an option without effect that nobody listed": (
        replace(SMALL, questions=(replace(PURPOSE, without_effect=options()), CLOSED_ENOUGH, EDITOR)),
        "spørsmål purpose: svaret needed har ingen verknad",
    ),
    "an option listed as without effect that has one": (
        replace(SMALL, questions=(replace(PURPOSE, without_effect=options("needed", "none")), CLOSED_ENOUGH, EDITOR)),
        "spørsmål purpose: svaret none er ført opp som utan verknad",
    ),
    "a rule that can never fire": (
        with_rule(
            Rule("never", {"purpose": options("none"), "closed_enough": options("yes")}, Effect.DOUBT, "open-closed")
        ),
        "regel never: kan aldri slå til",
    ),
    "an outcome that is never reached": (
        replace(SMALL, rules=(NO_PURPOSE, CLOSED_DOES, ALONE, replace(NO_EDITOR, effect=Effect.CLOSED))),
        "utfallet not_online blir aldri nådd",
    ),
    "an outcome that a rule without questions hides": (
        with_rule(Rule("always", {}, Effect.DOUBT, "open-closed")),
        "utfallet open blir aldri nådd",
    ),
    "a question that no rule reads": (
        replace(SMALL, questions=(*SMALL.questions, Question("colour", ("red",), options("red")))),
        "spørsmål colour: ingen regel brukar svaret",
    ),
    "relevance on a later question": (
        replace(SMALL, questions=(CLOSED_ENOUGH, PURPOSE, EDITOR)),
        "spørsmål closed_enough: spør etter purpose, som ikkje kjem før",
    ),
    "relevance on a question that isn't there": (
        replace(SMALL, questions=(PURPOSE, replace(CLOSED_ENOUGH, relevant_when={"goal": options("x")}), EDITOR)),
        "spørsmål closed_enough: spørsmålet goal finst ikkje",
    ),
    "a source that isn't there": (
        with_rule(replace(CLOSED_DOES, id="again", source="hearsay")),
        "regel again: kjelda hearsay finst ikkje",
    ),
    "a condition that isn't there": (
        with_rule(replace(ALONE, id="again", condition="call_home")),
        "regel again: vilkåret call_home finst ikkje",
    ),
    "a condition that no rule asks for": (
        replace(SMALL, conditions=(DEPUTY, replace(DEPUTY, id="idle"))),
        "vilkår idle: ingen regel brukar det",
    ),
    "a condition on a rule that raises the outcome": (
        with_rule(replace(NO_EDITOR, id="again", condition="name_deputy")),
        "regel again: eit vilkår høyrer til verknaden condition",
    ),
    "a rule with the effect condition that adds none": (
        with_rule(replace(ALONE, id="again", condition=None)),
        "regel again: eit vilkår høyrer til verknaden condition",
    ),
    "a rule on a question that isn't there": (
        with_rule(Rule("stray", {"colour": options("red")}, Effect.DOUBT, "editor")),
        "regel stray: spørsmålet colour finst ikkje",
    ),
    "a rule on an option that isn't there": (
        with_rule(Rule("stray", {"editor": options("both", "three")}, Effect.DOUBT, "editor")),
        "regel stray: svaret three på editor finst ikkje",
    ),
    "a listed option that isn't there": (
        replace(SMALL, questions=(replace(PURPOSE, without_effect=options("needed", "x")), CLOSED_ENOUGH, EDITOR)),
        "spørsmål purpose: svaret x finst ikkje",
    ),
    "two rules of one name": (with_rule(NO_EDITOR), "regel editor.none: står to gonger"),
    "two questions of one name": (
        replace(SMALL, questions=(*SMALL.questions, EDITOR)),
        "spørsmål editor: står to gonger",
    ),
    "unsure among the options": (
        replace(SMALL, questions=(replace(PURPOSE, options=("needed", "none", "unsure")), CLOSED_ENOUGH, EDITOR)),
        "spørsmål purpose: unsure høyrer til alle spørsmål",
    ),
}


def test_the_real_rule_set_has_no_fault() -> None:
    assert check(RULES, {rule.source for rule in RULES.rules}) == ()


def test_the_small_rule_set_has_no_fault_before_it_is_broken() -> None:
    assert check(SMALL, SOURCES) == ()


@pytest.mark.parametrize(("broken", "fault"), FAULTS.values(), ids=FAULTS.keys())
def test_a_fault_is_found(broken: RuleSet, fault: str) -> None:
    found = check(broken, SOURCES)
    assert [one for one in found if one.startswith(fault)], found


def test_the_guidelines_rule_for_doubt_must_be_among_the_sources() -> None:
    assert "kjelda open-closed finst ikkje" in check(SMALL, {"editor"})
