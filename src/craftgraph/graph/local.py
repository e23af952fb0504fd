"""The store on this machine: Oxigraph, on disk or in memory."""

import time
from collections.abc import Iterable
from pathlib import Path
from typing import IO, cast

from pyoxigraph import NamedNode, Quad, RdfFormat, parse
from pyoxigraph import Store as Oxigraph

from craftgraph.errors import CraftGraphError
from craftgraph.graph.names import ALT, LABEL, PREF, misnamed, named
from craftgraph.graph.namespaces import NIF, PREFIXES
from craftgraph.graph.replace import by_graph, change, is_authority
from craftgraph.graph.sorting import Writable
from craftgraph.graph.sparql import form, has_dataset, unparsable
from craftgraph.graph.store import DIGEST, Answer, Change, Store, value_of

_BATCH = 100
# Articles a write: larger batches are no faster, smaller ones lose by each transaction's own cost.
_NAMES = 20_000
# Things whose names are settled together; all those of a large filling would not fit into memory.
_FILLING = Quad(*[NamedNode("https://w3id.org/craftgraph/software#filling")] * 4)
# Stands in a store while it is filled by bulk loads, which are no transactions. Where it is found on opening, a filling
# was cut off: articles may be there in part, so none is believed to be complete until it has been added again.
_CONTEXT = NamedNode(f"{NIF}referenceContext")


class LocalStore(Store):
    """Oxigraph on disk (RocksDB) or in memory. One program may write to a store on disk while others read it."""

    def __init__(self, path: Path | None, *, read_only: bool) -> None:
        """Open the store at `path`, or one in memory for None. Raises CraftGraphError as `open_store` says."""
        self.selector = f"oxigraph:{path}" if path else "memory:"
        self.path, self.read_only = path, read_only
        self._store = _opened(path, read_only=read_only) if path else Oxigraph()
        if not read_only and _FILLING in self._store:
            self._store.update(f"DELETE WHERE {{ GRAPH ?a {{ ?a <{DIGEST}> ?digest }} }}")
            self._store.remove_graph(_FILLING.graph_name)

    @property
    def oxigraph(self) -> Oxigraph:
        """The Oxigraph store itself, for what needs it (rdflib through oxrdflib)."""
        return self._store

    def query(self, text: str) -> Answer:
        """Answer a query (see `Store.query`)."""
        form(text)
        try:
            union = not has_dataset(text)
            return self._store.query(text, prefixes=PREFIXES, use_default_graph_as_union=union)
        except SyntaxError as error:
            raise unparsable(text, error) from error
        except OSError as error:
            raise CraftGraphError(f"{self.selector}: the query failed: {error}") from error

    def add_articles(self, articles: Iterable[tuple[str, bytes]]) -> Change:
        """Store articles (see `Store.add_articles`); a store on disk without any is filled by bulk loads."""
        self._writable()
        articles_there = self._store.quads_for_pattern(None, NamedNode(DIGEST), None, None)
        bulk = self.path is not None and next(articles_there, None) is None
        if bulk:
            self._store.add(_FILLING)
        done, new, touched = Change(), dict[str, bytes](), set[str]()
        try:
            for iri, nquads in articles:
                if iri in new or len(new) == _BATCH:
                    done += self._insert(new, bulk=bulk)
                if not self._store.contains_named_graph(NamedNode(iri)):
                    new[iri] = nquads
                    touched |= named(nquads)
                elif self._is_made_of(iri, nquads):
                    done += Change(unchanged=1)
                else:
                    done += Change(replaced=1)
                    touched |= self._replace(iri, nquads)
                if len(touched) > _NAMES:
                    done += self._insert(new, bulk=bulk)
                    self._name(touched)
        finally:  # also what was read before an input failed is kept
            done += self._insert(new, bulk=bulk)
            self._name(touched)
            if bulk:
                self._store.remove_graph(_FILLING.graph_name)
        if bulk:
            self._store.optimize()
        return done

    def remove_article(self, iri: str) -> bool:
        """Take an article out (see `Store.remove_article`)."""
        self._writable()
        if not self._store.contains_named_graph(NamedNode(iri)):
            return False
        self._name(self._replace(iri, b""))
        return True

    def replace_graphs(self, graphs: Iterable[str], nquads: bytes) -> bool:
        """Make the graphs hold just these quads (see `Store.replace_graphs`)."""
        self._writable()
        old = self._quads(NamedNode(graph) for graph in graphs)
        return self._update(old, set(parse(nquads, format=RdfFormat.N_QUADS)))

    def write_nquads(self, output: Writable) -> None:
        """Write all quads (see `Store.write_nquads`)."""
        self._store.dump(cast(IO[bytes], output), format=RdfFormat.N_QUADS)

    def __len__(self) -> int:
        return len(self._store)

    def close(self) -> None:
        """Flush what was written and let go of the lock."""
        if hasattr(self, "_store"):
            if self.path and not self.read_only:
                self._store.flush()
            del self._store

    def _writable(self) -> None:
        if self.read_only:
            raise CraftGraphError(f"{self.selector} is open for reading only")

    def _insert(self, new: dict[str, bytes], *, bulk: bool) -> Change:
        """Write articles that are not there, and empty `new`."""
        if not new:
            return Change()
        count, nquads = len(new), b"".join(new.values())
        new.clear()
        try:
            (self._store.bulk_load if bulk else self._store.load)(nquads, format=RdfFormat.N_QUADS)
        except OSError as error:
            raise CraftGraphError(f"{self.selector}: cannot write: {error}") from error
        return Change(added=count)

    def _is_made_of(self, iri: str, nquads: bytes) -> bool:
        """Tell whether the article is there, made of the same text, metadata and run as these N-Quads."""
        found = self._store.quads_for_pattern(NamedNode(iri), NamedNode(DIGEST), None, NamedNode(iri))
        return any(f"<{iri}> <{DIGEST}> {quad.object} <{iri}> .\n".encode() in nquads for quad in found)

    def _replace(self, iri: str, nquads: bytes) -> set[str]:
        """Put an article in the place of what was there of it; return the IRIs of all that either names."""
        article = NamedNode(iri)
        sentences = self._store.quads_for_pattern(None, _CONTEXT, article, article)
        old = self._quads([article, *(s.subject for s in sentences if isinstance(s.subject, NamedNode))])
        new = set(parse(nquads, format=RdfFormat.N_QUADS))
        for subject in {quad.subject for quad in old}:
            known = self._store.quads_for_pattern(subject, None, None, None)
            if all(is_authority(quad) or quad in old for quad in known):  # no other article speaks of it
                old.update(q for q in self._store.quads_for_pattern(subject, None, None, None) if is_authority(q))
        self._update(old, new)
        return {value_of(quad.subject) for quad in old if quad.predicate == LABEL} | named(nquads)

    def _name(self, things: set[str]) -> None:
        """Give each of the things one preferred name a language, and empty the set."""
        wrong: dict[Quad, Quad] = {}
        for thing in map(NamedNode, things):
            quads = [q for p in (PREF, ALT, LABEL) for q in self._store.quads_for_pattern(thing, p, None, None)]
            wrong.update(misnamed(quads))
        things.clear()
        self._update(set(wrong), set(wrong.values()))

    def _quads(self, graphs: Iterable[NamedNode]) -> set[Quad]:
        return {quad for graph in graphs for quad in self._store.quads_for_pattern(None, None, None, graph)}

    def _update(self, old: set[Quad], new: set[Quad]) -> bool:
        """Put `new` in the place of `old` in one transaction; return whether that changed anything."""
        if old == new:
            return False
        kept = by_graph(new).keys()
        emptied = [g for g, quads in by_graph(old - new).items() if g not in kept and not is_authority(quads[0])]
        try:
            self._store.update(change(old - new, new - old, emptied))
        except OSError as error:
            raise CraftGraphError(f"{self.selector}: cannot write: {error}") from error
        return True


