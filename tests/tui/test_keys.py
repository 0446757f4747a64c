from __future__ import annotations

from typing import ClassVar

import pytest
from textual.binding import Binding, BindingType
from textual.screen import Screen

from sitdown.keymap import KeyBinding, check_keymap
from sitdown.tui.keys import bind, declared
from sitdown.tui.widgets.virtual_list import VirtualList


class Base(Screen[None]):
    BINDINGS: ClassVar[list[BindingType]] = [
        bind("session.new", "new"),
        Binding("x", "odd", "no id"),
    ]


class Child(Base):
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("f7", "other", "start", id="session.new"),
        bind("list.down", "down", show=False),
    ]


def test_a_shared_act_has_its_keys_and_label_everywhere() -> None:
    assert bind("entry.revise", "revise").key == "r"
    assert bind("entry.revise", "revise").description == "revise"
    assert bind("go.back", "pause", "pause").description == "pause"


def test_an_act_nobody_declared_is_an_error() -> None:
    with pytest.raises(KeyError):
        bind("no.such", "x")


def test_declared_bindings_are_collected_with_all_their_keys() -> None:
    assert declared({"Home": [Child]}) == (
        KeyBinding("session.new", "f7", "Home", "start"),
        KeyBinding("list.down", "j,down", "Home", "next row"),
    )


def test_a_list_on_a_screen_brings_its_keys_into_the_check() -> None:
    found = declared({"Home": [Base, VirtualList]})
    (problem,) = check_keymap({"session.new": "j"}, found)
    assert "list.down" in problem.sentence


def test_list_keys_are_the_ones_of_the_table() -> None:
    for binding in declared({"Home": [VirtualList]}):
        assert bind(binding.id, "same").key == binding.keys
