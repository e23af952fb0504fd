"""Roles of an annotated article laid over the document that the tagger made of it: the labels of the role models."""

from collections import defaultdict
from collections.abc import Iterator, Sequence

from craftgraph.corpus.align import Span, evidence_span, mentions_of
from craftgraph.corpus.loader import Gold, GoldStatement, GoldValue
from craftgraph.language.expressions import Quantity, TimeExpression
from craftgraph.mentions.document import Document, Node
from craftgraph.mentions.labels import TEXT_SPANS, role_spans
from craftgraph.mentions.names import key
from craftgraph.statements.anchors import PROPERTY_MODELS, SPECS, Pool, is_told_of, property_anchors
from craftgraph.statements.periods import period
from craftgraph.statements.reported import Utterance
from craftgraph.terms import FAMILY

TEXT_ROLES = ("indicator", "element", "group", "feat")
NUMBER_ROLES = ("value", "ordinal", "times", "factor", "duration")
DATE_ROLES = ("date", "startDate")


class Aligned:
    """The gold things of an article, found among those of its document."""

    def __init__(self, gold: Gold, doc: Document) -> None:
        self.gold, self.doc = gold, doc
        self.things: dict[str, set[int]] = defaultdict(set)
        """gold id → indices of the document's things"""
        spans = mentions_of(gold, doc.sentences)
        for index, thing in enumerate(doc.things):
            votes: dict[int, int] = defaultdict(int)
            for mention in thing.mentions:
                if mention.nominal:
                    continue
                for entity, span in spans:
                    same = FAMILY[gold.entities[entity].cls] == FAMILY[thing.cls]
                    if same and span.begin < mention.end and mention.begin < span.end:
                        votes[entity] += 1 + (span.begin == mention.begin and span.end == mention.end)
            if votes:
                self.things[gold.entities[max(votes, key=lambda e: (votes[e], -e))].id].add(index)
            else:
                names = {key(n) for n in thing.names}
                for named in gold.entities:
                    if FAMILY[named.cls] == FAMILY[thing.cls] and names & {key(n) for n in named.names}:
                        self.things[named.id].add(index)
                        break

    def names(self, value: GoldValue) -> Sequence[str]:
        """The names of the entity `@id`."""
        return next((entity.names for entity in self.gold.entities if f"@{entity.id}" == value), ())

    def fills(self, node: Node, value: GoldValue) -> bool:
        """Tell whether a node is the entity `@id`."""
        return isinstance(value, str) and value.startswith("@") and node.entity in self.things.get(value[1:], ())


def _distance(node: Node, place: tuple[int, int]) -> int:
    if node.begin >= place[0] and node.end <= place[1]:
        return 0
    return min(abs(node.begin - place[1]), abs(node.end - place[0])) + 1


def _closest(options: Sequence[int], nodes: Sequence[Node], anchor: Node) -> int:
    """The candidate that a reader would point at: in the anchor's sentence and close to it, else the last before it."""
    return min(
        options,
        key=lambda i: (
            abs(nodes[i].sentence - anchor.sentence) + (1000 if nodes[i].sentence > anchor.sentence else 0),
            abs(nodes[i].first - anchor.first),
        ),
    )


def statement_labels(
    aligned: Aligned, spoken: Sequence[Utterance]
) -> Iterator[tuple[str, Node, list[Node], list[str]]]:
    """Yield (model, anchor, candidates, labels) for the anchors of statements; labels begin with the anchor's."""
    gold, doc = aligned.gold, aligned.doc
    phrases = defaultdict(list)
    for label, index, span in role_spans(gold, doc.sentences):
        phrases[label, index].append(span)
    owners: dict[tuple[str, Node], list[GoldStatement]] = defaultdict(list)
    for index, item in enumerate(gold.statements):
        found = _anchor(aligned, item, index, phrases, spoken)
        if found is not None:
            owners[item.cls, found].append(item)
    pool = Pool(doc)
    speech_nodes = [u.anchor for u in spoken]
    for cls, spec in SPECS.items():
        if not cls[0].isupper() or not is_told_of(cls, doc):
            continue
        anchors = speech_nodes if cls == "Quotation" else [n for n in doc.nodes if n.kind in spec.anchors]
        for anchor in anchors:
            options = pool.candidates(anchor, spec)
            labels = ["O"] * len(options)
            items = owners.get((cls, anchor), [])
            for item in items:
                _label(aligned, item, anchor, options, labels)
            yield cls, anchor, options, ["T" if items else "F", *labels]


