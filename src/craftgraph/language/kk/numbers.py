"""Kazakh quantities in a sentence: number, unit, comparator, and what they mean together."""

from collections.abc import Sequence
from decimal import Decimal
from functools import cache

from craftgraph.language.durations import duration, seconds
from craftgraph.language.expressions import Quantity
from craftgraph.language.kk.analysis import likeliest
from craftgraph.language.kk.figures import Number, is_range, may_begin, number
from craftgraph.language.kk.heads import Heads
from craftgraph.language.kk.paradigm import endings, rows
from craftgraph.language.kk.signs import exact, past_phone, race_time
from craftgraph.language.kk.units import Unit, follows, joined, money_before, unit
from craftgraph.language.kk.verbs import verb
from craftgraph.model import Comparator, Token

_REACH = 3  # how many words of a noun phrase may stand between a number and its comparator
_BETWEEN = frozenset(("сәл", "да", "де", "та", "те", "шамамен"))
_DASHES = frozenset("-–—")
_UNTIL = frozenset(("дейін", "дейінгі", "шейін"))
_FOLD = "еселе"
"""How the verb begins that multiplies: `екі еселенді`."""
_CHANGE = ("өс", "көтеріл", "арт", "көбей", "ұлғай", "жет", "төменде", "азай", "қысқар", "кемі", "түс", "ұзар")
"""Stems of the verbs that tell how a figure changed."""


def find_quantities(tokens: Sequence[Token], skip: Sequence[tuple[int, int]] = ()) -> tuple[Quantity, ...]:
    """Return the quantities in the tokens of one sentence, in the order of the text.

    `skip` holds spans (begin, end) of dates and names, in which no number is sought. Ranges (`30-40`), fractions
    (`үштен бірі`), telephone numbers and `бір` without a unit are none.
    A span covers number, unit and adjoining comparator; a comparator behind the counted noun (`100 адамнан астам`)
    counts but is not covered. A length of time in several units has no
    `unit`, and its value is in the smallest.

    >>> from craftgraph.language.segment import tokens
    >>> [(str(q.value), q.unit, q.comparator.value) for q in find_quantities(tokens("1,14 млн теңгеден астам, 5 %"))]
    [('1140000', 'KZT', 'moreThan'), ('5', '%', 'exactly')]
    """
    found: list[Quantity] = []
    past = taken = 0
    for place in [place for place, token in enumerate(tokens) if may_begin(token.text)]:
        token = tokens[place]
        if place < past or any(begin <= token.begin < end for begin, end in skip):
            continue
        if is_range(token.text):
            past = _past_number(tokens, place + 1)
            continue
        past = past_phone(tokens, place)
        value = number(tokens, place) if not past else None
        if value is None:
            timed = race_time(token) if not past else None
            found += [timed] if timed else []
            continue
        past = _past_compound(tokens, value) or 0
        if not past:
            quantity, past = _quantity(tokens, place, value, taken)
            if quantity:
                found.append(quantity)
                taken = past
    return tuple(found)


def _risen_to(tokens: Sequence[Token], place: int) -> Unit | None:
    """Return the unit of the figure at `place` that another one rose or fell to: `37-ден 41 пайызға көтерілді`."""
    second = number(tokens, place) if place < len(tokens) else None
    found = unit(tokens, second.after) if second and not second.tail and not second.ordinal else None
    if found is None or _case(found.tail) != "dat":
        return None
    until = found.after < len(tokens) and tokens[found.after].text.lower() in _UNTIL
    return found if _changes(tokens, found.after + until) else None


def _changes(tokens: Sequence[Token], place: int) -> bool:
    """Tell whether a verb of change stands at `place`; `жетеді` is a forecast."""
    word = tokens[place].text.lower() if place < len(tokens) else ""
    if not word.startswith(_CHANGE):
        return False
    found = verb(word)
    return found is None or found.form not in {"present", "intention", "conditional"}


