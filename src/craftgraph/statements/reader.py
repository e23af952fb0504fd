"""From a document to the extraction: every anchor is asked, what is said becomes statements and properties."""

from collections.abc import Iterable, Sequence
from typing import Final

from craftgraph.mentions.document import Document, Node
from craftgraph.model import Entity, EntityRef, Extraction, Role, Statement, Text
from craftgraph.patterns import patterns
from craftgraph.statements.anchors import EVENTS, SPECS, is_told_of
from craftgraph.statements.answers import NEEDED, Answers, ask_all
from craftgraph.statements.completion import completed, is_part_of_figure_before
from craftgraph.statements.conferring import conferrer, given_to, hands_over
from craftgraph.statements.entered import entered
from craftgraph.statements.figure_rows import FigureRows
from craftgraph.statements.joining import merged, with_event_dates, with_parts, without_supposed
from craftgraph.statements.lists import ends_heading, listed, named_behind
from craftgraph.statements.measured import measured
from craftgraph.statements.models import Filled, RoleModels, role_models
from craftgraph.statements.origins import plainly_attended
from craftgraph.statements.phrases import with_phrases
from craftgraph.statements.properties import properties, winners
from craftgraph.statements.records import with_feats
from craftgraph.statements.refusals import refusal
from craftgraph.statements.reported import Utterance, utterances
from craftgraph.statements.roles import one_each, own_roles, value_of
from craftgraph.statements.rows import allotted, beside, own_winners
from craftgraph.statements.tallies import with_tallies
from craftgraph.statements.units import visitors
from craftgraph.terms import STATEMENT_ROLES

_ORDER: Final = {cls: {name: place for place, name in enumerate(roles)} for cls, roles in STATEMENT_ROLES.items()}
_ATTRIBUTED: Final = 0.8
_SAID: Final = 0.45
"""How likely an anchor must state something."""
_POSSIBLE: Final = 0.2
"""A title that a clause plainly says is given needs no more."""
_GUESSED: Final = 0.65
"""A figure whose indicator is only the noun behind it must be surer."""


def read_all(docs: Sequence[Document], models: RoleModels | None = None) -> list[Extraction]:
    """Read the statements and properties of documents of one language with its shipped models, or with `models`.

    Many documents cost less than each by itself: the models are asked about all of them at once.
    """
    if not docs:
        return []
    models = models or role_models(docs[0].article.language)
    readers = [Reader(with_phrases(doc), models) for doc in docs]
    ask_all(models, [reader.answers for reader in readers])
    return [reader.extraction() for reader in readers]


def _ordered(cls: str, roles: Iterable[Role]) -> tuple[Role, ...]:
    """Roles in the order of the vocabulary."""
    order = _ORDER[cls]
    return tuple(sorted(roles, key=lambda role: order[role.name]))


