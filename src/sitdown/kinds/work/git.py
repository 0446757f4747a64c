"""What git knows of a project's folder, asked by its command line.

Git is only read, and a folder's own settings are not trusted: they may name programs that git
would start. So whatever of them a command here could meet is switched off, nothing compares the
contents of working files (that would start their filters), nothing goes over the network, and no
name from outside becomes an argument. Where git cannot answer (there is none, the folder is in no
repository, the repository is broken), the answer says so: nothing is raised.
"""

from __future__ import annotations

import os
import re
import shutil
import signal
import subprocess
from collections.abc import Collection, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

SECONDS = 5.0
"""How long one question may take; a healthy repository answers in some hundredths of one."""

MOST_COMMITS = 500

_SHA = re.compile(r"[0-9a-f]{4,64}")
_WHOLE_SHA = re.compile(r"[0-9a-f]{40}|[0-9a-f]{64}")
_SAFE = (
    "--no-pager",
    "-c", "core.fsmonitor=false",
    "-c", "core.hooksPath=/dev/null",
    "-c", "core.attributesFile=/dev/null",
    "-c", "log.showSignature=false",
    "-c", "submodule.recurse=false",
)  # fmt: skip
_ENVIRONMENT = {
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_ALLOW_PROTOCOL": "",
    "GIT_PAGER": "cat",
    "GIT_ASKPASS": "",
    "SSH_ASKPASS": "",
    "LC_ALL": "C",
}


@dataclass(frozen=True)
class GitView:
    """Where a folder stands in git.

    Attributes:
        reason: why git cannot tell, as the end of a sentence; empty when it can.
        top: the folder of the working tree.
        is_linked: whether that is a further working tree of a repository that lies elsewhere.
        branch: None when no branch is checked out.
        head: the commit that is checked out; None before the first.
        is_shallow: whether older commits may be missing here though they exist.
    """

    reason: str = ""
    top: Path | None = None
    is_linked: bool = False
    branch: str | None = None
    head: str | None = None
    is_shallow: bool = False

    @property
    def is_known(self) -> bool:
        """Whether git could tell."""
        return not self.reason


@dataclass(frozen=True)
class GitCommit:
    """A commit; ``committed_at`` is UTC."""

    sha: str
    subject: str
    committed_at: datetime


class _NoAnswerError(Exception):
    """Git could not tell; never leaves this file."""


def look(folder: Path) -> GitView:
    """Where the folder stands in git."""
    try:
        shallow, _, top = _text(
            _asked(folder, "rev-parse", "--is-shallow-repository", "--show-toplevel")
        ).partition("\n")
        branch = _or_none(folder, "symbolic-ref", "--quiet", "HEAD")
        head = _or_none(folder, "rev-parse", "--quiet", "--verify", "HEAD")
    except _NoAnswerError as error:
        return GitView(reason=str(error))
    place = Path(top)
    return GitView(
        top=place,
        is_linked=_is_file(place / ".git"),
        branch=None if branch is None else branch.removeprefix("refs/heads/"),
        head=head,
        is_shallow=shallow == "true",
    )


def known_commits(folder: Path, shas: Collection[str]) -> frozenset[str] | None:
    """Those of the hashes, whole or shortened, that name a commit of the repository.

    What is no hash is not asked for, and not known.

    Returns:
        None when git cannot tell.
    """
    try:
        named = _named(folder, shas)
    except _NoAnswerError:
        return None
    return frozenset(sha for sha, line in named.items() if not line.endswith(" missing"))


def commits_since(
    folder: Path, moment: datetime, most: int = MOST_COMMITS
) -> tuple[GitCommit, ...] | None:
    """The commits of the checked-out branch made after a moment, the newest first.

    Args:
        folder: a folder of the repository.
        moment: aware; whole seconds count, as git keeps them.
        most: no more than so many.

    Returns:
        None when git cannot tell. None made, or none at all yet, is an empty tuple.
    """
    form = "--format=%H %ct %s"
    try:
        found = _log(folder, moment, most, form)
        return tuple(_commit(record) for record in found if record)
    except (_NoAnswerError, ValueError, OverflowError):
        return None


def files_since(folder: Path, moment: datetime, most: int = MOST_COMMITS) -> tuple[str, ...] | None:
    """The files that those commits touched, as paths from the top of the repository, sorted.

    Returns:
        None when git cannot tell.
    """
    names = ("--name-only", "--root", "--no-relative", "--no-renames")
    form = ("--format=", *names, "--no-ext-diff", "--no-textconv")
    try:
        found = _log(folder, moment, most, *form)
    except _NoAnswerError:
        return None
    return tuple(sorted({name for name in found if name}))


