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


def _prominence(rank: int) -> str:
    return "a" if rank < 10 else "b" if rank < 40 else "c"


class Lexicon:
    """The word lists of one language, and the authority files of all."""

    def __init__(self, language: str) -> None:
        self.language = language
        self._tags: dict[str, tuple[str, ...]] = {}
        self._known = authority()
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
        first = next((p for p in _FIRST_PARTS if last.startswith(p) and len(last) > len(p) + 1), "")
        found = self._tags.get(last.removeprefix(first)) if len(last) < len(lemma) or first else None
        return tuple(tag for tag in found or () if tag.partition(":")[0] in _CLASS_NOUNS)

    def name_at(self, texts: Sequence[str], words: Sequence[Word], i: int) -> tuple[int, str, int]:
        """The longest known name that begins at token `i`: (length in tokens, class, rank); length 0 for none."""
        first = texts[i][0]
        if not (first.isupper() or first.isdigit()):
            return 0, "", 0
        for length in range(min(_LONGEST, len(texts) - i), 0, -1):
            last = words[i + length - 1]
            head = " ".join(w.lower for w in words[i : i + length - 1])
            for end in (last.lower, last.lemma):
                key = f"{head} {end}".strip().replace("-", " ").replace("ё", "е")
                found = self._known.find(key)
                if found:
                    return length, found[0].cls, found[0].rank
        return 0, "", 0

    def names(self, texts: Sequence[str], words: Sequence[Word]) -> list[list[str]]:
        """For every token, `g=B-City` and the like where a known name begins or goes on."""
        rows: list[list[str]] = [[] for _ in texts]
        i = 0
        while i < len(texts):
            length, cls, rank = self.name_at(texts, words, i)
            for k in range(length):
                place = "B" if k == 0 else "I"
                rows[i + k] += [f"g={place}-{cls}", f"g={place}-{cls}{_prominence(rank)}"]
            i += max(length, 1)
        return rows


@lru_cache(maxsize=3)
def lexicon(language: str) -> Lexicon:
    """The word lists of `kk`, `ru` or `en`, read once."""
    return Lexicon(language)
