"""English quantities in a sentence: number, unit, comparator, and what they mean together."""

from collections.abc import Sequence

from craftgraph.language.european import quantities
from craftgraph.language.expressions import Quantity
from craftgraph.model import Token


def find_quantities(tokens: Sequence[Token], skip: Sequence[tuple[int, int]] = ()) -> tuple[Quantity, ...]:
    """Return the quantities in the tokens of one sentence, in the order of the text (see european/quantities.py).

    >>> from craftgraph.language.segment import tokens
    >>> text = "nearly two and a half million visitors, $60,000"
    >>> [(str(q.value), q.unit, q.comparator.value) for q in find_quantities(tokens(text))]
    [('2500000', None, 'about'), ('60000', 'USD', 'exactly')]
    """
    return quantities.find_quantities("en", tokens, skip)
