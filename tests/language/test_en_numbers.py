"""English figures: currencies, comparators with and without a negation, multiples, ranges and big numbers."""

import pytest

from craftgraph.language.en.numbers import find_quantities
from craftgraph.language.segment import tokens

MONEY = [
    ("US$10.2 million", "10200000", "USD"),
    ("about 11.8 million U.S. dollars", "11800000", "USD"),
    ("4 million Hong Kong dollars", "4000000", "HKD"),
    ("HK$30 million", "30000000", "HKD"),
    ("A$5m", "5000000", "AUD"),
    ("C$2.1 million", "2100000", "CAD"),
    ("S$40,000", "40000", "SGD"),
    ("NZ$7m", "7000000", "NZD"),
    ("R$40 million", "40000000", "BRL"),
    ("N6.2bn", "6200000000", "NGN"),
    ("₦600m", "600000000", "NGN"),
    ("40 million naira", "40000000", "NGN"),
    ("Dh4.3 million", "4300000", "AED"),
    ("AED4.3 million", "4300000", "AED"),
    ("Rp 87.6 billion", "87600000000", "IDR"),
    ("Rs. 5 crore", "50000000", "INR"),
    ("₹3.4 crore", "34000000", "INR"),
    ("Rs 3.2 lakh crore", "3200000000000", "INR"),
    ("11 million cedis", "11000000", "GHS"),
    ("GH¢2 million", "2000000", "GHS"),
    ("214 lari", "214", "GEL"),
    ("Ksh300,000", "300000", "KES"),
    ("₽12 million", "12000000", "RUB"),
    ("₸300 million", "300000000", "KZT"),
    ("T300 million", "300000000", "KZT"),
    ("£40k", "40000", "GBP"),
    ("20 million won", "20000000", "KRW"),
    # no sums
    ("12 won prizes", "12", None),
]

COMPARED = [
    ("had not exceeded 260", "atMost"),
    ("did not yet exceed 260", "atMost"),
    ("hadn't exceeded 260", "atMost"),
    ("never more than 70", "atMost"),
    ("no higher than 34", "atMost"),
    ("up to 700", "atMost"),
    ("2,500 at most", "atMost"),
    ("no fewer than 40", "atLeast"),
    ("not under 40", "atLeast"),
    ("not even 500", "lessThan"),
    ("failed to reach 200", "lessThan"),
    ("just short of 900", "lessThan"),
    ("shy of 1,000", "lessThan"),
    ("well under 50", "lessThan"),
    ("well over 800", "moreThan"),
    ("a good 3,000", "moreThan"),
    ("1,500-plus", "moreThan"),
    ("$1 million-plus", "moreThan"),
    ("1,600-odd", "about"),
    ("close on 1,100", "about"),
    ("not quite 500", "about"),
    ("as many as 600", "exactly"),
    ("reached 600", "exactly"),
    ("even 600", "exactly"),
]

VALUES = [
    ("sales rose sevenfold", ["7 times"]),
    ("a twelve-fold rise", ["12 times"]),
    ("roughly double the figure for 2022", ["2 times"]),
    ("triple that of spring", ["3 times"]),
    ("twice as many", ["2 times"]),
    ("grew by a factor of 1.8", ["1.8 times"]),
    ("two from Kenya and one from Peru", ["2 None", "1 None"]),
    ("a 300-strong crowd", ["300 None"]),
    ("a 68-square-meter rug", ["68 square-meter"]),
    ("a quarter of a million people", ["250000 None"]),
    ("it rose from 1.8 to 2.1 percent", ["1.8 None", "2.1 %"]),
    # no figures: growth in digits, plans, a bass, ranges, fractions
    ("double-digit growth", []),
    ("to double the number", []),
    ("a double bass", []),
    ("10 to 12 million visitors", []),
    ("between 10 and 12 million visitors", []),
    ("one in five visitors", []),
    ("one of the best", []),
]


@pytest.mark.parametrize(("text", "value", "unit"), MONEY)
def test_sums_have_the_code_of_their_currency(text: str, value: str, unit: str | None) -> None:
    assert [(str(q.value), q.unit) for q in find_quantities(tokens(f"It took {text}."))] == [(value, unit)]


@pytest.mark.parametrize(("text", "comparator"), COMPARED)
def test_comparators_are_turned_by_a_negation(text: str, comparator: str) -> None:
    assert [q.comparator.value for q in find_quantities(tokens(f"They {text} people."))] == [comparator]


@pytest.mark.parametrize(("text", "values"), VALUES)
def test_what_is_a_figure(text: str, values: list[str]) -> None:
    assert [f"{q.value} {q.unit}" for q in find_quantities(tokens(text))] == values
