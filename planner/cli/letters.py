"""`planner letters`: the consent letters of a project as files to print."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer

from planner.cli.desk import to_change
from planner.cli.out import show, show_json
from planner.cli.verbs import AsJson, caller_of, new_app
from planner.errors import N_, StorageFailed
from planner.i18n import Words
from planner.services.letter_files import PrintedFile, print_letters
from planner.services.letters import MadeLetters, make_letters

_UNWRITABLE = N_("Breva kan ikkje skrivast til {folder}. Sjå om disken er full, eller vel ei anna mappe.")

app = new_app()


@app.command()
def letters(
    context: typer.Context,
    project: Annotated[str, typer.Argument(metavar="PROJECT", help="Id-en til prosjektet.")],
    out: Annotated[Path, typer.Option("--out", metavar="DIR", help="Mappa breva blir lagde i.")],
    merged: Annotated[bool, typer.Option("--merged", help="Éi utskriftsfil for heile klassen.")] = False,
    language: Annotated[
        str, typer.Option("--language", metavar="auto|CODE", help="Same språk i alle breva (elles kvar sitt).")
    ] = "auto",
    as_json: AsJson = False,
) -> None:
    """Lag eitt brev til kvar som skal svare: dei føresette, og eleven frå 15 år."""
    with _all_or_nothing(out) as folder, to_change(caller_of(context)) as desk:
        made = make_letters(desk.session, desk.actor, project, today=desk.today, language=language)
        files = _print(made, folder, out, merged)
        _check_free(out, files)
        if as_json:
            show_json(_as_json(made, files, desk.words))
        else:
            show(*_lines(made, out, files, desk.words))


@contextmanager
def _all_or_nothing(out: Path) -> Iterator[Path]:
    """Give a folder to write to; the files come to `out` when all are written and all else has gone well."""
    new: list[Path] = []
    try:
        new = [folder for folder in (out, *out.parents) if not folder.exists()]
        out.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".nettplan-", dir=out, ignore_cleanup_errors=True) as hidden:
            yield Path(hidden)
            for file in Path(hidden).iterdir():
                file.replace(out / file.name)
    except OSError as error:
        raise StorageFailed(_UNWRITABLE, folder=str(out)) from error
    finally:
        for folder in new:  # the innermost first
            _remove_empty(folder)


def _print(made: MadeLetters, folder: Path, out: Path, merged: bool) -> tuple[PrintedFile, ...]:
    if not made.letters:
        return ()
    try:
        return print_letters(made, folder, merged=merged)
    except StorageFailed as error:
        raise StorageFailed(_UNWRITABLE, folder=str(out)) from error


def _remove_empty(folder: Path) -> None:
    """Remove a folder nothing was written to."""
    try:
        folder.rmdir()
    except OSError:
        return


def _check_free(out: Path, files: tuple[PrintedFile, ...]) -> None:
    if any((out / one.file).is_dir() for one in files):
        raise StorageFailed(_UNWRITABLE, folder=str(out))


def _as_json(made: MadeLetters, files: tuple[PrintedFile, ...], words: Words) -> dict[str, object]:
    skipped = {(one.pupil.id, one.reason): None for one in made.skipped}
    return {
        "letters": len(files),
        "files": [{"file": one.file, "letter": one.letter_id, "pupil": one.pupil_id} for one in files],
        "skipped": [{"pupil": pupil_id, "reason": words(reason)} for pupil_id, reason in skipped],
    }


def _lines(made: MadeLetters, out: Path, files: tuple[PrintedFile, ...], words: Words) -> list[str]:
    where = out / files[0].file if len({one.file for one in files}) == 1 else out
    lines = [words.plural(N_("{n} brev ligg i {place}."), N_("{n} brev ligg i {place}."), len(files), place=where)]
    if made.skipped:
        lines.append(words(N_("Desse breva er ikkje laga:")))
        lines += [f"- {one.pupil.name}: {words(one.reason)}" for one in made.skipped]
    return lines