def files_of(folder: Path, shas: Collection[str]) -> dict[str, tuple[str, ...]] | None:
    """The files that commits changed, as paths from the top of the repository.

    Args:
        folder: a folder of the repository.
        shas: whole or shortened; those that git does not know, and merges, change nothing.

    Returns:
        By path, the whole hashes of the commits that changed it; None when git cannot tell.
    """
    names = ("-r", "--root", "-z", "--name-only", "--no-renames", "--no-ext-diff", "--no-textconv")
    try:
        whole = {line.partition(" ")[0] for line in _named(folder, shas).values()}
        given = "".join(f"{sha}\n" for sha in sorted(filter(_WHOLE_SHA.fullmatch, whole)))
        answer = _text(_asked(folder, "diff-tree", "--stdin", *names, given=given))
    except _NoAnswerError:
        return None
    found: dict[str, tuple[str, ...]] = {}
    commit = ""
    for each in filter(None, answer.split("\x00")):
        if _WHOLE_SHA.fullmatch(each):
            commit = each
        elif commit not in found.get(each, ()):
            found[each] = (*found.get(each, ()), commit)
    return found


def _named(folder: Path, shas: Collection[str]) -> dict[str, str]:
    """What git says of each hash: the whole one with what it is, else ``missing`` at the end.

    Raises:
        _NoAnswerError: git cannot tell.
    """
    asked = [sha for sha in dict.fromkeys(shas) if _SHA.fullmatch(sha.lower())]
    questions = "".join(f"{sha}^{{commit}}\n" for sha in asked)
    lines = _text(_asked(folder, "cat-file", "--batch-check", given=questions)).splitlines()
    if len(lines) != len(asked):
        raise _NoAnswerError("its answer cannot be read")
    return dict(zip(asked, lines, strict=True))


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:
        return False


def _log(folder: Path, moment: datetime, most: int, *form: str) -> Iterator[str]:
    since = f"{moment.astimezone(UTC):%Y-%m-%d %H:%M:%S} +0000"
    if _or_none(folder, "rev-parse", "--quiet", "--verify", "HEAD") is None:
        return iter(())
    arguments = ("log", "-z", "--no-color", f"--max-count={most}", f"--since={since}", *form)
    return iter(_asked(folder, *arguments, "HEAD", "--").decode("utf-8", "replace").split("\x00"))


def _commit(record: str) -> GitCommit:
    sha, seconds, subject = record.split(" ", 2)
    return GitCommit(sha, subject, datetime.fromtimestamp(int(seconds), UTC))


def _or_none(folder: Path, *arguments: str) -> str | None:
    """The answer to a question that git declines quietly where there is nothing to name.

    Raises:
        _NoAnswerError: git cannot tell.
    """
    return _text(_asked(folder, *arguments, quiet_no=True)) or None


def _text(answer: bytes) -> str:
    return answer.decode("utf-8", "replace").removesuffix("\n")


def _asked(folder: Path, *arguments: str, given: str = "", quiet_no: bool = False) -> bytes:
    """What git prints.

    Args:
        folder: where it is asked.
        arguments: fixed words and numbers; nothing from outside.
        given: its standard input.
        quiet_no: take a failure with 1 and no words for an empty answer.

    Raises:
        _NoAnswerError: there is no git, it takes too long, or it fails.
    """
    program = shutil.which("git")
    if program is None or not Path(program).is_absolute():
        # A search path with "." in it would start whatever the project calls git.
        raise _NoAnswerError("git is not installed")
    try:
        process = subprocess.Popen(  # noqa: S603 - fixed words, and no shell
            [program, *_SAFE, *arguments],
            cwd=folder,
            env=_environment(),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            start_new_session=True,
        )
    except (OSError, ValueError) as error:
        raise _NoAnswerError("the folder cannot be entered") from error
    with process:
        out, err = _heard(process, given.encode())
    if process.returncode == 0 or (quiet_no and process.returncode == 1 and not err.strip()):
        return out
    raise _NoAnswerError(_why(err.decode("utf-8", "replace")))


def _heard(process: subprocess.Popen[bytes], given: bytes) -> tuple[bytes, bytes]:
    """Both outputs, or the end of it and of whatever it started."""
    try:
        return process.communicate(given, timeout=SECONDS)
    except subprocess.TimeoutExpired as error:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()
        raise _NoAnswerError(f"git did not answer within {SECONDS:g} seconds") from error


def _environment() -> dict[str, str]:
    """The person's, without what would lead git elsewhere: it may itself have started Sitdown."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return kept | _ENVIRONMENT


def _why(complaint: str) -> str:
    if "not a git repository" in complaint:
        return "the folder is in no git repository"
    if "dubious ownership" in complaint:
        return "the repository belongs to another user, and git refuses to read it"
    if "must be run in a work tree" in complaint:
        return "the repository has no working files"
    return "the repository cannot be read"
