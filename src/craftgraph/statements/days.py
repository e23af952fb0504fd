"""The days of Kazakh events that their sentences tell plainly, where the models left them open.

`көрме 5 қарашаға дейін ашық`, `фестиваль кеше аяқталды`: the day is the last one, not the first.
`Келесі форум 2027 жылы`, `2021 жылғы «Тұлпар» бәйгесі`, `«Тұлпар-2021»`: the year is the event's own.
"""

import datetime
import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Final

from craftgraph.language.expressions import Quantity, TimeExpression
from craftgraph.language.words import Word
from craftgraph.mentions.document import Document, Node
from craftgraph.model import Date, Property
from craftgraph.patterns import patterns
from craftgraph.statements.anchors import EVENTS

_DAY: Final = 10
"""Characters of a date that names a day."""
_MONTH: Final = 7
_FAR: Final = 25
"""Tokens between a day and the verb that makes it the last, at most."""
_BEHIND: Final = 6
"""Tokens between a participle and the event that it belongs to, at most."""
_BESIDE: Final = 3
"""Tokens between a year and the event whose it is, at most."""
_YEAR: Final = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")
_DAYS: Final = re.compile(r"P(\d+)D")
_OWN: Final = ("жылғы", "былтырғы")
Slots = Collection[tuple[int, str]]


def last_days(doc: Document) -> Iterator[Property]:
    """Yield the last days of the events of a Kazakh document, told by `дейін` or a verb of ending behind them."""
    for node in doc.nodes:
        value = node.value
        if node.kind != "date" or not isinstance(value, TimeExpression) or len(value.start) != _DAY:
            continue
        words = doc.words[node.sentence]
        verb = _verb_behind(doc, node)
        if value.bound == "until":
            event = _told_of(doc, node, verb, before=True)
        elif value.finish is None and not value.bound and verb is not None and _ends(words, verb):
            event = _told_of(doc, node, verb, before=False)
        else:
            continue
        if event is None:
            continue
        day = value.finish or value.start
        if value.later and _is_ahead(words, node.last if verb is None else verb):
            day = value.later[1] or value.later[0]
        yield Property(event, "endDate", Date(day), node.sentence, "end")


def first_days(doc: Document, said: Mapping[tuple[int, str], str]) -> Iterator[Property]:
    """Yield when the events of a Kazakh document were that have no first day among the dates `said` of them."""
    if all(node.kind not in EVENTS for node in doc.nodes):
        return
    for rule in (_of_length, _in_name, _beside, _before):
        yield from rule(doc, said)


def _verb_behind(doc: Document, node: Node) -> int | None:
    """The first verb behind a date, where no other date stands before it."""
    words = doc.words[node.sentence]
    dates = [n.first for n in doc.of_sentence(node.sentence) if n.kind == "date" and n.first > node.last]
    end = min([node.last + 1 + _FAR, len(words), *dates])
    behind = range(node.last + 1, end)
    return next((k for k in behind if words[k].verb not in {"", "infinitive"} and words[k].lower != "болған"), None)


def _ends(words: Sequence[Word], verb: int) -> bool:
    """`аяқталды`, `мәресіне жетті`, `шымылдығын жапты`."""
    word, before, lists = words[verb], words[verb - 1].lemma, patterns("kk")["event"]
    if word.negated:
        return False
    return word.lower.startswith(tuple(lists["ended"])) or f"{before} {word.lemma}" in lists["ended_by"]


def _is_ahead(words: Sequence[Word], verb: int) -> bool:
    """Tell whether a sentence tells from a token on of what is to come, or of what lasts."""
    if words[verb].verb == "past-participle":
        return False
    finite = [w for w in words[verb:] if w.verb in {"past", "present", "future", "intention"}]
    return not finite or finite[-1].verb != "past"


def _told_of(doc: Document, date: Node, verb: int | None, *, before: bool) -> int | None:
    """The event whose last day a date is: the only one of the sentence, else the one behind a participle, or a subject.

    With `before` it must be named before the date.
    """
    words = doc.words[date.sentence]
    events = [n for n in doc.of_sentence(date.sentence) if n.kind in EVENTS and n.entity >= 0]
    if before:
        events = [n for n in events if n.last < date.first]
    events = [n for n in events if words[n.last].case != "ins"]  # көрмемен аяқталды
    if len({n.entity for n in events}) == 1:
        return events[0].entity
    if verb is None:
        return None
    if words[verb].verb.endswith("participle"):
        behind = [n for n in events if 0 < n.first - verb <= _BEHIND]
        if behind:
            return behind[0].entity
    subjects = [n for n in events if n.last < verb and words[n.last].case == "nom"]
    return subjects[-1].entity if subjects else None


