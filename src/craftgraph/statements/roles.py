"""The roles of a statement: those that its fillers fill, and those that its anchor and its figures bring along."""

from collections.abc import Iterable

from craftgraph.language.expressions import Quantity, TimeExpression
from craftgraph.language.ru.names import bearer_form
from craftgraph.mentions.document import Document, Node
from craftgraph.model import Date, Duration, EntityRef, Role, Text, Value
from craftgraph.patterns import patterns
from craftgraph.statements.anchors import PLACES
from craftgraph.statements.elements import element_text
from craftgraph.statements.kazakh_figures import indicator
from craftgraph.statements.measured import counted, measured
from craftgraph.statements.models import Filled
from craftgraph.statements.periods import period
from craftgraph.statements.records import feat_text
from craftgraph.statements.units import counted_noun
from craftgraph.statements.wording import counted_name, label_text
from craftgraph.terms import MANY, STATEMENT_ROLES

OWN_TEXT = {
    "Position": "role",
    "Attendance": "group",
    "Distinction": "label",
    "Superlative": "quality",
}
"""Statement class → the role that the words of its anchor fill."""

_BORNE = frozenset(("Position", "Distinction"))
"""What the anchors of these classes say of one bearer."""
_ADJECTIVES = ("дағы", "дегі", "тағы", "тегі", "ның", "нің", "дың", "дің", "тың", "тің", "да", "де", "та", "те")


def value_of(doc: Document, filled: Filled) -> Value:
    """The value that a filler gives its role: a thing, a number, a date or the words."""
    node = filled.node
    if node.entity >= 0:
        return EntityRef(node.entity)
    if isinstance(node.value, Quantity):
        if filled.role == "duration" and node.value.duration:
            return Duration(node.value.duration)
        return node.value.value
    if isinstance(node.value, TimeExpression):
        return Date(node.value.start)
    words = _without_figure(doc, node)
    if filled.role == "group" and doc.article.language == "kk":
        words = counted_name(words)
    return Text(feat_text(doc, node, words) if filled.role == "feat" else words, doc.article.language)


def _without_figure(doc: Document, node: Node) -> str:
    """The words of a phrase without the figure that it begins in: `15 [миллион турист]` counts tourists."""
    figures = (n for n in doc.of_sentence(node.sentence) if n.kind == "quantity")
    begin = max((n.last + 1 for n in figures if n.first <= node.first <= n.last < node.last), default=node.first)
    return doc.article.text[doc.sentences[node.sentence].tokens[begin].begin : node.end]


def one_each(cls: str, roles: list[Role], filled: list[Filled]) -> list[Role]:
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


def own_roles(doc: Document, cls: str, anchor: Node, filled: list[Filled]) -> list[Role]:
    """The roles that the anchor itself fills, and those that a chosen figure brings along."""
    at = anchor.sentence
    whole = cls == "Distinction" and doc.article.language == "kk"
    words = Text(label_text(doc, anchor) if whole else bearing(doc, anchor, cls), doc.article.language)
    own: list[Role] = []
    name = OWN_TEXT.get(cls)
    if name and not isinstance(anchor.value, Quantity):
        own.append(Role(name, words, at))
    if cls == "Conferral":
        own.append(Role("title", EntityRef(anchor.entity), at))
    if cls == "Inscription":
        thing = EntityRef(anchor.entity) if anchor.entity >= 0 else None
        own.append(Role("element", thing or Text(element_text(doc, anchor), doc.article.language), at))
    if cls == "Observation" and isinstance(anchor.value, Quantity):
        own += [Role("value", anchor.value.value, at), Role("comparator", anchor.value.comparator, at)]
        if anchor.value.unit:
            own.append(Role("unit", _unit(anchor.value.unit, doc.article.language), at))
        own += _counted(doc, "indicator", anchor, filled)
        periods = sorted((f for f in filled if f.role == "period"), key=lambda f: -f.probability)
        if periods and isinstance(periods[0].node.value, TimeExpression):
            start, end = period(periods[0].node.value)
            own.append(Role("periodStart", Date(start), at))
            own += [Role("periodEnd", Date(end), at)] if end else []
    if cls == "Attendance" and isinstance(anchor.value, Quantity):
        own += [Role("value", anchor.value.value, at), Role("comparator", anchor.value.comparator, at)]
        own += _counted(doc, "group", anchor, filled)
    if cls == "Record" and isinstance(anchor.value, Quantity):
        own += _achieved(doc, anchor, anchor.value)
    if cls == "Conferral" and not any(f.role == "ordinal" for f in filled) and _is_first(doc, anchor):
        own.append(Role("ordinal", 1, at))
    if cls == "Distinction" and not any(f.role == "register" for f in filled):
        registers = [n for n in doc.of_sentence(at) if n.kind == "Register" and anchor.begin <= n.begin < anchor.end]
        own += [Role("register", EntityRef(n.entity), at) for n in registers[:1]]
    if cls == "Superlative" and not any(f.role == "scope" for f in filled):
        scope = _scope(doc, anchor)
        if scope is not None:
            own.append(Role("scope", EntityRef(scope.entity), at))
    for f in filled:
        if f.role in {"value", "factor"} and isinstance(f.node.value, Quantity):
            comparator = {"factor": "factorComparator", "value": "comparator"}[f.role]
            if comparator in STATEMENT_ROLES[cls] and not any(r.name == comparator for r in own):
                own.append(Role(comparator, f.node.value.comparator, at))
    return own


