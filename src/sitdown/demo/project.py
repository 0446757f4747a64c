"""The example's project: its folder as agents leave one, and what was noted of it meanwhile.

The state files are written by the one way there is, on a clock that is moved, so that what the demo
shows is what following a project does.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from pathlib import Path

from sitdown.clock import FrozenClock
from sitdown.demo import project_life as life
from sitdown.demo.agent import TRANSCRIPTS, MadeUpAgent, Note
from sitdown.demo.commits import Repository
from sitdown.engine.desk import Desk
from sitdown.kinds.work.agents.ingest import ingest_hooks
from sitdown.kinds.work.agents.transcripts import import_transcripts
from sitdown.kinds.work.blockers import ask
from sitdown.kinds.work.context.saving import save_context
from sitdown.kinds.work.items import NewTask, Priority, TaskStatus
from sitdown.kinds.work.mirror import sync_all_sessions_in_project
from sitdown.kinds.work.projects import add_project
from sitdown.kinds.work.state import Phase, SessionStateManager, create_session
from sitdown.kinds.work.tasks import add_tasks, complete_task
from sitdown.kinds.work.views import ProjectView

BUILDER = "b41d7c52-60c4-4f0e-9d3a-2f1c84a0e6b7"
"""The agent that builds: the one that goes on working while the example is looked at."""

PARTS = 4
"""How often ``follow_project`` tells that a part is done."""

_SPECIFIER = "1f6f0c3e-8a57-4c0b-b0a4-6d1f6a5e9c21"
_PLANNER = "7c0a1d94-2b3e-4d8f-8f5e-93b2c7d4e018"
_FOLLOWED = timedelta(days=10)
_FINISHED = timedelta(days=8)
_BROKEN = timedelta(days=4)
_BUILT = {1: timedelta(minutes=132), 2: timedelta(minutes=70)}
"""How long ago checkpoints were completed."""


def sessions_folder(folder: Path) -> Path:
    """Where the example's project, made in this folder, has its sessions."""
    return folder / life.PROJECT / "agents" / "sessions"


def live_slug(now: datetime) -> str:
    """What the session is called that is being built at that moment."""
    return f"{now.date().isoformat()}_my-feature"


def follow_project(
    desk: Desk,
    clock: FrozenClock,
    folder: Path,
    note: Note,
    done: Callable[[], None] = lambda: None,
) -> ProjectView:
    """Make the project and follow it: one session is being built, one is finished, one is broken.

    Args:
        desk: its kinds must have ``work``, and it must follow nothing of that folder.
        clock: the clock of the desk, at the moment of the example; it is moved and brought back.
        folder: where the project's folder is made, and beside it its agents' transcripts.
        note: notes down what hooks tell.
        done: is called after each of its ``PARTS``.
    """
    return _Replay(desk, clock, folder, note).run(done)


