"""Russian quantities in a sentence: number, unit, comparator, and what they mean together."""

from collections.abc import Sequence

from craftgraph.language.counting import counting
from craftgraph.language.expressions import Quantity
from craftgraph.model import Token


def find_quantities(tokens: Sequence[Token], skip: Sequence[tuple[int, int]] = ()) -> tuple[Quantity, ...]:
    """Return the quantities in the tokens of one sentence, in the order of the text (see `Counting.find`).

    >>> from craftgraph.language.segment import tokens
    >>> text = "более 1,14 млн тенге, не менее пяти %"
    >>> [(str(q.value), q.unit, q.comparator.value) for q in find_quantities(tokens(text))]
    [('1140000', 'KZT', 'moreThan'), ('5', '%', 'atLeast')]
    """
    return counting("ru").find(tokens, skip)
