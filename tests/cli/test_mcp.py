from __future__ import annotations

import sys

import pytest
from tests.cli.conftest import Sitdown


def test_without_the_extra_one_sentence_names_it(
    sitdown: Sitdown, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "mcp", None)
    printed = sitdown("mcp")
    assert printed.code == 1
    assert printed.out == ""
    assert printed.err == (
        "Answering agents needs the extra 'mcp'. `pip install 'sitdown[mcp]'` adds it.\n"
    )
