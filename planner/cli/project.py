"""`planner project new`: a project and its site from a file."""

from pathlib import Path
from typing import Annotated

import typer

from planner.cli.desk import Desk, to_change
from planner.cli.out import show
from planner.cli.verbs import caller_of, new_app
from planner.readers.toml_files import ProjectFile, read_project_file
from planner.services.classes import class_by_label
from planner.services.projects import ProjectDetails, new_project
from planner.services.staff import find_or_add

app = new_app()


@app.callback()
def project() -> None:
    """Prosjekt: kva klassen skal vise, kvar, for kven og kor lenge."""


@app.command("new")
def new(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.toml", help="Tittel, klasse, nettstad, datoar og formål.")],
) -> None:
    """Lag eit prosjekt. Det einaste som blir skrive ut, er id-en til prosjektet."""
    told = read_project_file(file)
    with to_change(caller_of(context)) as desk:
        made = new_project(desk.session, desk.actor, _details(desk, told))
        show(made.id)


def _details(desk: Desk, told: ProjectFile) -> ProjectDetails:
    session, actor, site = desk.session, desk.actor, told.site
    school_class = class_by_label(session, actor, told.school_class, told.starts)
    return ProjectDetails(
        title=told.title,
        class_id=school_class.id,
        purpose=told.purpose,
        site_name=site.name,
        address=site.address,
        platform=site.platform,
        audience=site.audience,
        editor_id=find_or_add(session, actor, site.editor).id,
        deputy_id=find_or_add(session, actor, site.deputy).id if site.deputy else None,
        starts=told.starts,
        ends=told.ends,
        reply_by=told.reply_by,
        purposes=told.purposes,
    )