def _past_number(tokens: Sequence[Token], place: int) -> int:
    following = number(tokens, place) if place < len(tokens) else None
    return following.after if following else place


def _past_compound(tokens: Sequence[Token], value: Number) -> int | None:
    """Return the token after a range (`30–40`, `30-дан 50-ге дейін`) or a fraction (`1/3`, `үштен бірі`), else None."""
    place = value.after
    if place >= len(tokens) or value.ordinal:
        return None
    sign = tokens[place]
    joins = sign.begin == value.end and place + 1 < len(tokens) and tokens[place + 1].begin == sign.end
    if joins and (sign.text == "/" or sign.text in _DASHES):
        second = number(tokens, place + 1)
        return second.after if second else None
    if _case(value.tail) != "abl":
        return None
    if tokens[place].text.lower().startswith(("бірі", "екісі", "үші")):
        return place + 1
    second = number(tokens, place)
    if second and second.after < len(tokens) and tokens[second.after].text.lower() in _UNTIL:
        return None if _changes(tokens, second.after + 1) else second.after + 1  # 20-дан 130-ға дейін өсті
    return None


def _case(tail: str) -> str:
    """Return what suffixes say of a number: a case, or `dai` for about."""
    if not tail:
        return ""
    said = [ending.inflection for ending in endings().get(tail, ())]
    if any(inflection.derivation == "dai" for inflection in said):
        return "dai"
    return said[0].case if said else ""


def _quantity(tokens: Sequence[Token], place: int, value: Number, taken: int) -> tuple[Quantity | None, int]:
    """Return what the number at token `place` says, and the token after it; those before `taken` are another's."""
    begin, end, after, tail = tokens[place].begin, value.end, value.after, value.tail
    if value.ordinal:
        return Quantity(begin, end, int(value.value), ordinal=True), after
    amount, code, length = value.value, None, None
    found = unit(tokens, after) if not tail else None
    if found:
        amount, code, length, found = _with_unit(tokens, value, found)
        after, end, tail = found.after, tokens[found.after - 1].end, found.tail
    elif not tail and after < len(tokens) and tokens[after].text.lower().startswith(_FOLD):
        code = "есе"
    elif place > taken and money_before(tokens[place - 1].text):
        code, begin = money_before(tokens[place - 1].text), tokens[place - 1].begin
    elif value.alone:
        return None, after
    elif _case(tail) == "abl" and (other := _risen_to(tokens, after)):
        code = other.code if other.kind != "time" else None
    if value.alone and value.value < 1 and found is None:
        return None, after
    comparator = Comparator.EXACTLY
    before = _before(tokens, place, taken)
    if before:
        comparator, begin = before
    behind = _behind(tokens, after, _case(tail))
    if behind:
        comparator, covered = behind
        if covered:
            after, end = covered, tokens[covered - 1].end
            counted = unit(tokens, after) if code is None and length is None else None
            if counted and counted.kind == "money":  # жеті миллиардтан астам теңге
                code, after, end = counted.code, counted.after, tokens[counted.after - 1].end
        if covered and comparator is Comparator.AT_MOST and _changes(tokens, after):  # 41 пайызға дейін өсті
            comparator = Comparator.EXACTLY
    elif _case(tail) == "dai":
        comparator = Comparator.ABOUT
    return Quantity(begin, end, exact(amount), code, comparator, duration=length), after


