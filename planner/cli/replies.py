"""`planner replies status`: where each pupil stands on each purpose."""

from collections import Counter
from typing import Annotated

import typer

from planner.cli.desk import to_read
from planner.cli.out import show, show_json
from planner.cli.verbs import AsJson, caller_of, new_app
from planner.domain.consent import Status
from planner.errors import N_
from planner.i18n import Words
from planner.services.replies import statuses_of_project

app = new_app()


@app.callback()
def replies() -> None:
    """Svara på samtykkebreva."""


@app.command("status")
def status(
    context: typer.Context,
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="Id-en til prosjektet.")],
    as_json: AsJson = False,
) -> None:
    """Vis kor mange som har svart kva. Med --json: kvar elev, med id i staden for namn."""
    with to_read(caller_of(context)) as desk:
        found = statuses_of_project(desk.session, desk.actor, project, desk.today)
    named = {pupil: {str(purpose): each for purpose, each in row.items()} for pupil, row in found.items()}
    if as_json:
        show_json({"pupils": [{"pupil": pupil, "purposes": row} for pupil, row in named.items()]})
    else:
        show(*_lines(named, desk.words))


def _lines(found: dict[str, dict[str, Status]], words: Words) -> list[str]:
    counts: dict[str, Counter[Status]] = {}
    for row in found.values():
        for purpose, each in row.items():
            counts.setdefault(purpose, Counter())[each] += 1
    lines = [words.plural(N_("{n} elev."), N_("{n} elevar."), len(found))]
    for purpose, count in counts.items():
        told = ", ".join(f"{words(_NAMES[each])} {count[each]}" for each in Status if count[each])
        lines.append(f"{purpose}: {told}")
    return lines


_NAMES = {
    Status.GIVEN: N_("ja"),
    Status.REFUSED: N_("nei"),
    Status.NOT_ANSWERED: N_("ikkje svart"),
    Status.DISAGREE: N_("usamde"),
    Status.WITHDRAWN: N_("trekt tilbake"),
    Status.EXPIRED: N_("gått ut"),
    Status.NO_CONTACT: N_("ingen kjend føresett"),
    Status.NEVER_SHOW: N_("nei"),
}
