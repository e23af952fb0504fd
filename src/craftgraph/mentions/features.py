"""What the tagger looks at: spelling, word form, word lists, quotation marks and neighbours of every token.

An attribute is a string, `group=value`. Every token has some of its own; those of the groups in `SEEN` are seen from
the tokens around as well: the tagger asks for `w=…` of the token itself and for `-1w=…` of the one before it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final, NamedTuple

from craftgraph.language.words import Word, word
from craftgraph.mentions.lexicon import lexicon
from craftgraph.mentions.pairs import Pairs, growing
from craftgraph.model import Sentence

REACH: Final = 2
"""So many tokens on either side are seen."""
_ALL: Final = (-2, -1, 0, 1, 2)
_NEAR: Final = (-1, 1)
SEEN: Final = {
    **dict.fromkeys(("w", "l", "sh", "t", "g"), _ALL),
    **dict.fromkeys(("n", "e"), _NEAR),
    "ll": (-1,),
    "ss": (-1, 0),
    "edge": (-2, -1, 1, 2),
}
"""Where the token stands (offset) whose attributes of a group are seen; of all other groups: at the token itself."""
Attribute = tuple[str, str]
EDGE: Final[Attribute] = ("edge", "")
"""What stands beyond the first and the last token of a sentence."""

_OPENING: Final = {"«": "»", "“": "”", "„": "“", '"': '"', "‘": "’"}
_HEADS: Final = frozenset({"org", "event", "venue", "title", "register", "place"})
_FAR: Final = 8
"""A head is seen from so many tokens on its left."""
_NEARNESS: Final = ("", "1", "2", "4", "4", "8", "8", "8", "8")
"""How far a head is told to be, by its distance."""
_KEPT: Final = 8192
"""So many attributes of each kind are looked up once and kept."""


class Form(NamedTuple):
    """A written form and what is known of it without its sentence.

    `head` is its list tag if it is a class noun; `stops` tells that it ends a phrase; `begins` that a name of the
    authority files may begin with it.
    """

    text: str
    word: Word
    lemma: str
    case: str
    shape: str
    tags: tuple[str, ...]
    head: str
    stops: bool
    capital: bool
    begins: bool


Placed = tuple[int, Sequence[Form]]
"""A sentence: the place of its first token among those of all that are read together, and the forms of its tokens."""


class _Kinds(dict[str, str]):
    """The kind of every character, as `shape` tells it."""

    def __missing__(self, char: str) -> str:
        if char.isdigit():
            kind = "d"
        elif char.isalpha():
            latin = char.isascii()
            kind = ("L" if latin else "X") if char.isupper() else ("l" if latin else "x")
        else:
            kind = char if char in "-.'’&%" else "?"
        self[char] = kind
        return kind


_KINDS: Final = _Kinds()


def shape(text: str) -> str:
    """The look of a token: its script and the pattern of capitals, digits and other signs, runs shortened.

    >>> shape("Алматы"), shape("BAQ.KZ-ке"), shape("2025")
    ('Xx', 'L.L-x', 'd')
    """
    look, last = "", ""
    for kind in map(_KINDS.__getitem__, text):
        if kind != last:
            look += kind
            last = kind
    return look


def quoted(texts: Sequence[str]) -> list[tuple[int, int]]:
    """Pairs (index of the opening mark, index of the closing mark) of the quotations that open and close in `texts`."""
    pairs: list[tuple[int, int]] = []
    if _OPENING.keys().isdisjoint(texts):
        return pairs
    opened: list[int] = []
    for i, text in enumerate(texts):
        if opened and text == _OPENING[texts[opened[-1]]]:
            pairs.append((opened.pop(), i))
        elif text in _OPENING:
            opened.append(i)
    return sorted(pairs)


def form_of(text: str, language: str) -> Form:
    """Look a written form up in the morphology, the word lists and the authority files."""
    w, lists = word(text, language), lexicon(language)
    tags = lists.tags(text, w.lemma)
    return Form(
        text,
        w,
        w.lemma,
        w.case + w.possessive,
        shape(text),
        tags,
        next((tag for tag in tags if tag.partition(":")[0] in _HEADS), ""),
        text in ",.;:!?–—",
        text[0].isupper(),
        lists.begins(text, w),
    )


_GROUPS: Final = ("w", "l", "sh", "c", "n", "e", "s1", "s2", "p2", "s3", "p3", "s4", "p4", "s5", "p5")
_TOLD: Final = (6, 6, 7, 9, 11, 13, 15)
"""So many of these groups a word of 0, 1, 2 … letters has: its beginnings and ends are shorter than itself."""


def groups(form: Form) -> tuple[str, ...]:
    """The groups of the attributes that every token has of its form, in the order of `values`."""
    return _GROUPS[: _TOLD[min(len(form.word.lower), len(_TOLD) - 1)]]


def values(form: Form) -> tuple[str, ...]:
    """What a form has for `_GROUPS`, those that it does not have at the end.

    `w` is the form, `l` its lemma, `sh` its shape, `c` case and number, `p` and `s` beginning and end; `n` and `e` are
    the case and the end that neighbours see.
    """
    w, low, case = form.word, form.word.lower, form.case
    return (
        *(low, form.lemma, form.shape, case + "+" if w.plural else case, case, low[-3:]),
        *(low[-1:], low[-2:], low[:2], low[-3:], low[:3], low[-4:], low[:4], low[-5:], low[:5]),
    )


def attributes(form: Form) -> list[Attribute]:
    """The attributes that a token has from its form, as pairs (group, value).

    Besides those of `values`: `v`, the form of a verb, and `t`, the lists that hold it.
    """
    found = list(zip(groups(form), values(form), strict=False))
    if form.word.verb:
        found.append(("v", form.word.verb))
    return found + [("t", tag) for tag in form.tags]


class Context:
    """The attributes that tokens have from their sentences and their article.

    `number` gives the number of an attribute, None for one that nobody asks for: that is left out. `pairs` gives those
    of two words that stand side by side.
    """

    def __init__(self, language: str, number: Callable[[str], int | None], pairs: Pairs) -> None:
        self.at: list[int] = []
        self.numbers: list[int] = []
        self._number = number
        self._lemmas, self._cases, self._looks = pairs
        self._list = lexicon(language)
        self._first = self._known(["first="])
        self._again = self._known(["d+="])
        self._before = lru_cache(maxsize=_KEPT)(lambda head, near: self._known((f"h={head}", f"h{near}={head}")))
        self._left = lru_cache(maxsize=_KEPT)(lambda lemma: self._known([f"d<={lemma}"]))
        self._right = lru_cache(maxsize=_KEPT)(lambda lemma: self._known([f"d>={lemma}"]))

    def read(self, articles: Sequence[Sequence[Placed]]) -> tuple[list[int], list[int]]:
        """Return places and numbers of the attributes of some articles: token `at[k]` has number `numbers[k]`."""
        self.at, self.numbers = [], []
        for text in articles:
            for start, forms in text:
                if forms:
                    self._add(start, self._first)
                self._pairs(forms, start)
                self._names(forms, start)
                self._quotations(forms, start)
                self._heads(forms, start)
            self._elsewhere(text)
        return self.at, self.numbers

    def _known(self, names: Iterable[str]) -> list[int]:
        return [number for name in names if (number := self._number(name))]

    def _add(self, at: int, numbers: Sequence[int]) -> None:
        self.at += [at] * len(numbers)
        self.numbers += numbers

    def _pairs(self, forms: Sequence[Form], start: int) -> None:
        """Two words that stand side by side, and how they are written: attributes of the left one."""
        at, numbers = self.at, self.numbers
        lemmas, cases, looks = self._lemmas, self._cases, self._looks
        for i, (a, b) in enumerate(pairwise(forms), start):
            lemma = b.lemma
            if found := lemmas[a.lemma].get(lemma):
                at.append(i)
                numbers.append(found)
            if found := cases[a.case].get(lemma):
                at.append(i)
                numbers.append(found)
            if found := looks[a.shape].get(b.shape):
                at.append(i)
                numbers.append(found)

    def _names(self, forms: Sequence[Form], start: int) -> None:
        """Names of the authority files: where one begins and goes on, and how prominent what is called so is."""
        begins = [i for i, form in enumerate(forms) if form.begins]
        if begins:
            texts, words = [form.text for form in forms], [form.word for form in forms]
            for i, tag in self._list.names(texts, words, begins):
                self._add(start + i, self._known(tag))

    def _quotations(self, forms: Sequence[Form], start: int) -> None:
        """A quoted name is known by what stands before and behind it: `«…» байқауының` is a competition."""
        for opening, closing in quoted([form.text for form in forms]):
            length = closing - opening - 1
            size = "1" if length == 1 else "3" if length <= 3 else "6" if length <= 6 else "9" if length <= 9 else "+"
            behind = [form.lemma for form in forms[closing + 1 : closing + 4]]
            before = forms[opening - 1].lemma if opening else "^"
            marks = [f"q#={size}", f"q<={before}", *(f"q{n}={lemma}" for n, lemma in enumerate(behind))]
            marks += [f"q>={lemma}" for lemma in behind]
            known = self._known(marks)
            for i in range(opening, closing + 1):
                self._add(start + i, known)
            for n in range(1, len(behind) + 1):
                self._add(start + closing + n, self._known([f"q]{n}={size}"]))
            if opening:
                self._add(start + opening - 1, self._known([f"q[={size}"]))

    def _heads(self, forms: Sequence[Form], start: int) -> None:
        """The next class noun on the right within the phrase: `Қарағанды облыстық мәдениет басқармасы`."""
        at, numbers = self.at, self.numbers
        head, distance = "", 0
        for i in range(len(forms) - 1, -1, -1):
            form = forms[i]
            if head:
                distance += 1
                known = self._before(head, _NEARNESS[distance])
                at += [start + i] * len(known)
                numbers += known
                if distance == _FAR or form.stops:
                    head = ""
            if form.head:
                head, distance = form.head, 0

    def _elsewhere(self, text: Sequence[Placed]) -> None:
        """A capitalised word takes along what stands beside it elsewhere in the article."""
        places: dict[str, list[tuple[int, Sequence[Form], int]]] = defaultdict(list)
        for start, forms in text:
            for i, form in enumerate(forms):
                if form.capital:
                    places[form.lemma].append((start + i, forms, i))
        for found in places.values():
            if len(found) == 1:
                continue
            beside = []
            for _, forms, i in found:
                left = self._left(forms[i - 1].lemma if i else "^")
                right = self._right(forms[i + 1].lemma if i + 1 < len(forms) else "$")
                beside.append(left + right)
            for k, (at, _, _) in enumerate(found):
                self._add(at, self._again)
                for other in beside[:k] + beside[k + 1 :]:
                    self._add(at, other)


def features(text: Sequence[Sentence], language: str) -> list[list[list[str]]]:
    """Return the attributes that every token of an article's sentences sees, for training: sentence → token → strings.

    Those of other tokens have the offset in front (`-1w=…`), as `offset_of` reads it.
    """
    forms = [[form_of(t.text, language) for t in sentence.tokens] for sentence in text]
    edge = "=".join(EDGE)
    own: list[list[str]] = [[edge] for _ in range(REACH)]
    starts = []
    for sentence in forms:
        starts.append(len(own))
        own += [[f"{group}={value}" for group, value in attributes(form)] for form in sentence]
        own += [[edge] for _ in range(REACH)]
    names = [""]
    numbers: dict[str, int] = {}

    def number(name: str) -> int:
        if name not in numbers:
            numbers[name] = len(names)
            names.append(name)
        return numbers[name]

    context = Context(language, number, growing(number))
    for at, found in zip(*context.read([list(zip(starts, forms, strict=True))]), strict=True):
        own[at].append(names[found])
    seen: list[list[str]] = [[] for _ in own]
    for at, row in enumerate(own):
        for name in row:
            for offset in SEEN.get(name.partition("=")[0], (0,)):
                if 0 <= at - offset < len(own):
                    seen[at - offset].append(f"{offset}{name}" if offset else name)
    return [seen[start : start + len(sentence)] for start, sentence in zip(starts, forms, strict=True)]


def offset_of(attribute: str) -> tuple[int, str]:
    """Return where the token that has an attribute stands from the one that sees it, and the attribute as it has it.

    >>> offset_of("-1w=алматы"), offset_of("w=алматы")
    ((-1, 'w=алматы'), (0, 'w=алматы'))
    """
    name = attribute.lstrip("-12")
    offset = attribute[: len(attribute) - len(name)]
    return int(offset or 0), name
