"""Importing transcripts against ``json.loads`` of the same lines, and the memory it takes.

Run: python -m tests.benchmarks.transcripts [ROUNDS] [MEGABYTES]
"""

from __future__ import annotations

import json
import random
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from tests.benchmarks.rounds import Target, in_turn, report
from tests.benchmarks.stores import NOW, desk_in

from sitdown.engine.desk import Desk
from sitdown.kinds.work.agents.places import folder_name
from sitdown.kinds.work.agents.transcripts import import_transcripts
from sitdown.kinds.work.mirror import sync_all_sessions_in_project
from sitdown.kinds.work.projects import add_project

MOST_MEGABYTES_MORE = 30
_MODELS = ("claude-opus-4-5-20251101", "claude-sonnet-4-5-20250929", "claude-haiku-4-5-20251001")


def transcript_lines(megabytes: int, seed: int = 7, cwd: str = "/p") -> Iterator[bytes]:
    """The lines of a transcript as agents write them: answers in parts, and what tools gave."""
    chance = random.Random(seed)  # noqa: S311 - repeatable on purpose, guards nothing
    written, turn = 0, 0
    while written < megabytes * 1_000_000:
        turn += 1
        for line in _turn(turn, chance, cwd):
            raw = json.dumps(line, separators=(",", ":")).encode() + b"\n"
            written += len(raw)
            yield raw


def _turn(turn: int, chance: random.Random, cwd: str) -> Iterator[dict[str, Any]]:
    """An answer of one to three lines, and the result of the tool it asks for."""
    at = NOW - timedelta(days=20) + timedelta(seconds=20 * turn)
    model = _MODELS[turn % len(_MODELS)]
    parts = chance.randint(1, 3)
    for part in range(1, parts + 1):
        text = 'words and "quotes"\n' * chance.randint(1, 60)
        usage = {
            "input_tokens": chance.randint(1, 9),
            "cache_creation_input_tokens": chance.randint(0, 9_000),
            "cache_read_input_tokens": chance.randint(0, 150_000),
            "cache_creation": {"ephemeral_5m_input_tokens": 0, "ephemeral_1h_input_tokens": 0},
            "output_tokens": 1 if part < parts else chance.randint(20, 3_000),
            "service_tier": "standard",
        }
        yield _common(f"a{turn}-{part}", at, "assistant", cwd) | {
            "requestId": f"req_{turn:08}",
            "message": {
                "id": f"msg_{turn:08}",
                "model": model,
                "role": "assistant",
                "content": [{"type": "text", "text": text}],
                "usage": usage,
            },
        }
    gave = "a line that a tool gave\n" * int(chance.paretovariate(0.9) * 10 % 2_000)
    result = {"type": "tool_result", "tool_use_id": f"toolu_{turn}", "content": gave}
    yield _common(f"u{turn}", at, "user", cwd) | {
        "toolUseResult": {"stdout": gave, "stderr": ""},
        "message": {"role": "user", "content": [result]},
    }


def _common(uuid: str, at: datetime, kind: str, cwd: str) -> dict[str, Any]:
    return {
        "parentUuid": None,
        "isSidechain": False,
        "userType": "external",
        "cwd": cwd,
        "sessionId": "session-1",
        "version": "2.1.9",
        "gitBranch": "main",
        "type": kind,
        "uuid": uuid,
        "timestamp": f"{at:%Y-%m-%dT%H:%M:%S}.575Z",
    }


def main() -> None:
    """Print a ratio, then the memory."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 5
    megabytes = int(sys.argv[2]) if len(sys.argv) > 2 else 100
    with tempfile.TemporaryDirectory() as place:
        project = Path(place, "p")
        project.mkdir()
        _add_sessions(project)
        root = Path(place, "projects")
        transcript = root / folder_name(str(project.resolve())) / "session-1.jsonl"
        transcript.parent.mkdir(parents=True)
        with transcript.open("wb") as file:
            file.writelines(transcript_lines(megabytes, cwd=str(project)))
        small = Path(place, "small") / transcript.parent.name / transcript.name
        small.parent.mkdir(parents=True)
        small.write_bytes(b"".join(transcript_lines(1, cwd=str(project))))
        imported(Path(place, "warm"), project, small.parents[1])
        before = _peak_megabytes()
        imported(Path(place, "first"), project, root)
        more = _peak_megabytes() - before
        stores = iter(range(1_000))
        floors, apps = in_turn(
            lambda: _parsed(transcript),
            lambda: imported(Path(place, str(next(stores))), project, root),
            rounds,
        )
        report(f"import of {megabytes} MB, against json.loads", floors, apps, Target(2, 4))
        lines = sum(1 for _ in transcript.open("rb"))
        print(f"{'':<46} {1000 * lines / sorted(apps)[len(apps) // 2]:,.0f} lines a second")
        verdict = "reached" if more <= MOST_MEGABYTES_MORE else "missed"
        print(f"memory on top while it is read: {more:.1f} MB  target 30  {verdict}")


def imported(home: Path, project: Path, root: Path) -> float:
    """Milliseconds that an import into a fresh store takes."""
    desk: Desk = desk_in(home)
    project_id = add_project(desk, project).id
    sync_all_sessions_in_project(desk, project_id)
    begun = time.perf_counter()
    receipt = import_transcripts(desk, project_id, [root])
    took = (time.perf_counter() - begun) * 1000
    assert receipt.added > 0, receipt
    desk.store.close()
    return took


def _add_sessions(project: Path) -> None:
    """Ten sessions in the time of the transcript, each with a commit for every checkpoint."""
    for number in range(10):
        slug = f"2026-11-0{number}_session_{number}"
        began = NOW - timedelta(days=20) + timedelta(hours=8 * number)
        commits = [
            {
                "sha": f"{number}{checkpoint:06}",
                "message": "feat: a checkpoint",
                "checkpoint": checkpoint,
                "created_at": (began + timedelta(minutes=40 * checkpoint)).isoformat(),
            }
            for checkpoint in range(1, 11)
        ]
        state = {
            "session_id": slug,
            "topic": f"Session {number}",
            "session_type": "full",
            "created_at": began.isoformat(),
            "updated_at": (began + timedelta(hours=7)).isoformat(),
            "current_phase": "build",
            "status": "active",
            "phase_history": {"build_started_at": began.isoformat()},
            "build_progress": {"checkpoints_total": 10, "checkpoints_completed": []},
            "git": {"branch": "main", "worktree": None, "base_branch": "main"},
            "commits": commits,
            "artifacts": {},
        }
        path = project / "agents" / "sessions" / slug / "state.json"
        path.parent.mkdir(parents=True)
        path.write_text(json.dumps(state), encoding="utf-8")


def _parsed(transcript: Path) -> float:
    begun = time.perf_counter()
    with transcript.open("rb") as file:
        for line in file:
            json.loads(line)
    return (time.perf_counter() - begun) * 1000


def _peak_megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main()
