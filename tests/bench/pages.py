"""Pages: how long a rerun takes, beside the same page on canned data in the same run."""

import logging
import os
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from streamlit.proto.WidgetStates_pb2 import WidgetState, WidgetStates
from streamlit.runtime.scriptrunner.script_cache import ScriptCache
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.local_script_runner import LocalScriptRunner

from planner.domain.permission import Actor
from tests.bench.canned import Memory, answered, remembered
from tests.bench.meter import ROOT, TODAY, p50, p95, show_table
from tests.bench.people import as_table, invented
from tests.bench.register import add_sites
from tests.bench.school import Made, make_school

SLOWEST_MS = 150
MOST_TIMES = 2.0
_WARM_UP = 5
_PUPILS, _CLASSES, _SITES = 600, 24, 1_000
_HEADINGS = (
    "page",
    "role",
    "p50 ms",
    "p95 ms",
    "peer p95 ms",
    "ratio",
    "CPU p50 ms",
    "CPU p95 ms",
    "peer CPU p95 ms",
    "CPU ratio",
    "",
)


@dataclass(frozen=True)
class Case:
    """A page with what its address and its fields say."""

    name: str
    page: str
    address: dict[str, str] = field(default_factory=dict)
    choose: bool = False
    paste: str = ""
    roles: tuple[str, ...] = ("teacher", "principal")


@dataclass
class Times:
    """Seconds a rerun, on the clock and of the processor."""

    wall: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)


def measure(reruns: int, projects: int, only: str) -> None:
    """Print the table of pages.

    Args:
        reruns: of each page and of its peer.
        projects: how many the school has.
        only: a part of the names of the pages to measure; all when empty.
    """
    # Streamlit says once a thread that no server is running; here there is none.
    logging.disable(logging.WARNING)
    os.chdir(ROOT)
    with TemporaryDirectory(prefix="nettplan-bench-") as folder:
        os.environ |= {"NETTPLAN_DATA": folder, "NETTPLAN_TODAY": TODAY}
        os.environ.pop("DATABASE_URL", None)
        made = make_school(
            Path(folder), pupils=_PUPILS, class_count=_CLASSES, project_count=projects, both=None, mixed=True
        )
        add_sites(Path(folder), made, _SITES)
        rows = [
            _row(case, role, actor, reruns)
            for case in _cases(made)
            if only in case.name
            for role, actor in (("teacher", made.teacher), ("principal", made.principal))
            if role in case.roles
        ]
    show_table(
        f"Pages: script time of a rerun, {_PUPILS} pupils in {_CLASSES} classes, {_SITES} sites, {projects} projects, "
        f"{reruns} reruns each",
        _HEADINGS,
        rows,
        f"Goal: p95 at most {SLOWEST_MS} ms and at most {MOST_TIMES} times the peer's. ✗ misses it on the clock and in "
        "processor time, (✗) in one of them: where the machine is busy with other work, the clock says little.",
    )


def _cases(made: Made) -> list[Case]:
    project, everybody = {"project": made.projects[0]}, as_table(invented(_PUPILS, _CLASSES, both=None))
    return [
        Case("Home", "home"),
        Case("Project", "project", project),
        Case("Project's details", "project_form", project),
        Case("Walk, a question", "walk", project | {"question": "pupils_shown"}),
        Case("Walk, all answers", "walk", project | {"question": "all"}),
        Case("Decision", "verdict", project),
        Case("Letters", "letters", project),
        Case("Replies, 30 pupils", "replies", project),
        Case("Classes", "classes"),
        Case("Class list, 30 pupils", "class_list", {"class": made.class_id}),
        Case("Class list, a pupil chosen", "class_list", {"class": made.class_id}, choose=True),
        Case("Import, nothing yet", "roster_import"),
        Case("Import, 30 pupils pasted", "roster_import", paste=as_table(invented(30, 1, both=None))),
        Case("Import, 600 pupils pasted", "roster_import", paste=everybody, roles=("principal",)),
        Case("Overview", "overview", roles=("principal",)),
        Case("Overview, behind a figure", "overview_list", {"row": "password"}, roles=("principal",)),
        Case("Sites", "sites"),
        Case("Sites by editor", "sites", {"group": "editor"}),
        Case("Site", "site", {"site": "BEN0000002"}),
        Case("Site's details", "site_form", {"site": "BEN0000002"}),
        Case("Records", "records"),
        Case("Lessons", "lessons"),
        Case("Lesson", "lesson", {"lesson": "klassechatten"}),
        Case("Class rules", "class_rules", {"class": made.class_id}),
        Case("School and staff", "school"),
        Case("Guideline", "guideline"),
        Case("Discussion cards", "discussion_cards"),
        Case("My page", "me"),
    ]


