"""Kazakh names in quotation marks, read by the class noun behind them: `«Күміс ине» республикалық байқауы`.

The noun decides more surely than the tagger: an exhibition is one wherever its name is quoted before `көрмесі`, and
what stands before `әні` or `фильмі` is a song or a film, which the graph does not name at all.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from craftgraph.language.word_lists import WordList
from craftgraph.language.words import Word
from craftgraph.mentions.boundaries import Found
from craftgraph.mentions.events import LEVELS
from craftgraph.mentions.extent import is_list
from craftgraph.mentions.features import quoted
from craftgraph.mentions.lexicon import lexicon
from craftgraph.model import Token
from craftgraph.terms import FAMILY

_LONGEST: Final = 9
"""Tokens inside the marks; longer quotations are seldom names."""
_MODIFIERS: Final = 9
"""Words that may stand between the closing mark and the class noun: `атты қалалық балалар байқауы`."""
_MARKS: Final = frozenset('«“„‘"')
"""Marks with which quotations open."""
_JOINTS: Final = frozenset({",", "мен", "пен", "бен", "және"})
_CALLED: Final = frozenset({"атты", "аталатын"})
_BEINGS: Final = frozenset({"шығармашылығының", "өнерінің", "қолөнерінің", "туындыларының", "жұмыстарының"})
"""What a class noun may belong to, itself without a name."""
_EVENTS: Final = frozenset({"Festival", "Fair", "Exhibition", "Competition", "Meeting", "Workshop"})

_NEVER: Final = frozenset({"Person", "Country", "City", "Region", "Craft"})
"""What a quoted name before a class noun never is by itself."""
_INSIDE: Final = frozenset({"Place", "Country", "City", "Region"})
"""What stands inside the names of a row that shares its class noun: `«Ақ дала», «Менің елім» көрмелері`."""


@lru_cache(maxsize=4096)
def _kind(text: str, lemma: str) -> str:
    """What a class noun makes of the quotation before it: an entity class, `work`, `title`, or nothing."""
    if lemma in WordList.load("kk", "work"):
        return "work"
    tags = lexicon("kk").tags(text.rpartition("-")[2], lemma.rpartition("-")[2])
    told = {tag.partition(":")[0]: tag.partition(":")[2] for tag in tags}
    kinds = {"event", "org", "venue", "title", "register"} & set(told)
    if kinds == {"event"} and told["event"] in _EVENTS:
        return told["event"]
    if kinds == {"org", "venue"}:
        return "Organization|Venue"
    single = {"org": "Organization", "venue": "Venue", "register": "Register", "title": "title"}
    return single.get(next(iter(kinds)), "") if len(kinds) == 1 else ""


def _class_noun(tokens: Sequence[Token], words: Sequence[Word], closing: int) -> tuple[int, str] | None:
    """The class noun that a quotation governs (its index, what it makes of the quotation), or None."""
    k = closing + 1
    called = k < len(tokens) and tokens[k].text in _CALLED
    k += called
    for at in range(k, min(k + _MODIFIERS, len(tokens))):
        text = tokens[at].text
        if called and text[0].isdigit():  # атты 8-11 жас аралығындағы оқушылар байқауы
            continue
        if at > k and text in _JOINTS and words[at - 1].plural and words[at - 1].case == "nom":
            continue  # балалар, жасөспірімдер және ересектер байқауы
        if not (text[0].isalpha() and (text.islower() or (called and at == k and words[at].lower in LEVELS))):
            return None
        kind = _kind(text, words[at].lemma)
        following = words[at + 1] if at + 1 < len(words) else None
        if called and kind == "work" and not words[at].possessive and following and following.possessive == "3":
            continue  # драма үйірмелерінің байқауы
        if called and kind == "Organization" and words[at].plural and words[at].case == "gen":
            continue
        if kind and (words[at].possessive == "3" or called):
            return at, kind
        if text.endswith(("дағы", "дегі", "тағы", "тегі")):
            continue
        if words[at].plural and words[at].case == "gen" and words[at].possessive == "3":
            continue  # драма ұжымдарының қалалық фестивалі
        if words[at].lower in _BEINGS:
            continue  # балалар шығармашылығының байқауы
        if words[at].case not in {"nom", ""} or (words[at].verb and words[at].verb != "infinitive"):
            return None
    return None


def _sharing(tokens: Sequence[Token], spans: Sequence[Found], opening: int, label: str) -> list[Found]:
    """The names before one, quoted and joined to it, that share its plural class noun: `«Таң», «Күн» байқаулары`.

    Each may have its year: `2019 жылы «Таң», 2021 жылы «Күн» атты көрмелерін өткізді`.
    """
    taken = {k for s in spans if s[0] in FAMILY and s[0] not in _INSIDE for k in range(s[1], s[2] + 1)}
    found: list[Found] = []
    for first, last in reversed(quoted([t.text for t in tokens[:opening]])):
        between = [t.text for t in tokens[last + 1 : opening]]
        dated = len(between) == 3 and between[1].isdigit() and between[2] == "жылы"
        if not (len(between) == 1 or dated) or between[0] not in _JOINTS or taken & set(range(first, last + 1)):
            break
        found.append((label, first, last))
        opening = first
    return found


def _with_class_nouns(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Take the class noun behind a name in Latin letters along: `Silk Fest 2025 халықаралық фестивалі`."""
    starts = {first: label for label, first, _ in found}
    result: list[Found] = []
    reach = -1
    for label, first, last in found:
        if first <= reach:
            continue  # what a name before took along
        if label in FAMILY and label != "Person" and "A" <= tokens[first].text[0] <= "Z":
            at = last + 1 if last + 1 < len(tokens) and tokens[last + 1].text.isdigit() else last
            latin = all(t.text.isascii() for t in tokens[first : at + 1])
            noun = _class_noun(tokens, words, at) if latin else None
            if noun and noun[1] in _EVENTS and not any(starts.get(k) in FAMILY for k in range(at + 1, noun[0])):
                reach, label = noun
                last = reach
        result.append((label, first, last))
    return result


