"""What the operating system refuses to the processes that run queries."""

import subprocess
import sys
from pathlib import Path

import pytest

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be told so")

PROGRAM = """
import socket, sys
import pyoxigraph as ox
from craftgraph.serve.sandbox import forbid_sockets
near, far = socket.socketpair()
listener = socket.create_server(("127.0.0.1", 0))
address = f"http://127.0.0.1:{listener.getsockname()[1]}/"
print(forbid_sockets())
for attempt in (
    socket.socket,
    lambda: socket.create_connection(listener.getsockname(), 1),
    lambda: list(ox.Store().query(f"SELECT * {{ SERVICE <{address}> {{ ?s ?p ?o }} }}")),
    lambda: ox.Store().update(f"LOAD <{address}>"),
):
    try:
        attempt()
        print("opened")
    except PermissionError as error:
        print(error.errno or 13)
near.send(b"x")
print(far.recv(1))
"""


def test_no_socket_can_be_opened_and_those_that_are_open_go_on():
    environment = {"PYTHONPATH": str(Path(__file__).resolve().parents[2] / "src")}
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, env=environment, check=True)
    assert done.stdout.split("\n")[:-1] == ["True", "13", "13", "13", "13", "b'x'"], done.stderr
