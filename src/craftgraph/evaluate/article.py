"""Score what a graph says of one article against its annotation: entities, their properties, statements, evidence.

Source of the method: every role filler of every statement, and every property of an entity, is a slot; statements are
paired one to one within their class, those that agree in most slots first.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from craftgraph.corpus.loader import Gold, GoldEntity, GoldStatement, GoldValue
from craftgraph.evaluate.figures import Tally
from craftgraph.evaluate.identity import Found, proper_names
from craftgraph.evaluate.matching import Hit, align, normal, same_name, slots
from craftgraph.evaluate.said import Said
from craftgraph.terms import ENTITY_PROPERTIES, FAMILY, STATEMENT_ROLES

LONGEST = 600  # code points: a graph of a longer stretch is no sentence, unless the evidence itself is long


@dataclass(frozen=True, slots=True)
class Disagreement:
    """One thing in which graph and annotation differ.

    `kind` is `entity`, `statement` or `slot` with `missed` (annotated, not said) or `extra` (said, not annotated);
    `where` the class of the statement or entity, or `property`; `what` the thing in words.
    """

    article: str
    kind: str
    where: str
    what: str


@dataclass(slots=True)
class ArticleScore:
    """The counts of one article by measure, the entities found, and every disagreement."""

    tallies: dict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))
    found: list[Found] = field(default_factory=list)
    disagreements: list[Disagreement] = field(default_factory=list)


def score(gold: Gold, said: Said) -> ArticleScore:
    """Score what a graph says of an article, `said`, against its annotation, `gold`."""
    scorer = _Scorer(gold, said)
    scorer.properties(scorer.entities())
    for cls in STATEMENT_ROLES:
        scorer.statements(cls)
    return scorer.score


class _Scorer:
    def __init__(self, gold: Gold, said: Said) -> None:
        self.gold, self.said = gold, said
        self.score = ArticleScore()
        self.names = {entity.id: entity.names for entity in gold.entities}
        self.families = {node: {FAMILY[cls] for cls in classes} for node, classes in said.entities.items()}

    def entities(self) -> dict[str, str]:
        """Pair annotated entities with nodes of their family that bear one of their names; return id → node."""
        node_of: dict[str, str] = {}
        taken: set[str] = set()
        typed = 0
        for entity in self.gold.entities:
            wanted = slots(entity.properties)
            names = {normal(n) for n in entity.names}
            candidates = [
                (-len(self._align(wanted, node)), entity.cls not in self.said.entities[node], node)
                for node in self._nodes(entity, taken)
                if any(normal(label) in names for label in self.said.labels.get(node, ()))
            ]
            if candidates:
                _, other_class, node = min(candidates)
                node_of[entity.id] = node
                taken.add(node)
                typed += not other_class
                if other_class:
                    self._note("entity mistyped", entity.cls, f"{entity.names[0]}: {self._classes(node)}")
            else:
                self._note("entity missed", entity.cls, entity.names[0])
        for node in self.said.entities:
            if node not in taken:
                self._note("entity extra", self._classes(node), self.said.name(node))
        counts = len(self.said.entities), len(self.gold.entities)
        self.score.tallies["entities"].add(len(taken), *counts)
        self.score.tallies["typed"].add(typed, *counts)
        return node_of

    def properties(self, node_of: Mapping[str, str]) -> None:
        """Score the properties of entities; also of those found only under an inflected name."""
        node_of = dict(node_of)
        for entity in self.gold.entities:
            if entity.id not in node_of:
                loose = (
                    node
                    for node in self._nodes(entity, set(node_of.values()))
                    if any(same_name(n, label) for n in entity.names for label in self.said.labels.get(node, ()))
                )
                node = next(loose, None)
                if node is not None:
                    node_of[entity.id] = node
        entity_of = {node_of[e.id]: e for e in self.gold.entities if e.id in node_of}
        self.score.found += [
            Found(FAMILY[e.cls], names, node_of[e.id])
            for e in self.gold.entities
            if e.id in node_of and (names := proper_names(e))
        ]
        for entity in self.gold.entities:
            wanted = slots(entity.properties)
            hits = self._align(wanted, node_of.get(entity.id))
            self._missed("property", wanted, hits, entity.names[0] + " ")
            self._count("properties", len(hits), 0, len(wanted))
        for node in self.said.entities:
            wanted = slots(entity_of[node].properties) if node in entity_of else []
            pairs = self._pairs(node, ENTITY_PROPERTIES)
            self._extra("property", pairs, self._align(wanted, node), self.said.name(node) + " ")
            self._count("properties", 0, len(pairs), 0)

    def statements(self, cls: str) -> None:
        """Pair the statements of a class and score their roles."""
        golds = [g for g in self.gold.statements if g.cls == cls]
        nodes = [node for node, c in self.said.statements.items() if c == cls]
        chosen = self._pair(golds, nodes, cls)
        for i, gold in enumerate(golds):
            wanted = slots(gold.roles)
            node, hits = chosen.get(i, ("", []))
            if not node:
                self._note("statement missed", cls, _words(wanted, self.names))
            else:
                self._missed(cls, wanted, hits)
                self._evidence(gold, node)
            self._count(cls, len(hits), 0, len(wanted))
        hits_of = dict(chosen.values())
        for node in nodes:
            pairs = self._pairs(node, STATEMENT_ROLES[cls])
            if node in hits_of:
                self._extra(cls, pairs, hits_of[node])
            else:
                self._note("statement extra", cls, "; ".join(f"{role} {self.said.name(v)}" for role, v in pairs))
            self._count(cls, 0, len(pairs), 0)

    def _pair(self, golds: Sequence[GoldStatement], nodes: Sequence[str], cls: str) -> dict[int, tuple[str, list[Hit]]]:
        """Pair annotated statements (by index) with nodes: most agreeing slots first, then the node that says least."""
        pairs = []
        for i, gold in enumerate(golds):
            wanted = slots(gold.roles)
            for node in nodes:
                hits = self._align(wanted, node)
                if hits:
                    pairs.append((len(hits), -len(self._pairs(node, STATEMENT_ROLES[cls])), -i, node, hits))
        pairs.sort(key=lambda pair: pair[:4], reverse=True)
        chosen: dict[int, tuple[str, list[Hit]]] = {}
        taken: set[str] = set()
        for _, _, minus_i, node, hits in pairs:
            if -minus_i not in chosen and node not in taken:
                taken.add(node)
                chosen[-minus_i] = (node, hits)
        return chosen

    def _evidence(self, gold: GoldStatement, node: str) -> None:
        begin = self.gold.article.text.find(gold.evidence) if gold.evidence else -1
        if begin < 0:
            return
        end = begin + len(gold.evidence)
        longest = max(LONGEST, 2 * len(gold.evidence))
        right = any(b < end and begin < e and e - b <= longest for b, e in self.said.spans[node])
        self.score.tallies["evidence"].add(right, 1, 1)
        if not right:
            self._note("evidence elsewhere", gold.cls, gold.evidence)

    def _nodes(self, entity: GoldEntity, taken: set[str]) -> list[str]:
        return [n for n in self.said.entities if n not in taken and FAMILY[entity.cls] in self.families[n]]

    def _align(self, wanted: Sequence[tuple[str, GoldValue]], node: str | None) -> list[Hit]:
        return align(wanted, self.said.props_of(node), self.names, self.said.labels)

    def _pairs(self, node: str, roles: Mapping[str, str]) -> list[tuple[str, str]]:
        """What the graph says of a node in these roles, as (role, value)."""
        props = self.said.props_of(node)
        return [(role, value) for role in roles for value in sorted(props.get(role, ()))]

    def _classes(self, node: str) -> str:
        return "/".join(sorted(self.said.entities[node]))

    def _count(self, measure: str, true: int, predicted: int, gold: int) -> None:
        for name in ("slots", f"slots:{measure}"):
            self.score.tallies[name].add(true, predicted, gold)

    def _missed(
        self, where: str, wanted: Sequence[tuple[str, GoldValue]], hits: Sequence[Hit], prefix: str = ""
    ) -> None:
        hit = {(h.role, h.filler) for h in hits}
        for pair in wanted:
            if pair not in hit:
                self._note("slot missed", where, prefix + _words([pair], self.names))

    def _extra(self, where: str, pairs: Sequence[tuple[str, str]], hits: Sequence[Hit], prefix: str = "") -> None:
        hit = {(h.role, h.value) for h in hits}
        for role, value in pairs:
            if (role, value) not in hit:
                self._note("slot extra", where, f"{prefix}{role} {self.said.name(value)}")

    def _note(self, kind: str, where: str, what: str) -> None:
        self.score.disagreements.append(Disagreement(self.gold.article.id, kind, where, what))


def _words(wanted: Sequence[tuple[str, GoldValue]], names: Mapping[str, tuple[str, ...]]) -> str:
    """Annotated slots for a reader, entities by their first name."""

    def word(filler: GoldValue) -> str:
        if isinstance(filler, str) and filler.startswith("@"):
            return names.get(filler[1:], (filler,))[0]
        return str(filler)

    return "; ".join(f"{role} {word(filler)}" for role, filler in wanted)
