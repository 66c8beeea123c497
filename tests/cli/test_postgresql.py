"""The whole main job with the data in PostgreSQL: DATABASE_URL says where."""

import pytest

from planner.storage import open_database, transaction
from planner.storage.tables import metadata
from tests.cli.conftest import Planner
from tests.cli.handed_in import LETTERS, PROJECT, ROSTER, SCHOOL, answers, written


def test_from_class_list_to_letters_in_postgresql(
    empty: Planner, postgres_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with transaction(open_database(postgres_url)) as session:
        for table in reversed(metadata.sorted_tables):
            session.execute(table.delete())
    monkeypatch.setenv("DATABASE_URL", postgres_url)
    empty.good("school", "set", written(empty.folder, "school.toml", SCHOOL))
    counts = empty.good("roster", "import", written(empty.folder, "roster.csv", ROSTER), "--json").json
    assert counts["added"] == 3
    project = empty.good("project", "new", written(empty.folder, "project.toml", PROJECT)).out.strip()
    empty.good("decide", project, "--answers", answers(empty.folder))
    told = empty.good("letters", project, "--out", empty.folder / "out", "--json").json
    assert told["letters"] == LETTERS
    assert len(empty.good("replies", "status", project, "--json").json["pupils"]) == 3
    assert not empty.data.exists()
