"""Known names and word lists, as the rooms of the text side look them up."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

from craftgraph.resources import resource


class WordList(Mapping[str, str]):
    """A list of words, each with the class that its list gives it, or the empty string.

    The files are `data/authority/words/<language>/<name>.txt`: a word or several a line, `#` begins a comment, a tab
    divides a word from its class.
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
