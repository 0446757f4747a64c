"""The hook of an agent: whatever comes in is kept as it came, and the agent never notices."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sitdown.cli import hook

_SOURCE = str(Path(__file__).parents[2] / "src")
_EVENT = {"session_id": "s1", "cwd": "/p", "hook_event_name": "Stop"}


def _run(
    home: Path, raw: bytes | None, *words: str, **environ: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the hook as an agent does; None closes its standard input."""
    command = [sys.executable, "-P", "-m", "sitdown", "work", "hook", *words]
    around = {"PYTHONPATH": _SOURCE, "SITDOWN_HOME": str(home), "PATH": "", **environ}
    if raw is not None:
        return subprocess.run(
            command, env=around, input=raw, capture_output=True, check=False, timeout=60
        )
    return subprocess.run(
        ["/bin/sh", "-c", 'exec "$@" <&-', "sh", *command],
        env=around, capture_output=True, check=False, timeout=60,
    )  # fmt: skip


def _lines(home: Path) -> list[bytes]:
    (file,) = (home / "hooks").iterdir()
    return file.read_bytes().splitlines()


def _raw(line: bytes) -> bytes:
    """The event that a line holds, byte for byte."""
    if line[38:47] == b',"event":':
        return line[47:-1]
    raw = json.loads(line)["raw"]
    assert isinstance(raw, str)
    return raw.encode("utf-8", "surrogateescape")


def _is_silent(ran: subprocess.CompletedProcess[bytes]) -> bool:
    return (ran.returncode, ran.stdout, ran.stderr) == (0, b"", b"")


def test_an_event_is_kept_with_the_time_it_came(tmp_path: Path) -> None:
    home = tmp_path / "deep" / "home"
    assert _is_silent(_run(home, json.dumps(_EVENT).encode()))
    (file,) = (home / "hooks").iterdir()
    (line,) = map(json.loads, _lines(home))
    assert line["event"] == _EVENT
    assert file.name == f"{line['at'][:10]}.jsonl"
    assert line["at"].endswith("Z")
    assert file.stat().st_mode & 0o777 == 0o600
    assert file.parent.stat().st_mode & 0o777 == 0o700
    assert home.stat().st_mode & 0o777 == 0o700


@pytest.mark.parametrize(
    "raw",
    [
        b'{"hook_event_name": "TomorrowsEvent", "x": [1, {"y": null}]}',
        b'{\n  "pretty": true\r\n}\n',
        b'no json at all "\\ {',
        b'{"half":',
        b"\xff\xfe\x00\x01 bytes \x80",
        b"\xef\xbb\xbf{}",
        '{"wide": "日本 \U0001f600 \u2028"}'.encode(),
        b'{"lone": "\\ud83d"}',
        b"[1]\n[2]\n",
    ],
)
def test_anything_is_kept_byte_for_byte(tmp_path: Path, raw: bytes) -> None:
    assert _is_silent(_run(tmp_path, raw))
    (line,) = _lines(tmp_path)
    assert _raw(line) == raw


def test_the_end_of_its_line_is_no_part_of_an_event(tmp_path: Path) -> None:
    assert _is_silent(_run(tmp_path, b' {"a": 1}\r\n'))
    assert json.loads(_lines(tmp_path)[0])["event"] == {"a": 1}


@given(st.binary())
def test_any_bytes_come_back_from_their_line(raw: bytes) -> None:
    escaped = hook._escaped(raw)
    assert b"\n" not in escaped
    assert json.loads(b'"%s"' % escaped).encode("utf-8", "surrogateescape") == raw


@pytest.mark.parametrize("raw", [b"", b" \n", None])
def test_nothing_comes_of_nothing(tmp_path: Path, raw: bytes | None) -> None:
    assert _is_silent(_run(tmp_path / "home", raw))
    assert not (tmp_path / "home").exists()


def test_a_huge_event_is_cut_and_read_to_its_end(tmp_path: Path) -> None:
    raw = b"x" * (hook.LONGEST + 1_000_000)
    assert _is_silent(_run(tmp_path, raw))
    (line,) = map(json.loads, _lines(tmp_path))
    assert line["cut"] is True
    assert len(line["raw"]) == hook.LONGEST