class Reader:
    """Reads one document once its `answers` have been asked for; they keep what the models said, for the trace."""

    def __init__(self, doc: Document, models: RoleModels) -> None:
        self.doc, self.models = doc, models
        self.language = doc.article.language
        self._least = _SAID
        self._utterances = utterances(doc)
        self.answers = Answers(doc, models, self._utterances)
        self._said: set[tuple[str, Node]] = set()
        self._rows = FigureRows(self.answers)
        self._open: dict[Node, Statement] = {}
        """Records that leave open what was done, by their figures."""

    def extraction(self) -> Extraction:
        """Gather what every anchor answered."""
        statements: list[Statement] = []
        for utterance in self._utterances:
            statements += self._quotation(utterance)
        for cls, spec in SPECS.items():
            if not cls[0].isupper() or cls == "Quotation" or not self.models.has(cls):
                continue
            if not is_told_of(cls, self.doc):
                continue
            for anchor in self.doc.nodes:
                if anchor.kind in spec.anchors and not self.answers.counts_otherwise(cls, anchor):
                    statements += self._statements(cls, anchor)
        if self.language == "kk":
            statements += self._told_elsewhere(statements)
            statements += list(entered(self.doc, statements))
            statements = with_tallies(self.doc, statements)
        said_of_things = properties(self.answers)
        statements = merged(with_parts(self.doc, statements), times_apart=self.language == "kk")
        statements = with_event_dates(statements, said_of_things, edges_told=self.language != "kk")
        said_of_things += winners(self.doc, statements, said_of_things)
        entities = tuple(Entity(t.cls, tuple(t.names), tuple(t.mentions)) for t in self.doc.things)
        ordered = sorted(statements, key=lambda s: (s.begin, s.end, s.cls))
        return without_supposed(
            self.doc,
            Extraction(self.doc.article, tuple(self.doc.sentences), entities, tuple(ordered), tuple(said_of_things)),
        )

    def _quotation(self, utterance: Utterance) -> Iterable[Statement]:
        said, filled = self.answers.ask("Quotation", utterance.anchor)
        speakers = sorted((f for f in filled if f.role == "speaker"), key=lambda f: -f.probability)
        if not speakers:
            self.answers.refuse("Quotation", utterance.anchor, "no named speaker")
            return
        # «X мәліметінше, …» of a named body is always its speech; other indirect speech must be likely
        attributed = utterance.anchor.kind == "speech-according" and speakers[0].probability >= _ATTRIBUTED
        if not utterance.direct and not attributed and said < self._least:
            self.answers.refuse("Quotation", utterance.anchor, "not said as done")
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
        said, filled = self.answers.ask(cls, anchor)
        below = listed(self.doc, anchor) if cls == "Conferral" else []
        plainly = given_to(self.doc, anchor) if cls == "Conferral" and said >= _POSSIBLE else None
        if cls == "Conferral" and said < self._least and self.language == "kk":
            said, filled = self._in_row(anchor, said, filled)
        if said < self._least and plainly is None and not (below and ends_heading(self.doc, anchor)):
            filled = plainly_attended(self.doc, anchor) if cls == "Attendance" and self.language == "kk" else []
            if not filled:
                self.answers.refuse(cls, anchor, "not said as done")
                return
        against = refusal(self.doc, cls, anchor, filled)
        if against:
            self.answers.refuse(cls, anchor, against)
            return
        if cls == "Conferral" and self.language != "kk":
            filled = own_winners(anchor, filled, self._titles_beside(anchor))
            filled = [f for f in filled if f.role != "recipient" or not hands_over(self.doc, anchor, f.node)]
            if plainly is not None and not any(f.role == "recipient" for f in filled):
                filled = [*filled, Filled("recipient", plainly, 1.0)]
            whose = None if any(f.role == "conferredBy" for f in filled) else conferrer(self.doc, anchor)
            if whose is not None:
                filled = [*filled, Filled("conferredBy", whose, 1.0)]
        filled = completed(cls, self.doc, anchor, filled)
        if cls == "Conferral" and self.language == "kk":
            filled = allotted(self.doc, anchor, filled, self._titles_beside(anchor))
        told = any(f.role == "indicator" for f in filled) or is_part_of_figure_before(self.doc, anchor)
        if cls == "Observation" and self.language != "kk" and measured(self.doc, anchor):
            filled = [f for f in filled if f.role != "indicator"]
        roles = [Role(f.role, value_of(self.doc, f), anchor.sentence) for f in filled if f.role != "period"]
        roles = one_each(cls, roles, filled)
        roles += own_roles(self.doc, cls, anchor, filled)
        if cls == "Observation" and self.language == "kk":
            roles = self._rows.completed(anchor, roles)
        if cls == "Observation" and not told and said < _GUESSED:
            self.answers.refuse(cls, anchor, "what it measures would be a guess")
            return
        if cls == "Position" and self._is_standing(anchor, roles):
            self.answers.refuse(cls, anchor, "a standing, no office")
            yield from self._standing(anchor, roles)
            return
        missing = self._missing(cls, roles)
        if missing == "feat" and self.language == "kk":
            self._open[anchor] = Statement(cls, _ordered(cls, roles), anchor.sentence, anchor.begin, anchor.end, cls)
            return
        if missing:
            self.answers.refuse(cls, anchor, f"nothing fills {missing}")
            return
        if cls == "Observation":
            cls, roles = self._attended(anchor, roles)
        near = [f.node for f in filled if f.node.sentence == anchor.sentence]
        begin, end = min([anchor.begin, *(n.begin for n in near)]), max([anchor.end, *(n.end for n in near)])
        if cls == "Conferral":
            yield from self._conferrals(roles, below, anchor, begin, end)
            return
        yield Statement(cls, _ordered(cls, roles), anchor.sentence, begin, end, cls)

    def _told_elsewhere(self, statements: Sequence[Statement]) -> Iterable[Statement]:
        """The records whose deed another sentence tells; no others are asserted."""
        found = dict(with_feats(statements, self._open))
        for anchor in self._open:
            if anchor not in found:
                self.answers.refuse("Record", anchor, "nothing fills feat")
        return found.values()

    def _conferrals(
        self, roles: list[Role], below: list[Node], anchor: Node, begin: int, end: int
    ) -> Iterable[Statement]:
        """One conferral for each recipient: in lines below a heading, or else in the sentence itself and the next."""
        if below:
            yield from self._each(roles, below)
            return
        behind = named_behind(self.doc, anchor) if self.language == "kk" else []
        others = [r for r in roles if r.name != "recipient"]
        recipients = [[r] for r in roles if r.name == "recipient"]
        for mine in recipients or [[]] * (not behind):
            yield Statement(
                "Conferral", _ordered("Conferral", [*others, *mine]), anchor.sentence, begin, end, "Conferral"
            )
        yield from self._each(roles, behind)

    def _each(self, roles: list[Role], nodes: list[Node]) -> Iterable[Statement]:
        """A conferral for each recipient that another sentence names, with its other roles."""
        others = [r for r in roles if r.name != "recipient"]
        for node in nodes:
            recipient = Role("recipient", EntityRef(node.entity), node.sentence)
            yield Statement(
                "Conferral", _ordered("Conferral", [*others, recipient]), node.sentence, node.begin, node.end, "list"
            )

    def _attended(self, anchor: Node, roles: list[Role]) -> tuple[str, list[Role]]:
        """A figure about an event that counts people who came is an attendance of it."""
        event = next((r.value for r in roles if r.name == "about"), None)
        if not isinstance(event, EntityRef) or self.doc.things[event.index].cls not in EVENTS:
            return "Observation", roles
        group = visitors(self.doc, anchor)
        if group is None:
            return "Observation", roles
        kept = [r for r in roles if r.name in {"value", "comparator", "origin"}]
        named = (Role("event", event, anchor.sentence), Role("group", Text(group, self.language), anchor.sentence))
        return "Attendance", [*named, *kept]

    def _in_row(self, anchor: Node, said: float, filled: list[Filled]) -> tuple[float, list[Filled]]:
        """How sure it is that a title is given, and its fillers, where one in a row with it is surely given."""
        for node in beside(self.doc, anchor):
            surely, others = self.answers.ask("Conferral", node)
            if surely >= self._least:
                return surely, filled or [f for f in others if f.role != "recipient"]
        return said, filled

    def _titles_beside(self, anchor: Node) -> dict[Node, list[Filled]]:
        """The other titles of a sentence that are said to be given, each with its fillers."""
        beside = {}
        for node in self.doc.of_sentence(anchor.sentence):
            if node.kind == "Title" and node.entity != anchor.entity:
                said, filled = self.answers.ask("Conferral", node)
                if said >= self._least:
                    beside[node] = filled
        return beside

    def _is_no_office(self, anchor: Node) -> bool:
        """Tell of words that are no office by themselves: `the organizer of the festival`."""
        return self.doc.text(anchor).lower() in patterns(self.language).get("offices", {}).get("none", ())

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
            own = own_roles(self.doc, "Distinction", label, [])
            yield Statement("Distinction", (*holders, *own), anchor.sentence, label.begin, label.end, "standing")

    def _missing(self, cls: str, roles: list[Role]) -> str:
        """What a statement lacks without which it says nothing: an office its holder, a figure what it is about."""
        have = {r.name for r in roles}
        needed = [*NEEDED.get(cls, ())]
        missing = [name for name in needed if name not in have]
        if cls == "Attendance" and not have & {"value", "origin"}:
            missing.append("value or origin")
        return ", ".join(missing)
