"""What an article says straight of its things: where and when events were, who took part, what persons do."""

from collections.abc import Iterable
from dataclasses import replace

from craftgraph.language.expressions import TimeExpression
from craftgraph.mentions.document import Document, Node
from craftgraph.model import Date, EntityRef, Property, Statement, Text, Value
from craftgraph.patterns import patterns
from craftgraph.statements.anchors import AGENTS, EVENTS, PROPERTY_MODELS, property_anchors
from craftgraph.statements.answers import Answers
from craftgraph.statements.areas import areas, cities
from craftgraph.statements.completion import can_contain
from craftgraph.statements.days import first_days, last_days
from craftgraph.statements.english_occupations import occupations_behind
from craftgraph.statements.held import held
from craftgraph.statements.hosts import hosts
from craftgraph.statements.nationality import nationalities
from craftgraph.statements.occupations import colleagues, occupation_name, occupations
from craftgraph.statements.participants import is_honoured, participants
from craftgraph.statements.parts import kazakh_parts, leaders, only_helps, organisers, parts
from craftgraph.statements.roles import value_of
from craftgraph.statements.settings import dates, places
from craftgraph.terms import ENTITY_PROPERTIES

_ORDER = {name: place for place, name in enumerate(ENTITY_PROPERTIES)}
_ENTERED = frozenset({"Competition", "Festival", "Exhibition", "Fair", "Workshop", "Event"})
"""Events whose winners take part in them; of the annotated ones 97 % do."""


_EXACT = 0.3
"""What a venue has before a city as the place of an event: the most exact one named."""


def properties(answers: Answers) -> list[Property]:
    """What an article says of its events, persons, places and bodies, in the order of the things."""
    doc = answers.doc
    best: dict[tuple[int, str], tuple[float, Property]] = {}
    many: dict[tuple[int, str, Value], Property] = {}
    for model, anchor in property_anchors(doc):
        if not answers.models.has(model):
            continue
        _, filled = answers.ask(model, anchor)
        for f in filled:
            names = ("startDate",) if f.role == "date" else (f.role,)
            for name in names:
                if name not in PROPERTY_MODELS[model] or f.node.entity == anchor.entity:
                    continue
                if name == "within" and not can_contain(anchor.kind, f.node.kind):
                    continue
                if name == "jurisdiction" and (
                    _in_office(doc, f.node) or _of_inner(doc, anchor, f.node) or _is_sender(doc, anchor, f.node)
                ):
                    continue
                if name == "organizer" and only_helps(doc, f.node):
                    continue
                value = value_of(doc, f) if name != "occupation" else _occupation(doc, f.node)
                item = Property(anchor.entity, name, value, f.node.sentence, model)
                if name in {"place", "startDate", "partOf", "within", "nationality", "jurisdiction"}:
                    slot = (anchor.entity, name)
                    exact = _EXACT * (name == "place" and f.node.kind == "Venue" and doc.article.language != "kk")
                    if slot not in best or f.probability + exact > best[slot][0]:
                        best[slot] = (f.probability + exact, item)
                        if isinstance(f.node.value, TimeExpression) and f.node.value.finish:
                            best[anchor.entity, "endDate"] = (
                                f.probability,
                                replace(item, name="endDate", value=Date(f.node.value.finish)),
                            )
                else:
                    many.setdefault((anchor.entity, name, value), item)
    for person, node in colleagues(doc):
        said = _occupation(doc, node)
        if not any(subject == person and name == "occupation" for subject, name, _ in many):
            many[person, "occupation", said] = Property(person, "occupation", said, node.sentence, "colleague")
    for event, name, node in hosts(doc):
        agent = EntityRef(node.entity)
        many.setdefault((event, name, agent), Property(event, name, agent, node.sentence, "host"))
    for item in _plain_occupations(doc, [p for p in many.values() if p.name == "occupation"]):
        many.setdefault((item.subject, item.name, item.value), item)
    if doc.article.language == "kk":
        for item in participants(doc):
            many.setdefault((item.subject, item.name, item.value), item)
        many = {k: item for k, item in many.items() if not _is_honoured(doc, item)}
    for item in [*areas(doc), *_parts(doc), *nationalities(doc), *_settings(doc)]:
        slot = (item.subject, item.name)
        if slot not in best or (item.rule == "held" and not _is_inside(doc, best[slot][1], item)):
            best[slot] = (1.0, item)
    if doc.article.language == "kk":
        _date(doc, best)
        for item in cities(doc, [p for _, p in best.values() if p.name == "place"]):
            best.setdefault((item.subject, item.name), (1.0, item))
    for item in parts(doc) if doc.article.language != "kk" else kazakh_parts(doc):
        best.setdefault((item.subject, item.name), (1.0, item))
    if doc.article.language != "kk":
        for item in (*leaders(doc), *organisers(doc)):
            many.setdefault((item.subject, item.name, item.value), item)
    return sorted(
        [item for _, item in best.values()] + list(many.values()),
        key=lambda p: (p.subject, _ORDER[p.name], str(p.value)),
    )


