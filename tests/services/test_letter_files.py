"""Letters as files: names, order, the same bytes, and folders that can't be written."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from forms.letter import letter_pdf
from planner.errors import StorageFailed
from planner.services.letter_files import file_names, merged_name, merged_pdf, print_letters, zip_of_letters
from planner.storage import Session
from tests.cast import (
    CLASS_7B,
)
from tests.forms.papers import opened, page_text
from tests.projects import a_decided_blog
from tests.services.made import make

pytestmark = pytest.mark.parametrize("engine", ["sqlite"], indirect=True)


def test_one_file_a_letter_has_a_name_that_tells_nothing_private(session: Session, tmp_path: Path) -> None:
    made = make(session, a_decided_blog(session))
    files = print_letters(made, tmp_path / "brev")
    assert [file.file for file in files] == [f"7B-{n:02}-{one.letter.id}.pdf" for n, one in enumerate(made.letters, 1)]
    assert sorted(path.name for path in (tmp_path / "brev").iterdir()) == sorted(file.file for file in files)
    assert [(file.letter_id, file.pupil_id) for file in files] == [(m.letter.id, m.pupil.id) for m in made.letters]


def test_the_print_file_has_every_letter_on_front_sides_in_order(session: Session, tmp_path: Path) -> None:
    made = make(session, a_decided_blog(session))
    files = print_letters(made, tmp_path, merged=True)
    assert {file.file for file in files} == {"brev-7B.pdf"}
    pdf = (tmp_path / "brev-7B.pdf").read_bytes()
    assert len(opened(pdf)) == 4 * len(made.letters)
    for number, one in enumerate(made.letters):
        assert one.letter.id in page_text(pdf, 4 * number)
        assert one.letter.id in page_text(pdf, 4 * number + 2)


def test_a_zip_has_the_same_files(session: Session, tmp_path: Path) -> None:
    made = make(session, a_decided_blog(session))
    print_letters(made, tmp_path / "brev")
    with zipfile.ZipFile(io.BytesIO(zip_of_letters(made))) as archive:
        assert {name: archive.read(name) for name in archive.namelist()} == {
            path.name: path.read_bytes() for path in (tmp_path / "brev").iterdir()
        }


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("7B", "brev-7B.pdf"),
        ("Ås 1–2 / blå", "brev-As-1-2-bla.pdf"),
        ("../7B", "brev-7B.pdf"),
        ("七", "brev-klasse.pdf"),
    ],
)
def test_a_file_name_is_safe_whatever_the_class_is_called(session: Session, label: str, name: str) -> None:
    made = make(session, a_decided_blog(session))
    sources = replace(made.sources, school_class=replace(CLASS_7B, label=label))
    assert merged_name(replace(made, sources=sources)) == name
    assert all(file.isascii() and "/" not in file for file in file_names(replace(made, sources=sources)))


def test_a_folder_that_cannot_be_written_is_told(session: Session, tmp_path: Path) -> None:
    made = make(session, a_decided_blog(session))
    (tmp_path / "file").write_text("")
    with pytest.raises(StorageFailed, match="Breva kan ikkje skrivast"):
        print_letters(made, tmp_path / "file" / "brev")


def test_a_full_disk_leaves_no_half_file(session: Session, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    made = make(session, a_decided_blog(session))

    def full(path: Path, content: bytes) -> int:
        with path.open("wb") as file:
            file.write(content[:100])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(StorageFailed):
        print_letters(made, tmp_path / "brev", merged=True)
    assert list((tmp_path / "brev").iterdir()) == []


def test_the_properties_of_the_files_name_no_pupil(session: Session) -> None:
    made = make(session, a_decided_blog(session))
    for pdf in (merged_pdf(made), letter_pdf(made.letters[0].document)):
        properties = " ".join(opened(pdf).get_metadata_dict().values())
        assert "Klassebloggen 7B" in properties
        assert not [name for name in ("Ada", "Berg", "Emil", "Jakub", "Liv") if name in properties]
