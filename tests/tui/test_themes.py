from __future__ import annotations

import pytest
from textual.app import App, ComposeResult
from textual.color import Color
from textual.content import Content
from textual.theme import BUILTIN_THEMES, Theme
from textual.widgets import Static

from sitdown.tui.themes import HEARTH, MUTED, PAPER, READABLE, THEMES, contrast, role_variables

ROLES = ("now", "done", "over", "info", "muted")
RGB_THEMES = [theme for theme in BUILTIN_THEMES.values() if not theme.ansi]


class Painted(App[None]):
    CSS = "Static { color: $muted; border-left: wide $now; background: $surface; }"

    def __init__(self) -> None:
        super().__init__()
        for theme in THEMES:
            self.register_theme(theme)

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return role_variables(self.current_theme)

    def compose(self) -> ComposeResult:
        names = ("$now", "$done", "$over", "$info", MUTED, "$rule-span")
        yield Static(Content.assemble(*((name, f"bold {name}") for name in names)))


def grounds(theme: Theme) -> list[Color]:
    made = theme.to_color_system().generate()
    background = Color.parse(made["background"])
    colors = [Color.parse(made[name]) for name in ("background", "surface", "panel")]
    return [background.blend(color, color.a, 1) for color in colors]


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("role", [*ROLES, "foreground"])
def test_every_text_is_readable_on_every_ground_of_our_themes(theme: Theme, role: str) -> None:
    text = Color.parse({**theme.variables, "foreground": theme.foreground or ""}[role])
    assert min(contrast(text, ground) for ground in grounds(theme)) >= READABLE


@pytest.mark.parametrize("theme", RGB_THEMES, ids=lambda theme: theme.name)
def test_every_role_is_readable_on_every_ground_of_the_built_in_themes(theme: Theme) -> None:
    made = role_variables(theme)
    for role in ROLES:
        worst = min(contrast(Color.parse(made[role]), ground) for ground in grounds(theme))
        assert worst >= READABLE, role


def test_contrast_is_the_known_one() -> None:
    assert contrast(Color.parse("#000"), Color.parse("#fff")) == pytest.approx(21)
    assert contrast(Color.parse("#777"), Color.parse("#fff")) == pytest.approx(4.48, abs=0.01)


def test_our_themes_have_the_colours_of_the_design() -> None:
    assert (HEARTH.background, HEARTH.surface, HEARTH.panel) == ("#191817", "#211F1D", "#2A2825")
    assert (PAPER.background, PAPER.surface, PAPER.foreground) == ("#FBF7F0", "#F3EDE2", "#2B2723")


@pytest.mark.parametrize("name", [*(theme.name for theme in THEMES), *BUILTIN_THEMES])
async def test_every_theme_paints_every_role(name: str) -> None:
    app = Painted()
    async with app.run_test() as pilot:
        app.theme = name
        await pilot.pause()
        assert app.screen.query_one(Static).render_line(0).cell_length > 0
        assert app.theme_variables["now"]


async def test_grey_is_dim_on_the_terminals_own_palette() -> None:
    app = Painted()
    async with app.run_test() as pilot:
        app.theme = "ansi-dark"
        await pilot.pause()
        segments = list(app.screen.query_one(Static).render_line(0))
        muted = next(segment for segment in segments if MUTED in segment.text)
        assert muted.style is not None
        assert muted.style.dim