def _with_unit(tokens: Sequence[Token], value: Number, first: Unit) -> tuple[Decimal, str | None, str | None, Unit]:
    """Return value, unit code, duration and last unit of a number with `first` behind it, and with smaller ones."""
    parts = [(value.value, first)]
    last = first
    while not last.tail:
        more = number(tokens, last.after)
        smaller = unit(tokens, more.after) if more and not more.tail and not more.ordinal else None
        if more is None or smaller is None or not (follows(last, smaller) or joined(last, smaller)):
            break
        parts.append((more.value, smaller))
        last = smaller
    if first.kind == "time":
        spans = [(amount, part.code) for amount, part in parts]
        if len(parts) == 1:
            return value.value, first.word, duration(spans), last
        whole, smallest = seconds(spans), seconds([(Decimal(1), last.code)])
        return whole / smallest if whole and smallest else value.value, None, duration(spans), last
    if len(parts) == 1:
        return value.value, first.code, None, last
    (amount, _), (rest, smaller) = parts[:2]
    share = joined(first, smaller) or 1
    if first.code == "тонна":  # weighed, and told, in kilograms
        return amount * share + rest, smaller.code, None, last
    return amount + rest / Decimal(share), first.code, None, last


@cache
def _comparators() -> dict[str, dict[str, Comparator]]:
    """Return comparators.tsv by where a word stands."""
    table: dict[str, dict[str, Comparator]] = {}
    for word, stand, comparator in rows("comparators.tsv"):
        table.setdefault(stand, {})[word] = Comparator(comparator)
    return table


@cache
def _last_before() -> frozenset[str]:
    """Return the last words of the comparators that stand before a number."""
    return frozenset(phrase.split()[-1] for phrase in _comparators()["before"])


@cache
def _behind_a_number() -> tuple[dict[str, Heads[Comparator]], frozenset[str]]:
    """Return the comparators behind a number by where they stand, and their first two letters."""
    tables = {stand: table for stand, table in _comparators().items() if stand != "before"}
    heads = frozenset(phrase[:2] for table in tables.values() for phrase in table)
    return {stand: Heads(table) for stand, table in tables.items()}, heads


def _phrases(tokens: Sequence[Token], place: int) -> list[tuple[str, int]]:
    """Return the two words and the one word at `place`, lower case, each with the token after it.

    There are none where no comparator begins like them.
    """
    if place >= len(tokens):
        return []
    one = tokens[place].text.lower()
    if one[:2] not in _behind_a_number()[1]:
        return []
    two = [(f"{one} {tokens[place + 1].text.lower()}", place + 2)] if place + 1 < len(tokens) else []
    return [*two, (one, place + 1)]


def _before(tokens: Sequence[Token], place: int, taken: int) -> tuple[Comparator, int] | None:
    """Return the comparator that ends before token `place`, and where its text begins."""
    if place <= taken or tokens[place - 1].text.lower() not in _last_before():
        return None
    table = _comparators()["before"]
    for width in (3, 2, 1):
        if place - width >= taken:
            phrase = " ".join(token.text.lower() for token in tokens[place - width : place])
            if phrase in table:
                return table[phrase], tokens[place - width].begin
    return None


def _behind(tokens: Sequence[Token], place: int, case: str) -> tuple[Comparator, int] | None:
    """Return the comparator behind a number or its noun, and the token after it where it adjoins (else 0)."""
    if place < len(tokens) and tokens[place].text.lower() in _BETWEEN:
        place += 1
    for phrase, after in _phrases(tokens, place):
        for stand in (case, "after"):
            found = _comparator(phrase, stand)
            if found:
                return found, after
    if case not in ("", "nom"):
        return None
    for noun in range(place, min(place + _REACH, len(tokens) - 1)):
        if not tokens[noun].text[0].isalpha():
            return None
        behind = noun + 1 + (tokens[noun + 1].text.lower() in _BETWEEN)
        for phrase, _ in _phrases(tokens, behind):
            for stand in ("abl", "dat"):
                found = _comparator(phrase, stand)
                # 5 музей түн ортасына дейін: the further noun is no counted one
                far = noun > place and found is Comparator.AT_MOST
                if found and not far and likeliest(tokens[noun].text)[1].case == stand:
                    return found, 0
    return None


def _comparator(phrase: str, stand: str) -> Comparator | None:
    """Return the comparator that `phrase` is behind a case; one noun suffix may follow it (астамы)."""
    table = _behind_a_number()[0].get(stand)
    found = table.take(phrase) if table else None
    return found[0] if found else None