def _row(case: Case, role: str, actor: Actor, reruns: int) -> list[object]:
    real, peer = _side_by_side(case, actor, reruns)
    ratio, cpu_ratio = p95(real.wall) / p95(peer.wall), p95(real.cpu) / p95(peer.cpu)
    misses = p95(real.wall) > SLOWEST_MS or ratio > MOST_TIMES
    misses_in_cpu = p95(real.cpu) > SLOWEST_MS or cpu_ratio > MOST_TIMES
    return [
        case.name,
        role,
        p50(real.wall),
        p95(real.wall),
        p95(peer.wall),
        ratio,
        p50(real.cpu),
        p95(real.cpu),
        p95(peer.cpu),
        cpu_ratio,
        "✗" if misses and misses_in_cpu else "(✗)" if misses or misses_in_cpu else "",
    ]


def _side_by_side(case: Case, actor: Actor, reruns: int) -> tuple[Times, Times]:
    with _timed() as seen:
        (page, filled), memory = _open(case, actor), Memory()
        for _ in range(_WARM_UP):
            _run(page, filled, nullcontext(), seen)
        _run(page, filled, remembered(memory), seen)
        real, peer, shown = Times(), Times(), len(list(page._tree))
        for _ in range(reruns):
            _keep(real, _run(page, filled, nullcontext(), seen))
            memory.start()
            _keep(peer, _run(page, filled, answered(memory), seen))
            if len(list(page._tree)) != shown:
                raise RuntimeError(f"{case.name}: the peer doesn't show the same widgets")
    return real, peer


def _open(case: Case, actor: Actor) -> tuple[AppTest, WidgetStates]:
    """Open a page, fill in its fields, and return it with what a browser would send of them at each rerun."""
    page, filled = AppTest.from_file(str(ROOT / "app.py"), default_timeout=60), WidgetStates()
    page.session_state["person"], page.session_state["language"] = actor.id, "nn"
    page.run()
    page.query_params |= case.address
    page.switch_page(f"planner/pages/{case.page}.py").run()
    if case.choose:
        filled.widgets.append(WidgetState(id=page.selectbox[0].id, string_value=page.selectbox[0].options[0]))
    if case.paste:
        filled.widgets.append(WidgetState(id=page.text_area[0].id, string_value=case.paste))
    return page, filled


def _run(page: AppTest, filled: WidgetStates, around: AbstractContextManager[None], seen: Times) -> Times:
    seen.wall.clear()
    seen.cpu.clear()
    with around:
        # What `page.run` does, without asking each widget for its state: our options need a run to be put in words.
        page._run(filled)
    if page.exception or page.error:
        raise RuntimeError([one.value for one in (*page.exception, *page.error)])
    return seen


def _keep(times: Times, seen: Times) -> None:
    times.wall.append(sum(seen.wall))
    times.cpu.append(sum(seen.cpu))


@contextmanager
def _timed() -> Iterator[Times]:
    """Time the script alone, and keep its compiled code from run to run, as the server does."""
    seen, cache = Times(), ScriptCache()

    class Timed(LocalScriptRunner):
        def _run_script(self, rerun_data: Any) -> None:
            wall, cpu = time.perf_counter(), time.thread_time()
            super()._run_script(rerun_data)
            seen.wall.append(time.perf_counter() - wall)
            seen.cpu.append(time.thread_time() - cpu)

    with (
        patch("streamlit.testing.v1.app_test.LocalScriptRunner", Timed),
        patch("streamlit.testing.v1.app_test.ScriptCache", lambda: cache),
        patch("streamlit.testing.v1.local_script_runner.ScriptCache", lambda: cache),
    ):
        yield seen
