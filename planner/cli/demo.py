"""`planner demo`: the app with a sample school, in a data folder of its own."""

import os

import typer
from platformdirs import user_data_path

from planner.cli.serve import Port, free_port, run_app
from planner.cli.verbs import caller_of, new_app
from planner.errors import N_, InvalidInput
from planner.services.sample import make_sample
from planner.services.schools import all_schools
from planner.settings import settings, today
from planner.storage import open_database, transaction

app = new_app()


@app.command()
def demo(context: typer.Context, port: Port = None) -> None:
    """Start appen med ein oppdikta skule. Data frå skulen din blir ikkje rørte."""
    chosen = free_port(port)
    prepare()
    run_app(caller_of(context), chosen)


def prepare() -> None:
    """Choose the folder and make the sample school there, unless it is there already.

    Raises:
        InvalidInput: a real school's data lies in the folder.
    """
    os.environ.pop("DATABASE_URL", None)
    if not os.environ.get("NETTPLAN_DATA"):
        os.environ["NETTPLAN_DATA"] = str(user_data_path("nettplan-demo", appauthor=False))
    with transaction(open_database(settings().database_url)) as session:
        there = all_schools(session)
        if any(not school.sample for school in there):
            raise InvalidInput(
                N_("I datamappa {folder} ligg det allereie ein skule. Vel ei anna mappe med --data."),
                folder=settings().data,
            )
        if not there:
            make_sample(session, today())
