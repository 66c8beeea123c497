"""The decision: named cases from a teacher's life, the contract's table, and generated answers."""

import random
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.domain.decision import (
    SHIELDED,
    UNSURE,
    Effect,
    Flip,
    Outcome,
    Question,
    Rule,
    RuleSet,
    check_answers,
    next_question,
    relevant,
)
from planner.domain.judgement import changed, judge, least_outcome, public_rules, rests_on_shielded
from planner.errors import InvalidInput
from tests.answers import CALM
from tests.cast import TODAY
from tests.domain.decisions import CONTRACT, RULES, outcome_by_table

OPEN, DOUBT, CLOSED, NOT_ONLINE = Outcome.OPEN, Outcome.DOUBT, Outcome.CLOSED, Outcome.NOT_ONLINE
ALWAYS = {"consents", "leader_informed", "editor_tried_medium", "own_password", "stand_behind", "lessons_held"}

# What differs from the calm answers, the outcome, and the conditions that come in addition to those of every site.
CASES = {
    "an adult class shows finished drawings without names to the whole world": ({}, OPEN, set()),
    "7B shows local history with first names to the world and is eleven years old": (
        {"youngest_pupil": "under_thirteen", "pupils_shown": "first_name"},
        DOUBT,
        {"all_guardians"},
    ),
    "9A is thirteen and shows work without names": ({"youngest_pupil": "thirteen_to_fourteen"}, DOUBT, set()),
    "a Vg1 class of sixteen-year-olds opens its science blog": (
        {"youngest_pupil": "fifteen_to_seventeen"},
        OPEN,
        {"pupil_signs"},
    ),
    "9A discusses a novel in an open comment field": ({"activity": "discussion"}, DOUBT, set()),
    "a class both shows texts and discusses them": ({"activity": "both"}, DOUBT, set()),
    "readers outside would be nice but nobody needs them": ({"audience_purpose": "nice_to_have"}, DOUBT, set()),
    "a reading log that only the teacher needs": ({"audience_purpose": "none"}, CLOSED, set()),
    "the teacher asks for a picture book in the class team": ({"wanted_audience": "class"}, CLOSED, set()),
    "guardians should see the class's newsletter": ({"wanted_audience": "class_and_guardians"}, CLOSED, set()),
    "the whole school should see the exhibition": ({"wanted_audience": "school"}, CLOSED, set()),
    "the film lies behind a link and a password": ({"wanted_audience": "password_link"}, CLOSED, set()),
    "the film lies behind an unlisted link that anyone can pass on": (
        {"wanted_audience": "unlisted_link"},
        OPEN,
        {"counts_as_open"},
    ),
    "half of the goal could be met among themselves": ({"closed_enough": "partly"}, DOUBT, set()),
    "the parallel class gives all the answers they need": ({"closed_enough": "yes"}, CLOSED, set()),
    "a pupil might be recognised through what the others write": (
        {"protected_pupil": "may_be_recognised"},
        CLOSED,
        {"ask_principal"},
    ),
    "a pupil must never be shown and the class shows group pictures": (
        {"protected_pupil": "yes", "pupils_shown": "group_picture"},
        NOT_ONLINE,
        set(),
    ),
    "a pupil must never be shown and the class shows no one at all": ({"protected_pupil": "yes"}, CLOSED, set()),
    "a pupil must never be shown and nobody has decided how pupils are shown": (
        {"protected_pupil": "yes", "pupils_shown": UNSURE},
        NOT_ONLINE,
        set(),
    ),
    "holiday stories let readers guess a family's religion": (
        {"sensitive_content": "could_be_inferred"},
        CLOSED,
        set(),
    ),
    "the texts tell about illness at home": ({"sensitive_content": "yes"}, NOT_ONLINE, set()),
    "each pupil would need a private Instagram profile": ({"account": "private_account"}, NOT_ONLINE, set()),
    "the teacher publishes from the class's own account": ({"account": "teacher_posts"}, OPEN, set()),
    "some turn thirteen this autumn and the limit is thirteen": (
        {"platform_age": "at_or_unknown"},
        OPEN,
        {"check_age_limit"},
    ),
    "7B wants YouTube channels of their own": ({"platform_age": "below"}, NOT_ONLINE, set()),
    "the municipality is still working on the agreement": (
        {"data_agreement": "in_progress"},
        CLOSED,
        {"no_names_yet"},
    ),
    "the teacher found the service online yesterday": ({"data_agreement": "none"}, NOT_ONLINE, set()),
    "the class smiles together on a trip": ({"pupils_shown": "group_picture"}, DOUBT, set()),
    "a podcast where every voice can be recognised": ({"pupils_shown": "recognisable"}, DOUBT, {"pupil_sees_first"}),
    "portraits with full names under": ({"pupils_shown": "full_name_and_picture"}, NOT_ONLINE, set()),
    "a picture from the internet that nobody has checked": ({"others_work": "not_checked"}, OPEN, {"clear_rights"}),
    "a well-known song under the film": ({"others_work": "protected"}, CLOSED, set()),
    "half-finished drafts": ({"maturity": "draft"}, CLOSED, set()),
    "letters to themselves in ten years": ({"maturity": "personal"}, CLOSED, set()),
    "Kari approves each comment before it appears": ({"comments": "moderated"}, OPEN, {"comments_plan"}),
    "comments appear at once": ({"comments": "open"}, CLOSED, set()),
    "the chat was nasty last year and it has been dealt with": ({"bullying": "earlier"}, CLOSED, {"watch_plan"}),
    "somebody is being bullied now": ({"bullying": "ongoing"}, NOT_ONLINE, {"duty_to_act"}),
    "a letter box with an address can be cropped out": ({"location": "removable"}, OPEN, {"strip_location"}),
    "the map of the ways to school is the task itself": ({"location": "needed"}, CLOSED, set()),
    "Kari edits alone": ({"editor": "editor_only"}, OPEN, {"name_deputy"}),
    "no one has said yes to being the editor": ({"editor": "none"}, NOT_ONLINE, set()),
    "nobody has thought of when it ends": ({"end_date": "not_planned"}, OPEN, {"set_end_date"}),
    "complaints may come and go to the school's mail": ({"enquiries": "route_set"}, OPEN, {"standing_text"}),
    "complaints may come and nobody knows where they go": ({"enquiries": "no_route"}, OPEN, {"set_route"}),
    "the teacher is not sure whether closed would do": ({"closed_enough": UNSURE}, DOUBT, set()),
    "a closed site without an editor is still no site": (
        {"wanted_audience": "class", "editor": "none"},
        NOT_ONLINE,
        set(),
    ),
    "doubt about names gives way to a closed site": (
        {"pupils_shown": "first_name", "wanted_audience": "class"},
        CLOSED,
        set(),
    ),
}


