from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import mkdtemp

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sitdown.engine.desk import Desk
from sitdown.kinds.work import blockers, tasks
from sitdown.kinds.work.items import NewTask, Priority, TaskStatus
from sitdown.kinds.work.next_tasks import next_tasks
from sitdown.kinds.work.projects import add_project
from sitdown.kinds.work.urgency import next_actions, ranked

NOW = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)
MOMENTS = st.none() | st.sampled_from([-30.0, -0.3, 3.0, 90.0]).map(
    lambda days: NOW + timedelta(days=days)
)
NEW = st.builds(
    NewTask,
    title=st.just("Fix it"),
    description=st.sampled_from(["", "one", "one\n\ntwo", "a\nb\nc\nd", " \n "]),
    status=st.sampled_from(TaskStatus),
    priority=st.sampled_from(Priority),
    phase=st.sampled_from(["", "Build"]),
    tags=st.lists(st.sampled_from(["next", "api", "ü"]), max_size=3).map(tuple),
    depends_on=st.lists(st.integers(1, 9), max_size=2).map(tuple),
    due_at=MOMENTS,
    scheduled_at=MOMENTS,
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=40)
@given(new=st.lists(NEW, min_size=1, max_size=12), asked=st.lists(st.integers(1, 12), max_size=2))
def test_the_few_that_are_read_are_the_first_of_all(
    desk: Desk, tmp_path: Path, new: list[NewTask], asked: list[int]
) -> None:
    project = add_project(desk, Path(mkdtemp(dir=tmp_path))).id
    added = tasks.add_tasks(desk, project, new)
    for number in asked:
        if number <= len(new):
            blockers.ask(desk, project, "Which?", task_number=number)
    questions = blockers.blockers(desk, project)

    order = ranked(added, questions, NOW)
    with desk.store.read() as tx:
        found = next_tasks(tx, project, questions, NOW, 5)

    assert found.actions == next_actions(order, 5)
    assert found.blocked == sum(not each.is_ready for each in order)
