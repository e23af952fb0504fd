"""Lists of words: class nouns, offices, occupations, given names, endings of names."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from craftgraph.resources import resource, rows


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

    def __contains__(self, word: object) -> bool:
        return word in self._words  # as Mapping does it, a word that is not there raises an exception first

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
    table = rows(resource("data", "authority", "words", "endings.tsv"))
    found = dict.fromkeys(row[3] for row in table if row[0] == language and row[1] == kind)
    return tuple(sorted(found, key=len, reverse=True))
