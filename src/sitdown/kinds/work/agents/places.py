"""Where an agent's transcripts lie. Pure but for looking at folders."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path

_LONGEST_NAME = 200
_DEEPEST = 3


def transcript_roots(environ: Mapping[str, str]) -> tuple[Path, ...]:
    """The folders that hold a folder for each project, as the agent itself finds them.

    Args:
        environ: the environment: ``CLAUDE_CONFIG_DIR`` names folders, parted by commas; without
            it they are below ``XDG_CONFIG_HOME`` and ``HOME``.
    """
    named = [each.strip() for each in environ.get("CLAUDE_CONFIG_DIR", "").split(",")]
    bases = [Path(each) for each in named if each]
    home = environ.get("HOME", "")
    if not bases:
        config = environ.get("XDG_CONFIG_HOME", "") or (f"{home}/.config" if home else "")
        bases = [Path(config, "claude")] if config else []
        bases += [Path(home, ".claude")] if home else []
    found = [base if base.name == "projects" else base / "projects" for base in bases]
    return tuple(each for each in dict.fromkeys(found) if each.is_absolute())


def folder_name(cwd: str) -> str:
    """What the agent calls the folder of those sessions that were begun in ``cwd``.

    Each character that is no ASCII letter or digit becomes a hyphen, as often as UTF-16 counts it.
    """
    return "".join(
        each if each.isascii() and each.isalnum() else "-" * (1 + (ord(each) > 0xFFFF))
        for each in cwd
    )


def project_folders(roots: Sequence[Path], folders: Iterable[str]) -> Iterator[tuple[Path, bool]]:
    """The transcript folders that may be of a project, and whether their name alone is proof.

    A longer name may be of a folder inside the project or of one beside it, ``/p/a`` and ``/p-a``;
    one that is too long is cut by the agent.

    Args:
        roots: as ``transcript_roots`` gives them.
        folders: the project's folder and its worktrees, absolute.
    """
    names = [folder_name(each) for each in folders]
    for root in roots:
        try:
            found = sorted(each.name for each in os.scandir(root) if each.is_dir())
        except OSError:
            continue
        for name in found:
            if name in names and len(name) <= _LONGEST_NAME:
                yield root / name, True
            elif any(name.startswith(f"{each[:_LONGEST_NAME]}-") for each in names):
                yield root / name, False


def is_proved(path: Path, roots: Sequence[Path], folders: Iterable[str]) -> bool:
    """Whether a transcript lies where only those of the project do, as ``project_folders`` has it.

    Args:
        path: of the transcript.
        roots: as ``transcript_roots`` gives them.
        folders: the project's folder and its worktrees, absolute.
    """
    names = {name for each in folders if len(name := folder_name(each)) <= _LONGEST_NAME}
    return any(each.name in names and each.parent in roots for each in path.parents)


def transcripts_in(folder: Path) -> Iterator[Path]:
    """The transcripts of a folder and of the subagents below it, by name."""
    for place, folders, names in os.walk(folder):
        depth = len(Path(place).relative_to(folder).parts)
        folders[:] = sorted(folders) if depth < _DEEPEST else []
        yield from (Path(place, name) for name in sorted(names) if name.endswith(".jsonl"))


def named_after(path: Path) -> tuple[str, str]:
    """The agent's session and the subagent that a transcript's path names; empty for a main one."""
    if not path.stem.startswith("agent-"):
        return path.stem, ""
    session = path.parents[1].name if path.parent.name == "subagents" else ""
    return session, path.stem.removeprefix("agent-")
