"""`planner serve`: the app, on this machine only."""

import os
import socket
from importlib import import_module
from typing import Annotated

import typer

from planner.cli.caller import Caller
from planner.cli.out import show
from planner.cli.verbs import caller_of, new_app
from planner.errors import N_, InvalidInput
from planner.settings import ROOT, settings
from planner.storage import open_database

ADDRESS = "127.0.0.1"
_USUAL_PORT = 8501
_LAST_PORT = 65_535
Port = Annotated[int | None, typer.Option("--port", metavar="N", help="Porten (elles PORT, elles 8501).")]

app = new_app()


@app.command()
def serve(context: typer.Context, port: Port = None) -> None:
    """Start appen på denne maskina. Stopp ho med Ctrl+C."""
    run_app(caller_of(context), free_port(port))


def free_port(chosen: int | None) -> int:
    """Return the port to use: the chosen one, else PORT's, else the usual.

    Raises:
        InvalidInput: it is no port, or something else uses it.
    """
    told = os.environ.get("PORT", "").strip() if chosen is None else str(chosen)
    port = int(told) if told.isdecimal() and told.isascii() else 0 if told else _USUAL_PORT
    if not 0 < port <= _LAST_PORT:
        raise InvalidInput(N_("{port} er ikkje ein port. Vel eit tal frå 1 til 65535."), port=told[:20])
    with socket.socket() as door:
        door.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            door.bind((ADDRESS, port))
        except OSError:
            raise InvalidInput(
                N_("Porten {port} er i bruk eller stengd. Vel ein annan, til dømes --port {other}."),
                port=port,
                other=port + 1 if port < _LAST_PORT else port - 1,
            ) from None
    return port


def run_app(caller: Caller, port: int) -> None:
    """Run the app in this process until somebody stops it."""
    open_database(settings().database_url)
    show(caller.words(N_("Nettplan er på http://{address}:{port}. Stopp med Ctrl+C."), address=ADDRESS, port=port))
    options = {"server.address": ADDRESS, "server.port": port, "logger.hideWelcomeMessage": "true"}
    words = [word for name, value in options.items() for word in (f"--{name}", str(value))]
    # What `streamlit run app.py` does, found by name: the command line starts at once, without Streamlit.
    streamlit = import_module("streamlit.web.cli")
    try:
        streamlit.main(["run", str(ROOT / "app.py"), *words], prog_name="streamlit", standalone_mode=False)
    except RuntimeError as stopped:
        if isinstance(stopped.__cause__, KeyboardInterrupt):
            raise KeyboardInterrupt from None
        raise
