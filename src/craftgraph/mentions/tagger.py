"""The trained tagger: a linear-chain CRF over the features of every token."""

from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from craftgraph.mentions.chain import Chain
from craftgraph.mentions.features import (
    EDGE,
    REACH,
    Context,
    Form,
    Placed,
    form_of,
    groups,
    values,
)
from craftgraph.mentions.pairs import pairs_of
from craftgraph.mentions.viterbi import best
from craftgraph.model import Sentence
from craftgraph.resources import resource

Spans = list[tuple[str, int, int]]
_PLACES = 2 * REACH + 1
_FORMS = 16384
"""So many written forms are kept: with 53 labels their scores take 17 MB."""


class Tagger:
    """A model that gives every token of a sentence a BIO label (`B-Person`, `I-Person`, `B-role`, `O`).

    What a written form adds to the scores of the tokens around, from two on its left to two on its right, is summed up
    when it is first met.
    """

    def __init__(self, path: Path, language: str) -> None:
        self.language = language
        self.chain = Chain.load(path)
        self._forms: list[Form] = []
        self._index: dict[str, int] = {}
        self._sums = np.zeros((256, _PLACES, len(self.chain.labels)), np.int32)
        self._numbers: dict[str, dict[str, int]] = defaultdict(dict)
        for name, number in self.chain.numbers.items():
            group, _, value = name.partition("=")
            self._numbers[group][value] = number
        self._tables: dict[tuple[str, ...], list[dict[str, int]]] = {}
        self._context = Context(language, self.chain.numbers.get, pairs_of(self._numbers))
        beyond = self.chain.numbers.get("=".join(EDGE))
        self._keep(0, [[beyond] if beyond else []])

    def spans(self, text: Sequence[Sentence]) -> list[Spans]:
        """Return (label, first token, last token inclusive) of what the model finds in each sentence of an article."""
        return self.spans_of([text])[0]

    def spans_of(self, articles: Sequence[Sequence[Sentence]]) -> list[list[Spans]]:
        """Return what `spans` returns for each of some articles, given as their sentences; faster than one by one."""
        texts = [[[token.text for token in sentence.tokens] for sentence in text] for text in articles]
        lengths = [len(sentence) for text in texts for sentence in text]
        found = best(self.scores(texts), lengths, self.chain.transitions).tolist()
        names, result = self.chain.labels, iter(found)
        return [[spans([names[k] for k in islice(result, len(sentence))]) for sentence in text] for text in texts]

    def _meet(self, texts: set[str]) -> None:
        """Look up the forms of an article that are new."""
        new = texts.difference(self._index)
        if len(self._index) + len(new) > _FORMS:
            self._forms, self._index, new = [], {}, texts
        forms = [form_of(text, self.language) for text in new]
        begin = len(self._forms) + 1
        self._forms += forms
        self._index |= {form.text: n for n, form in enumerate(forms, begin)}
        self._keep(begin, [self._known(form) for form in forms])

    def _known(self, form: Form) -> list[int]:
        """The numbers of the attributes of a form that the model has weights for."""
        named = groups(form)
        tables = self._tables.get(named)
        if tables is None:
            tables = self._tables[named] = [self._numbers[group] for group in named]
        known = [number for table, value in zip(tables, values(form), strict=False) if (number := table.get(value))]
        if form.word.verb and (number := self._numbers["v"].get(form.word.verb)):
            known.append(number)
        if form.tags:
            tags = self._numbers["t"]
            known += [number for tag in form.tags if (number := tags.get(tag))]
        return known

    def _keep(self, begin: int, known: Sequence[Sequence[int]]) -> None:
        """Sum up what the attributes of forms add around them; their sums begin at row `begin`."""
        end = begin + len(known)
        if end > len(self._sums):
            more = np.zeros((max(end, 2 * len(self._sums)) - len(self._sums), *self._sums.shape[1:]), np.int32)
            self._sums = np.concatenate([self._sums, more])
        at = [place for n, row in enumerate(known) for place in [n * _PLACES + REACH] * len(row)]
        self._sums[begin:end] = 0
        flat = self._sums[begin:end].reshape(-1, self._sums.shape[2])
        self.chain.add(flat, at, [number for row in known for number in row])

    def scores(self, articles: Sequence[Sequence[Sequence[str]]]) -> NDArray[np.int32]:
        """Return how well each label suits each token of articles, given sentence by sentence: token × label.

        A score is the sum of the weights of all attributes that the token sees.
        """
        self._meet({text for sentences in articles for sentence in sentences for text in sentence})
        index, forms = self._index, self._forms
        row: list[int] = [0] * REACH
        known: list[list[Placed]] = []
        for sentences in articles:
            known.append([])
            for sentence in sentences:
                places = [index[text] for text in sentence]
                known[-1].append((len(row), [forms[place - 1] for place in places]))
                row += places
                row += [0] * REACH
        flat = self._sums.reshape(-1, self._sums.shape[2])
        seen = np.array(row, np.intp) * _PLACES + REACH
        scores = flat.take(seen, axis=0)
        for shift in range(1, REACH + 1):
            scores[shift:] += flat.take(seen[:-shift] + shift, axis=0)
            scores[:-shift] += flat.take(seen[shift:] - shift, axis=0)
        self.chain.add(scores, *self._context.read(known))
        return scores.take(np.flatnonzero(row), axis=0)


def spans(labels: Sequence[str]) -> Spans:
    """Read BIO labels as spans (label, first, last inclusive); an `I-` without its `B-` begins a span.

    >>> spans(["B-City", "O", "B-Person", "I-Person"])
    [('City', 0, 0), ('Person', 2, 3)]
    """
    found: Spans = []
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
    return Tagger(resource("data", "models", f"mentions-{language}.npz"), language)
