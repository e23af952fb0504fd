"""Known names and word lists, as the rooms of the text side look them up."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import islice, product
from typing import Final

from craftgraph.mentions.authority import Authority, Entry, authority, fold
from craftgraph.resources import resource

_TRIED: Final = 16
"""How many combinations of dictionary forms are tried for one stretch of words."""


_KAZAKH_CASE: Final = re.compile(
    r"-?(?:[ндт][ыі]ң?|[ғгқк][ае]|[дт][ае]н?|на|не|нда|нде|нан|нен|[мбп]ен|[дт][ае][ғг][ыі])$"
)
"""Case endings as letters, for foreign names whose stem the morphology does not accept."""


class Gazetteer:
    """The names of the authority files, found in running words: the longest one that begins at a word.

    A name may be inflected: in Kazakh its last word carries the case; in any language the dictionary forms of the words
    can be handed in.
    """

    def __init__(self, known: Authority, language: str) -> None:
        self._known, self._language = known, language
        self._words: dict[str, int] = {}
        """First word of a name → the number of words of the longest such name (hyphens part words)."""
        for key in known.keys():  # noqa: SIM118  (a method of the authority, not of a mapping)
            if " " in key:
                first, size = key[: key.index(" ")], key.count(" ") + 1
                if size > self._words.get(first, 1):
                    self._words[first] = size

    @staticmethod
    @lru_cache(maxsize=3)
    def load(language: str) -> "Gazetteer":
        """Return the gazetteer for texts in `kk`, `ru` or `en`; made once."""
        return Gazetteer(authority(), language)

    def match(
        self, tokens_folded: Sequence[str], i: int, lemmas: Sequence[Iterable[str]] | None = None
    ) -> tuple[int, Entry] | None:
        """Return the longest known name that begins at token `i`: the number of its tokens, and the likeliest entry.

        `tokens_folded` are the tokens of a sentence in lower case; `lemmas`, where given, the dictionary forms of each
        (in lower case). Other entries of that name are found by `entries`. None, when no name begins there.

        >>> found = Gazetteer.load("kk").match(["дүниежүзілік", "қолөнершілер", "кеңесінің", "президенті"], 0)
        >>> found[0], found[1].cls, found[1].label("en")
        (3, 'Organization', 'World Crafts Council')
        """
        found = self.entries(tokens_folded, i, lemmas)
        return (found[0], found[1][0]) if found else None

    def entries(
        self, tokens_folded: Sequence[str], i: int, lemmas: Sequence[Iterable[str]] | None = None
    ) -> tuple[int, tuple[Entry, ...]] | None:
        """Return what `match` does, with all entries of the name, the likeliest first."""
        find, first = self._known.find, _folded(tokens_folded[i])
        longest = self._words.get(first.partition(" ")[0], 1)
        for form in lemmas[i] if lemmas else ():
            longest = max(longest, self._words.get(_folded(form).partition(" ")[0], 1))
        for size in range(min(longest, len(tokens_folded) - i), 0, -1):
            end = i + size
            head = " ".join(map(_folded, tokens_folded[i : end - 1]))
            last = (*_forms(tokens_folded[end - 1], self._language), *map(_folded, lemmas[end - 1] if lemmas else ()))
            for form in last:
                entries = find(f"{head} {form}" if head else form)
                if entries:
                    return size, entries
            if lemmas and size > 1:
                entries = self._dictionary_forms(tokens_folded, i, end, lemmas)
                if entries:
                    return size, entries
        return None

    def _dictionary_forms(
        self, tokens: Sequence[str], i: int, end: int, lemmas: Sequence[Iterable[str]]
    ) -> tuple[Entry, ...]:
        """What is known by the dictionary forms of all words from `i` to `end`: Russian names inflect in every word."""
        choices = [tuple(dict.fromkeys(map(_folded, (*lemmas[k], tokens[k])))) for k in range(i, end)]
        for forms in islice(product(*choices), _TRIED):
            entries = self._known.find(" ".join(forms))
            if entries:
                return entries
        return ()


@lru_cache(maxsize=1 << 16)
def _folded(token: str) -> str:
    return fold(token)


@lru_cache(maxsize=1 << 16)
def _forms(token: str, language: str) -> tuple[str, ...]:
    """The folded forms under which the last word of a name is looked up: as it stands, and without its case."""
    forms = [fold(token)]
    if language == "kk" and token[-1:].isalpha():
        from craftgraph.language.kk.morphology import without_case  # noqa: PLC0415

        forms += [fold(without_case(token)), fold(_KAZAKH_CASE.sub("", token))]
    return tuple(dict.fromkeys(forms))


class WordList(Mapping[str, str]):
    """A list of words in lower case, each with the class that its list gives it, or the empty string.

    The files are `data/authority/words/<language>/<name>.txt`: a word (or words) a line, a tab, its class; `#` begins
    a comment.
    """

    def __init__(self, words: Mapping[str, str]) -> None:
        self._words = words

    @staticmethod
    @lru_cache(maxsize=64)
    def load(language: str, name: str) -> "WordList":
        """Return the list `name` of `kk`, `ru` or `en`; an empty one where the language has none of that name.

        >>> WordList.load("kk", "event")["жәрмеңке"]
        'Fair'
        """
        try:
            path = resource("data", "authority", "words", language, f"{name}.txt")
        except FileNotFoundError:
            return WordList({})
        found: dict[str, str] = {}
        for line in path.read_text(encoding="utf-8").splitlines():
            word, _, cls = line.partition("#")[0].partition("\t")
            if word.strip():
                found.setdefault(word.strip().lower(), cls.strip())
        return WordList(found)

    def __getitem__(self, word: str) -> str:
        return self._words[word]

    def __iter__(self) -> Iterator[str]:
        return iter(self._words)

    def __len__(self) -> int:
        return len(self._words)


@lru_cache(maxsize=8)
def endings(language: str, kind: str) -> tuple[str, ...]:
    """Return the endings of names (`surname` or `patronymic`) in a language, the longest first.

    >>> endings("kk", "patronymic")[:2]
    ('қызы', 'кызы')
    """
    lines = resource("data", "authority", "words", "endings.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    found = dict.fromkeys(row[3] for row in rows if row[0] == language and row[1] == kind)
    return tuple(sorted(found, key=len, reverse=True))
