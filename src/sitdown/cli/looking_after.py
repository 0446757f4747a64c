"""Looking at what was just said on the command line; see ``words.safety``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sitdown.errors import SitdownError
from sitdown.words.help_lines import OWN_FILE, lines_for
from sitdown.words.safety import look
from sitdown.words.safety_words import sentence
from sitdown.words.said_texts import written_in

if TYPE_CHECKING:
    from sitdown.cli.calls import Call
    from sitdown.engine.views import EntryView


def looked_after(call: Call, entry: EntryView) -> tuple[str, ...]:
    """What to tell beside the answer when an entry sounds like danger; nothing else changes."""
    finding = look(written_in([entry]))
    if finding is None:
        return ()
    region = call.settings.region
    try:
        lines = lines_for(region, finding.concern, call.locations.home / OWN_FILE)
    except SitdownError as error:
        return (sentence(finding, lines_for(region, finding.concern)), str(error))
    return (sentence(finding, lines),)
