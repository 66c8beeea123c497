"""`planner lessons coverage`: how far each grade has come with netiquette and against bullying."""

import typer

from planner.cli.desk import to_read
from planner.cli.out import show, show_json
from planner.cli.verbs import AsJson, caller_of, new_app
from planner.content.lessons import topics
from planner.domain.school import school_year_name
from planner.errors import N_
from planner.services.lessons import lesson_coverage

app = new_app()


@app.callback()
def lessons() -> None:
    """Timane om nettvett og mot mobbing."""


@app.command("coverage")
def coverage(context: typer.Context, as_json: AsJson = False) -> None:
    """Vis kor mange timar kvart trinn har hatt om kvart tema dette skuleåret."""
    with to_read(caller_of(context)) as desk:
        found = lesson_coverage(desk.session, desk.actor, desk.today)
    if as_json:
        grades = {str(grade): {str(topic): n for topic, n in row.items()} for grade, row in found.grades.items()}
        show_json({"school_year": school_year_name(found.school_year), "grades": grades})
        return
    lines = [desk.words(N_("Skuleåret {year}:"), year=school_year_name(found.school_year))]
    names = topics(desk.words.language)
    for grade, row in found.grades.items():
        told = ", ".join(f"{names[topic].lower()} {n}" for topic, n in row.items())
        lines.append(desk.words(N_("Trinn {grade}: {told}"), grade=grade, told=told))
    show(*lines)
