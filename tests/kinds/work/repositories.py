"""Small git repositories, made by git itself at fixed times."""

from __future__ import annotations

import os
import subprocess
from datetime import datetime
from pathlib import Path

_WHO = {
    "GIT_AUTHOR_NAME": "Ada",
    "GIT_AUTHOR_EMAIL": "ada@example.org",
    "GIT_COMMITTER_NAME": "Ada",
    "GIT_COMMITTER_EMAIL": "ada@example.org",
    "GIT_CONFIG_NOSYSTEM": "1",
}


def git(folder: Path, *arguments: str, at: datetime | None = None) -> str:
    """Run git in the folder; ``at`` is when a commit is made."""
    environment = {"PATH": os.environ["PATH"], "HOME": "/nonexistent", **_WHO}
    if at is not None:
        environment |= dict.fromkeys(("GIT_AUTHOR_DATE", "GIT_COMMITTER_DATE"), at.isoformat())
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return done.stdout.strip()


def repository(folder: Path) -> Path:
    """Make the folder a repository without a commit, on the branch ``main``."""
    folder.mkdir(parents=True, exist_ok=True)
    git(folder, "init", "--quiet", "--initial-branch=main")
    return folder


def commit(folder: Path, name: str, at: datetime, subject: str = "") -> str:
    """Change a file, commit it and give the hash."""
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(at.isoformat(), encoding="utf-8")
    git(folder, "add", "--", name)
    git(folder, "commit", "--quiet", "-m", subject or f"Change {name}", at=at)
    return git(folder, "rev-parse", "HEAD")
