"""The pattern files: every list is documented, and Russian and English, which share their readers, have the same."""

from pathlib import Path

import pytest

from craftgraph.patterns import patterns

PAGE = Path(__file__).parents[2] / "docs" / "patterns.md"


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_list_is_documented(language: str) -> None:
    page = PAGE.read_text(encoding="utf-8")
    for section, lists in patterns(language).items():
        assert f"`[{section}]`" in page
        if section != "nominals":  # its keys are the classes of the ontology
            assert [key for key in lists if f"`{key}`" not in page] == []


def test_russian_and_english_have_the_same_lists() -> None:
    assert {s: sorted(k) for s, k in patterns("ru").items()} == {s: sorted(k) for s, k in patterns("en").items()}
