from __future__ import annotations

import asyncio
import os
from contextlib import nullcontext
from typing import TYPE_CHECKING

import pytest
from tests.hostile import HOSTILE
from textual import events, on
from textual.app import App, ComposeResult
from textual.widgets import Static

from sitdown.settings import Settings
from sitdown.tui.themes import HEARTH, role_variables
from sitdown.tui.widgets import answer_box
from sitdown.tui.widgets.answer_box import AnswerBox

if TYPE_CHECKING:
    from pathlib import Path


class BoxApp(App[None]):
    def __init__(self, box: AnswerBox) -> None:
        super().__init__()
        self.box = box
        self.sent: list[str] = []
        self.drafts: list[str] = []
        self.register_theme(HEARTH)
        self.theme = HEARTH.name

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return role_variables(self.current_theme)

    def compose(self) -> ComposeResult:
        yield self.box
        yield Static("elsewhere")

    @on(AnswerBox.Submitted)
    def remember_sent(self, event: AnswerBox.Submitted) -> None:
        self.sent.append(event.text)

    @on(AnswerBox.Drafted)
    def remember_draft(self, event: AnswerBox.Drafted) -> None:
        self.drafts.append(event.text)


@pytest.fixture
def quick_drafts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(answer_box, "DRAFT_SECONDS", 0.1)


async def test_enter_is_a_new_line_and_ctrl_s_sends() -> None:
    app = BoxApp(AnswerBox())
    async with app.run_test() as pilot:
        await pilot.press("a", "enter", "b", "ctrl+s")
        await pilot.pause()
        assert app.sent == ["a\nb"]
        assert app.box.text == "a\nb"
        app.box.empty()
        assert app.box.text == ""


@pytest.mark.parametrize("key", ["f2", "ctrl+enter"])
async def test_other_keys_send_too(key: str) -> None:
    app = BoxApp(AnswerBox("hello"))
    async with app.run_test() as pilot:
        app.box.focus()
        await pilot.press(key)
        await pilot.pause()
        assert app.sent == ["hello"]


async def test_nothing_is_no_answer() -> None:
    app = BoxApp(AnswerBox())
    async with app.run_test() as pilot:
        await pilot.press("space", "enter", "ctrl+s")
        await pilot.pause()
        assert app.sent == []
        assert app.box.hint == "nothing written yet"


@pytest.mark.usefixtures("quick_drafts")
async def test_a_draft_goes_out_while_the_person_types_on() -> None:
    app = BoxApp(AnswerBox())
    async with app.run_test() as pilot:
        async with asyncio.timeout(5):
            while len(app.drafts) < 2:
                await pilot.press(*"text")
    assert app.drafts[0] != app.box.text


@pytest.mark.usefixtures("quick_drafts")
async def test_many_keys_are_one_draft() -> None:
    app = BoxApp(AnswerBox())
    async with app.run_test() as pilot:
        for _ in range(20):
            app.box.insert("x")
        async with asyncio.timeout(5):
            while not app.drafts:
                await pilot.pause()
        assert app.drafts == ["x" * 20]


async def test_a_draft_goes_out_at_once_on_blur_and_removal() -> None:
    kept: list[str] = []
    app = BoxApp(AnswerBox(keep_draft=kept.append))
    async with app.run_test() as pilot:
        await pilot.press("a")
        await pilot.press("escape")
        await pilot.pause()
        assert app.focused is None
        assert app.drafts == ["a"]
        app.box.focus()
        await pilot.press("b")
        await app.box.remove()
        assert kept == ["a", "ab"]


async def test_what_was_there_at_first_is_no_draft() -> None:
    app = BoxApp(AnswerBox("found again"))
    async with app.run_test() as pilot:
        app.box.put("something else")
        app.box.flush()
        app.box.empty()
        app.box.flush()
        await pilot.pause()
        assert app.drafts == []