def _anchor(
    aligned: Aligned,
    item: GoldStatement,
    index: int,
    phrases: dict[tuple[str, int], list[Span]],
    spoken: Sequence[Utterance],
) -> Node | None:
    """The node of the document that begins a gold statement."""
    doc = aligned.doc
    place = evidence_span(aligned.gold, item.evidence) or (0, 0)
    spec = SPECS[item.cls]
    if item.cls == "Quotation":
        begin = doc.article.text.find(str(item.roles["text"][0]))
        end = begin + len(str(item.roles["text"][0]))
        hits = [u for u in spoken if min(end, u.end) - max(begin, u.begin) > 0.5 * min(end - begin, u.end - u.begin)]
        return max(hits, key=lambda u: min(end, u.end) - max(begin, u.begin)).anchor if hits else None
    if item.cls in {"Conferral", "Inscription"}:
        role = "title" if item.cls == "Conferral" else "element"
        if role not in item.roles:
            return None
        value = item.roles[role][0]
        options = [n for n in doc.nodes if n.kind in spec.anchors and _matches(aligned, role, value, n, item)]
        return min(options, key=lambda n: (_distance(n, place), n.nominal), default=None)
    if item.cls in {"Observation", "Attendance", "Record"} and item.roles.keys() & {"value", "duration"}:
        role = "value" if "value" in item.roles else "duration"
        options = [n for n in doc.nodes if _matches(aligned, role, item.roles[role][0], n, item)]
        best = min(options, key=lambda n: _distance(n, place), default=None)
        if best is not None and _distance(best, place) < 40:
            return best
        if item.cls != "Attendance":
            return None
    label = next((v for (cls, _), v in TEXT_SPANS.items() if cls == item.cls), "")
    for span in phrases.get((label, index), ()):
        for node in doc.nodes:
            if (
                node.kind == label
                and node.sentence == span.sentence
                and node.first <= span.last
                and span.first <= node.last
            ):
                return node
    return None


def _same_number(quantity: Quantity, value: GoldValue) -> bool:
    return isinstance(value, int | float) and abs(float(quantity.value) - float(value)) < 1e-6


def _label(aligned: Aligned, item: GoldStatement, anchor: Node, options: list[Node], labels: list[str]) -> None:
    for role, values in item.roles.items():
        for value in values:
            hits = [
                i for i, n in enumerate(options) if labels[i] in {"O", role} and _matches(aligned, role, value, n, item)
            ]
            if hits:
                labels[_closest(hits, options, anchor)] = "period" if role == "periodStart" else role


def _matches(aligned: Aligned, role: str, value: GoldValue, node: Node, item: GoldStatement) -> bool:
    if node.entity >= 0:
        return aligned.fills(node, value)
    if isinstance(node.value, Quantity):
        if role == "duration":
            return node.value.duration == value
        return role in NUMBER_ROLES and _same_number(node.value, value)
    if isinstance(node.value, TimeExpression):
        if role == "periodStart":
            return period(node.value) == (value, item.roles.get("periodEnd", ("",))[0])
        return role in DATE_ROLES and value in _starts(node.value)
    if role in TEXT_ROLES and node.kind in TEXT_ROLES:
        # an element that is a craft is known by its names where the tagger did not see the craft
        texts = aligned.names(value) if str(value).startswith("@") else [str(value)]
        return any(_alike(aligned.doc.text(node), text) for text in texts)
    return False


def _overlaps(node: Node, spans: Sequence[Span]) -> bool:
    return any(s.sentence == node.sentence and s.first <= node.last and node.first <= s.last for s in spans)


def _starts(time: TimeExpression) -> set[str]:
    """The first days of both readings of a time expression, of a past and of a coming event."""
    return {time.start} | ({time.later[0]} if time.later else set())


def _alike(a: str, b: str) -> bool:
    x, y = {w[:5] for w in a.lower().split()}, {w[:5] for w in b.lower().split()}
    return 2 * len(x & y) >= 0.5 * (len(x) + len(y))


def property_labels(aligned: Aligned) -> Iterator[tuple[str, Node, list[Node], list[str]]]:
    """Yield (model, anchor, candidates, labels) for the properties of events, persons, places and bodies."""
    gold, doc = aligned.gold, aligned.doc
    owner = {thing: e for e in gold.entities for thing in aligned.things.get(e.id, ())}
    occupations = defaultdict(list)
    for label, index, span in role_spans(gold, doc.sentences):
        if label == "occupation":
            occupations[gold.entities[index].id].append(span)
    pool = Pool(doc)
    for model, anchor in property_anchors(doc):
        options = pool.candidates(anchor, SPECS[model])
        labels = ["O"] * len(options)
        entity = owner.get(anchor.entity)
        words = occupations[entity.id] if entity else []
        found = False
        for name, values in (entity.properties if entity else {}).items():
            if name not in PROPERTY_MODELS[model]:
                continue
            found = True
            for value in values:
                if name == "occupation":
                    hits = [i for i, n in enumerate(options) if n.kind == "occupation" and _overlaps(n, words)]
                elif name in {"startDate", "endDate"}:
                    hits = [
                        i
                        for i, n in enumerate(options)
                        if isinstance(n.value, TimeExpression) and value in _starts(n.value)
                    ]
                else:
                    hits = [i for i, n in enumerate(options) if aligned.fills(n, value)]
                if model != "guests":
                    near = [i for i in hits if options[i].sentence == anchor.sentence]
                    hits = near or (hits if not anchor.nominal else [])
                if hits:
                    labels[_closest(hits, options, anchor)] = "date" if name == "startDate" else name
        yield model, anchor, options, ["T" if found else "F", *labels]
