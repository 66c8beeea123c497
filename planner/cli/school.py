"""`planner school set`: the school's details from a file."""

from dataclasses import replace
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.desk import Desk, to_set_up
from planner.cli.out import show
from planner.cli.verbs import caller_of, new_app
from planner.errors import N_, NotAllowed
from planner.i18n import Words
from planner.readers.archive import read_file
from planner.readers.logo import read_logo
from planner.readers.toml_files import read_school_file
from planner.services.logos import set_logo
from planner.services.schools import school_of, set_school

app = new_app()


@app.callback()
def school() -> None:
    """Skulen: namn, kontakt, språk og reglar for samtykke."""


@app.command("set")
def set_from_file(
    context: typer.Context,
    file: Annotated[Path, typer.Argument(metavar="FILE.toml", help="Namn, kommune, kontakt, språk og reglar.")],
    logo: Annotated[
        Path | None, typer.Option("--logo", metavar="FILE", help="Logoen til skulen, PNG eller SVG, øvst i breva.")
    ] = None,
) -> None:
    """Skriv opplysningane om skulen frå ei fil. Første gong blir skulen sett opp."""
    told = read_school_file(file)
    # Before the database is opened: a file that can't be used leaves no data folder behind.
    picture = read_logo(read_file(logo)) if logo else None
    with to_set_up(caller_of(context)) as desk:
        _refuse_sample(desk)
        saved = set_school(desk.session, desk.actor, told)
        if picture:
            set_logo(desk.session, replace(desk.actor, school_id=saved.id), picture)
        words = Words(saved.language)
        show(words(N_("{school} er sett opp."), school=saved.name))
        if not saved.has_contact:
            show(words(N_("Skriv e-post eller telefon i fila før de lagar brev, så dei føresette kan ta kontakt.")))


def _refuse_sample(desk: Desk) -> None:
    before = school_of(desk.session, desk.actor)
    if before and before.sample:
        raise NotAllowed(N_("Dette er prøveskulen. Kast han i appen først, eller vel ei anna datamappe med --data."))
