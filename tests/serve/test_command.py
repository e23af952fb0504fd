"""The command `craftgraph serve`: what it refuses to begin, each with a line and an exit code."""

import socket

import pytest
from click.testing import CliRunner

from craftgraph.cli import main
from craftgraph.serve.run import is_local, source_of


def run(*arguments: str):
    return CliRunner().invoke(main, ["serve", *arguments])


@pytest.mark.parametrize(
    ("arguments", "code", "message"),
    [
        (["--store", "memory:"], 2, "write oxigraph:PATH or https://"),
        (["--store", "oxigraph:nowhere"], 1, "nowhere: there is no store"),
        (["--store", "graph.db"], 2, "write oxigraph:PATH or https://"),
        (["--store", "https://example.org/sparql", "--evidence-only"], 2, "cannot be held back: write --full-text"),
        (["--store", "https://example.org/sparql", "--host", "0.0.0.0"], 2, "cannot be held back: write --full-text"),
        (["--store", "http://127.0.0.1:9/sparql"], 1, "http://127.0.0.1:9/sparql does not answer: "),
        (["--store", "http:///sparql"], 1, "http:///sparql does not answer: "),
        (["--port", "0"], 2, "--port"),
        (["--time-limit", "0"], 2, "--time-limit"),
    ],
)
def test_refused(arguments, code, message):
    result = run(*arguments)
    assert result.exit_code == code
    assert message in result.output
    assert "Traceback" not in result.output


def test_a_port_that_is_taken(store_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        result = run("--store", f"oxigraph:{store_path}", "--port", str(taken.getsockname()[1]))
    assert result.exit_code == 1
    assert "try another --port" in result.output


@pytest.mark.parametrize(
    ("host", "local"),
    [
        ("127.0.0.1", True),
        ("::1", True),
        ("localhost", True),
        ("0.0.0.0", False),
        ("192.0.2.1", False),
        ("a.org", False),
    ],
)
def test_what_is_local(host, local):
    assert is_local(host) is local


def test_a_small_store_is_held_in_memory(store_path):
    assert source_of(f"oxigraph:{store_path}", evidence_only=False, memory=1).in_memory
