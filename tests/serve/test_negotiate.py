"""Which media type a client gets for what it asks."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftgraph.serve.negotiate import GRAPHS, HTML, JSON, RESULTS, choose, parse_accept

XML = "application/sparql-results+xml"

CASES = [
    ("", RESULTS, JSON),
    ("*/*", RESULTS, JSON),
    ("application/*", RESULTS, JSON),
    (XML, RESULTS, XML),
    ("text/csv;q=0.9, */*;q=0.1", RESULTS, "text/csv"),
    (f"{JSON};q=0.1, {XML};q=0.2", RESULTS, XML),
    (f"{XML};q=0, */*", RESULTS, JSON),
    ("text/html", RESULTS, None),
    ("*/*;q=0", RESULTS, None),
    ("application/json", RESULTS, "application/json"),
    ("TEXT/TURTLE", GRAPHS, "text/turtle"),
    ('application/ld+json; profile="http://www.w3.org/ns/json-ld#expanded, x"; q=0.8', GRAPHS, "application/ld+json"),
    ("text/html, application/xhtml+xml, */*;q=0.8", {HTML: HTML, **GRAPHS}, HTML),
    ("garbage", GRAPHS, None),
]


@pytest.mark.parametrize(("accept", "offered", "chosen"), CASES)
def test_choose(accept, offered, chosen):
    assert choose(accept, offered) == chosen


@given(st.text(max_size=200))
def test_any_header_is_read(header):
    for media_range, quality in parse_accept(header):
        assert "/" in media_range
        assert 0 <= quality <= 1
    assert choose(header, GRAPHS) in {None, *GRAPHS}
