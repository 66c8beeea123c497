"""`planner roster import`: classes, pupils and guardians from a file or a folder."""

from collections.abc import Sequence
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.caller import Caller
from planner.cli.desk import to_change, to_read
from planner.cli.out import show, show_json
from planner.cli.verbs import AsJson, caller_of, new_app
from planner.domain.roster import RowError
from planner.errors import N_
from planner.i18n import Words
from planner.readers.roster import read_roster
from planner.services.roster import RosterRefused, import_roster
from planner.services.schools import school_of

app = new_app()


@app.callback()
def roster() -> None:
    """Elevlister: OneRoster, Microsoft SDS, csv og xlsx."""


@app.command("import")
def import_from(
    context: typer.Context,
    path: Annotated[Path, typer.Argument(metavar="PATH", help="Ei fil, ei mappe eller ei zip-fil.")],
    as_json: AsJson = False,
    good_rows: Annotated[
        bool, typer.Option("--good-rows", help="Importer dei gode radene når andre har feil.")
    ] = False,
) -> None:
    """Importer ei elevliste. Har ei rad feil, blir ingenting importert utan --good-rows."""
    caller = caller_of(context)
    try:
        _import(caller, path, as_json, good_rows)
    except RosterRefused as refused:
        _tell((0, 0, 0), refused.errors, (), caller.words, as_json)
        raise


def _import(caller: Caller, path: Path, as_json: bool, good_rows: bool) -> None:
    with to_read(caller) as desk:
        school, day = school_of(desk.session, desk.actor), desk.today
    names = {school.name, school.organisation_number} - {""} if school else set()
    read = read_roster(path, today=day, school=names)
    with to_change(caller) as desk:
        done = import_roster(desk.session, desk.actor, read, today=day, good_rows=good_rows)
        _tell((done.added, done.updated, done.left), done.errors, done.warnings, desk.words, as_json)


def _tell(
    counts: tuple[int, int, int],
    errors: Sequence[RowError],
    warnings: Sequence[RowError],
    words: Words,
    as_json: bool,
) -> None:
    added, updated, left = counts
    if as_json:
        told = {"added": added, "updated": updated, "left": left, "errors": _as_json(errors, words)}
        show_json(told | ({"warnings": _as_json(warnings, words)} if warnings else {}))
        return
    lines = [_line(one, words) for one in (*errors, *warnings)]
    if any(counts) or not errors:
        summary = words(N_("{added} nye, {updated} endra, {left} har slutta."), added=added, updated=updated, left=left)
        lines = [summary, *lines]
    show(*lines)


def _as_json(reports: Sequence[RowError], words: Words) -> list[dict[str, object]]:
    return [{"file": one.file, "row": one.row, "column": one.column, "message": one.in_words(words)} for one in reports]


def _line(report: RowError, words: Words) -> str:
    message = N_("{file}, rad {row}, {column}:") if report.column else N_("{file}, rad {row}:")
    return f"{words(message, file=report.file, row=report.row, column=report.column)} {report.in_words(words)}"