def _of_length(doc: Document, said: Mapping[tuple[int, str], str]) -> Iterator[Property]:
    """`үш күнге созылған`, `екі күн бойы жалғасқан`: the first day, where the last one is known."""
    lasting = tuple(patterns("kk")["event"]["lasting"])
    for node in doc.nodes:
        if not isinstance(node.value, Quantity) or not node.value.duration:
            continue
        days = _DAYS.fullmatch(node.value.duration)
        behind = doc.words[node.sentence][node.last + 1 : node.last + 2]
        if days is None or not behind or not behind[0].lower.startswith(lasting):
            continue
        events = {n.entity for n in doc.of_sentence(node.sentence) if n.kind in EVENTS and n.entity >= 0}
        event = events.pop() if len(events) == 1 else -1
        last = said.get((event, "endDate"), "")
        if len(last) == _DAY and (event, "startDate") not in said:
            first = datetime.date.fromisoformat(last) - datetime.timedelta(int(days[1]) - 1)
            yield Property(event, "startDate", Date(first.isoformat()), node.sentence, "length")


def _in_name(doc: Document, said: Slots) -> Iterator[Property]:
    """`«Тұлпар-2021»`: the year of an edition of the past; of this year's the article tells more."""
    year = doc.article.published.year if doc.article.published else 0
    for event, thing in enumerate(doc.things):
        if thing.cls not in EVENTS or not thing.mentions or (event, "startDate") in said:
            continue
        years = {y for name in thing.names for y in _YEAR.findall(name)}
        if len(years) == 1 and years != {str(year)}:
            yield Property(event, "startDate", Date(years.pop()), thing.mentions[0].sentence, "edition")


def _beside(doc: Document, said: Slots) -> Iterator[Property]:
    """`Келесі форум 2027 жылы өтеді`, `алғашқы жиын 2019 жылғы маусымда`, `2021 жылғы «Тұлпар» бәйгесі`."""
    for node in doc.nodes:
        value = node.value
        if node.kind != "date" or not isinstance(value, TimeExpression) or len(value.start) == _DAY or value.finish:
            continue
        here = doc.of_sentence(node.sentence)
        events = [n for n in here if n.kind in EVENTS and n.entity >= 0]
        if value.bound:
            continue
        listed = [n for n in events if not value.relative and _follows(doc, node, n)]
        if listed and (listed[0].entity, "startDate") not in said:
            yield Property(listed[0].entity, "startDate", Date(value.start), node.sentence, "year")
            continue
        if len({n.entity for n in events}) != 1 or (events[0].entity, "startDate") in said:
            continue
        if sum(n.kind == "date" for n in here) == 1 and any(_is_its_own(doc, node, n) for n in events):
            yield Property(events[0].entity, "startDate", Date(value.start), node.sentence, "year")


def _follows(doc: Document, date: Node, event: Node) -> bool:
    """`1999 жылы «Көпір», 2007 жылы «Тас» көрмелерін өткізген`: a name right behind a year."""
    words = doc.words[date.sentence]
    between = [w.lower for w in words[date.last + 1 : event.first]]
    behind = event.first > date.last and not event.nominal and words[date.last].lower in {"жылы", "жылғы"}
    return behind and between in ([], ["«"], ['"'], ["“"])


def _is_its_own(doc: Document, date: Node, event: Node) -> bool:
    """Tell whether a year belongs to an event beside it: in its name, behind `келесі …` or its genitive, `… жылғы`."""
    words = doc.words[date.sentence]
    if event.first <= date.first and date.last <= event.last:
        return True
    edition = words[event.first].lower in patterns("kk")["event"]["editions"]
    if date.first > event.last:
        owner = words[event.last].case == "gen" and not event.nominal and date.first == event.last + 1
        return (edition and date.first - event.last <= _BESIDE) or owner
    if event.first - date.last > _BESIDE:
        return False
    return edition or (not event.nominal and words[date.last].lower in _OWN)


def _before(doc: Document, said: Slots) -> Iterator[Property]:
    """The day of an opening sentence that names no event is that of the one whom the next sentence tells of."""
    if len(doc.sentences) < 2 or any(n.kind in EVENTS for n in doc.of_sentence(0)):
        return
    days = [n.value for n in doc.of_sentence(0) if isinstance(n.value, TimeExpression)]
    here = doc.of_sentence(1)
    if len(days) != 1 or len(days[0].start) != _DAY or days[0].bound or any(n.kind == "date" for n in here):
        return
    if any(w.verb in {"present", "future"} for w in doc.words[1]):
        return
    for event in sorted({n.entity for n in here if n.kind in EVENTS and n.entity >= 0}):
        if (event, "startDate") in said or (event, "endDate") in said:
            continue
        yield Property(event, "startDate", Date(days[0].start), 1, "opening")
        if days[0].finish and days[0].finish[:_MONTH] == days[0].start[:_MONTH]:
            yield Property(event, "endDate", Date(days[0].finish), 1, "opening")
