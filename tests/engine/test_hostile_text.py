"""Text is data: every input of every verb takes any text and gives it back as it was."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

import pytest
from tests.hostile import HOSTILE

from sitdown.engine import drafts, entries, follow_ups, sessions
from sitdown.engine.conversation import Answer
from sitdown.engine.desk import Desk
from sitdown.engine.kind import Begin, NewEntry
from sitdown.engine.text import storable_text
from sitdown.engine.views import Evidence, SessionView
from sitdown.errors import EmptyTextError

TEXTS = [*HOSTILE, "a\x00b", "\ud800", "\udcff\x00", "𝔘\U0010ffff", "long " * 200_000]


def names(text: str) -> str:
    return f"{len(text)}-{text[:8]!r}"


@pytest.fixture(params=TEXTS, ids=names)
def text(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_words_come_back_as_they_were(text: str, desk: Desk, pot: SessionView) -> None:
    kept = storable_text(text)
    drafts.save(desk, pot.id, "leaf", "answer", text)
    assert [draft.text for draft in drafts.of_session(desk, pot.id)] == ([kept] if text else [])
    sign = f"{text}."
    first = entries.say(desk, pot.id, NewEntry("said", sign, trace_id=text)).entry
    second = entries.revise(desk, first.id, f"{text}!", trace_id=text)
    brewed = NewEntry("brewed", text, {"minutes": 1, "leaves": [text]})
    with_data = entries.say(desk, pot.id, brewed).entry
    said = {entry.id: entry for entry in entries.everything_said(desk, pot.id)}
    assert (said[first.id].content, said[first.id].trace_id) == (f"{kept}.", kept)
    assert (said[second.id].content, said[second.id].trace_id) == (f"{kept}!", kept)
    assert (said[with_data.id].content, said[with_data.id].data["leaves"]) == (kept, [kept])


def test_answers_come_back_as_they_were(text: str, desk: Desk, pot: SessionView) -> None:
    if not text.strip():
        with pytest.raises(EmptyTextError):
            entries.answer(desk, pot.id, Answer(text=text))
        return
    entries.answer(desk, pot.id, Answer(text=text))
    sessions.go_to_step(desk, pot.id, "amount")
    entries.answer(desk, pot.id, Answer(number=1, text=text))
    entries.answer(desk, pot.id, Answer(number=1, text=text))
    listed = entries.answer(desk, pot.id, Answer(items=(text, "", text))).entry
    kept = storable_text(text)
    again = {entry.id: entry for entry in entries.load_session_entries(desk, pot.id)}
    assert again[listed.id].data["items"] == [kept, "", kept]
    assert again[listed.id].content == f"{kept}\n{kept}"


def test_a_session_takes_any_words_about_itself(text: str, desk: Desk) -> None:
    one_line = storable_text(" ".join(text.split()))
    begun = sessions.begin(desk, "tea", Begin(title=text, intention=text, subject=f"{text}s"))
    assert begun.title == (one_line or "A pot of tea")
    assert begun.subject == storable_text(f"{text}s")
    assert sessions.of_subject(desk, "tea", f"{text}s") == begun
    fields = ("intention", "constraints", "procedure_notes", "primary_topic", "followup_notes")
    described = sessions.describe(desk, begun.id, **dict.fromkeys(fields, text))
    sessions.set_cursor(desk, begun.id, {text: [text]})
    view = sessions.get(desk, begun.id)
    assert {getattr(view, name) for name in fields} == {storable_text(text)}
    assert view.cursor == {storable_text(text): [storable_text(text)]}
    assert view.revision == described.revision
    if one_line:
        assert sessions.rename(desk, begun.id, text).title == one_line
    else:
        with pytest.raises(EmptyTextError):
            sessions.rename(desk, begun.id, text)


def test_what_is_kept_beside_a_session_takes_any_text(
    text: str, desk: Desk, pot: SessionView
) -> None:
    kept = storable_text(text)
    sessions.add_note(desk, pot.id, f"{text}.")
    sessions.add_artifact(desk, pot.id, text, text, text, {text: text})
    check_in = follow_ups.set_once(desk, pot.id, desk.clock.now().date(), 0, text)
    claim = NewEntry("buddy_said", "so", evidence=Evidence(text, {text: text}, (text,)))
    claimed = entries.add_entry(desk, pot.id, claim)
    assert sessions.notes(desk, pot.id)[0].text == f"{kept}."
    (artifact,) = sessions.artifacts(desk, pot.id)
    assert (artifact.artifact_type, artifact.title, artifact.path) == (kept, kept, kept)
    assert artifact.data == {kept: kept}
    assert follow_ups.due(desk)[0].text == kept
    assert follow_ups.of_session(desk, pot.id)[0].id == check_in.id
    held = entries.evidence(desk, claimed.id)
    assert held is not None
    assert held.evidence == Evidence(kept, {kept: kept}, (kept,))


REFERENCES = ("session_id", "entry_id", "follow_up_id", "reference")


@pytest.mark.parametrize("reference", ["\udcff", "\x00", "' OR 1=1 --", "%", "x" * 100_000])
@pytest.mark.parametrize(
    "look", [sessions.get, sessions.find, sessions.load, entries.history, follow_ups.mark_done]
)
def test_no_reference_is_more_than_a_reference(
    look: Callable[..., Any], reference: str, desk: Desk, pot: SessionView
) -> None:
    assert list(inspect.signature(look).parameters)[1] in REFERENCES
    with pytest.raises(Exception, match="There is no"):
        look(desk, reference)
    assert sessions.get(desk, pot.id) == pot