class _Replay:
    """What happened in the project until now, done again."""

    def __init__(self, desk: Desk, clock: FrozenClock, folder: Path, note: Note) -> None:
        self._desk, self._clock, self._note = desk, clock, note
        self._now = clock.moment
        self._folder, self._path = folder, folder / life.PROJECT
        self._sessions = sessions_folder(folder)
        self._repository = Repository(self._path)

    def run(self, done: Callable[[], None]) -> ProjectView:
        """Do it all; the clock is then where it was."""
        self._goto(_FOLLOWED)
        for name, text in life.SOURCES.items():
            _write(self._path / name, text)
        self._repository.begin(self._clock.now())
        project = add_project(self._desk, self._path)
        self._plan_tasks(project.id)
        done()
        self._finish_a_session()
        self._break_a_session()
        self._goto(timedelta(days=1))
        save_context(self._desk, project.id)
        done()
        self._begin_the_build()
        self._build(1)
        done()
        for number, ago in ((27, 130), (28, 124)):
            self._goto(timedelta(minutes=ago))
            complete_task(self._desk, project.id, number)
        self._goto(timedelta(hours=2))
        sync_all_sessions_in_project(self._desk, project.id)
        save_context(self._desk, project.id)
        self._goto(timedelta(minutes=95))
        ask(self._desk, project.id, life.QUESTION, priority=Priority.HIGH, task_number=32)
        self._build(2)
        self._last_minute()
        self._clock.moment = self._now
        sync_all_sessions_in_project(self._desk, project.id)
        ingest_hooks(self._desk)
        import_transcripts(self._desk, project.id, [self._folder / TRANSCRIPTS])
        done()
        return project

    def _goto(self, ago: timedelta) -> None:
        self._clock.moment = self._now - ago

    def _plan_tasks(self, project_id: str) -> None:
        began = self._clock.moment
        tasks = []
        for number, title in enumerate(life.TASKS, start=1):
            is_over = number < life.DONE_TASKS - 1 and number != life.WAITING_TASK
            status = TaskStatus.COMPLETED if is_over else TaskStatus.PENDING
            priority = Priority.HIGH if number in life.URGENT_TASKS else Priority.MEDIUM
            tasks.append(
                NewTask(
                    title,
                    status=TaskStatus.WAITING if number == life.WAITING_TASK else status,
                    priority=Priority.LOW if number in life.MINOR_TASKS else priority,
                    completed_at=began + timedelta(hours=8 * number) if is_over else None,
                )
            )
        add_tasks(self._desk, project_id, tasks)

    def _finish_a_session(self) -> None:
        """A session that went all its way in a day."""
        self._goto(_FINISHED)
        slug = f"{self._clock.moment.date().isoformat()}_rate-limits"
        manager = create_session(self._sessions, life.FINISHED_TITLE, slug=slug, clock=self._clock)
        _write_plan(manager.session_dir, life.FINISHED_CHECKPOINTS)
        self._clock.advance(hours=1)
        manager.complete_phase()
        self._clock.advance(hours=1)
        manager.complete_phase()
        manager.init_build_progress(len(life.FINISHED_CHECKPOINTS))
        for number, title in enumerate(life.FINISHED_CHECKPOINTS, start=1):
            manager.start_checkpoint(number)
            self._clock.advance(hours=1)
            message = f"feat: {title.lower()}"
            manager.add_commit(self._commit(message), message, number)
            manager.complete_checkpoint(number)
        manager.complete_phase()
        self._clock.advance(minutes=40)
        manager.complete_phase()

    def _break_a_session(self) -> None:
        """A session whose state was cut short in the middle of a word."""
        self._goto(_BROKEN)
        slug = f"{self._clock.moment.date().isoformat()}_retry-budget"
        cut = f'{{\n  "session_id": "{slug}",\n  "topic": "Retry bud'
        _write(self._sessions / slug / "state.json", cut)

    def _begin_the_build(self) -> None:
        """Spec and plan of the session, each by an agent of its own."""
        self._goto(timedelta(hours=3, minutes=52))
        manager = create_session(
            self._sessions,
            life.TITLE,
            description=life.DESCRIPTION,
            base_branch="main",
            slug=live_slug(self._now),
            clock=self._clock,
        )
        manager.set_git_branch(life.BRANCH)
        self._work(_SPECIFIER, "Write the spec.", life.SPEC_WORK, life.SPEC_TOKENS)
        for name, text in life.FILES.items():
            _write(manager.session_dir / name, text)
        _write_plan(manager.session_dir, life.CHECKPOINTS)
        self._goto(timedelta(hours=3, minutes=7))
        manager.complete_phase()
        self._work(_PLANNER, "Plan it.", life.PLAN_WORK, life.PLAN_TOKENS)
        self._goto(timedelta(hours=2, minutes=30))
        manager.transition_to_phase(Phase.BUILD)
        manager.init_build_progress(len(life.CHECKPOINTS))
        manager.start_checkpoint(1)
        self._builder().begin("Build it, a checkpoint at a time.")

    def _work(
        self, name: str, prompt: str, uses: tuple[life.Use, ...], tokens: tuple[int, int]
    ) -> None:
        """A run of an agent from its beginning to its end."""
        self._clock.advance(minutes=2)
        agent = self._agent(name)
        agent.begin(prompt)
        for use in uses:
            self._clock.advance(minutes=5)
            agent.after(use, agent.before(use))
        agent.ask_model(*tokens)
        self._clock.advance(minutes=3)
        agent.end()

    def _build(self, number: int) -> None:
        """The last minutes of a checkpoint."""
        manager = SessionStateManager(self._sessions / live_slug(self._now), self._clock)
        stretch, builder = life.BUILD[number], self._builder()
        self._goto(_BUILT[number] + timedelta(minutes=2))
        for use in stretch.uses:
            builder.after(use, builder.before(use))
        builder.ask_model(*stretch.tokens)
        self._clock.advance(minutes=1)
        manager.add_commit(self._commit(stretch.message), stretch.message, number)
        manager.complete_checkpoint(number)

    def _last_minute(self) -> None:
        """What the agent did while the person was on the way to the keyboard."""
        builder = self._builder()
        for ago, use in life.LAST_MINUTE:
            self._goto(timedelta(seconds=ago))
            name = builder.before(use)
            self._clock.advance(seconds=5 if use.error else 1)
            builder.after(use, name)
        builder.ask_model(22_154, 3_200)

    def _builder(self) -> MadeUpAgent:
        return self._agent(BUILDER)

    def _agent(self, name: str) -> MadeUpAgent:
        home = self._desk.store.path.parent
        return MadeUpAgent(name, self._path, home, self._clock, self._note)

    def _commit(self, message: str) -> str:
        return self._repository.commit(message, self._clock.now())


def _write_plan(session_dir: Path, titles: Sequence[str]) -> None:
    checkpoints = [{"id": at, "title": title} for at, title in enumerate(titles, start=1)]
    _write(session_dir / "plan.json", json.dumps({"checkpoints": checkpoints}, indent=2) + "\n")


def _write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
