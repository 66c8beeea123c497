"""The verbs and what each is for. A verb's module is imported when it is used, so that `planner --help` is quick."""

import os
from collections.abc import Mapping
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

from planner.cli.caller import Caller
from planner.errors import N_, InvalidInput

BEFORE_OR_AFTER = ("--data", "--as")
AsJson = Annotated[bool, typer.Option("--json", help="Skriv ut som JSON, for andre program.")]
_VERBS: Mapping[str, str] = {
    "serve": "Start appen på denne maskina.",
    "demo": "Start appen med ein oppdikta skule i ei eiga datamappe.",
    "school": "Set opp skulen frå ei fil.",
    "roster": "Importer elevar og føresette.",
    "project": "Lag eit prosjekt frå ei fil.",
    "decide": "Avgjer open eller lukka ut frå svar i ei fil.",
    "letters": "Lag samtykkebreva til eit prosjekt.",
    "replies": "Sjå kven som har svart.",
    "sites": "Sjå oversikta over nettstadene.",
    "overview": "Sjå kva rektor skal avgjere, og korleis skulen følger råda.",
    "lessons": "Sjå kor mange timar kvart trinn har hatt om nettvett og mobbing.",
}


class _Verbs(TyperGroup):
    """The verbs by name, each in a module of that name."""

    def list_commands(self, _context: Any) -> list[str]:
        """Return the verbs in the order of the work."""
        return list(_VERBS)

    def get_command(self, _context: Any, name: str) -> TyperCommand | TyperGroup | None:
        """Import a verb."""
        if name not in _VERBS:
            return None
        found = get_command(import_module(f"planner.cli.{name}").app)
        return found if isinstance(found, TyperCommand | TyperGroup) else None

    def format_commands(self, _context: Any, formatter: Any) -> None:
        """Write the verbs into the help without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(_VERBS.items()))


def new_app() -> typer.Typer:
    """Return an empty application: plain help, no completion."""
    return typer.Typer(rich_markup_mode=None, add_completion=False, no_args_is_help=True)


def caller_of(context: typer.Context) -> Caller:
    """Return who calls."""
    return context.ensure_object(Caller)


app = typer.Typer(cls=_Verbs, rich_markup_mode=None, add_completion=False, no_args_is_help=True)


@app.callback(epilog="--data og --as kan stå både før og etter kommandoen.")
def planner(
    context: typer.Context,
    data: Annotated[str | None, typer.Option("--data", metavar="DIR", help="Datamappa (elles NETTPLAN_DATA).")] = None,
    email: Annotated[str | None, typer.Option("--as", metavar="EPOST", help="Gjer det som denne tilsette.")] = None,
) -> None:
    """Nettplan: frå klasseliste til samtykkebrev, utan nettlesar."""
    if "" in {data, email}:
        raise InvalidInput(N_("Skriv ei mappe etter --data og ei e-postadresse etter --as, eller ta dei bort."))
    if data:
        os.environ["NETTPLAN_DATA"] = data
    caller_of(context).email = email or ""