def bearing(doc: Document, node: Node, cls: str) -> str:
    """The words of an anchor; in Russian what one person is said to be stands in its dictionary form.

    `избран председателем` makes somebody a `председатель`.
    """
    if doc.article.language == "ru" and cls in _BORNE:
        return bearer_form(doc.text(node))
    return doc.text(node)


def _achieved(doc: Document, anchor: Node, figure: Quantity) -> Iterable[Role]:
    """What a record measures: a number with its unit, a time, or both where the time is one number of one unit."""
    at = anchor.sentence
    if figure.duration:
        yield Role("duration", Duration(figure.duration), at)
        if sum(c.isalpha() for c in figure.duration.removeprefix("P").replace("T", "")) > 1:
            return
    yield Role("value", figure.value, at)
    if "comparator" in STATEMENT_ROLES["Record"]:
        yield Role("comparator", figure.comparator, at)
    noun = figure.unit or counted_noun(doc, anchor)
    if noun:
        yield Role("unit", _unit(noun, doc.article.language), at)


def _is_first(doc: Document, anchor: Node) -> bool:
    """`… мәртебесін алған алғашқы қала атанды`: the sentence calls the recipient the first."""
    lists = patterns(doc.article.language).get("conferral", {})
    words = doc.words[anchor.sentence][anchor.last + 1 :]
    first = next((i for i, w in enumerate(words) if w.lower in lists.get("first", ())), None)
    if first is None:
        return False
    behind = words[first + 1 : first + 5]
    verbs = lists.get("first_verbs", ())
    return any(word.lower.startswith(tuple(verbs)) for word in behind)


def _scope(doc: Document, anchor: Node) -> Node | None:
    """The place within which something is the most: the last one before the quality, in its phrase or beside it."""
    places = [
        n
        for n in doc.of_sentence(anchor.sentence)
        if n.kind in PLACES and not n.nominal and n.begin < anchor.end and anchor.first - n.last <= 6
    ]
    inner = [n for n in places if doc.words[n.sentence][n.last].lower.endswith(_ADJECTIVES)]
    return inner[-1] if inner else None


def _counted(doc: Document, role: str, anchor: Node, filled: list[Filled]) -> list[Role]:
    """The noun behind a figure, where the model chose no phrase for the role."""
    if any(f.role == role for f in filled):
        return []
    if doc.article.language == "kk":
        noun = indicator(doc, anchor) if role == "indicator" else counted_noun(doc, anchor)
        noun = counted_name(noun) if noun and role == "group" else noun
    else:
        noun = measured(doc, anchor) if role == "indicator" else counted(doc, anchor)
    return [Role(role, Text(noun, doc.article.language), anchor.sentence)] if noun else []


def _unit(unit: str, language: str) -> Text:
    return Text(unit, None if unit == "%" or (unit.isascii() and unit.isupper()) else language)
