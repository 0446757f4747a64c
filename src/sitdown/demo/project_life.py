"""The life of the example's project: what is to be done in it, and how its agents go about it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

PROJECT = "kong-gateway"
MODEL = "claude-sonnet-4-5"
BRANCH = "feature/my-feature"

TITLE = "Add feature X"
DESCRIPTION = "A dark theme for the portal, with a toggle"
CHECKPOINTS = ("Theme provider", "Toggle", "System preference", "Tests", "Docs")
FINISHED_TITLE = "Rate limits per consumer"
FINISHED_CHECKPOINTS = ("Counters", "Headers", "Docs")

QUESTION = "Which OAuth provider for SSO?"

TASKS = (
    "Set up the gateway", "Pin its version", "Declare the services", "Declare the routes",
    "Health checks", "Access log", "Log rotation", "TLS certificates", "Renew certificates",
    "CORS for the portal", "Request size limits", "Licence of the portal", "Rate limit counters",
    "Rate limit headers", "Rate limit docs", "Consumer groups", "API key plugin", "Rotate API keys",
    "Upstream timeouts", "Retries", "Circuit breaker", "Metrics endpoint", "Dashboard",
    "Alert on errors", "JWT plugin", "JWT signing keys", "JWT refresh tokens", "Token checks",
    "Fix JWT validation", "Refresh token tests", "Update auth docs", "SSO login",
    "SSO logout", "Roles from claims", "Audit log", "Portal theme", "Portal search",
    "Load test", "Upgrade guide", "Release notes",
)  # fmt: skip
"""By number, from 1 on."""
DONE_TASKS = 28
WAITING_TASK = 12
URGENT_TASKS = (29, 30, 31)
MINOR_TASKS = (37, 39)


@dataclass(frozen=True, slots=True)
class Use:
    """One use of a tool: what it is given, how long it takes in seconds, how it failed if it did.

    A use that writes has the text that then stands in the file.
    """

    tool: str
    given: str
    seconds: float = 3.0
    error: str = ""
    text: str = ""

    @property
    def arguments(self) -> Mapping[str, str]:
        """What it is given, under the name that the tool has for it."""
        return {("command" if self.tool == "Bash" else "file_path"): self.given}


@dataclass(frozen=True, slots=True)
class Stretch:
    """What an agent does until a checkpoint is done, and the message of the commit at its end."""

    message: str
    uses: Sequence[Use] = field(default=())
    tokens: tuple[int, int] = (0, 0)


def _edit(path: str, text: str, seconds: float = 3.0) -> Use:
    return Use("Edit", path, seconds, text=text)


SPEC_WORK = (Use("Read", "README.md"), Use("Bash", "rg --count colour src"))
PLAN_WORK = (Use("Read", "src/portal.ts"), Use("Bash", "npm run lint"))
SPEC_TOKENS = (15_000, 3_000)
PLAN_TOKENS = (22_310, 5_120)

BUILD: Mapping[int, Stretch] = {
    1: Stretch(
        "feat: add provider",
        (_edit("src/theme/provider.ts", "export const ThemeProvider = createProvider()\n"),),
        (30_800, 5_020),
    ),
    2: Stretch(
        "feat: toggle",
        (_edit("src/theme/toggle.ts", "export const toggle = () => setTheme(other())\n"),),
        (28_140, 4_013),
    ),
    3: Stretch(
        "feat: follow the system",
        (
            _edit("src/theme/system.ts", "export const system = matchMedia(DARK)\n"),
            Use("Bash", "npm test -- theme", 5.0),
            Use("Read", "src/portal.ts"),
            Use("Read", "src/theme/toggle.ts"),
            _edit("src/portal.ts", "useTheme(system)\n", 4.0),
            Use("Bash", "npm run lint"),
            Use("Bash", "npm test -- theme", 5.0),
        ),
        (9_420, 1_310),
    ),
    4: Stretch(
        "test: themes",
        (
            Use("Read", "src/theme/provider.ts"),
            Use("Read", "src/theme/system.test.ts"),
            _edit("src/theme/provider.test.ts", "test('gives the theme', () => {})\n", 5.0),
            _edit("src/theme/toggle.test.ts", "test('turns it round', () => {})\n", 4.0),
            Use("Bash", "npm test", 5.0, error="Exit code 1\n41 passing\n1 failing"),
            Use("Read", "src/theme/toggle.ts"),
            _edit("src/theme/toggle.ts", "export const toggle = () => setTheme(theOther())\n", 4.0),
            Use("Bash", "npm test", 5.0),
            Use("Bash", "npm run lint"),
        ),
        (11_870, 1_964),
    ),
    5: Stretch(
        "docs: themes",
        (
            Use("Read", "docs/portal.md"),
            Use("Bash", "git log --oneline main..", 2.0),
            _edit("docs/portal.md", "# The portal\n\nIt is light or dark, as you like.\n", 5.0),
            Use("Bash", "npm run docs", 5.0),
            Use("Bash", "npm run lint"),
        ),
        (7_350, 880),
    ),
}
"""Of the checkpoints, by number. The third is half done when the example begins."""

LAST_MINUTE = (
    (34, _edit("src/theme/provider.ts", "export const ThemeProvider = createProvider(system)\n")),
    (23, Use("Bash", "npm test -- theme", error="Exit code 1\n12 passing\n3 failing")),
    (10, _edit("src/theme/system.ts", "export const system = () => 'light'\n")),
    (4, Use("Read", "src/theme/system.test.ts")),
)
"""What was done last, and how many seconds ago; the run of the tests took five."""

LAST_WORDS = "The docs are written. Please read them; the last checkpoint is yours to complete."

FILES = {
    "spec.md": "# Add feature X\n\nThe portal gets a dark theme.\n\n"
    "- It follows the system until somebody chooses.\n"
    "- A toggle in the header chooses, and the choice is kept.\n"
    "- Charts and code have colours of their own in both themes.\n",
    "plan.md": "# Plan\n\n"
    + "".join(f"{at}. {title}\n" for at, title in enumerate(CHECKPOINTS, start=1)),
    "research/contrast.md": "# Contrast\n\n4.5 : 1 for text, 3 : 1 for large text and signs.\n",
    "research/libraries.md": "# Libraries\n\nNone is needed: custom properties do it.\n",
    "research/storage.md": "# Where the choice is kept\n\nlocalStorage, read before first paint.\n",
    "research/system.md": "# System preference\n\n`prefers-color-scheme`, and its change event.\n",
    "debug/flash-of-light.md": "# A flash of light\n\nThe theme was read after the first paint.\n",
}
"""Of the session's folder; its plan.json is made from the checkpoints."""

SOURCES = {
    "README.md": "# kong-gateway\n\nThe gateway, and the portal in front of it.\n",
    "src/portal.ts": "export const portal = createPortal()\n",
    "src/theme/system.test.ts": "test('follows the system', () => {})\n",
    "docs/portal.md": "# The portal\n",
}
