"""What a plan names against what commits changed."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.kinds.work.conftest import version_2, write_state
from tests.kinds.work.repositories import commit, repository

from sitdown.engine.desk import Desk
from sitdown.kinds.work.drift import drift, named_files
from sitdown.kinds.work.drifting import drift_in_words, session_drift
from sitdown.kinds.work.mirror import sync_all_sessions_in_project
from sitdown.kinds.work.projects import add_project
from sitdown.kinds.work.references import NoSuchWorkSessionError

SLUG = "2026-02-14_my-feature_a1b2c3"
NOON = datetime(2026, 2, 14, 12, 0, tzinfo=UTC)


def paths(text: str) -> list[str]:
    return [each.path for each in named_files({"plan.md": text})]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("Change src/theme/toggle.ts.", ["src/theme/toggle.ts"]),
        ("`./app/main.py:12`, (docs/a-b.md)", ["app/main.py", "docs/a-b.md"]),
        ('{"file": "src/@x/y.test.tsx"}', ["src/@x/y.test.tsx"]),
        ("twice: a/b.py and a/b.py", ["a/b.py"]),
        (".github/workflows/ci.yml", [".github/workflows/ci.yml"]),
        ("https://example.org/a/b.html and //c/d.js", []),
        ("../other/x.py, /etc/a.conf, ~/notes/b.md", []),
        ("e.g. 1/2.5, and/or, v1.2, theme.set, src/theme/", []),
    ],
)
def test_files_are_words_with_a_folder_and_an_ending(text: str, named: list[str]) -> None:
    assert paths(text) == named


def test_where_a_file_is_named_first_is_told() -> None:
    (found,) = named_files(
        {"spec.md": "Why", "plan.md": "One\n- src/a.py", "plan.json": "src/a.py"}
    )
    assert (found.path, found.where) == ("src/a.py", "plan.md line 2")


def test_each_file_is_in_both_or_on_one_side() -> None:
    texts = {"plan.md": "src/a.py, web/src/b.ts, src/c.py, and the README.md"}
    changed = {"src/a.py": ("1",), "README.md": ("2",), "src/d.py": ("1", "2"), "app/src/c.py": ()}
    found = drift(texts, changed)
    assert [each.path for each in found.both] == ["README.md", "app/src/c.py", "src/a.py"]
    assert [each.path for each in found.only_named] == ["web/src/b.ts"]
    assert [(each.path, each.commits) for each in found.only_changed] == [("src/d.py", ("1", "2"))]
    assert found.percent == 60
    assert drift({}, changed).percent is None
    assert drift(texts, {}).percent is None


@given(st.text(), st.dictionaries(st.text(min_size=1), st.just(("1",)), max_size=5))
def test_no_text_breaks_it_and_no_changed_file_is_lost(
    text: str, changed: dict[str, tuple[str, ...]]
) -> None:
    found = drift({"plan.md": text}, changed)
    assert sorted(each.path for each in (*found.both, *found.only_changed)) == sorted(changed)


def test_long_lines_are_read_in_time() -> None:
    for piece in ("a/", ".", "a.", "-", "a/.", "@/"):
        assert paths(piece * 200_000) == []


@pytest.fixture
def project(desk: Desk, folder: Path) -> str:
    repository(folder)
    return add_project(desk, folder).id


def linked(desk: Desk, project: str, folder: Path, *shas: str) -> Path:
    """The session with these commits linked to it, as it was synced; and its folder."""
    commits = [{"sha": sha, "message": "x", "checkpoint": 1} for sha in shas]
    path = write_state(folder, SLUG, version_2(SLUG, commits=commits))
    sync_all_sessions_in_project(desk, project)
    return path.parent


def test_a_session_is_compared_with_the_commits_that_are_linked_to_it(
    desk: Desk, project: str, folder: Path
) -> None:
    one = commit(folder, "src/toggle.ts", NOON)
    two = commit(folder, "src/extra.ts", NOON)
    own = commit(folder, f"agents/sessions/{SLUG}/plan.md", NOON)
    commit(folder, "src/of-another-session.ts", NOON)
    session_dir = linked(desk, project, folder, one[:9], two, own, "f" * 40)
    (session_dir / "plan.md").write_text("src/toggle.ts\nsrc/colors.ts\n", encoding="utf-8")

    told = session_drift(desk, SLUG)

    assert drift_in_words(told) == (
        "1 of 2 files that its plan names was changed; 1 was changed that it does not name."
    )
    assert told.drift is not None
    assert [(each.path, each.where) for each in told.drift.only_named] == [
        ("src/colors.ts", "plan.md line 2")
    ]
    assert [(each.path, each.commits) for each in told.drift.only_changed] == [
        ("src/extra.ts", (two,))
    ]
    assert told.commits == 3


def test_what_cannot_be_compared_says_why(desk: Desk, project: str, folder: Path) -> None:
    sha = commit(folder, "src/a.py", NOON)
    session_dir = linked(desk, project, folder)
    assert session_drift(desk, SLUG).reason == "No commit is linked to this session."
    linked(desk, project, folder, "f" * 40)
    assert "Git knows no files" in session_drift(desk, SLUG).reason
    linked(desk, project, folder, sha)
    assert "name no files" in session_drift(desk, SLUG).reason
    (session_dir / "spec.md").mkdir()
    (session_dir / "plan.md").write_bytes(b"\xff src/b.py")
    assert drift_in_words(session_drift(desk, SLUG)).startswith("0 of 1 file ")
    (folder / ".git").rename(folder / "gone")
    assert "no git repository" in session_drift(desk, SLUG).reason
    with pytest.raises(NoSuchWorkSessionError):
        session_drift(desk, "none")


def test_another_persons_session_is_not_there(
    desk: Desk, other_desk: Desk, project: str, folder: Path
) -> None:
    linked(desk, project, folder)
    with pytest.raises(NoSuchWorkSessionError):
        session_drift(other_desk, SLUG)