@st.composite
def some_answers(draw: st.DrawFn) -> dict[str, str]:
    """Answers to any of the questions, calm ones more often so that every outcome comes up."""
    answers = {}
    for question in RULES.questions:
        calm = CALM[question.id]
        drawn = draw(st.sampled_from([calm] * 12 + [*question.options, UNSURE, ""]))
        if drawn:
            answers[question.id] = drawn
    return answers


@st.composite
def small_rules_and_answers(draw: st.DrawFn) -> tuple[RuleSet, dict[str, str]]:
    """Rules no school has: questions that hang on earlier ones, and rules that name none, some or all of four."""
    options = ("a", "b", "c")
    some = st.frozensets(st.sampled_from((*options, UNSURE)), min_size=1)
    questions = tuple(
        Question(
            f"q{n}", options, relevant_when=draw(st.dictionaries(st.sampled_from([f"q{m}" for m in range(n)]), some))
        )
        if n
        else Question("q0", options)
        for n in range(4)
    )
    ids = st.sampled_from([question.id for question in questions])
    whens = draw(st.lists(st.tuples(st.dictionaries(ids, some), st.sampled_from(Effect)), max_size=8))
    rules = tuple(Rule(f"r{n}", when, effect, "told") for n, (when, effect) in enumerate(whens))
    answers = draw(st.dictionaries(ids, st.sampled_from((*options, UNSURE, "unknown"))))
    return RuleSet("small", TODAY, questions, rules, ()), answers


