"""Commits of the example's project: real ones where there is git, else only their names."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

from sitdown.demo.project_life import BRANCH

_SECONDS = 10
_WHO = {"NAME": "Example Agent", "EMAIL": "agent@example.org"}


class Repository:
    """The history of a folder. The person's own settings of git are neither read nor written."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def begin(self, at: datetime) -> None:
        """Make the folder a repository with one commit of all that is in it, and a branch."""
        if self._git(at, "init", "--quiet", "--template=", "--initial-branch=main") is not None:
            self.commit("chore: begin", at)
            self._git(at, "checkout", "--quiet", "-b", BRANCH)

    def commit(self, message: str, at: datetime) -> str:
        """Commit what changed, and give the hash: of the real commit, else a made-up one."""
        sha = None
        if (self._folder / ".git").is_dir():
            paths = [
                each for each in ("README.md", "docs", "src") if (self._folder / each).exists()
            ]
            self._git(at, "add", "--", *paths)
            self._git(at, "commit", "--quiet", "--allow-empty", "--message", message)
            sha = self._git(at, "rev-parse", "HEAD")
        return sha or hashlib.sha1(message.encode(), usedforsecurity=False).hexdigest()

    def _git(self, at: datetime, *words: str) -> str | None:
        """What git says; None where there is none, or it fails."""
        program = shutil.which("git")
        if program is None or not Path(program).is_absolute():
            return None
        try:
            done = subprocess.run(  # noqa: S603 - words of this file, and no shell
                [program, *words],
                cwd=self._folder,
                env=_environment(self._folder, at),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                encoding="utf-8",
                errors="replace",
                timeout=_SECONDS,
                check=True,
            )
        except (OSError, subprocess.SubprocessError):
            return None
        return done.stdout.strip()


def _environment(folder: Path, at: datetime) -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    who = {f"GIT_{role}_{name}": told for role in ("AUTHOR", "COMMITTER")
           for name, told in {**_WHO, "DATE": at.isoformat()}.items()}  # fmt: skip
    return {
        **kept,
        **who,
        "GIT_CONFIG_GLOBAL": os.devnull,
        "GIT_CONFIG_NOSYSTEM": "1",
        "GIT_CEILING_DIRECTORIES": str(folder.parent),
        "GIT_TERMINAL_PROMPT": "0",
        "HOME": str(folder),
        "XDG_CONFIG_HOME": str(folder),
        "LC_ALL": "C",
    }
