"""The stages of each kind: which widget shows a step."""

from __future__ import annotations

from collections.abc import Mapping
from importlib import import_module, util
from typing import cast

from sitdown.tui.stage import Stage

CONVERSATION = "sitdown.tui.kinds.conversation:ConversationStage"
"""The stage of every step that names none of its kind's own."""


def stage_class(
    kind: str, stage: str, extra: Mapping[tuple[str, str], type[Stage]] | None = None
) -> type[Stage]:
    """The widget class that shows a stage of a kind.

    Args:
        kind: the kind's name.
        stage: the name its step gives.
        extra: stages of kinds that do not come with Sitdown, by kind and stage.
    """
    if extra is not None and (kind, stage) in extra:
        return extra[kind, stage]
    module, name = _stages_of(kind).get(stage, CONVERSATION).split(":")
    return cast("type[Stage]", getattr(import_module(module), name))


def _stages_of(kind: str) -> Mapping[str, str]:
    package = f"{__name__}.{kind}"
    if not kind.isidentifier() or util.find_spec(package) is None:
        return {}
    return cast("Mapping[str, str]", vars(import_module(package)).get("STAGES", {}))
