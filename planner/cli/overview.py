"""`planner overview`: what to decide today, the guideline row by row, and how many there are of each thing."""

import typer

from planner.cli.desk import to_read
from planner.cli.out import show, show_json
from planner.cli.verbs import AsJson, caller_of, new_app
from planner.content.texts import Texts, texts
from planner.domain.decide_today import Decide
from planner.domain.overview import Row
from planner.errors import N_
from planner.i18n import Words
from planner.services.overview import overview as overview_of

app = new_app()


@app.command()
def overview(context: typer.Context, as_json: AsJson = False) -> None:
    """Vis kva rektor skal avgjere i dag, og korleis skulen ligg an med kvart råd."""
    with to_read(caller_of(context)) as desk:
        found = overview_of(desk.session, desk.actor, desk.today)
    if as_json:
        decide = [{"kind": str(one.kind), "id": one.id, "count": one.count} for one in found.decide]
        show_json({"decide": decide, "guideline": [_told(row) for row in found.rows], "counts": dict(found.counts)})
        return
    said = texts("overview", desk.words.language)
    show(*(_line(one, said) for one in found.decide), *(_row(row, said, desk.words) for row in found.rows))


def _told(row: Row) -> dict[str, str | int]:
    return {"id": str(row.id), "figure": row.figure, "of": row.of, "late": row.late, "failed": row.failed}


def _line(one: Decide, said: Texts) -> str:
    return said(f"today.{one.kind}.{'one' if one.count == 1 else 'many'}", n=one.count)


def _row(row: Row, said: Texts, words: Words) -> str:
    line = words(N_("{title}: {figure} av {of}"), title=said(f"row.{row.id}.title"), figure=row.figure, of=row.of)
    marks = [words(N_("{n} over fristen"), n=row.late)] if row.late else []
    if row.failed:
        marks.append(words(N_("{n} i strid med råda"), n=row.failed))
    return f"{line} ({', '.join(marks)})" if marks else line
