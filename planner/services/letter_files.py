"""Letters as files: one file a letter, or one print file for the class; names that tell nothing private."""

import re
import unicodedata
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from forms.letter import letter_pdf, letters_pdf
from planner.content.letters import letter_words
from planner.errors import N_, StorageFailed
from planner.services.letters import MadeLetters, Progress

_SPELLED = str.maketrans({"æ": "ae", "ø": "o", "å": "a", "Æ": "Ae", "Ø": "O", "Å": "A", "ð": "d", "đ": "d", "ł": "l"})
_NO_DATE = (1980, 1, 1, 0, 0, 0)


@dataclass(frozen=True)
class PrintedFile:
    """Where a letter was printed: a file name relative to the folder, the same for all letters of a print file."""

    file: str
    letter_id: str
    pupil_id: str


def print_letters(
    made: MadeLetters, folder: Path, *, merged: bool = False, progress: Progress | None = None
) -> tuple[PrintedFile, ...]:
    """Write the letters to a folder, in the order of the class list; a file appears when it is whole.

    Args:
        made: the letters.
        folder: is made when it isn't there.
        merged: one print file for the class instead of one file a letter.
        progress: told (letters written, letters in all).

    Raises:
        StorageFailed: the folder can't be written, or the disk is full.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if merged:
            _write(folder / merged_name(made), merged_pdf(made, progress))
            return tuple(PrintedFile(merged_name(made), one.letter.id, one.pupil.id) for one in made.letters)
        for name, content in _files(made, progress):
            _write(folder / name, content)
    except OSError as error:
        raise StorageFailed(
            N_("Breva kan ikkje skrivast til {folder}. Sjå om disken er full, eller vel ei anna mappe."),
            folder=str(folder),
        ) from error
    return tuple(
        PrintedFile(name, one.letter.id, one.pupil.id) for name, one in zip(file_names(made), made.letters, strict=True)
    )


def merged_pdf(made: MadeLetters, progress: Progress | None = None) -> bytes:
    """Return the letters as one print file, each beginning on a front side."""
    file = BytesIO()
    write_merged(made, file, progress)
    return file.getvalue()


def write_merged(made: MadeLetters, file: BinaryIO, progress: Progress | None = None) -> None:
    """Write the letters as one print file to a file that is open for writing bytes."""
    school, request = made.sources.school, made.sources.request
    title = letter_words(school.language)("page.print_title", site=request.site_name)
    sender = made.sources.sender(school.language, title)
    letters_pdf([one.document for one in made.letters], file, sender, progress)


def zip_of_letters(made: MadeLetters, progress: Progress | None = None) -> bytes:
    """Return a zip with one file a letter; the same letters give the same bytes."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in _files(made, progress):
            archive.writestr(zipfile.ZipInfo(name, _NO_DATE), content)
    return file.getvalue()


def merged_name(made: MadeLetters) -> str:
    """Return the print file's name."""
    return f"brev-{_safe(made.sources.school_class.label)}.pdf"


def zip_name(made: MadeLetters) -> str:
    """Return the zip's name."""
    return f"brev-{_safe(made.sources.school_class.label)}.zip"


def file_names(made: MadeLetters) -> tuple[str, ...]:
    """Return a name a letter: class, place in the class list and letter number, nothing private."""
    digits = max(2, len(str(len(made.letters))))
    label = _safe(made.sources.school_class.label)
    return tuple(f"{label}-{n:0{digits}}-{one.letter.id}.pdf" for n, one in enumerate(made.letters, 1))


def _files(made: MadeLetters, progress: Progress | None) -> Iterator[tuple[str, bytes]]:
    for number, (name, one) in enumerate(zip(file_names(made), made.letters, strict=True), 1):
        yield name, letter_pdf(one.document)
        if progress:
            progress(number, len(made.letters))


def _write(path: Path, content: bytes) -> None:
    part = path.with_name(f"{path.name}.part")
    try:
        part.write_bytes(content)
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def _safe(label: str) -> str:
    """Spell a class label in letters, digits and hyphens that every file system takes."""
    parts = unicodedata.normalize("NFKD", label.translate(_SPELLED))
    plain = "".join(sign for sign in parts if not unicodedata.combining(sign))
    return re.sub(r"[^A-Za-z0-9]+", "-", plain).strip("-")[:40] or "klasse"
