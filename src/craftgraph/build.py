"""The whole tool as one call: read articles, extract what they say, and bring it into a store.

What depends on one article only (extraction, identity, quads) is done by as many processes as there are cores; the
store is written by this one. The graph is the same bytes whatever the order of the inputs and the number of workers.
"""

import gc
import hashlib
import os
import signal
import threading
import traceback
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from itertools import chain, islice
from multiprocessing import get_context
from pathlib import Path

from craftgraph import __version__
from craftgraph.entities.identity import identify
from craftgraph.entities.iris import BASE, article_iri
from craftgraph.errors import CraftGraphError
from craftgraph.graph.background import add_background
from craftgraph.graph.quads import nquads
from craftgraph.graph.run import Run
from craftgraph.graph.store import Store
from craftgraph.model import Article, Extraction
from craftgraph.pipeline import BATCH, extract_all
from craftgraph.reading import MAX_BYTES, ReadingProblem, read_all
from craftgraph.resources import resource

CHUNK = 25
"""Articles that a worker gets at a time."""
FEW = 200
"""Fewer new articles than this are read by one process: a worker needs the time of as many to start."""
_SELDOM = 20_000
"""After so many new objects a worker looks for garbage in cycles."""

_TEXT_SIDE = (
    "language",
    "patterns",
    "mentions",
    "statements",
    "entities",
    "graph",
    "pipeline.py",
    "model.py",
    "terms.py",
)


def current_run() -> Run:
    """Return the run of this program: its version, and a digest of the code and data that read an article.

    So an article is read again when the extractor has changed, also between two releases.
    """
    here = Path(__file__).parent
    roots = [here / name for name in _TEXT_SIDE] + [resource("data", "authority"), resource("data", "models")]
    digest = hashlib.sha256()
    for root in roots:
        for path in [root] if root.is_file() else sorted(root.rglob("*")):
            if path.is_file() and path.suffix != ".pyc":
                digest.update(f"{root.name}/{path.relative_to(root).as_posix()}\0".encode())
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return Run(__version__, (("extractor", digest.hexdigest()[:16]),))


@dataclass(slots=True)
class Outcome:
    """What a build did: how many articles were read; of these new, changed, unchanged; what the first two state."""

    read: int = 0
    new: int = 0
    changed: int = 0
    unchanged: int = 0
    statements: int = 0
    problems: list[ReadingProblem] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Built:
    """One article as quads, or the error that its extraction ended with."""

    iri: str
    quads: bytes
    statements: int
    error: str = ""


def build(
    sources: Iterable[str | Path],
    store: Store,
    *,
    run: Run,
    base: str = BASE,
    workers: int = 1,
    extract: Callable[[Sequence[Article]], Iterable[Extraction]] = extract_all,
    again: bool = False,
    max_bytes: int = MAX_BYTES,
    progress: Callable[[Outcome], None] = lambda _: None,
) -> Outcome:
    """Read all articles of `sources` (see `craftgraph.reading.read`) into the store, and return what was done.

    An article that the store has of the same text, metadata and `run` is left as it is, unless `again`. What cannot be
    read is in `Outcome.problems`, and the rest is built. `workers` is a number of processes, 0 for one a core; fewer
    than `FEW` articles are read by this process alone. `extract` reads some articles at a time and gives what each says
    in their order; it must be a function that other processes can import.
    `progress` is called after each article and each problem.
    The ontology and the thesaurus of crafts are brought in as well, each in a graph of its own.
    Raises CraftGraphError when the store cannot be written or a worker dies.
    """
    outcome = Outcome()

    def wanted() -> Iterator[Article]:
        for item in read_all(sources, max_bytes=max_bytes):
            if isinstance(item, ReadingProblem):
                outcome.problems.append(item)
                progress(outcome)
                continue
            outcome.read += 1
            if not again and store.has_article(article_iri(item.id, base), run.article_digest(item)):
                outcome.unchanged += 1
                progress(outcome)
            else:
                yield item

    def quads() -> Iterator[tuple[str, bytes]]:
        with closing(_built(wanted(), _Way(extract, run, base), workers or cores())) as built:
            for article in built:
                if article.error:
                    outcome.problems.append(ReadingProblem(article.iri, article.error, "please report this as a fault"))
                else:
                    outcome.statements += article.statements
                    yield article.iri, article.quads
                progress(outcome)

    change = store.add_articles(quads())
    add_background(store)
    outcome.new, outcome.changed = change.added, change.replaced
    outcome.unchanged += change.unchanged
    return outcome


