"""The style sheets: Home's are read before the first paint, all others once that is done."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.css.stylesheet import Stylesheet
    from textual.geometry import Size

_FOLDER = Path(__file__).parent
FIRST = [_FOLDER / "app.tcss", _FOLDER / "home.tcss"]
_LATER = [_FOLDER / name for name in ("frame.tcss", "shell.tcss", "session.tcss")]

PREVIEW_FROM = 100
"""The width, in cells, from which columns stand side by side."""
BY_WIDTH = [(0, "-narrow"), (PREVIEW_FROM, "-wide")]
BY_HEIGHT = [(0, "-short"), (30, "-tall")]


def read_the_rest(stylesheet: Stylesheet) -> None:
    """Read the style of everything but Home, unless that was done."""
    if not all(stylesheet.has_source(str(path)) for path in _LATER):
        stylesheet.read_all(_LATER)
        stylesheet.parse()


def classes_for(size: Size) -> tuple[str, str]:
    """What a screen of this size is called in the style sheets, by its width and its height."""
    wide = max(each for each in BY_WIDTH if each[0] <= size.width)
    high = max(each for each in BY_HEIGHT if each[0] <= size.height)
    return wide[1], high[1]