@pytest.mark.parametrize(("changes", "outcome", "conditions"), CASES.values(), ids=CASES.keys())
def test_a_teachers_case(changes: dict[str, str], outcome: Outcome, conditions: set[str]) -> None:
    verdict = judge(RULES, CALM | changes)
    assert verdict.outcome is outcome
    assert set(verdict.conditions) == ALWAYS | conditions


@pytest.mark.parametrize(
    ("question", "option"), [(question, option) for question, options in CONTRACT.items() for option in options]
)
def test_an_option_does_what_the_contract_says(question: str, option: str) -> None:
    fired = [rule for rule in judge(RULES, CALM | {question: option}).rules if question in rule.when]
    letters = {Effect.DOUBT: "D", Effect.CLOSED: "C", Effect.NOT_ONLINE: "N", Effect.CONDITION: "+"}
    expected = {"NC": ["C"], "-": []}.get(CONTRACT[question][option], list(CONTRACT[question][option]))
    assert [letters[rule.effect] for rule in fired] == expected


def test_the_rule_set_asks_what_the_contract_asks() -> None:
    assert {question.id: list(question.options) for question in RULES.questions} == {
        question: list(options) for question, options in CONTRACT.items()
    }


@pytest.mark.parametrize("question", CONTRACT)
def test_unsure_is_doubt_by_the_guidelines_own_sentence(question: str) -> None:
    verdict = judge(RULES, CALM | {question: UNSURE})
    assert verdict.outcome is DOUBT
    assert [(rule.id, rule.source) for rule in verdict.deciding] == [(f"{question}.unsure", "open-closed")]


@pytest.mark.parametrize("question", CONTRACT)
def test_a_missing_answer_counts_as_unsure(question: str) -> None:
    missing = {id_: option for id_, option in CALM.items() if id_ != question}
    assert judge(RULES, missing) == judge(RULES, CALM | {question: UNSURE})


def test_no_answers_at_all_is_doubt_for_every_relevant_question() -> None:
    verdict = judge(RULES, {})
    assert verdict.outcome is DOUBT
    assert set(verdict.answers) == set(CONTRACT)
    assert set(verdict.answers.values()) == {UNSURE}


def test_every_outcome_is_among_the_cases() -> None:
    assert {outcome for _, outcome, _ in CASES.values()} == set(Outcome)


@settings(deadline=None)
@given(some_answers())
def test_the_outcome_is_what_a_person_reads_off_the_table(answers: dict[str, str]) -> None:
    assert judge(RULES, answers).outcome is outcome_by_table(answers)


@settings(deadline=None)
@given(some_answers(), st.randoms(use_true_random=False))
def test_the_order_of_the_answers_never_matters(answers: dict[str, str], chance: random.Random) -> None:
    shuffled = list(answers.items())
    chance.shuffle(shuffled)
    assert judge(RULES, dict(shuffled)) == judge(RULES, answers)


@settings(deadline=None)
@given(some_answers())
def test_the_strongest_rule_that_fires_decides(answers: dict[str, str]) -> None:
    verdict = judge(RULES, answers)
    assert verdict.outcome.rank == max(rule.effect.outcome.rank for rule in verdict.rules)
    assert bool(verdict.deciding) == (verdict.outcome is not OPEN)
    ranks = [rule.effect.outcome.rank for rule in verdict.rules]
    assert ranks == sorted(ranks, reverse=True)


@settings(deadline=None)
@given(some_answers())
def test_conditions_add_up_without_doubles_and_always_hold_the_six_of_every_site(answers: dict[str, str]) -> None:
    verdict = judge(RULES, answers)
    assert set(verdict.conditions) == {rule.condition for rule in verdict.rules if rule.condition}
    assert set(verdict.conditions) >= ALWAYS
    order = [condition.id for condition in RULES.conditions]
    assert list(verdict.conditions) == [id_ for id_ in order if id_ in verdict.conditions]