def _with_row(tokens: Sequence[Token], spans: Sequence[Found], opening: int, label: str) -> list[Found]:
    """The spans with the names that share the class noun of one, in place of what stands inside of those."""
    shared = _sharing(tokens, spans, opening, label)
    kept = [s for s in spans if s[0] not in _INSIDE or not any(f <= s[1] <= s[2] <= e for _, f, e in shared)]
    return [*kept, *shared]


def _uncalled(words: Sequence[Word], span: Found, closing: int) -> Found:
    """Part an event from a quotation that does not name it: `«Таң» драмасы халықаралық фестивальде жүлде алды`.

    A noun that a quotation names has the possessive, or `атты` before it.
    """
    label, _, last = span
    noun = words[last]
    if (
        FAMILY.get(label) != "Event"
        or noun.case == "nom"
        or noun.possessive
        or noun.plural
        or noun.verb
        or closing >= last
    ):
        return span
    between = words[closing + 1 : last]
    if any(w.lower in _CALLED or w.lower.startswith("атындағы") for w in between):
        return span
    owned = max((k for k, w in enumerate(between) if w.possessive == "3"), default=-1)
    return label, closing + 2 + owned, last


def _opened(
    words: Sequence[Word], spans: list[Found], touching: list[Found], end: int
) -> tuple[list[Found], list[Found]]:
    """Part a ceremony from the event whose name it took the end of: `«Таң» атты [көрмесінің ашылу салтанаты]`."""
    over = [s for s in touching if s[1] <= end < s[2] and FAMILY[s[0]] == "Event" and words[end].case == "gen"]
    if len(over) != 1 or len(touching) != 1:
        return spans, touching
    (span,) = over
    return [*(s for s in spans if s != span), (span[0], end + 1, span[2])], []


def _ends_short(tokens: Sequence[Token], words: Sequence[Word], span: Found, end: int) -> bool:
    """Tell whether a name was cut off before its class noun, at what belongs to that: `[«Таң» балалар] байқауы`."""
    last = span[2]
    return last < end and not words[last].possessive and not _kind(tokens[last].text, words[last].lemma)


def quoted_names(tokens: Sequence[Token], words: Sequence[Word], found: Sequence[Found]) -> list[Found]:
    """Return the spans of one sentence with its quoted names as their class nouns tell them.

    A name that the tagger has in full keeps its class; one that it missed, or of which it took a part, becomes a whole;
    titles are never added, for many are only spoken of; works of art are left out.
    """
    spans = _with_class_nouns(tokens, words, found)
    texts = [t.text for t in tokens]
    for opening, closing in () if _MARKS.isdisjoint(texts) else quoted(texts):
        if not 1 < closing - opening <= _LONGEST:
            continue
        spans = [_uncalled(words, s, closing) if s[1] == opening else s for s in spans]
        noun = _class_noun(tokens, words, closing)
        if noun is None:
            continue
        end, kind = noun
        if kind == "Register" and words[end].lemma == "кітап" and not is_list(tokens[opening : end + 1]):
            kind = "work"
        touching = [s for s in spans if s[0] in FAMILY and s[1] <= end and opening <= s[2]]
        if kind == "work":
            spans = [s for s in spans if s not in touching or not opening <= s[1] <= s[2] <= end]
            continue
        if (
            kind in _EVENTS
            and words[end].plural
            and [s[:2] for s in touching]
            in (
                [("Title", opening)],
                [("Title", opening + 1)],
            )
        ):
            # «…», «…» байқауларының лауреаты: who won them has a standing, the contests are no title
            spans = [s for s in spans if s not in touching]
            touching = []
        if kind in _EVENTS:
            spans, touching = _opened(words, spans, touching, end)
            # what the noun tells is surer than what the tagger made of the bare quotation
            bare = [
                s
                for s in touching
                if FAMILY[s[0]] != "Event"
                and opening <= s[1]
                and (s[2] <= closing or _ends_short(tokens, words, s, end))
            ]
            spans, touching = [s for s in spans if s not in bare], [s for s in touching if s not in bare]
        whole = [s for s in touching if s[1] <= opening + 1 and s[2] >= closing - 1 and s[0] not in _NEVER]
        if whole and words[end].plural and kind in _EVENTS:
            spans = _with_row(tokens, spans, opening, whole[0][0])
        elif (
            len(whole) == 1 and kind in _EVENTS and (behind := [s for s in touching if closing < s[1] and s[2] == end])
        ):
            # «…» атты [аймақтық айтысы]: the noun told of by itself is that of the name
            spans = [s for s in spans if s not in (whole[0], *behind)] + [(kind, opening, end)]
        if whole or any(not opening <= s[1] <= s[2] <= end for s in touching) or (kind == "title" and not touching):
            continue
        if touching and any(s[0] == "Title" for s in touching) != (kind == "title"):
            continue
        label = "Title" if kind == "title" else kind
        if "|" in label:
            # a museum acts in any case, and is where something happens in the locative
            label = "Venue" if words[end].case == "loc" else "Organization"
        spans = [s for s in spans if not (s[0] in FAMILY and opening <= s[1] <= s[2] <= end)]
        spans = [s for s in spans if not (s[0] not in FAMILY and s[1] < closing and opening < s[2])]
        spans.append((label, opening, end))
        if words[end].plural:
            spans = _with_row(tokens, spans, opening, label)
    return sorted(spans, key=lambda s: (s[1], -s[2]))
