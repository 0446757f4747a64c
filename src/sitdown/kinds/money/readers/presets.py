"""The layouts that are known, and which one a header has."""

from __future__ import annotations

from collections.abc import Collection

from sitdown.kinds.money.readers.preset import Preset
from sitdown.kinds.money.readers.presets_america import AMERICAN_PRESETS
from sitdown.kinds.money.readers.presets_europe import EUROPEAN_PRESETS
from sitdown.kinds.money.readers.presets_services import SERVICE_PRESETS

PRESETS: tuple[Preset, ...] = AMERICAN_PRESETS + EUROPEAN_PRESETS + SERVICE_PRESETS


def preset_of(names: Collection[str]) -> Preset | None:
    """The layout whose names are all in a header; the one that asks for the most, or none."""
    present = set(names)
    fitting = [preset for preset in PRESETS if present.issuperset(preset.header)]
    return max(fitting, key=lambda preset: len(preset.header), default=None)
