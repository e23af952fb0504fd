"""The dates and figures of a sentence."""

import datetime

import pytest

from craftgraph.language.segment import sentences
from craftgraph.mentions.values import values


@pytest.mark.parametrize(
    ("text", "published", "expected"),
    [
        ("Көрме 26 маусымда ашылды.", datetime.date(2025, 10, 7), [("date", "26 маусымда")]),
        # without a day of publication that is no date, but it counts nothing either
        ("Көрме 26 маусымда ашылды.", None, []),
        ("Көрме 26 шеберді жинады.", None, [("quantity", "26")]),
        ("Көрме 2019 жылы ашылды.", None, [("date", "2019 жылы")]),
    ],
)
def test_days_are_no_figures(text: str, published: datetime.date | None, expected: list[tuple[str, str]]) -> None:
    (sentence,) = sentences(text, "kk")
    assert [(n.kind, text[n.begin : n.end]) for n in values(sentence, "kk", published, [])] == expected