@settings(deadline=None)
@given(some_answers())
def test_a_closed_verdict_asks_for_consent_like_any_other(answers: dict[str, str]) -> None:
    assert "consents" in judge(RULES, answers | {"wanted_audience": "class"}).conditions


@settings(deadline=None)
@given(some_answers())
def test_every_flip_is_true_and_none_is_left_out(answers: dict[str, str]) -> None:
    verdict = judge(RULES, answers)
    others = {(question, option) for question, options in CONTRACT.items() for option in options}
    by_table = {(question, option): outcome_by_table(answers | {question: option}) for question, option in others}
    assert {(flip.question, flip.answer): flip.outcome for flip in verdict.flips} == {
        other: outcome for other, outcome in by_table.items() if outcome is not verdict.outcome
    }


@settings(deadline=None)
@given(some_answers(), st.data())
def test_a_flip_judged_again_gives_what_it_promised(answers: dict[str, str], data: st.DataObject) -> None:
    flips = judge(RULES, answers).flips
    if flips:
        flip = data.draw(st.sampled_from(flips))
        assert judge(RULES, answers | {flip.question: flip.answer}).outcome is flip.outcome


@given(st.one_of(st.tuples(st.just(RULES), some_answers()), small_rules_and_answers()))
def test_flips_are_what_judging_again_with_each_other_answer_gives(given_: tuple[RuleSet, dict[str, str]]) -> None:
    rules, answers = given_
    verdict = judge(rules, answers)
    again = (
        Flip(question.id, option, judge(rules, {**verdict.answers, question.id: option}).outcome)
        for question in relevant(rules, verdict.answers)
        for option in question.options
        if option != verdict.answers[question.id]
    )
    assert verdict.flips == tuple(flip for flip in again if flip.outcome is not verdict.outcome)


@settings(deadline=None)
@given(some_answers())
def test_the_flips_hold_for_the_answers_as_they_are_kept(answers: dict[str, str]) -> None:
    verdict = judge(RULES, answers)
    assert judge(RULES, verdict.answers) == verdict


@settings(deadline=None)
@given(some_answers())
def test_an_irrelevant_answer_changes_nothing(answers: dict[str, str]) -> None:
    asked = {question.id for question in relevant(RULES, answers)}
    only_asked = {question: option for question, option in answers.items() if question in asked}
    with_all, without = judge(RULES, answers), judge(RULES, only_asked)
    assert (with_all.outcome, with_all.rules, with_all.conditions) == (
        without.outcome,
        without.rules,
        without.conditions,
    )


def test_a_flip_never_sends_anyone_to_unsure() -> None:
    assert UNSURE not in {flip.answer for flip in judge(RULES, {}).flips}


def test_whether_closed_would_do_is_not_asked_when_the_site_is_closed_anyway() -> None:
    for answers in ({"wanted_audience": "class"}, {"audience_purpose": "none"}):
        assert "closed_enough" not in {question.id for question in relevant(RULES, CALM | answers)}
        assert judge(RULES, CALM | answers | {"closed_enough": "partly"}).outcome is CLOSED


def test_every_other_question_is_always_asked() -> None:
    strictest = {question: max(options, key=options.__getitem__) for question, options in CONTRACT.items()}
    for answers in (CALM, strictest, CALM | {"account": "teacher_posts", "wanted_audience": "class"}):
        assert {question.id for question in relevant(RULES, answers)} >= CONTRACT.keys() - {"closed_enough"}


def test_the_walk_asks_one_question_after_the_other_and_then_stops() -> None:
    answers: dict[str, str] = {}
    asked = []
    while question := next_question(RULES, answers):
        asked.append(question.id)
        answers[question.id] = "class" if question.id == "wanted_audience" else CALM[question.id]
    assert asked == [question for question in CONTRACT if question != "closed_enough"]


def test_going_back_and_changing_an_answer_loses_none_of_the_others() -> None:
    back_and_forth = CALM | {"wanted_audience": "class"} | {"wanted_audience": "world"}
    assert judge(RULES, back_and_forth).answers == CALM


