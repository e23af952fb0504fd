"""What all tests share."""

import os
import shutil
import socket
import subprocess
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from hypothesis import settings

# A busy machine is no fault of the program: no example is failed for the time that it took.
settings.register_profile("craftgraph", deadline=None)
settings.load_profile("craftgraph")


@pytest.fixture(scope="session")
def free_ports() -> Callable[[int], list[int]]:
    """A function that finds ports of this machine which nobody listens at."""

    def find(count: int) -> list[int]:
        with ExitStack() as sockets:
            found = [sockets.enter_context(socket.socket()) for _ in range(count)]
            for one in found:
                one.bind(("127.0.0.1", 0))
            return [one.getsockname()[1] for one in found]

    return find


CONFIGURATION = """
[Database]
DatabaseFile = virtuoso.db
ErrorLogFile = virtuoso.log
LockFile = virtuoso.lck
TransactionFile = virtuoso.trx
xa_persistent_file = virtuoso.pxa
[TempDatabase]
DatabaseFile = virtuoso-temp.db
TransactionFile = virtuoso-temp.trx
[Parameters]
ServerPort = 127.0.0.1:{sql}
NumberOfBuffers = 2000
MaxDirtyBuffers = 1200
CheckpointInterval = 0
[HTTPServer]
ServerPort = 127.0.0.1:{http}
ServerThreads = 4
[SPARQL]
ResultSetMaxRows = 10000
"""


@pytest.fixture(scope="module")
def virtuoso(tmp_path_factory: pytest.TempPathFactory, free_ports: Callable[[int], list[int]]) -> Iterator[str]:
    """The address of a real Virtuoso, empty, which takes queries and updates of `dba`, password `dba`, by digest."""
    binary = shutil.which("virtuoso-t")
    if binary is None:
        if os.environ.get("CI"):
            pytest.fail("Virtuoso is missing: apt-get install virtuoso-opensource")
        pytest.skip("needs Virtuoso: apt-get install virtuoso-opensource")
    folder = tmp_path_factory.mktemp("virtuoso")
    sql, http = free_ports(2)
    (folder / "virtuoso.ini").write_text(CONFIGURATION.format(sql=sql, http=http))
    command = [binary, "+foreground", "+configfile", "virtuoso.ini"]
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        address = f"http://127.0.0.1:{http}/sparql-auth"
        for _ in range(1200):  # it takes seconds on a quiet machine
            try:
                urllib.request.urlopen(address.removesuffix("-auth"), timeout=1).close()
                break
            except urllib.error.HTTPError:
                break
            except OSError:
                assert process.poll() is None, (folder / "virtuoso.log").read_text()
                time.sleep(0.1)
        yield address
        process.terminate()
        process.wait(30)
