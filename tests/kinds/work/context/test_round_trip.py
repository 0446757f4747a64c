from __future__ import annotations

from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.hostile import HOSTILE

from sitdown.clock import FrozenClock
from sitdown.engine.desk import Desk
from sitdown.kinds.work import blockers, tasks
from sitdown.kinds.work.context.limits import over_limits
from sitdown.kinds.work.context.opening import open_context
from sitdown.kinds.work.context.saving import save_context
from sitdown.kinds.work.context.schema import as_document, bytes_of
from sitdown.kinds.work.items import NewTask, Priority, TaskStatus
from sitdown.plain_text import one_line

SAID = st.one_of(st.text(max_size=900), st.sampled_from(HOSTILE)).filter(one_line)
NEW = st.builds(NewTask, SAID, SAID, st.sampled_from(TaskStatus), st.sampled_from(Priority))
ASKED = st.tuples(SAID.filter(str.strip), st.sampled_from(Priority))


@given(st.lists(NEW, max_size=4), st.lists(ASKED, max_size=3))
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_what_is_saved_of_any_work_is_opened_again(
    desk: Desk,
    project: str,
    own: Path,
    clock: FrozenClock,
    new: list[NewTask],
    asked: list[tuple[str, Priority]],
) -> None:
    clock.advance(minutes=1)
    made = tasks.add_tasks(desk, project, new)
    for question, priority in asked:
        blockers.ask(desk, project, question, priority=priority)
    for task in made[::2]:
        tasks.complete_task(desk, project, task.number)

    kept = save_context(desk, project)
    opened = open_context(desk, project)

    assert (opened.context, opened.notices, opened.is_news) == (kept.context, (), False)
    assert own.read_bytes() == bytes_of(as_document(kept.context))
    assert over_limits(kept.context) == ()
    ranks = [each.priority.rank for each in kept.context.active_blockers]
    assert ranks == sorted(ranks)
    assert 0 <= kept.context.progress_pct <= 100
