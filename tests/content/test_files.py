"""Reading content files: a fault is told by file and key."""

from pathlib import Path

import pytest

from planner.content.files import CONTENT, Table, read
from planner.errors import ContentError


@pytest.fixture
def table(tmp_path: Path) -> Table:
    path = tmp_path / "some.toml"
    path.write_text('name = "x"\nempty = " "\nnumber = 3\nlist = ["a", 1]\n[[rows]]\na = 1\n[inner]\nb = 2\n', "utf-8")
    return read(path)


@pytest.mark.parametrize("key", ["gone", "empty", "number", "list"])
def test_a_text_that_is_missing_empty_or_no_text_is_told_by_key(table: Table, key: str) -> None:
    with pytest.raises(ContentError, match=rf"some\.toml: {key} "):
        table.text(key)


def test_lists_dates_and_tables_are_asked_for_in_the_same_way(table: Table) -> None:
    for ask in (table.texts, table.day, table.table, lambda name: list(table.tables(name))):
        with pytest.raises(ContentError, match="number"):
            ask("number")
    with pytest.raises(ContentError, match="list"):
        table.texts("list")


def test_a_key_within_a_table_is_told_with_its_way(table: Table) -> None:
    with pytest.raises(ContentError, match=r"inner\.b"):
        table.table("inner").text("b")
    with pytest.raises(ContentError, match=r"rows\[0\]\.a"):
        next(table.tables("rows")).text("a")


def test_a_key_that_nothing_reads_is_refused(table: Table) -> None:
    with pytest.raises(ContentError, match=r"inner\.b"):
        table.table("inner").only(())


def test_a_file_that_is_not_there_or_not_toml_is_told_by_name(tmp_path: Path) -> None:
    (tmp_path / "half.toml").write_text("name = ", "utf-8")
    (tmp_path / "bytes.toml").write_bytes(b"name = \xff")
    for name in ("gone.toml", "half.toml", "bytes.toml"):
        with pytest.raises(ContentError, match=name.replace(".", r"\.")):
            read(tmp_path / name)


def test_a_file_of_ours_is_named_by_its_place_in_the_content() -> None:
    assert read(CONTENT / "decision" / "facts.toml").file == "decision/facts.toml"