def _opened(path: Path, *, read_only: bool) -> Oxigraph:
    """Open Oxigraph at `path`, but never in a folder that holds other things."""
    is_store = (path / "CURRENT").is_file()
    if path.exists() and not path.is_dir():
        raise CraftGraphError(f"{path} is a file, not a store: name a new folder")
    if not is_store and path.exists() and any(path.iterdir()):
        raise CraftGraphError(f"{path} is a folder with other things in it, not a store: name a new folder")
    if not is_store and read_only:
        raise CraftGraphError(
            f"there is no store at {path}: fill it with `craftgraph build ARTICLE… --store oxigraph:{path}`"
        )
    try:
        if read_only:
            return _read_only(path)
        path.parent.mkdir(parents=True, exist_ok=True)
        return Oxigraph(path)
    except (OSError, RuntimeError) as error:
        if "lock" in str(error).lower():
            raise CraftGraphError(f"{path} is being written by another program: wait until that is done") from error
        raise CraftGraphError(f"{path} cannot be opened as a store: {error}") from error


def _read_only(path: Path) -> Oxigraph:
    """Open for reading. A writer may take a file of the store away just now; then another try finds the new ones."""
    for pause in (0.1, 0.2, 0.4, 0.8, 1.6):
        try:
            return Oxigraph.read_only(str(path))
        except RuntimeError:
            time.sleep(pause)
    return Oxigraph.read_only(str(path))