def _date(doc: Document, best: dict[tuple[int, str], tuple[float, Property]]) -> None:
    """Add the days of Kazakh events that their sentences tell plainly; a last day is no first one."""
    for item in last_days(doc):
        start = best.get((item.subject, "startDate"))
        if start and start[1].value == item.value:
            del best[item.subject, "startDate"]
        best.setdefault((item.subject, "endDate"), (1.0, item))
    said = {slot: p.value.value for slot, (_, p) in best.items() if isinstance(p.value, Date)}
    for item in first_days(doc, said):
        best.setdefault((item.subject, item.name), (1.0, item))


def _occupation(doc: Document, node: Node) -> Text:
    return Text(occupation_name(doc, node.sentence, node.first, node.last), doc.article.language)


def _is_inside(doc: Document, place: Property, other: Property) -> bool:
    """Tell whether the place that a property tells is a more exact one than another's."""
    if not isinstance(place.value, EntityRef) or not isinstance(other.value, EntityRef):
        return False
    return not can_contain(doc.things[other.value.index].cls, doc.things[place.value.index].cls)


def _is_honoured(doc: Document, item: Property) -> bool:
    """Tell whether a person was taken for a participant of the event that is held in his honour."""
    if item.name != "participant" or not isinstance(item.value, EntityRef):
        return False
    return is_honoured(doc, item.value.index, item.sentence)


def _plain_occupations(doc: Document, said: list[Property]) -> Iterable[Property]:
    """The occupations that clear constructions tell of persons, but for those that the model has told already."""
    if doc.article.language == "ru":
        return
    known = [(p.subject, p.value.value.lower()) for p in said if isinstance(p.value, Text)]
    for item in occupations(doc) if doc.article.language == "kk" else occupations_behind(doc):
        name = item.value.value.lower() if isinstance(item.value, Text) else ""
        if not any(subject == item.subject and (name in other or other in name) for subject, other in known):
            known.append((item.subject, name))
            yield item


def _settings(doc: Document) -> Iterable[Property]:
    """Days and places of events that a sentence tells beside them; Kazakh tells places by its cases."""
    if doc.article.language == "kk":
        yield from held(doc)
        return
    for event, name, node in dates(doc):
        if isinstance(node.value, TimeExpression):
            yield Property(event, name, Date(node.value.start), node.sentence, "setting")
            if node.value.finish:
                yield Property(event, "endDate", Date(node.value.finish), node.sentence, "setting")
    for event, node in places(doc):
        yield Property(event, "place", EntityRef(node.entity), node.sentence, "setting")


def _parts(doc: Document) -> Iterable[Property]:
    """`… рәсімі … фестивалі аясында өтті`: an event told of beside another's frame is part of it."""
    frames = patterns("kk")["event"]["within"] if doc.article.language == "kk" else ()
    for index in range(len(doc.sentences)):
        events = [n for n in doc.of_sentence(index) if n.kind in EVENTS]
        words = doc.words[index]
        for whole in events:
            if whole.last + 1 >= len(words) or words[whole.last + 1].lower not in frames:
                continue
            for part in events:
                if part.entity != whole.entity and not part.nominal:
                    yield Property(part.entity, "partOf", EntityRef(whole.entity), index, "within")


def _in_office(doc: Document, node: Node) -> bool:
    """Tell whether a place belongs to the words of an office (`… аймағы бойынша президенті`)."""
    return any(n.kind == "role" and n.begin <= node.begin and node.end <= n.end for n in doc.of_sentence(node.sentence))


def _of_inner(doc: Document, body: Node, place: Node) -> bool:
    """Tell whether a place belongs to a body inside the name of another: `[[ҚР] Отау министрлігі] … комитеті`."""
    inner = (n for n in doc.of_sentence(body.sentence) if n.kind == "Organization" and n.entity != body.entity)
    return any(body.first <= n.first <= place.first and place.last < n.last < body.last for n in inner)


def _is_sender(doc: Document, body: Node, place: Node) -> bool:
    """Tell whether a country sends an English embassy, which serves where it stands: `the Embassy of Peru`."""
    words = doc.words[body.sentence][body.first : place.first]
    return doc.article.language == "en" and [w.lower for w in words if w.lower != "the"][-2:] == ["embassy", "of"]


def winners(doc: Document, statements: list[Statement], properties: list[Property]) -> list[Property]:
    """Who is given a title, or sets a record, at a contest, festival, fair or exhibition takes part in it."""
    known = {(p.subject, p.name, p.value) for p in properties}
    found = []
    for statement in statements:
        bearer = {"Conferral": "recipient", "Record": "holder"}.get(statement.cls)
        occasion = next((r.value for r in statement.roles if r.name == "occasion"), None)
        if not isinstance(occasion, EntityRef) or doc.things[occasion.index].cls not in _ENTERED:
            continue
        for role in statement.roles:
            if role.name != bearer or not isinstance(role.value, EntityRef):
                continue
            item = (occasion.index, "participant", role.value)
            if doc.things[role.value.index].cls in AGENTS and item not in known:
                known.add(item)
                found.append(Property(*item, role.sentence, "winner"))
    return found