def cores() -> int:
    """Return the number of cores that this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _built(articles: Iterator[Article], way: "_Way", workers: int) -> Generator[_Built, None, None]:
    """Yield the articles as quads, in their order; by several processes where there are not just a few."""
    first = [] if workers == 1 else list(islice(articles, FEW))
    if len(first) < FEW:
        waiting = chain(first, articles)
        while batch := list(islice(waiting, BATCH)):
            with _seldom():
                built = way.build(batch)
            yield from built
        return
    articles = chain(first, articles)
    # Not forked: a fork copies the locks of the store's own threads in whatever state they are.
    executor = ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin_work)
    under_way: list[Future[list[_Built]]] = []
    try:
        chunk = list(islice(articles, CHUNK))
        while chunk or under_way:
            if chunk:
                with _undisturbed():
                    under_way.append(executor.submit(_work, way, chunk))
            # two chunks a worker under way, so that none waits, and no more, so that memory is bounded
            chunk = list(islice(articles, CHUNK)) if len(under_way) < 2 * workers else []
            if not chunk:
                yield from under_way.pop(0).result()
    except BrokenProcessPool as error:
        raise CraftGraphError("a worker process died, perhaps for want of memory: use fewer --workers") from error
    finally:
        executor.shutdown(cancel_futures=True)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """Hold Ctrl-C and SIGTERM back while a worker is started: half a worker would end with a traceback.

    A mask would not do: another thread of the pool may get the signal, and Python still answers it in this one.
    """
    if threading.current_thread() is not threading.main_thread():
        yield  # signals are answered in the main thread alone
        return
    came: list[int] = []
    handlers = {
        number: signal.signal(number, lambda n, _: came.append(n)) for number in (signal.SIGINT, signal.SIGTERM)
    }
    try:
        yield
    finally:
        for number, handler in handlers.items():
            signal.signal(number, handler)
    if came:
        signal.raise_signal(came[0])


def _begin_work() -> None:
    """Make this process a worker.

    Ctrl-C, which all processes of a terminal get, is left to the parent: it ends its workers in good order.
    """
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _work(way: "_Way", articles: list[Article]) -> list[_Built]:
    """Build a chunk of articles in a worker."""
    with _seldom():
        built = way.build(articles)
    if not gc.get_freeze_count():
        gc.freeze()  # models and tables are loaded now, and stay: garbage is no longer sought among them
    return built


@contextmanager
def _seldom() -> Iterator[None]:
    """Seek garbage in cycles, of which reading articles makes none, seldom."""
    before = gc.get_threshold()
    gc.set_threshold(_SELDOM, *before[1:])
    try:
        yield
    finally:
        gc.set_threshold(*before)


@dataclass(frozen=True, slots=True)
class _Way:
    """How articles are turned into quads; goes to the workers."""

    extract: Callable[[Sequence[Article]], Iterable[Extraction]]
    run: Run
    base: str

    def build(self, articles: Sequence[Article]) -> list[_Built]:
        """Build some articles; a fault is in the result. Raises OSError where CraftGraph's own data is missing."""
        try:
            return [self._built(extraction) for extraction in self.extract(articles)]
        except OSError:
            raise
        except Exception as error:  # one article must not stop ten thousand: each is read by itself, the fault is told
            if len(articles) > 1:
                return [built for article in articles for built in self.build([article])]
            return [_Built(article_iri(articles[0].id, self.base), b"", 0, f"could not be built: {_fault(error)}")]

    def _built(self, extraction: Extraction) -> _Built:
        quads = nquads(extraction, identify(extraction, base=self.base), base=self.base, run=self.run)
        return _Built(article_iri(extraction.article.id, self.base), quads, len(extraction.statements))


def _fault(error: Exception) -> str:
    place = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(place.filename).name}, line {place.lineno})".replace("\n", " ")
