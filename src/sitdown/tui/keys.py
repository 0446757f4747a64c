"""Bindings from the one table of acts, and the bindings that the screens declare, collected."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.binding import Binding

from sitdown.keymap import KeyBinding, act

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from textual.dom import DOMNode


def bind(
    id: str,  # noqa: A002 - an id is what it is
    action: str,
    label: str | None = None,
    *,
    show: bool = True,
    priority: bool = False,
    group: Binding.Group | None = None,
) -> Binding:
    """Make the binding of a shared act, with its keys and, unless it is named here, its label.

    Args:
        id: An id of ``sitdown.keymap.ACTS``; KeyError for any other.
        action: The action of Textual that it runs.
        label: What the act does on this screen, where that is more exact.
        show: Whether the footer shows it; help shows it either way.
        priority: Whether it acts before a text box sees the key.
        group: Bindings of one group share one footer entry.
    """
    known = act(id)
    return Binding(
        known.keys,
        action,
        known.label if label is None else label,
        id=id,
        show=show,
        priority=priority,
        group=group,
    )


def declared(screens: Mapping[str, Iterable[type[DOMNode]]]) -> tuple[KeyBinding, ...]:
    """Give every binding with an id that the classes of each screen declare.

    Args:
        screens: The screen's name, as people read it, to the classes whose keys act on it: the
            screen, its stages and its lists. The name ``app`` stands for everywhere.
    """
    found: dict[tuple[str, str], KeyBinding] = {}
    for screen, classes in screens.items():
        for binding in (each for owner in classes for each in _bindings_of(owner)):
            if not binding.id:
                continue
            key = (screen, binding.id)
            keys = binding.key
            if key in found:
                keys = ",".join(dict.fromkeys([*found[key].keys.split(","), *keys.split(",")]))
            found[key] = KeyBinding(binding.id, keys, screen, binding.description)
    return tuple(found.values())


def _bindings_of(owner: type[DOMNode]) -> Iterable[Binding]:
    """Give the bindings a class declares and inherits, the nearest declaration of an id only."""
    taken: set[str] = set()
    for each in owner.__mro__:
        own = list(Binding.make_bindings(each.__dict__.get("BINDINGS", ())))
        yield from (binding for binding in own if binding.id not in taken)
        taken |= {binding.id for binding in own if binding.id}
