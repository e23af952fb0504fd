"""Russian quantities in a sentence: number, unit, comparator, and what they mean together."""

from collections.abc import Sequence

from craftgraph.language.european import quantities
from craftgraph.language.expressions import Quantity
from craftgraph.model import Token


def find_quantities(tokens: Sequence[Token], skip: Sequence[tuple[int, int]] = ()) -> tuple[Quantity, ...]:
    """Return the quantities in the tokens of one sentence, in the order of the text (see european/quantities.py).

    >>> from craftgraph.language.segment import tokens
    >>> text = "более 1,14 млн тенге, не менее пяти %"
    >>> [(str(q.value), q.unit, q.comparator.value) for q in find_quantities(tokens(text))]
    [('1140000', 'KZT', 'moreThan'), ('5', '%', 'atLeast')]
    """
    return quantities.find_quantities("ru", tokens, skip)
