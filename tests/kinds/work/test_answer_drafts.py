"""What is typed to a question and not given: kept whatever it says, and gone with the question."""

from __future__ import annotations

from pathlib import Path

import pytest

from sitdown.engine.desk import Desk
from sitdown.kinds.work.answer_drafts import draft_of, keep_draft_of
from sitdown.kinds.work.blockers import ask
from sitdown.kinds.work.projects import add_project, forget_project
from sitdown.kinds.work.safe_files import FileUnusableError


@pytest.fixture
def question(desk: Desk, folder: Path) -> str:
    return ask(desk, add_project(desk, folder).id, "Which provider?").id


@pytest.mark.parametrize("text", ["Ours", "größer – \N{GRINNING FACE}", "a\nb\r\nc", "  half "])
def test_a_draft_is_kept_as_it_was_typed(desk: Desk, question: str, text: str) -> None:
    keep_draft_of(desk, question, "before it")
    keep_draft_of(desk, question, text)
    assert draft_of(desk, question) == text


def test_a_question_has_none_at_first_and_none_when_it_is_emptied(
    desk: Desk, question: str
) -> None:
    assert draft_of(desk, question) == ""
    keep_draft_of(desk, question, "Ours")
    keep_draft_of(desk, question, "")
    assert draft_of(desk, question) == ""
    keep_draft_of(desk, question, "")


def test_what_is_no_text_of_a_key_does_not_keep_the_question_from_being_asked(
    desk: Desk, question: str
) -> None:
    keep_draft_of(desk, question, "\ud800")
    assert draft_of(desk, question) == "?"


def test_a_folder_that_cannot_be_written_is_told_of(desk: Desk, question: str) -> None:
    desk.store.path.with_name("answers").write_text("not a folder", encoding="utf-8")
    with pytest.raises(FileUnusableError):
        keep_draft_of(desk, question, "Ours")


def test_drafts_of_a_project_go_with_it_and_others_stay(
    desk: Desk, question: str, tmp_path: Path
) -> None:
    (tmp_path / "another").mkdir()
    other = ask(desk, add_project(desk, tmp_path / "another").id, "Which?").id
    for each in (question, other):
        keep_draft_of(desk, each, "half")
    forget_project(desk, add_project(desk, tmp_path / "my-app").id)
    assert (draft_of(desk, question), draft_of(desk, other)) == ("", "half")