def test_a_question_nobody_knows_is_refused_by_name_with_the_known_ones() -> None:
    with pytest.raises(InvalidInput) as error:
        check_answers(RULES, {"favourite_colour": "blue"})
    assert "favourite_colour" in str(error.value)
    assert "wanted_audience" in str(error.value)


def test_an_option_nobody_knows_is_refused_by_name_with_the_known_ones() -> None:
    with pytest.raises(InvalidInput) as error:
        check_answers(RULES, {"comments": "sometimes"})
    assert "sometimes" in str(error.value)
    assert "off, moderated, open, unsure" in str(error.value)


def test_unsure_and_the_calm_answers_are_known() -> None:
    check_answers(RULES, CALM)
    check_answers(RULES, dict.fromkeys(CONTRACT, UNSURE))


def test_what_another_version_asked_is_left_out_and_what_it_answered_otherwise_is_unsure() -> None:
    verdict = judge(RULES, CALM | {"comments": "sometimes", "favourite_colour": "blue"})
    assert verdict.outcome is DOUBT
    assert verdict.answers["comments"] == UNSURE
    assert "favourite_colour" not in verdict.answers


@pytest.mark.parametrize(
    "answers",
    [
        {"protected_pupil": "may_be_recognised"},
        {"protected_pupil": "yes", "pupils_shown": "first_name"},
        {"protected_pupil": UNSURE},
        {"sensitive_content": "yes"},
        {"bullying": "earlier"},
    ],
    ids=str,
)
def test_an_outcome_that_rests_on_a_shielded_reason_may_not_be_overridden(answers: dict[str, str]) -> None:
    assert rests_on_shielded(judge(RULES, CALM | answers))


@pytest.mark.parametrize(
    "answers",
    [{}, {"maturity": "draft"}, {"bullying": "earlier", "editor": "none"}, {"closed_enough": UNSURE}],
    ids=str,
)
def test_an_outcome_that_rests_on_other_reasons_may(answers: dict[str, str]) -> None:
    assert not rests_on_shielded(judge(RULES, CALM | answers))


def test_an_override_never_goes_below_the_strongest_shielded_reason() -> None:
    verdict = judge(RULES, CALM | {"bullying": "earlier", "editor": "none"})
    assert verdict.outcome is NOT_ONLINE
    assert least_outcome(verdict) is CLOSED
    assert least_outcome(judge(RULES, CALM)) is OPEN


@settings(deadline=None)
@given(some_answers())
def test_nothing_from_the_shielded_questions_is_told_outside_the_staff(answers: dict[str, str]) -> None:
    verdict = judge(RULES, answers)
    public = public_rules(verdict)
    assert not [rule for rule in public.rules if SHIELDED & rule.when.keys()]
    assert not {"ask_principal", "watch_plan", "duty_to_act"} & set(public.conditions)
    assert set(public.conditions) >= ALWAYS
    assert public.neutral == any(SHIELDED & rule.when.keys() for rule in verdict.rules)


def test_a_newer_rule_set_lists_the_decisions_it_judges_differently() -> None:
    milder = replace(RULES, version="2027-08", rules=tuple(rule for rule in RULES.rules if rule.id != "maturity.draft"))
    verdicts = {"drafts": judge(RULES, CALM | {"maturity": "draft"}), "calm": judge(RULES, CALM)}
    again = changed(milder, verdicts)
    assert {id_: verdict.outcome for id_, verdict in again.items()} == {"drafts": OPEN}
    assert again["drafts"].rule_set == "2027-08"


def test_a_newer_rule_set_lists_a_decision_whose_conditions_alone_change() -> None:
    without = replace(
        RULES, version="2027-08", rules=tuple(rule for rule in RULES.rules if rule.id != "editor.editor_only")
    )
    verdicts = {"alone": judge(RULES, CALM | {"editor": "editor_only"})}
    assert "name_deputy" not in changed(without, verdicts)["alone"].conditions
    assert changed(RULES, verdicts) == {}
