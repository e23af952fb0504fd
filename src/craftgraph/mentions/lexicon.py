"""Word lists and authority names as the tagger sees them: tags of a word, and of known names over several tokens."""

from collections.abc import Sequence
from functools import lru_cache

from craftgraph.language.word_lists import WordList
from craftgraph.language.words import Word
from craftgraph.mentions.authority import authority
from craftgraph.resources import resource

_LONGEST = 5
_CLASS_NOUNS = frozenset({"event", "org", "venue", "title", "register", "place"})
_FIRST_PARTS = ("этно", "мега", "фото", "аудио", "видео", "онлайн", "мини", "кино", "авто", "арт", "эко", "агро")
"""First parts of compounds that leave the class of the second as it is: `этноорталық`, `мегафестиваль`."""


_NO_NAME = (0, "", 0)


def _folded(name: str) -> str:
    return name.replace("-", " ").replace("ё", "е")


@lru_cache(maxsize=1)
def _longest() -> dict[str, int]:
    """For the words with which known names of several words begin: how many words the longest of them has."""
    found: dict[str, int] = {}
    for key in authority():
        if " " in key:
            first = key.partition(" ")[0]
            found[first] = max(found.get(first, 0), key.count(" ") + 1)
    return found


def _prominence(rank: int) -> str:
    return "a" if rank < 10 else "b" if rank < 40 else "c"


class Lexicon:
    """The word lists of one language, and the authority files of all."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._tags: dict[str, tuple[str, ...]] = {}
        self._known = authority()
        self._found: dict[str, tuple[str, int]] = {}
        try:
            folder = resource("data", "authority", "words", language)
        except FileNotFoundError:
            return
        for path in sorted(folder.glob("*.txt")):
            for word, cls in WordList.load(language, path.stem).items():
                tag = f"{path.stem}:{cls}" if cls else path.stem
                self._tags[word] = (*self._tags.get(word, ()), tag)

    def tags(self, text: str, lemma: str) -> tuple[str, ...]:
        """The lists that hold a word, by its form or its lemma; a compound is what its last part is (`арт-орталық`)."""
        return self._tags.get(text.lower()) or self._tags.get(lemma) or self._compound(lemma)

    def _compound(self, lemma: str) -> tuple[str, ...]:
        last = lemma.rpartition("-")[2]
        if last.startswith(_FIRST_PARTS):
            first = next((p for p in _FIRST_PARTS if last.startswith(p) and len(last) > len(p) + 1), "")
            last = last.removeprefix(first)
        found = self._tags.get(last, ()) if len(last) < len(lemma) else ()
        return tuple(tag for tag in found if tag.partition(":")[0] in _CLASS_NOUNS)

    def name_at(self, texts: Sequence[str], words: Sequence[Word], i: int) -> tuple[int, str, int]:
        """The longest known name that begins at token `i`: (length in tokens, class, rank); length 0 for none."""
        first = texts[i][0]
        if not (first.isupper() or first.isdigit()):
            return _NO_NAME
        longest = _longest().get(_folded(words[i].lower).partition(" ")[0], 1)
        for length in range(min(longest, _LONGEST, len(texts) - i), 1, -1):
            last = words[i + length - 1]
            head = " ".join(w.lower for w in words[i : i + length - 1])
            if found := self._find(f"{head} {last.lower}") or self._find(f"{head} {last.lemma}"):
                return length, *found
        single = self._find(words[i].lower) or self._find(words[i].lemma)
        return (1, *single) if single else _NO_NAME

    def _find(self, name: str) -> tuple[str, int] | None:
        """Class and rank of the most prominent thing called `name`, written in lower case."""
        key = _folded(name)
        found = self._found.get(key)
        if found is None and (entries := self._known.find(key)):
            found = self._found[key] = entries[0].cls, entries[0].rank
        return found

    def begins(self, text: str, word: Word) -> bool:
        """Tell whether a known name may begin with a word."""
        if not (text[0].isupper() or text[0].isdigit()):
            return False
        return bool(
            _folded(word.lower).partition(" ")[0] in _longest() or self._find(word.lower) or self._find(word.lemma)
        )

    def names(
        self, texts: Sequence[str], words: Sequence[Word], begins: Sequence[int]
    ) -> list[tuple[int, tuple[str, str]]]:
        """The tokens where a known name begins or goes on, with the tags `g=B-City` and the like of each.

        `begins` are the tokens with which one may begin, in their order.
        """
        found: list[tuple[int, tuple[str, str]]] = []
        end = 0
        for i in begins:
            if i >= end:
                length, cls, rank = self.name_at(texts, words, i)
                for k in range(i, i + length):
                    tag = f"g={'B' if k == i else 'I'}-{cls}"
                    found.append((k, (tag, tag + _prominence(rank))))
                end = i + length
        return found


@lru_cache(maxsize=3)
def lexicon(language: str) -> Lexicon:
    """The word lists of `kk`, `ru` or `en`, read once."""
    return Lexicon(language)