@pytest.mark.parametrize("text", HOSTILE)
async def test_what_is_pasted_is_cleaned(text: str) -> None:
    app = BoxApp(AnswerBox(placeholder=text, label=text, hint=text))
    async with app.run_test() as pilot:
        app.box.post_message(events.Paste(text))
        await pilot.pause()
        app._clipboard = text
        await pilot.press("ctrl+v")
        await pilot.pause()
        allowed = "\n\t"
        assert not any(
            c not in allowed and (ord(c) < 32 or 127 <= ord(c) < 160) for c in app.box.text
        )
        assert "\u202e" not in app.box.text


async def test_put_can_be_undone() -> None:
    app = BoxApp(AnswerBox("mine"))
    async with app.run_test() as pilot:
        app.box.put("theirs")
        assert app.box.text == "theirs"
        app.box.focus()
        await pilot.press("ctrl+z")
        assert app.box.text == "mine"


async def test_the_bar_runs_beside_label_text_and_hint() -> None:
    app = BoxApp(AnswerBox("text", label="Your note"))
    async with app.run_test(size=(40, 12)) as pilot:
        await pilot.pause()
        strips = app.box.render_lines(app.box.outer_size.region)
        lines = [strip.text for strip in strips]
        assert all(line.startswith("▌") for line in lines)
        assert "Your note" in lines[0]
        assert "saved as you type" in lines[-1]


async def test_enter_is_not_promised_to_the_screen() -> None:
    app = BoxApp(AnswerBox())
    async with app.run_test():
        assert app.box.check_consume_key("enter")
        assert not app.box.check_consume_key("ctrl+n")


@pytest.fixture
def suspended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(App, "suspend", lambda _: nullcontext())


def editor(folder: Path, monkeypatch: pytest.MonkeyPatch, script: str) -> None:
    program = folder / "editor.sh"
    program.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    program.chmod(0o700)
    monkeypatch.setenv("VISUAL", str(program))


@pytest.mark.usefixtures("suspended")
async def test_another_editor_changes_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "editing"
    folder.mkdir()
    mode = tmp_path / "mode"
    editor(tmp_path, monkeypatch, f'stat -c %a "$1" > {mode}; printf "\\nmore \\033[2J\\n" >> "$1"')
    app = BoxApp(AnswerBox("before", editing=folder))
    async with app.run_test() as pilot:
        app.box.focus()
        await pilot.press("ctrl+o")
        await pilot.pause()
        assert app.box.text == "before\nmore "
        assert mode.read_text(encoding="utf-8").strip() == "600"
        assert list(folder.iterdir()) == []
        await pilot.press("ctrl+z")
        assert app.box.text == "before"


@pytest.mark.usefixtures("suspended")
@pytest.mark.parametrize("script", ["echo gone > $1; exit 3", None])
async def test_a_failing_editor_leaves_the_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None
) -> None:
    if script is None:
        monkeypatch.setenv("VISUAL", str(tmp_path / "no-such-editor"))
    else:
        editor(tmp_path, monkeypatch, script)
    folder = tmp_path / "editing"
    folder.mkdir()
    app = BoxApp(AnswerBox("before", editing=folder))
    async with app.run_test(notifications=True) as pilot:
        app.box.action_edit_outside()
        await pilot.pause()
        assert app.box.text == "before"
        assert list(folder.iterdir()) == []


@pytest.mark.usefixtures("suspended")
async def test_the_editor_of_the_settings_goes_before_that_of_the_shell(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    editor(tmp_path, monkeypatch, 'printf " by the chosen one" >> "$1"')
    chosen = os.environ["VISUAL"]
    monkeypatch.setenv("VISUAL", str(tmp_path / "no-such-editor"))
    folder = tmp_path / "editing"
    folder.mkdir()
    app = BoxApp(AnswerBox("before", editing=folder))
    vars(app)["settings"] = Settings(editor=chosen)
    async with app.run_test() as pilot:
        app.box.action_edit_outside()
        await pilot.pause()
        assert app.box.text == "before by the chosen one"


async def test_without_a_terminal_there_is_no_other_editor(tmp_path: Path) -> None:
    app = BoxApp(AnswerBox("before", editing=tmp_path))
    async with app.run_test(notifications=True) as pilot:
        app.box.action_edit_outside()
        await pilot.pause()
        assert app.box.text == "before"
    assert not any(os.scandir(tmp_path))
