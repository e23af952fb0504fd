"""The trained tagger: a linear-chain CRF (Lafferty et al. 2001) over the features of every token."""

from collections.abc import Sequence
from functools import lru_cache

import pycrfsuite

from craftgraph.mentions.features import features
from craftgraph.model import Sentence
from craftgraph.resources import resource


class Tagger:
    """A CRFsuite model that gives every token of a sentence a BIO label (`B-Person`, `I-Person`, `B-role`, `O`)."""

    def __init__(self, path: str, language: str) -> None:
        self.language = language
        self._crf = pycrfsuite.Tagger()
        self._crf.open(path)

    def spans(self, text: Sequence[Sentence]) -> list[list[tuple[str, int, int]]]:
        """Return (label, first token, last token inclusive) of what the model finds in each sentence of an article."""
        return [spans(self._crf.tag(rows)) for rows in features(text, self.language)]


def spans(labels: list[str]) -> list[tuple[str, int, int]]:
    """Read BIO labels as spans (label, first, last inclusive); an `I-` without its `B-` begins a span.

    >>> spans(["B-City", "O", "B-Person", "I-Person"])
    [('City', 0, 0), ('Person', 2, 3)]
    """
    found: list[tuple[str, int, int]] = []
    for i, label in enumerate(labels):
        if label == "O":
            continue
        if label[0] == "I" and found and found[-1][0] == label[2:] and found[-1][2] == i - 1:
            found[-1] = (label[2:], found[-1][1], i)
        else:
            found.append((label[2:], i, i))
    return found


@lru_cache(maxsize=3)
def tagger(language: str) -> Tagger:
    """The tagger that ships for `kk`, `ru` or `en`, opened once; raises FileNotFoundError where there is none."""
    return Tagger(str(resource("data", "models", f"mentions-{language}.crfsuite")), language)
