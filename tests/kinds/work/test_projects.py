from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from sitdown.clock import FrozenClock
from sitdown.engine.desk import Desk
from sitdown.errors import SitdownError
from sitdown.kinds.work import projects
from sitdown.kinds.work.errors import (
    AmbiguousProjectError,
    MissingPlaceError,
    NotAFolderError,
    NotInAProjectError,
    UnknownProjectError,
    UnstorableFolderError,
)


def test_a_project_is_called_as_its_folder(desk: Desk, folder: Path) -> None:
    project = projects.add_project(desk, folder)
    assert (project.name, project.working_dir) == ("my-app", folder)
    assert project.added_at == desk.clock.now()
    assert projects.list_projects(desk) == (project,)


def test_adding_it_again_changes_nothing_but_a_given_name(desk: Desk, folder: Path) -> None:
    first = projects.add_project(desk, folder, "Mine")
    (folder / "inside").mkdir()
    link = folder.parent / "link"
    link.symlink_to(folder)
    assert projects.add_project(desk, link) == first
    assert projects.add_project(desk, folder / "inside" / "..", "Ours").name == "Ours"
    assert len(projects.list_projects(desk)) == 1


def test_what_is_no_folder_is_refused(desk: Desk, folder: Path) -> None:
    (folder / "file").write_text("x", encoding="utf-8")
    circle = folder / "circle"
    circle.symlink_to(circle)
    for path in (folder / "none", folder / "file", circle, Path("a\x00b")):
        with pytest.raises(NotAFolderError):
            projects.add_project(desk, path)


def test_a_name_that_is_not_text_is_refused(desk: Desk, folder: Path) -> None:
    strange = folder / "caf\udce9"
    strange.mkdir()
    with pytest.raises(UnstorableFolderError, match="udce9"):
        projects.add_project(desk, strange)


def test_the_innermost_project_holds_a_path(desk: Desk, folder: Path) -> None:
    inner = folder / "packages" / "inner"
    (inner / "src").mkdir(parents=True)
    outer_project = projects.add_project(desk, folder)
    inner_project = projects.add_project(desk, inner)
    assert projects.project_at(desk, inner / "src") == inner_project
    assert projects.project_at(desk, folder / "packages") == outer_project


def test_a_slip_in_a_path_is_not_taken_for_the_project_above_it(desk: Desk, folder: Path) -> None:
    project = projects.add_project(desk, folder)
    for slip in (folder / "not there", folder / "gone" / "deeper"):
        with pytest.raises(MissingPlaceError) as told:
            projects.project_at(desk, slip)
        assert str(told.value).startswith(f"There is no {slip}.")
        assert f"{project.name}: name its folder {folder}" in str(told.value)
    folder.rmdir()
    assert projects.project_at(desk, folder) == project


def test_a_path_in_no_project_tells_which_folder_could_be_followed(
    desk: Desk, tmp_path: Path
) -> None:
    spaced = tmp_path / "it's mine"
    spaced.mkdir()
    (spaced / "tasks.md").touch()
    for path in (spaced, spaced / "tasks.md"):
        with pytest.raises(NotInAProjectError) as told:
            projects.project_at(desk, path)
        assert str(told.value).startswith(f"{path} is in no project.")
        words = shlex.split(str(told.value).split("`")[1])
        assert words == ["sitdown", "work", "add", str(spaced)]
    with pytest.raises(NotInAProjectError, match="and no project that it could"):
        projects.project_at(desk, spaced / "gone")


def test_any_unique_beginning_of_an_id_will_do(desk: Desk, folder: Path, tmp_path: Path) -> None:
    project = projects.add_project(desk, folder)
    assert projects.get_project(desk, project.id[:9].upper()) == project
    (tmp_path / "second").mkdir()
    projects.add_project(desk, tmp_path / "second")
    with pytest.raises(AmbiguousProjectError):
        projects.get_project(desk, project.id[:4])
    for reference in ("", "zz", "\udcff"):
        with pytest.raises(UnknownProjectError):
            projects.get_project(desk, reference)


def test_the_last_touched_comes_first(
    desk: Desk, folder: Path, tmp_path: Path, clock: FrozenClock
) -> None:
    first = projects.add_project(desk, folder)
    (tmp_path / "second").mkdir()
    clock.advance(hours=1)
    second = projects.add_project(desk, tmp_path / "second")
    assert [each.id for each in projects.list_projects(desk)] == [second.id, first.id]
    clock.advance(hours=1)
    assert projects.mark_opened(desk, first.id).last_opened_at == clock.now()
    assert [each.id for each in projects.list_projects(desk)] == [first.id, second.id]


def test_forgetting_keeps_the_files(desk: Desk, folder: Path) -> None:
    (folder / "kept").write_text("x", encoding="utf-8")
    project = projects.add_project(desk, folder)
    assert projects.forget_project(desk, project.id) == project
    assert projects.list_projects(desk) == ()
    assert (folder / "kept").exists()


def test_an_older_context_is_used_where_there_is_only_that(desk: Desk, tmp_path: Path) -> None:
    for name, kept, expected in (
        ("none", (), ".sitdown"),
        ("older", (".codeframe",), ".codeframe"),
        ("both", (".codeframe", ".sitdown"), ".sitdown"),
    ):
        for context in kept:
            path = tmp_path / name / context / "session_state.json"
            path.parent.mkdir(parents=True)
            path.write_text("{}", encoding="utf-8")
        (tmp_path / name).mkdir(exist_ok=True)
        assert projects.add_project(desk, tmp_path / name).context_folder == expected


def test_two_people_never_see_each_others_projects(
    desk: Desk, other_desk: Desk, folder: Path
) -> None:
    mine = projects.add_project(desk, folder, "Mine")
    assert projects.list_projects(other_desk) == ()
    theirs = projects.add_project(other_desk, folder, "Theirs")
    assert theirs.id != mine.id
    for verb in (projects.get_project, projects.mark_opened, projects.forget_project):
        with pytest.raises(SitdownError, match="no project"):
            verb(other_desk, mine.id)
    projects.forget_project(other_desk, theirs.id)
    with pytest.raises(NotInAProjectError):
        projects.project_at(other_desk, folder)
    assert projects.project_at(desk, folder).name == "Mine"


def test_a_name_is_one_line(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "two\nlines"
    folder.mkdir()
    assert projects.add_project(desk, folder).name == "two lines"
    assert projects.add_project(desk, folder, "a\tb\n").name == "a b"
    assert projects.add_project(desk, folder, " \n").name == "a b"
