"""Which part of the contents is shown: what is near one thing, or the most telling part of a large graph."""

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Set
from dataclasses import dataclass

from craftgraph.errors import UsageError
from craftgraph.view.contents import Contents, Fact, Thing


@dataclass(frozen=True, slots=True)
class Selection:
    """The part that is shown, and how much there is in all (things that facts join, and facts)."""

    contents: Contents
    things_in_all: int
    facts_in_all: int


def find(things: Mapping[str, Thing], name: str) -> str:
    """Return the IRI of the thing that `name` stands for: an IRI, its last part, or a name in any language.

    Of several things with that name the one that more sentences speak of is taken. Raises UsageError when there is
    none, with the nearest names.
    """
    wanted = name.casefold().strip()
    named: dict[str, set[str]] = defaultdict(set)
    for iri, thing in things.items():
        for key in (iri, iri.rstrip("/").rpartition("/")[2], *thing.labels.values(), *(n for _, n in thing.alternates)):
            named[key.casefold()].add(iri)
    if wanted in named:
        return min(named[wanted], key=lambda iri: (-len(things[iri].sentences), iri))
    near = difflib.get_close_matches(wanted, named, n=3, cutoff=0.5)
    labels = dict.fromkeys(things[min(named[key])].label("en") for key in near)
    hint = f"; did you mean {' or '.join(labels)}?" if labels else ""
    raise UsageError(f"nothing in the graph is called {name!r}{hint}")


def around(contents: Contents, centre: str, hops: int) -> Contents:
    """Return what lies within `hops` steps of `centre`; a fact is one step between any two things it joins."""
    joined: dict[str, set[str]] = defaultdict(set)
    for fact in contents.facts:
        for thing in fact.things:
            joined[thing].update(fact.things)
    near = ring = {centre}
    for _ in range(hops):
        ring = {other for thing in ring for other in joined[thing]} - near
        near = near | ring
    return _only(contents, near, [f for f in contents.facts if f.things and near.issuperset(f.things)])


def most_telling(contents: Contents, limit: int, *, keep: str | None = None) -> Selection:
    """Return at most `limit` nodes: the things that most facts speak of, with the facts between them.

    The thing `keep` comes before all others. Statements that join more than two things are nodes too and count.
    `limit` 0 is no limit.
    """
    spoken = Counter(thing for fact in contents.facts for thing in fact.things)
    if not limit or _nodes(spoken, contents.facts) <= limit:
        return Selection(contents, len(spoken), len(contents.facts))
    ranked = sorted(spoken, key=lambda iri: (iri != keep, -spoken[iri], iri))
    low, high = 0, len(ranked)
    while low < high:  # the count of nodes grows with the count of things
        middle = (low + high + 1) // 2
        kept = set(ranked[:middle])
        low, high = (middle, high) if _nodes(kept, _within(contents.facts, kept)) <= limit else (low, middle - 1)
    kept = set(ranked[:low])
    return Selection(_only(contents, kept, _within(contents.facts, kept)), len(spoken), len(contents.facts))


def _within(facts: Iterable[Fact], kept: Set[str]) -> list[Fact]:
    return [fact for fact in facts if fact.things and kept >= set(fact.things)]


def _nodes(things: Iterable[str], facts: Iterable[Fact]) -> int:
    return len(set(things)) + sum(1 for fact in facts if len(fact.things) > 2)


def _only(contents: Contents, kept: Set[str], facts: Iterable[Fact]) -> Contents:
    facts = tuple(facts)
    things = {iri: thing for iri, thing in contents.things.items() if iri in kept}
    used = {s for f in facts for s in f.sentences} | {s for t in things.values() for s in t.sentences}
    sentences = {iri: said for iri, said in contents.sentences.items() if iri in used}
    named = {said.article for said in sentences.values()}
    return Contents(things, facts, sentences, {iri: a for iri, a in contents.articles.items() if iri in named})
