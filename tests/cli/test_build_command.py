"""`craftgraph build` as a user calls it: the real extractor, stores on disk, processes and signals."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from craftgraph.cli import main
from craftgraph.graph.run import Run
from craftgraph.graph.store import open_store

TEXT = "Қарағаш қаласында 2 қыркүйекте «Алтын біз» қолөнер фестивалі өтті. Оған 100-ден астам шебер қатысты."


def line(number: int) -> str:
    return json.dumps({"id": f"n{number}", "text": f"{TEXT} {number}", "published": "2024-09-30"}, ensure_ascii=False)


def craftgraph(*arguments: str | Path, stdin: str | bytes | None = None) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments], input=stdin)


def dump(path: Path) -> bytes:
    with open_store(f"oxigraph:{path}", read_only=True) as store:
        return store.dump()


def test_build_again_changes_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(f"date 2024-09-30 {TEXT}\n", encoding="utf-8")
    first = craftgraph("build", "a.txt")
    assert first.exit_code == 0
    assert first.stdout == ""
    assert first.stderr.startswith("1 article read, 1 new, ")
    assert "statement" in first.stderr
    before = dump(Path("craftgraph.db"))
    again = craftgraph("build", "a.txt")
    assert (again.exit_code, again.stderr) == (0, "1 article read, 1 unchanged, 0 statements\n")
    assert dump(Path("craftgraph.db")) == before


def test_json_for_programs(tmp_path: Path) -> None:
    store = f"oxigraph:{tmp_path / 'db'}"
    result = craftgraph("build", "-", tmp_path / "no", "--store", store, "--json", stdin=f"{line(1)}\n{{\n")
    assert result.exit_code == 1
    told = json.loads(result.stdout)
    assert told.pop("statements") > 0
    assert told == {
        "read": 1,
        "new": 1,
        "changed": 0,
        "unchanged": 0,
        "problems": [
            {
                "source": "standard input",
                "line": 2,
                "offset": None,
                "message": "is broken JSON at column 2: Expecting property name enclosed in double quotes",
                "hint": "write each article on a line of its own, as jq -c does",
            },
            {
                "source": str(tmp_path / "no"),
                "line": None,
                "offset": None,
                "message": "there is no such file or folder",
                "hint": "",
            },
        ],
    }


def test_bad_input_is_told_in_a_line_each_while_the_rest_is_built(tmp_path: Path) -> None:
    inputs = {
        "empty.txt": b"",
        "binary.txt": bytes(range(256)),
        "latin.txt": b"K\xf6rper ohne Kodierung",
        "utf16.txt": TEXT.encode("utf-16"),
        "cp1251.txt": "Осенью в городе пройдёт ярмарка ковров и седел.".encode("cp1251"),
        "broken.jsonl": f"{line(1)}\n{{broken\n{line(2)}\n".encode(),
        "kyrgyz.txt": "Айылдагы усталар жүндөн килем токуп, аны көргөзмөгө алып келишти.".encode(),
        "large.jsonl": (json.dumps({"text": "а" * 25_000_000}) + "\n" + line(3)).encode(),
        "menu.html": b"<html><body><nav><a href='/'>Home</a></nav></body></html>",
        "good.txt": f"date 2024-09-30 {TEXT}".encode(),
    }
    for name, data in inputs.items():
        (tmp_path / name).write_bytes(data)
    files = [tmp_path / name for name in inputs]
    result = craftgraph("build", tmp_path / "missing.txt", *files, "--store", f"oxigraph:{tmp_path / 'db'}")
    assert result.exit_code == 1
    *told, summary = result.stderr.splitlines()
    assert [problem.removeprefix(f"{tmp_path}/")[:40] for problem in told] == [
        "missing.txt: there is no such file or fo",
        "empty.txt: is empty",
        "binary.txt: is binary, not a text; give ",
        "latin.txt, byte 1: is not UTF-8; convert",
        "utf16.txt, byte 0: is not UTF-8 (UTF-16)",
        "cp1251.txt, byte 0: is not UTF-8 (probab",
        "broken.jsonl, line 2: is broken JSON at ",
        "kyrgyz.txt: is in Kyrgyz, a language tha",
        "large.jsonl, line 1: is larger than 10 M",
        "menu.html: has no article in its HTML; s",
    ]
    assert summary.startswith("4 articles read, 4 new, ")
    assert summary.endswith(", 10 problems")


def test_workers_and_order_do_not_change_a_byte(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("craftgraph.build.FEW", 10)
    monkeypatch.setattr("craftgraph.build.CHUNK", 4)
    monkeypatch.setattr("craftgraph.build.current_run", lambda: Run("test"))  # the sources may be edited meanwhile
    lines = [line(number) for number in range(25)]
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    (tmp_path / "b.jsonl").write_text("\n".join(reversed(lines)), encoding="utf-8")
    for name, workers in (("a", "2"), ("b", "1")):
        store = f"oxigraph:{tmp_path / name}"
        assert craftgraph("build", tmp_path / f"{name}.jsonl", "--store", store, "--workers", workers).exit_code == 0
    assert dump(tmp_path / "a") == dump(tmp_path / "b")


@pytest.mark.skipif(os.name == "nt", reason="signals are those of POSIX")
@pytest.mark.parametrize(
    ("sent", "exit_code", "told"), [(signal.SIGINT, 130, "Interrupted.\n"), (signal.SIGTERM, 143, "")]
)
def test_interrupted_build_leaves_a_store_that_the_next_completes(
    tmp_path: Path, sent: signal.Signals, exit_code: int, told: str
) -> None:
    store = tmp_path / "db"
    # as `craftgraph build`, with workers for a few articles already, and Ctrl-C heard also where the tests run in the
    # background of a shell, which has it ignored
    code = (
        "import signal, craftgraph.build as b; from craftgraph.cli import main\n"
        "signal.signal(signal.SIGINT, signal.default_int_handler); b.FEW, b.CHUNK = 10, 4; main()"
    )
    command = [sys.executable, "-c", code, "build", "-", "--store", f"oxigraph:{store}", "--workers", "2"]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8"
    ) as process:
        assert process.stdin is not None
        assert process.stderr is not None
        lines = [line(number) for number in range(140)]  # the store writes a hundred at a time
        process.stdin.write("\n".join(lines))
        process.stdin.flush()  # and leave it open, so that it waits for more
        deadline = time.monotonic() + 60
        while not any(store.glob("*.sst")) and time.monotonic() < deadline:
            time.sleep(0.1)  # until something is written
        process.send_signal(sent)
        assert process.wait(timeout=60) == exit_code
        assert process.stderr.read() == told
    (tmp_path / "a.jsonl").write_text("\n".join(lines), encoding="utf-8")
    result = craftgraph("build", tmp_path / "a.jsonl", "--store", f"oxigraph:{store}", "--workers", "1")
    assert result.exit_code == 0
    with open_store(f"oxigraph:{store}", read_only=True) as opened:
        assert opened.counts().articles == len(lines)
