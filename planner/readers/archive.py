"""Folders and zip files that people hand in: which files they hold, read without leaving them or filling the memory."""

import io
import stat
import zipfile
import zlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from planner.errors import N_, InvalidInput

LARGEST_FILE = 50_000_000
LARGEST_UNPACKED = 200_000_000
MOST_MEMBERS = 2_000
_ENCRYPTED = 0x1
_MEGABYTE = 1_000_000
_UNREADABLE = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    KeyError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
    UnicodeError,
)
_BROKEN = N_("Fila {file} er skadd eller berre halv. Hent ho på nytt, og prøv igjen.")


@dataclass(frozen=True)
class Handed:
    """A file as a browser hands it in: its name and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True)
class Bundle:
    """What a folder or a zip holds: the names of its files, and how one is read."""

    name: str
    names: tuple[str, ...]
    read: Callable[[str], bytes]


def check_size(name: str, size: int, *, may_be_empty: bool = False) -> None:
    """Refuse a file that is too large, before it is read.

    Raises:
        InvalidInput: it is larger than 50 MB, or empty and may not be.
    """
    if size > LARGEST_FILE:
        raise InvalidInput(
            N_("Fila {file} er på {size} MB. Ho kan vere på høgst {limit} MB."),
            file=name,
            size=-(-size // _MEGABYTE),
            limit=LARGEST_FILE // _MEGABYTE,
        )
    if size == 0 and not may_be_empty:
        raise InvalidInput(N_("Fila {file} er tom. Vel ei anna fil."), file=name)


def read_file(path: Path, *, may_be_empty: bool = False) -> bytes:
    """Read one file of a reasonable size.

    Raises:
        InvalidInput: it isn't there, isn't a file, can't be read, is too large, or empty and may not be.
    """
    name = path.name
    try:
        if not path.is_file():
            raise InvalidInput(N_("Fann ikkje fila {file}."), file=name)
        check_size(name, path.stat().st_size, may_be_empty=may_be_empty)
        return path.read_bytes()
    except (OSError, ValueError):
        raise InvalidInput(N_("Fila {file} kan ikkje lesast. Har du lov til å opne ho?"), file=name) from None


def open_folder(path: Path) -> Bundle:
    """Return the files of a folder, not those of folders in it.

    Raises:
        InvalidInput: the folder can't be read, or holds more than 2,000 files.
    """
    try:
        names = tuple(sorted(file.name for file in path.iterdir() if file.is_file() and _is_wanted(file.name)))
    except OSError:
        raise InvalidInput(N_("Mappa {file} kan ikkje lesast. Har du lov til å opne ho?"), file=path.name) from None
    _check_count(path.absolute().name, len(names))
    return Bundle(path.absolute().name, names, lambda name: read_file(path / name))


def open_zip(file: Handed) -> Bundle:
    """Return the files of a zip. A zip in the zip is a file like any other, and is never opened.

    Raises:
        InvalidInput: it is broken, locked with a password, too large when unpacked, or points outside itself.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(file.data))
    except _UNREADABLE:
        raise InvalidInput(_BROKEN, file=file.name) from None
    members = archive.infolist()
    _check_count(file.name, len(members))
    for member in members:
        _check_member(file.name, member)
    # Readers of xlsx look names up without regard to case.
    if len({member.filename.casefold().replace("\\", "/") for member in members}) < len(members):
        raise InvalidInput(N_("Zip-fila {file} har to filer med same namn. Pakk ho på nytt."), file=file.name)
    if sum(member.file_size for member in members) > LARGEST_UNPACKED:
        raise _too_large(file.name)
    names = tuple(member.filename for member in members if not member.is_dir() and _is_wanted(member.filename))
    return Bundle(file.name, names, lambda name: _read_member(file.name, archive, name))


def _read_member(archive_name: str, archive: zipfile.ZipFile, name: str) -> bytes:
    try:
        with archive.open(name) as member:
            data = member.read(LARGEST_UNPACKED + 1)
    except _UNREADABLE:
        raise InvalidInput(_BROKEN, file=archive_name) from None
    if len(data) > LARGEST_UNPACKED:
        raise _too_large(archive_name)
    return data


def _check_member(archive_name: str, member: zipfile.ZipInfo) -> None:
    name = member.orig_filename.replace("\\", "/")
    outside = name.startswith("/") or ".." in name.split("/") or name[1:2] == ":" or "\0" in name
    if outside or stat.S_ISLNK(member.external_attr >> 16):
        raise InvalidInput(
            N_("Zip-fila {file} peikar på filer utanfor seg sjølv. Vi opnar ho ikkje. Hent ho på nytt frå kjelda."),
            file=archive_name,
        )
    if member.flag_bits & _ENCRYPTED:
        raise InvalidInput(N_("Zip-fila {file} er låst med passord. Pakk ho utan passord."), file=archive_name)


def _check_count(name: str, count: int) -> None:
    if count > MOST_MEMBERS:
        raise InvalidInput(
            N_("{file} har {count} filer. Vel berre filene med elevar (høgst {limit})."),
            file=name,
            count=count,
            limit=MOST_MEMBERS,
        )


def _too_large(name: str) -> InvalidInput:
    return InvalidInput(
        N_("Zip-fila {file} blir større enn {limit} MB når ho blir pakka ut. Vel berre filene med elevar."),
        file=name,
        limit=LARGEST_UNPACKED // _MEGABYTE,
    )


def _is_wanted(name: str) -> bool:
    """Leave out what macOS and others hide in folders and zip files."""
    path = PurePosixPath(name)
    return "__MACOSX" not in path.parts and not path.name.startswith((".", "~$"))
