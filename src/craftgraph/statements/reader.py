"""From a document to the extraction: every anchor is asked, what is said becomes statements and properties."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise

from craftgraph.language.expressions import Quantity, TimeExpression
from craftgraph.mentions.demonyms import country_of
from craftgraph.mentions.document import Document, Node
from craftgraph.model import (
    Date,
    Duration,
    Entity,
    EntityRef,
    Extraction,
    Property,
    Role,
    Statement,
    Text,
    Value,
)
from craftgraph.patterns import patterns
from craftgraph.statements.anchors import AGENTS, EVENTS, PLACES, PROPERTY_MODELS, SPECS, candidates, property_anchors
from craftgraph.statements.attributes import Standpoint, anchor_row
from craftgraph.statements.completion import can_contain, completed, is_part_of_figure_before
from craftgraph.statements.measured import counted, measured
from craftgraph.statements.models import ASKED, REQUIRED, Filled, RoleModels, role_models
from craftgraph.statements.periods import period
from craftgraph.statements.phrases import with_phrases
from craftgraph.statements.reported import Utterance, utterances
from craftgraph.statements.settings import dates, places
from craftgraph.statements.units import counted_noun
from craftgraph.terms import ENTITY_PROPERTIES, MANY, STATEMENT_ROLES

OWN_TEXT = {
    "Position": "role",
    "Attendance": "group",
    "Distinction": "label",
    "Superlative": "quality",
}
"""Statement class → the role that the words of its anchor fill."""

EVENTFUL = frozenset({"Conferral", "Attendance", "Record", "Inscription"})
"""Statement classes that tell of something done; a plan of it states nothing."""
FIGURES = ("Attendance", "Observation", "Record")
"""Statement classes of which a figure states one at most."""
NEEDED = {
    "Position": ("holder",),
    "Observation": ("about", "indicator"),
    "Attendance": ("event",),
    "Distinction": ("holder",),
    "Superlative": ("subject",),
    "Inscription": ("element",),
    "Record": ("feat",),
}
"""Statement class → the roles without which it is not asserted."""

_ADJECTIVES = ("дағы", "дегі", "тағы", "тегі", "ның", "нің", "дың", "дің", "тың", "тің", "да", "де", "та", "те")
_ENTERED = frozenset({"Competition", "Festival", "Exhibition", "Fair", "Workshop", "Event"})
"""Events whose winners take part in them; of the annotated ones 97 % do."""
_ATTRIBUTED = 0.8
_BESIDE = frozenset({"Position", "Distinction"})
"""Statement classes whose bearer stands beside the anchor: an unlikely one of another sentence is not taken."""
_SAID = 0.5
_GUESSED = 0.65
"""A figure whose indicator is only the noun behind it must be surer."""
_SURE = 0.45
_LIKELY = 0.04


def read(doc: Document, models: RoleModels | None = None) -> Extraction:
    """Read the statements and properties of a document with the shipped models of its language, or with `models`."""
    return Reader(with_phrases(doc), models or role_models(doc.article.language)).extraction()


class Reader:
    """Reads one document."""

    def __init__(self, doc: Document, models: RoleModels) -> None:
        self.doc, self.models = doc, models
        self.language = doc.article.language
        self.answers: dict[tuple[str, Node], tuple[float, list[Filled]]] = {}
        self.refusals: dict[tuple[str, Node], str] = {}
        self._rows: dict[Node, list[str]] = {}
        self._said: set[tuple[str, Node]] = set()

    def extraction(self) -> Extraction:
        """Ask every anchor and gather the answers."""
        statements: list[Statement] = []
        for utterance in utterances(self.doc):
            statements += self._quotation(utterance)
        for cls, spec in SPECS.items():
            if not cls[0].isupper() or cls == "Quotation" or not self.models.has(cls):
                continue
            if cls == "Record" and not self.doc.records():
                continue
            for anchor in self.doc.nodes:
                if anchor.kind in spec.anchors and not self._counts_otherwise(cls, anchor):
                    statements += self._statements(cls, anchor)
        properties = list(self._properties())
        statements = self._with_event_dates(merged(self._with_parts(statements)), properties)
        properties += self._winners(statements, properties)
        entities = tuple(Entity(t.cls, tuple(t.names), tuple(t.mentions)) for t in self.doc.things)
        ordered = sorted(statements, key=lambda s: (s.begin, s.end, s.cls))
        return Extraction(self.doc.article, tuple(self.doc.sentences), entities, tuple(ordered), tuple(properties))

    def _counts_otherwise(self, cls: str, anchor: Node) -> bool:
        """A figure counts who came, measures something or is a record, and no two of these: the likeliest is asked."""
        if cls not in FIGURES or not isinstance(anchor.value, Quantity):
            return False
        others = [c for c in FIGURES if c != cls and self.models.has(c) and (c != "Record" or self.doc.records())]
        other = max(others, key=lambda c: self._ask(c, anchor)[0], default=cls)
        if self._ask(other, anchor)[0] <= self._ask(cls, anchor)[0]:
            return False
        self._refuse(cls, anchor, f"likelier {other}")
        return True

    def _ask(self, model: str, anchor: Node) -> tuple[float, list[Filled]]:
        answer = self.answers.get((model, anchor))
        if answer is None:
            answer = self.answers[model, anchor] = self._answer(model, anchor)
        return answer

    def _answer(self, model: str, anchor: Node) -> tuple[float, list[Filled]]:
        row = self._rows.get(anchor)
        if row is None:
            row = self._rows[anchor] = anchor_row(Standpoint(self.doc, anchor))
        said = self.models.said(model, row)
        if said < ASKED:
            return said, []
        options = candidates(self.doc, anchor, SPECS[model])
        if not options and (model[0].islower() or model in NEEDED):
            return 0.0, []
        said, filled = self.models.fillers(model, self.doc, anchor, options, said)
        sure = [
            f
            for f in filled
            if f.probability >= self._threshold(model, f.role, near=f.node.sentence == anchor.sentence)
        ]
        return said, sure

    def _threshold(self, model: str, role: str, *, near: bool) -> float:
        return _LIKELY if REQUIRED.get(model) == role and (near or model not in _BESIDE) else _SURE

    def _quotation(self, utterance: Utterance) -> Iterable[Statement]:
        said, filled = self._ask("Quotation", utterance.anchor)
        speakers = sorted((f for f in filled if f.role == "speaker"), key=lambda f: -f.probability)
        if not speakers:
            self._refuse("Quotation", utterance.anchor, "no named speaker")
            return
        # «X мәліметінше, …» of a named body is always its speech; other indirect speech must be likely
        attributed = utterance.anchor.kind == "speech-according" and speakers[0].probability >= _ATTRIBUTED
        if not utterance.direct and not attributed and said < _SAID:
            self._refuse("Quotation", utterance.anchor, "not said as done")
            return
        text = self.doc.article.text[utterance.begin : utterance.end]
        at = utterance.anchor.sentence
        roles = (
            Role("speaker", EntityRef(speakers[0].node.entity), at),
            Role("text", Text(text, self.language), at),
            Role("direct", utterance.direct, at),
        )
        end = max(utterance.anchor.end, speakers[0].node.end if speakers[0].node.sentence == at else 0)
        yield Statement("Quotation", roles, at, utterance.begin, max(utterance.end, end), "Quotation")

    def _statements(self, cls: str, anchor: Node) -> Iterable[Statement]:
        said, filled = self._ask(cls, anchor)
        if said < _SAID:
            self._refuse(cls, anchor, "not said as done")
            return
        if cls in EVENTFUL and self._is_unreal(anchor):
            self._refuse(cls, anchor, "possible, planned or hoped for")
            return
        filled = completed(cls, self.doc, anchor, filled)
        if cls == "Observation" and self.language != "kk" and measured(self.doc, anchor):
            filled = [f for f in filled if f.role != "indicator"]
        roles = [Role(f.role, self._value(f), anchor.sentence) for f in filled if f.role != "period"]
        roles = self._one_each(cls, roles, filled)
        roles += self._own_roles(cls, anchor, filled)
        if cls == "Observation" and not any(f.role == "indicator" for f in filled) and said < _GUESSED:
            self._refuse(cls, anchor, "what it measures would be a guess")
            return
        if cls == "Position" and self._is_standing(anchor, roles):
            self._refuse(cls, anchor, "a standing, no office")
            yield from self._standing(anchor, roles)
            return
        missing = self._missing(cls, roles)
        if missing:
            self._refuse(cls, anchor, f"nothing fills {missing}")
            return
        near = [f.node for f in filled if f.node.sentence == anchor.sentence]
        begin, end = min([anchor.begin, *(n.begin for n in near)]), max([anchor.end, *(n.end for n in near)])
        kinds = STATEMENT_ROLES[cls]
        if cls == "Conferral":
            recipients: list[Role | None] = [r for r in roles if r.name == "recipient"]
            others = [r for r in roles if r.name != "recipient"]
            for recipient in recipients or [None]:
                mine = others + ([recipient] if recipient else [])
                yield Statement(
                    cls, tuple(sorted(mine, key=lambda r: list(kinds).index(r.name))), anchor.sentence, begin, end, cls
                )
            return
        yield Statement(
            cls, tuple(sorted(roles, key=lambda r: list(kinds).index(r.name))), anchor.sentence, begin, end, cls
        )

    def _value(self, filled: Filled) -> Value:
        node = filled.node
        if node.entity >= 0:
            return EntityRef(node.entity)
        if isinstance(node.value, Quantity):
            if filled.role == "duration" and node.value.duration:
                return Duration(node.value.duration)
            return node.value.value
        if isinstance(node.value, TimeExpression):
            return Date(node.value.start)
        return Text(self.doc.text(node), self.language)

    def _one_each(self, cls: str, roles: list[Role], filled: list[Filled]) -> list[Role]:
        """Keep the surest filler of every role that takes one; several recipients are several conferrals."""
        sure: dict[str, float] = {}
        for f in filled:
            sure[f.role] = max(sure.get(f.role, 0.0), f.probability)
        kept: list[Role] = []
        for role, f in zip(roles, [f for f in filled if f.role != "period"], strict=True):
            many = (cls, role.name) in MANY or (cls, role.name) == ("Conferral", "recipient")
            if (many or f.probability == sure[role.name]) and role not in kept:
                kept.append(role)
        return kept

    def _own_roles(self, cls: str, anchor: Node, filled: list[Filled]) -> list[Role]:
        """The roles that the anchor itself fills, and those that a chosen figure brings along."""
        at = anchor.sentence
        words = Text(self.doc.text(anchor), self.language)
        own: list[Role] = []
        name = OWN_TEXT.get(cls)
        if name and not isinstance(anchor.value, Quantity):
            own.append(Role(name, words, at))
        if cls == "Conferral":
            own.append(Role("title", EntityRef(anchor.entity), at))
        if cls == "Inscription":
            own.append(Role("register", EntityRef(anchor.entity), at))
        if cls == "Observation" and isinstance(anchor.value, Quantity):
            own += [Role("value", anchor.value.value, at), Role("comparator", anchor.value.comparator, at)]
            if anchor.value.unit:
                own.append(Role("unit", self._unit(anchor.value.unit), at))
            own += self._counted("indicator", anchor, filled)
            periods = sorted((f for f in filled if f.role == "period"), key=lambda f: -f.probability)
            if periods and isinstance(periods[0].node.value, TimeExpression):
                start, end = period(periods[0].node.value)
                own += [Role("periodStart", Date(start), at), Role("periodEnd", Date(end), at)]
        if cls == "Attendance" and isinstance(anchor.value, Quantity):
            own += [Role("value", anchor.value.value, at), Role("comparator", anchor.value.comparator, at)]
            own += self._counted("group", anchor, filled)
        if cls == "Record" and isinstance(anchor.value, Quantity):
            own += self._achieved(anchor, anchor.value)
        if cls == "Conferral" and not any(f.role == "ordinal" for f in filled) and self._is_first(anchor):
            own.append(Role("ordinal", 1, at))
        if cls == "Distinction" and not any(f.role == "register" for f in filled):
            registers = [
                n for n in self.doc.of_sentence(at) if n.kind == "Register" and anchor.begin <= n.begin < anchor.end
            ]
            own += [Role("register", EntityRef(n.entity), at) for n in registers[:1]]
        if cls == "Superlative" and not any(f.role == "scope" for f in filled):
            scope = self._scope(anchor)
            if scope is not None:
                own.append(Role("scope", EntityRef(scope.entity), at))
        for f in filled:
            if f.role in {"value", "factor"} and isinstance(f.node.value, Quantity):
                comparator = {"factor": "factorComparator", "value": "comparator"}[f.role]
                if comparator in STATEMENT_ROLES[cls] and not any(r.name == comparator for r in own):
                    own.append(Role(comparator, f.node.value.comparator, at))
        return own

    def _achieved(self, anchor: Node, figure: Quantity) -> Iterable[Role]:
        """What a record measures: a number with its unit, a time, or both where the time is one number of one unit."""
        at = anchor.sentence
        if figure.duration:
            yield Role("duration", Duration(figure.duration), at)
            if sum(c.isalpha() for c in figure.duration.removeprefix("P").replace("T", "")) > 1:
                return
        yield Role("value", figure.value, at)
        if "comparator" in STATEMENT_ROLES["Record"]:
            yield Role("comparator", figure.comparator, at)
        noun = figure.unit or counted_noun(self.doc, anchor)
        if noun:
            yield Role("unit", self._unit(noun), at)

    def _is_first(self, anchor: Node) -> bool:
        """`… мәртебесін алған алғашқы қала атанды`: the sentence calls the recipient the first."""
        lists = patterns(self.language).get("conferral", {})
        words = self.doc.words[anchor.sentence][anchor.last + 1 :]
        first = next((i for i, w in enumerate(words) if w.lower in lists.get("first", ())), None)
        if first is None:
            return False
        behind = words[first + 1 : first + 5]
        verbs = lists.get("first_verbs", ())
        return any(word.lower.startswith(tuple(verbs)) for word in behind)

    def _scope(self, anchor: Node) -> Node | None:
        """The place within which something is the most: the last one before the quality, in its phrase or beside it."""
        places = [
            n
            for n in self.doc.of_sentence(anchor.sentence)
            if n.kind in PLACES and not n.nominal and n.begin < anchor.end and anchor.first - n.last <= 6
        ]
        inner = [n for n in places if self.doc.words[n.sentence][n.last].lower.endswith(_ADJECTIVES)]
        return inner[-1] if inner else None

    def _counted(self, role: str, anchor: Node, filled: list[Filled]) -> list[Role]:
        """The noun behind a figure, where the model chose no phrase for the role."""
        if any(f.role == role for f in filled):
            return []
        if self.language == "kk":
            noun = counted_noun(self.doc, anchor)
        else:
            noun = measured(self.doc, anchor) if role == "indicator" else counted(self.doc, anchor)
        return [Role(role, Text(noun, self.language), anchor.sentence)] if noun else []

    def _unit(self, unit: str) -> Text:
        return Text(unit, None if unit == "%" or (unit.isascii() and unit.isupper()) else self.language)

    def _is_unreal(self, anchor: Node) -> bool:
        """A word of possibility or plan in the anchor's clause: `… марапатталуы мүмкін`."""
        unreal = tuple(patterns(self.language).get("modality", {}).get("unreal", ()))
        for w in self.doc.words[anchor.sentence][anchor.last + 1 :]:
            if w.lower in {",", ";", ":", "»"} or not unreal:
                return False
            if w.lower.startswith(unreal):
                return True
        return False

    def _is_standing(self, anchor: Node, roles: list[Role]) -> bool:
        """An office without an organisation whose words are also a distinction's (`… кітабының иегері`) is none."""
        if any(r.name == "organization" for r in roles):
            return False
        return any(
            n.kind == "label" and n.begin <= anchor.begin and anchor.end <= n.end
            for n in self.doc.of_sentence(anchor.sentence)
        )

    def _standing(self, anchor: Node, roles: list[Role]) -> Iterable[Statement]:
        """The distinction that an office without an organisation really is."""
        label = next(
            n
            for n in self.doc.of_sentence(anchor.sentence)
            if n.kind == "label" and n.begin <= anchor.begin and anchor.end <= n.end
        )
        holders = [r for r in roles if r.name == "holder"]
        if holders and ("Distinction", label) not in self._said:
            self._said.add(("Distinction", label))
            own = self._own_roles("Distinction", label, [])
            yield Statement("Distinction", (*holders, *own), anchor.sentence, label.begin, label.end, "standing")

    def _missing(self, cls: str, roles: list[Role]) -> str:
        """What a statement lacks without which it says nothing: an office its holder, a figure what it is about."""
        have = {r.name for r in roles}
        needed = [*NEEDED.get(cls, ())]
        missing = [name for name in needed if name not in have]
        if cls == "Attendance" and not have & {"value", "origin"}:
            missing.append("value or origin")
        return ", ".join(missing)

    def _refuse(self, cls: str, anchor: Node, reason: str) -> None:
        self.refusals[cls, anchor] = reason

    def _properties(self) -> Iterable[Property]:
        best: dict[tuple[int, str], tuple[float, Property]] = {}
        many: dict[tuple[int, str, Value], Property] = {}
        for model, anchor in property_anchors(self.doc):
            if not self.models.has(model):
                continue
            _, filled = self._ask(model, anchor)
            for f in filled:
                names = ("startDate",) if f.role == "date" else (f.role,)
                for name in names:
                    if name not in PROPERTY_MODELS[model] or f.node.entity == anchor.entity:
                        continue
                    if name == "within" and not can_contain(anchor.kind, f.node.kind):
                        continue
                    if name == "jurisdiction" and self._in_office(f.node):
                        continue
                    value = self._value(f)
                    item = Property(anchor.entity, name, value, f.node.sentence, model)
                    if name in {"place", "startDate", "partOf", "within", "nationality", "jurisdiction"}:
                        slot = (anchor.entity, name)
                        if slot not in best or f.probability > best[slot][0]:
                            best[slot] = (f.probability, item)
                            if isinstance(f.node.value, TimeExpression) and f.node.value.finish:
                                best[anchor.entity, "endDate"] = (
                                    f.probability,
                                    replace(item, name="endDate", value=Date(f.node.value.finish)),
                                )
                    else:
                        many.setdefault((anchor.entity, name, value), item)
        for item in [*self._parts(), *self._nationalities(), *self._settings()]:
            best.setdefault((item.subject, item.name), (1.0, item))
        yield from sorted(
            [item for _, item in best.values()] + list(many.values()),
            key=lambda p: (p.subject, list(ENTITY_PROPERTIES).index(p.name), str(p.value)),
        )

    def _settings(self) -> Iterable[Property]:
        """Days and places of events that a sentence tells beside them; the Kazakh models need no such help."""
        if self.language == "kk":
            return
        for event, name, node in dates(self.doc):
            if isinstance(node.value, TimeExpression):
                yield Property(event, name, Date(node.value.start), node.sentence, "setting")
                if node.value.finish:
                    yield Property(event, "endDate", Date(node.value.finish), node.sentence, "setting")
        for event, node in places(self.doc):
            yield Property(event, "place", EntityRef(node.entity), node.sentence, "setting")

    def _in_office(self, node: Node) -> bool:
        """Tell whether a place belongs to the words of an office (`… аймағы бойынша президенті`)."""
        return any(
            n.kind == "role" and n.begin <= node.begin and node.end <= n.end
            for n in self.doc.of_sentence(node.sentence)
        )

    def _parts(self) -> Iterable[Property]:
        """`… рәсімі … фестивалі аясында өтті`: an event told of beside another's frame is part of it."""
        frames = patterns(self.language).get("event", {}).get("within", ())
        for index in range(len(self.doc.sentences)):
            events = [n for n in self.doc.of_sentence(index) if n.kind in EVENTS]
            words = self.doc.words[index]
            for whole in events:
                if whole.last + 1 >= len(words) or words[whole.last + 1].lower not in frames:
                    continue
                for part in events:
                    if part.entity != whole.entity and not part.nominal:
                        yield Property(part.entity, "partOf", EntityRef(whole.entity), index, "within")

    def _nationalities(self) -> Iterable[Property]:
        """The demonym before a named person (`қазақстандық …`): it was read as a country for that reason alone."""
        for node in self.doc.nodes:
            w = self.doc.words[node.sentence][node.last]
            if node.kind != "Country" or node.nominal or country_of(w.lower, w.lemma, self.language) is None:
                continue
            person = next(
                (n for n in self.doc.of_sentence(node.sentence) if n.kind == "Person" and n.first > node.last), None
            )
            if person is not None and not person.nominal:
                yield Property(person.entity, "nationality", EntityRef(node.entity), node.sentence, "demonym")

    def _with_parts(self, statements: list[Statement]) -> list[Statement]:
        """`оның 323 мыңы …`: a part of the figure before it is about the same thing in the same period."""
        observations = sorted((s for s in statements if s.cls == "Observation"), key=lambda s: s.end)
        figures = {n.begin: n for n in self.doc.nodes if n.kind == "quantity"}
        shared = ("about", "periodStart", "periodEnd")
        for before, statement in pairwise(observations):
            anchor = next(
                (n for b, n in figures.items() if statement.begin <= b < statement.end and self._anchors(statement, n)),
                None,
            )
            if (
                anchor is None
                or not is_part_of_figure_before(self.doc, anchor)
                or anchor.sentence - before.sentence > 1
            ):
                continue
            kept = tuple(r for r in statement.roles if r.name not in shared)
            roles = kept + tuple(r for r in before.roles if r.name in shared)
            position = statements.index(statement)
            statements[position] = replace(statement, roles=roles)
        return statements

    @staticmethod
    def _anchors(statement: Statement, node: Node) -> bool:
        values = [r.value for r in statement.roles if r.name == "value"]
        return isinstance(node.value, Quantity) and node.value.value in values

    def _winners(self, statements: list[Statement], properties: list[Property]) -> list[Property]:
        """Who is given a title, or sets a record, at a contest, festival, fair or exhibition takes part in it."""
        known = {(p.subject, p.name, p.value) for p in properties}
        found = []
        for statement in statements:
            bearer = {"Conferral": "recipient", "Record": "holder"}.get(statement.cls)
            occasion = next((r.value for r in statement.roles if r.name == "occasion"), None)
            if not isinstance(occasion, EntityRef) or self.doc.things[occasion.index].cls not in _ENTERED:
                continue
            for role in statement.roles:
                if role.name != bearer or not isinstance(role.value, EntityRef):
                    continue
                item = (occasion.index, "participant", role.value)
                if self.doc.things[role.value.index].cls in AGENTS and item not in known:
                    known.add(item)
                    found.append(Property(*item, role.sentence, "winner"))
        return found

    def _with_event_dates(self, statements: list[Statement], properties: list[Property]) -> list[Statement]:
        """A conferral repeats the date of its one-day occasion."""
        start = {p.subject: p for p in properties if p.name == "startDate"}
        ended = {p.subject for p in properties if p.name == "endDate"}
        result = []
        for statement in statements:
            occasion = next((r.value for r in statement.roles if r.name == "occasion"), None)
            dated = any(r.name == "date" for r in statement.roles)
            if statement.cls == "Conferral" and isinstance(occasion, EntityRef) and not dated:
                day = start.get(occasion.index)
                if day and occasion.index not in ended and isinstance(day.value, Date):
                    statement = replace(statement, roles=(*statement.roles, Role("date", day.value, day.sentence)))
            result.append(statement)
        return result


def merged(statements: list[Statement]) -> list[Statement]:
    """Join statements that agree on their key: a claim said twice is one, its roles gathered from all its sentences."""
    from craftgraph.terms import KEYS  # noqa: PLC0415

    groups: dict[tuple[object, ...], list[Statement]] = defaultdict(list)
    for statement in statements:
        values = {r.name: _folded(r.value) for r in statement.roles}
        identity: tuple[object, ...] = (statement.cls, *(values.get(k) for k in KEYS[statement.cls]))
        if statement.cls == "Record":
            identity = (statement.cls, values.get("value") or values.get("feat"))
        if statement.cls in {"Observation", "Attendance"}:
            identity = (*identity, values.get("value"))
        groups[identity].append(statement)
    result = []
    for same in groups.values():
        first = same[0]
        roles = list(first.roles)
        for other in same[1:]:
            for role in other.roles:
                many = (first.cls, role.name) in MANY
                if not any(r.name == role.name and (not many or r.value == role.value) for r in roles):
                    roles.append(role)
        result.append(replace(first, roles=tuple(roles)))
    return result


def _folded(value: Value) -> object:
    if isinstance(value, Text):
        return value.value.casefold()
    if isinstance(value, Decimal):
        return float(value)
    return value
