"""The steps of a project: when its site is open."""

import pytest

from planner.domain.steps import Next, Step, StepKind, StepState, is_running

DECIDED = Step(StepKind.DECISION, StepState.DONE, Next.ALL_REPLIED)
RUNNING = Step(StepKind.SITE, StepState.DONE, Next.RUNNING)


def test_a_site_that_is_decided_and_opened_is_running() -> None:
    assert is_running([DECIDED, RUNNING])


@pytest.mark.parametrize("next_", [Next.TAKE_DOWN, Next.STILL_IN_USE])
def test_a_site_that_something_is_to_be_done_with_runs_on(next_: Next) -> None:
    assert is_running([DECIDED, Step(StepKind.SITE, StepState.LATE, next_)])


@pytest.mark.parametrize(
    "steps",
    [
        [Step(StepKind.DECISION, StepState.WAITING, Next.ALL_REPLIED), RUNNING],
        [DECIDED, Step(StepKind.SITE, StepState.TO_DO, Next.READY_TO_OPEN)],
        [DECIDED, Step(StepKind.SITE, StepState.TO_DO, Next.DO_TASKS)],
        [DECIDED, Step(StepKind.SITE, StepState.LATE, Next.CLOSE_SITE)],
        [DECIDED, Step(StepKind.SITE, StepState.WAITING, Next.BLOCKED)],
    ],
    ids=["waits for approval", "not opened", "tasks left", "ended", "blocked"],
)
def test_a_site_that_lacks_something_is_not_running(steps: list[Step]) -> None:
    assert not is_running(steps)
