"""A made-up agent: what a real one's hooks and transcripts would tell of it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from datetime import UTC
from pathlib import Path
from typing import Any

from sitdown.clock import Clock
from sitdown.demo.project_life import BRANCH, MODEL, Use
from sitdown.kinds.work.agents.places import folder_name

Note = Callable[[str, bytes, int], None]
"""Notes an event down, as the hook does: the data folder, the event, nanoseconds since 1970."""

TRANSCRIPTS = "transcripts"


class MadeUpAgent:
    """One run of an agent in a project's folder.

    Args:
        name: its session, as the agent itself calls it.
        project: the folder it works in.
        home: the data folder, where its hooks are noted down.
        clock: when what it does happens.
        note: notes its hooks down.
    """

    def __init__(self, name: str, project: Path, home: Path, clock: Clock, note: Note) -> None:
        self._name, self._project, self._home = name, project, home
        self._clock, self._note = clock, note
        self._uses = _numbers(f"toolu_{name}", clock)
        self._requests = _numbers(f"msg_{name}", clock)

    @property
    def transcript(self) -> Path:
        """Where its transcript lies: beside the project, in a folder of the project's name."""
        folder = self._project.parent / TRANSCRIPTS / folder_name(str(self._project))
        return folder / f"{self._name}.jsonl"

    def begin(self, prompt: str) -> None:
        """Let it start, and be told what to do."""
        self.tell("SessionStart", source="startup", model=MODEL)
        self.tell("UserPromptSubmit", prompt=prompt)

    def end(self, words: str = "Done.") -> None:
        """Let it end its turn and its session."""
        self.stop(words)
        self.tell("SessionEnd", reason="prompt_input_exit")

    def stop(self, words: str) -> None:
        """Let it end its turn."""
        self.tell("Stop", last_assistant_message=words)

    def before(self, use: Use) -> str:
        """Let it begin to use a tool; gives what the use is called."""
        name = next(self._uses)
        self.tell("PreToolUse", **self._named(use), tool_use_id=name)
        return name

    def after(self, use: Use, name: str) -> None:
        """Let it have used a tool; what it was to write is written then."""
        if use.text:
            path = self._project / use.given
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(use.text, encoding="utf-8")
        told = {**self._named(use), "tool_use_id": name}
        if use.error:
            self.tell("PostToolUseFailure", **told, error=use.error)
        else:
            self.tell("PostToolUse", **told, tool_response={"success": True})

    def ask_model(self, tokens_in: int, tokens_out: int) -> None:
        """Let it ask its model; most of what goes in is read from the cache."""
        message = next(self._requests)
        cached = tokens_in * 3 // 4
        line = {
            "type": "assistant",
            "sessionId": self._name,
            "requestId": f"req_{message}",
            "timestamp": self._clock.now().astimezone(UTC).isoformat().replace("+00:00", "Z"),
            "cwd": str(self._project),
            "gitBranch": BRANCH,
            "isSidechain": False,
            "message": {
                "id": message,
                "model": MODEL,
                "role": "assistant",
                "content": [],
                "usage": {
                    "input_tokens": tokens_in - cached,
                    "cache_read_input_tokens": cached,
                    "cache_creation_input_tokens": 0,
                    "output_tokens": tokens_out,
                },
            },
        }
        self.transcript.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        with self.transcript.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line) + "\n")

    def tell(self, event: str, **fields: Any) -> None:
        """Note down an event, as the agent's hook would."""
        document = {
            "session_id": self._name,
            "transcript_path": str(self.transcript),
            "cwd": str(self._project),
            "hook_event_name": event,
            **fields,
        }
        moment = int(self._clock.now().timestamp() * 1_000_000) * 1_000
        self._note(str(self._home), json.dumps(document).encode(), moment)

    def _named(self, use: Use) -> dict[str, Any]:
        arguments = dict(use.arguments)
        if "file_path" in arguments:
            arguments["file_path"] = str(self._project / arguments["file_path"])
        return {"tool_name": use.tool, "tool_input": arguments}


def _numbers(name: str, clock: Clock) -> Iterator[str]:
    """Names that are unique among the runs of one agent: the second run begins at another time."""
    began = int(clock.now().timestamp())
    number = 0
    while True:
        number += 1
        yield f"{name}_{began}_{number}"
