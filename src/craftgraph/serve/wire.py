"""What goes over the pipe between the server and the processes that run queries: frames of JSON and bytes.

It imports next to nothing: the processes that run queries start with it.
"""

import json
import struct
import time
from dataclasses import asdict, dataclass

LENGTH = struct.Struct(">I")
LENGTHS = struct.Struct(">IQ")
COMMAND = struct.Struct(">cI")
"""To the nursery: `F` with a file descriptor (fork a worker that talks over it), `K` with a process id (kill it)."""


@dataclass(frozen=True, slots=True)
class Source:
    """Where the data comes from and how it is held.

    `path` is a folder of Oxigraph's. `in_memory` makes a copy in memory of what is there now; otherwise each worker
    opens the folder read-only. `evidence_only` leaves out of the copy the articles' texts and every sentence that
    states nothing. `memory` is what one query may allocate, in bytes.
    """

    path: str
    in_memory: bool
    evidence_only: bool
    memory: int
    prefixes: dict[str, str]


@dataclass(frozen=True, slots=True)
class Question:
    """A query and how it is to be answered.

    `results` and `graph` are the media types for solutions or a boolean, and for triples; None: not acceptable.
    `default_graphs` and `named_graphs` are the dataset that the protocol gives, None where it gives none;
    `own_dataset` tells that the query has one of its own. `rows` and `size` (bytes) limit the answer.
    """

    query: str
    base: str
    results: str | None
    graph: str | None
    rows: int
    size: int
    default_graphs: list[str] | None = None
    named_graphs: list[str] | None = None
    own_dataset: bool = False

    def frame(self) -> bytes:
        """Return the question as it goes over the pipe."""
        payload = json.dumps([getattr(self, name) for name in self.__slots__]).encode()
        return LENGTH.pack(len(payload)) + payload


@dataclass(frozen=True, slots=True)
class Answer:
    """What came of a question.

    `status`: `done` (`body` in `media_type`), `syntax` (no SPARQL query), `rows` or `size` (more than the limit),
    `unacceptable` (no acceptable media type for this form of query), `failed` (Oxigraph gave up). `message` tells more.
    """

    status: str
    media_type: str = ""
    message: str = ""
    body: bytes = b""

    def frame(self) -> bytes:
        """Return the answer as it goes over the pipe, with the processor time that the process has used so far."""
        header = json.dumps([self.status, self.media_type, self.message, time.process_time()]).encode()
        return LENGTHS.pack(len(header), len(self.body)) + header + self.body


def encode_source(source: Source) -> str:
    """Return the source as one argument of a command line."""
    return json.dumps(asdict(source))


def decode_source(text: str) -> Source:
    """Return the source that `encode_source` wrote."""
    return Source(**json.loads(text))


def decode_question(payload: bytes) -> Question:
    """Return the question whose frame, without the length, is `payload`."""
    return Question(*json.loads(payload))
