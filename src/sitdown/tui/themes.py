"""The two themes of the app, and the role colours that every other theme is given.

Colours are roles: ``$now`` (amber), ``$done``, ``$over``, ``$info``, ``$muted`` for text, ``$rule``
for lines and the empty part of bars. Styles and spans name roles only, so a change of theme needs
no change of code. In spans write ``MUTED``: on the terminal's own palette grey is a way of
drawing, not a colour.
"""

from __future__ import annotations

from textual.color import Color
from textual.theme import BUILTIN_THEMES, Theme

NOW = "$now"
DONE = "$done"
OVER = "$over"
INFO = "$info"
MUTED = "$muted-span"
RULE = "$rule-span"
HEADING = f"bold {MUTED}"
KEY = f"bold {NOW}"

READABLE = 4.5
"""The least contrast of text, WCAG 2.2 success criterion 1.4.3 (AA)."""

HEARTH = Theme(
    name="hearth",
    dark=True,
    background="#191817",
    surface="#211F1D",
    panel="#2A2825",
    foreground="#D9D4CC",
    primary="#E0A458",
    secondary="#8AA9C0",
    accent="#E0A458",
    warning="#E0A458",
    success="#93B48B",
    error="#D8745F",
    variables={
        "now": "#E0A458",
        "done": "#93B48B",
        "over": "#D8745F",
        "info": "#8AA9C0",
        "muted": "#978F84",
        "muted-span": "#978F84",
        "rule": "#3A3733",
        "rule-span": "#3A3733",
        "block-cursor-background": "#2A2825",
        "block-cursor-foreground": "#D9D4CC",
        "input-cursor-background": "#E0A458",
        "input-cursor-foreground": "#191817",
        "input-selection-background": "#4A3D2B",
        "border": "#3A3733",
        "border-blurred": "#3A3733",
    },
)

PAPER = Theme(
    name="paper",
    dark=False,
    background="#FBF7F0",
    surface="#F3EDE2",
    panel="#F1EBDF",
    foreground="#2B2723",
    primary="#9A5B00",
    secondary="#2F5F80",
    accent="#9A5B00",
    warning="#9A5B00",
    success="#3E6B38",
    error="#B23A22",
    variables={
        "now": "#9A5B00",
        "done": "#3E6B38",
        "over": "#B23A22",
        "info": "#2F5F80",
        "muted": "#6B635A",
        "muted-span": "#6B635A",
        "rule": "#DDD3C2",
        "rule-span": "#DDD3C2",
        "block-cursor-background": "#F1EBDF",
        "block-cursor-foreground": "#2B2723",
        "input-cursor-background": "#9A5B00",
        "input-cursor-foreground": "#FBF7F0",
        "input-selection-background": "#EAD9B8",
        "border": "#DDD3C2",
        "border-blurred": "#DDD3C2",
    },
)

THEMES: tuple[Theme, ...] = (HEARTH, PAPER)
DEFAULT_THEME = HEARTH.name


def is_theme(name: str) -> bool:
    """Whether there is a theme of that name, of the app or built into Textual."""
    return name in BUILTIN_THEMES or name in {theme.name for theme in THEMES}


def role_variables(theme: Theme) -> dict[str, str]:
    """Give the role colours of a theme that has none of its own, from the colours it has.

    Meant for ``App.get_theme_variable_defaults``, where a theme's own variables win. Every text
    role reaches ``READABLE`` against the theme's background, surface and panel.
    """
    if theme.ansi:
        return _terminal_roles(is_dark=theme.dark)
    return _mixed_roles(theme)


def _terminal_roles(*, is_dark: bool) -> dict[str, str]:
    """Only the sixteen colours that the person chose for their terminal, and ``dim``."""
    return {
        "now": "ansi_yellow" if is_dark else "ansi_magenta",
        "done": "ansi_green",
        "over": "ansi_red",
        "info": "ansi_cyan" if is_dark else "ansi_blue",
        # Bright black is the background itself in some palettes; the text colour never is.
        "muted": "ansi_default",
        "muted-span": "ansi_default dim",
        "rule": "ansi_bright_black",
        "rule-span": "ansi_default dim",
    }


def _mixed_roles(theme: Theme) -> dict[str, str]:
    made = theme.to_color_system().generate()
    grounds = [Color.parse(made[name]) for name in ("background", "surface", "panel")]
    background = grounds[0]
    foreground = Color.parse(made["foreground"])
    grounds = [
        ground if ground.a == 1 else background.blend(ground, ground.a, 1) for ground in grounds
    ]
    muted = _until_readable(background.blend(foreground, 0.55, 1), grounds)
    rule = background.blend(foreground, 0.2, 1)
    roles = {"now": "warning", "done": "success", "over": "error", "info": "secondary"}
    return {
        **{
            role: _until_readable(Color.parse(made[name]), grounds).hex
            for role, name in roles.items()
        },
        "muted": muted.hex,
        "muted-span": muted.hex,
        "rule": rule.hex,
        "rule-span": rule.hex,
    }


def _until_readable(color: Color, grounds: list[Color]) -> Color:
    """Give the colour, moved towards black or white as little as every ground needs."""
    pole = grounds[0].get_contrast_text(1)
    for share in range(0, 101, 5):
        candidate = color.blend(pole, share / 100, 1)
        if min(contrast(candidate, ground) for ground in grounds) >= READABLE:
            return candidate
    return pole


def contrast(one: Color, other: Color) -> float:
    """Give the contrast ratio of two opaque colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: Color) -> float:
    def linear(channel: int) -> float:
        part = channel / 255
        return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)

    return 0.2126 * linear(color.r) + 0.7152 * linear(color.g) + 0.0722 * linear(color.b)
