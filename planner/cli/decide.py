"""`planner decide`: open or closed, from answers in a file; with a project, the decision is recorded."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.caller import Caller
from planner.cli.out import show, show_json
from planner.cli.verbs import AsJson, caller_of, new_app
from planner.content.decision import decision_words, rule_set
from planner.domain.decision import Verdict, check_answers
from planner.domain.judgement import judge
from planner.errors import N_, PlannerError
from planner.i18n import Words
from planner.readers.toml_files import read_answers_file
from planner.settings import settings, today

app = new_app()


@app.command()
def decide(
    context: typer.Context,
    answers: Annotated[Path, typer.Option("--answers", metavar="FILE.toml", help='Linjer som spørsmål = "svar".')],
    project: Annotated[
        str | None, typer.Argument(metavar="[PROJECT]", help="Lagre avgjerda i dette prosjektet.")
    ] = None,
    as_json: AsJson = False,
) -> None:
    """Vurder svara. Utan prosjekt blir ingenting lagra. Kvart utfall gir 0 som svarkode."""
    caller = caller_of(context)
    given = read_answers_file(answers)
    if project is not None:
        _record(caller, project, given, as_json)
        return
    rules = rule_set(today())
    check_answers(rules, given)
    _speak_as_the_school(caller)
    _tell(judge(rules, given), caller.words, as_json)


def _record(caller: Caller, project_id: str, given: Mapping[str, str], as_json: bool) -> None:
    from planner.cli.desk import to_change  # noqa: PLC0415 - judging alone needs no database
    from planner.services.decisions import record_decision, verdict_of  # noqa: PLC0415 - it opens the database, too

    with to_change(caller) as desk:
        decided = record_decision(desk.session, desk.actor, project_id, desk.today, given)
        _tell(verdict_of(decided), desk.words, as_json)


def _speak_as_the_school(caller: Caller) -> None:
    """Answer in the school's language when there is a school; judging goes on without one."""
    if not os.environ.get("DATABASE_URL") and not (settings().data / "nettplan.db").exists():
        return
    from planner.cli.desk import to_read  # noqa: PLC0415 - judging alone needs no database

    try:
        with to_read(caller):
            pass
    except PlannerError:
        return


def _tell(verdict: Verdict, words: Words, as_json: bool) -> None:
    if as_json:
        show_json(_as_json(verdict, words.language))
    else:
        show(*_lines(verdict, words))


def _as_json(verdict: Verdict, language: str) -> dict[str, object]:
    texts = decision_words(verdict.rule_set, language)
    return {
        "outcome": str(verdict.outcome),
        "rule_set": verdict.rule_set,
        "reasons": [
            {"rule": rule.id, "effect": str(rule.effect), "source": rule.source, "text": texts.rules[rule.id]}
            for rule in verdict.rules
        ],
        "conditions": [{"id": id_, "text": texts.conditions[id_].task} for id_ in verdict.conditions],
        "flips": [
            {"question": flip.question, "answer": flip.answer, "outcome": str(flip.outcome)} for flip in verdict.flips
        ],
    }


def _lines(verdict: Verdict, words: Words) -> list[str]:
    texts = decision_words(verdict.rule_set, words.language)
    outcome = texts.outcomes[verdict.outcome]
    lines = [outcome.title, outcome.lead]
    if verdict.deciding:
        lines += ["", words(N_("Grunnar:")), *(f"- {texts.rules[rule.id]}" for rule in verdict.deciding)]
    if verdict.conditions:
        lines += ["", words(N_("Dette må gjerast:"))]
        lines += [f"- {texts.conditions[id_].task}" for id_ in verdict.conditions]
    if verdict.flips:
        lines += ["", words(N_("Dette ville endra utfallet:"))]
        for flip in verdict.flips:
            question = texts.questions[flip.question]
            answer, other = question.options[flip.answer].label, texts.outcomes[flip.outcome].title
            lines.append(f"- {question.title} {answer}: {other}")
    return lines