def test_a_home_that_cannot_be_written_is_no_trouble_of_the_agent(tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.touch()
    assert _is_silent(_run(file, b"{}"))
    assert _is_silent(_run(file / "below", b"{}"))
    (tmp_path / "hooks").touch()
    assert _is_silent(_run(tmp_path, b"{}"))


def test_no_home_at_all_is_no_trouble_either(tmp_path: Path) -> None:
    assert _is_silent(_run(tmp_path, b"{}", SITDOWN_HOME="", HOME="", XDG_DATA_HOME="relative"))


@pytest.mark.parametrize("words", [("--oops",), ("more", "words"), ("--home",)])
def test_words_it_does_not_know_do_not_stop_the_agent(
    tmp_path: Path, words: tuple[str, ...]
) -> None:
    assert _is_silent(_run(tmp_path, b"{}", *words))
    assert len(_lines(tmp_path)) == 1


@pytest.mark.parametrize("form", ["--home {}", "--home={}"])
def test_the_folder_can_be_named(tmp_path: Path, form: str) -> None:
    home = tmp_path / "named"
    words = form.format(home).split()
    assert _is_silent(_run(tmp_path / "other", b"{}", *words))
    assert len(_lines(home)) == 1


def test_a_full_disk_leaves_no_half_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    hook.append(str(tmp_path), b"first", 0)
    write = os.write

    def filling(descriptor: int, data: bytes) -> int:
        if data.startswith(b'{"at"'):
            return write(descriptor, data[:20])
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("sitdown.cli.hook.os.write", filling)
    with pytest.raises(OSError, match="No space"):
        hook.append(str(tmp_path), b"second", 0)
    monkeypatch.undo()
    hook.append(str(tmp_path), b"third", 0)
    assert [_raw(line) for line in _lines(tmp_path)] == [b"first", b"third"]


def test_a_line_that_was_cut_short_spoils_only_itself(tmp_path: Path) -> None:
    hook.append(str(tmp_path), b"first", 0)
    file = tmp_path / "hooks" / "1970-01-01.jsonl"
    with file.open("ab") as torn:
        torn.write(b'{"at":"1970')
    hook.append(str(tmp_path), b"second", 0)
    lines = file.read_bytes().splitlines()
    assert [_raw(lines[place]) for place in (0, 2)] == [b"first", b"second"]


def test_many_at_once_never_mix_their_lines(tmp_path: Path) -> None:
    sent = [b'{"n": %d, "text": "%s"}' % (n, b"%03d" % n * 3_000) for n in range(40)]
    with ThreadPoolExecutor(8) as crowd:
        assert all(_is_silent(ran) for ran in crowd.map(lambda raw: _run(tmp_path, raw), sent))
    assert sorted(map(_raw, _lines(tmp_path))) == sorted(sent)


def test_processes_in_a_race_lose_nothing(tmp_path: Path) -> None:
    """Without the time it takes to start: each of eight processes writes as fast as it can."""
    code = (
        "import sys; from sitdown.cli.hook import append\n"
        "for n in range(100): append(sys.argv[1], b'%s-%03d-' % (sys.argv[2].encode(), n)"
        " + sys.argv[2].encode() * 6000, 0)"
    )
    running = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path), name], env={"PYTHONPATH": _SOURCE}
        )
        for name in "abcdefgh"
    ]
    assert [process.wait(60) for process in running] == [0] * 8
    found = [_raw(line) for line in _lines(tmp_path)]
    assert sorted(found) == sorted(
        b"%s-%03d-" % (name.encode(), n) + name.encode() * 6000
        for name in "abcdefgh"
        for n in range(100)
    )
    for name in "abcdefgh":
        own = [raw for raw in found if raw.startswith(name.encode())]
        assert own == sorted(own)


def test_one_that_is_killed_spoils_only_its_own_line(tmp_path: Path) -> None:
    """The system itself may end a write half-way when its process is killed."""
    code = (
        "import sys; from sitdown.cli.hook import append\n"
        "for n in range(10 ** 6):\n"
        "    append(sys.argv[1], b'%07d' % n + b'z' * 9000, 0); print(flush=True)"
    )
    kept: list[bytes] = []
    kills = 5
    for _ in range(kills):
        process = subprocess.Popen(
            [sys.executable, "-c", code, str(tmp_path)],
            env={"PYTHONPATH": _SOURCE}, stdout=subprocess.PIPE,
        )  # fmt: skip
        assert process.stdout is not None
        process.stdout.readline()
        process.send_signal(signal.SIGKILL)
        told = 1 + process.stdout.read().count(b"\n")
        process.wait(60)
        process.stdout.close()
        hook.append(str(tmp_path), b"after", 0)
        lines = _lines(tmp_path)
        whole = [_raw(line) for line in lines if line.endswith(b'"}')]
        told_of = [b"%07d" % n + b"z" * 9000 for n in range(told)]
        assert whole[: len(kept) + told] == kept + told_of
        assert whole[-1] == b"after"
        assert len(lines) - len(whole) <= kills
        kept = whole


def test_it_imports_next_to_nothing(tmp_path: Path) -> None:
    code = (
        "import sys; before = set(sys.modules); from sitdown.__main__ import main; "
        "assert main(['work', 'hook']) == 0; print(sorted(set(sys.modules) - before))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code],
        env={"PYTHONPATH": _SOURCE, "SITDOWN_HOME": str(tmp_path), "PATH": ""},
        input=json.dumps(_EVENT), capture_output=True, text=True, check=True, timeout=60,
    )  # fmt: skip
    assert len(_lines(tmp_path)) == 1
    imported = set(json.loads(ran.stdout.replace("'", '"')))
    ours = {name for name in imported if name.startswith("sitdown")}
    assert ours == {
        "sitdown",
        "sitdown.__main__",
        "sitdown.cli",
        "sitdown.cli.hook",
        "sitdown.cli.plain_home",
    }
    assert imported - ours <= {"__future__", "fcntl", "select"}
