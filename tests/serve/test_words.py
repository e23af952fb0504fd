"""Statements in words: readable, and nothing lost."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftgraph.query.words import class_name, in_words, property_in_words
from craftgraph.terms import ENTITY_CLASSES, ENTITY_PROPERTIES, STATEMENT_ROLES

LANGUAGES = ("kk", "ru", "en")
SAMPLES = {
    "date": ["2025-10-05", "2025-10", "2025"],
    "number": ["1140000", "12.5", "7"],
    "integer": ["1200", "3"],
    "duration": ["PT1M", "PT1M42S", "P3D"],
    "comparator": ["exactly", "about", "moreThan", "lessThan", "atLeast", "atMost"],
    "boolean": ["true", "false"],
}

SENTENCES = [
    (
        "Conferral",
        {"recipient": ["Тараз"], "title": ["Қыш қаласы"], "conferredBy": ["Кеңес"], "date": ["2025-10-05"]},
        "kk",
        "Тараз «Қыш қаласы» марапатын алды, марапатты берген – Кеңес, 2025 жылғы 5 қазан.",
    ),
    (
        "Conferral",
        {"recipient": ["Almaty"], "title": ["World Craft City"], "conferredBy": ["World Crafts Council"]},
        "en",
        "Almaty received “World Craft City” from World Crafts Council.",
    ),
    ("Position", {"role": ["басшысы"], "organization": ["Музей"]}, "ru", "Должность: басшысы, Музей."),
    ("Attendance", {"event": ["Той"], "value": ["2000"], "comparator": ["moreThan"]}, "kk",
     "Той: қатысушылар, 2\N{NO-BREAK SPACE}000-нан астам."),
    ("Observation", {"about": ["Almaty"], "indicator": ["tourists"], "value": ["12.5"], "unit": ["%"],
                     "comparator": ["about"], "periodStart": ["2025-01-01"], "periodEnd": ["2025-06-30"]}, "en",
     "Almaty: tourists – about 12.5%, first half of 2025."),
    ("Observation", {"about": ["Алматы"], "value": ["75000000"], "unit": ["KZT"], "comparator": ["moreThan"]}, "kk",
     "Алматы: 75 000 000-нан астам теңге.".replace(" 000", "\N{NO-BREAK SPACE}000")),
    ("Record", {"holder": ["A", "B"], "duration": ["PT1M"], "factor": ["1.4"], "factorComparator": ["moreThan"]}, "en",
     "A and B set a record, in 1 min, more than 1.4 times the earlier record."),
    ("Quotation", {"speaker": ["A"], "text": ["Well."], "direct": ["true"]}, "en", "A: “Well.”"),
    ("Quotation", {"speaker": ["A"], "text": ["all is well"], "direct": ["false"]}, "en",
     "A is reported as saying: all is well."),
    ("Distinction", {"holder": ["A"], "label": ["«Отан» ордені"], "times": ["4"]}, "ru", "A – «Отан» ордені, раз: 4."),
    ("Attendance", {"event": ["E"], "value": ["1000", "1032"], "comparator": ["atLeast", "exactly"]}, "en",
     "E: an audience, 1,000 / 1,032 (at least … / …)."),
]  # fmt: skip


@pytest.mark.parametrize(("cls", "roles", "language", "expected"), SENTENCES)
def test_sentence(cls, roles, language, expected):
    assert in_words(cls, roles, language) == expected


def filler(kind):
    if kind in SAMPLES:
        return st.lists(st.sampled_from(SAMPLES[kind]), min_size=1, max_size=1)
    return st.lists(st.text("абвгдXYZ", min_size=3, max_size=9), min_size=1, max_size=3, unique=True)


@st.composite
def statements(draw):
    cls = draw(st.sampled_from(sorted(STATEMENT_ROLES)))
    roles = draw(st.fixed_dictionaries({}, optional={r: filler(k) for r, k in STATEMENT_ROLES[cls].items()}))
    return cls, roles


@given(statements(), st.sampled_from(LANGUAGES))
def test_no_value_is_lost_and_no_slot_is_left(statement, language):
    cls, roles = statement
    said = in_words(cls, roles, language)
    assert not re.search(r"[{}]|\bNone\b|  ", said)
    digits = re.sub(r"[\s,]", "", said)
    for role, values in roles.items():
        kind = STATEMENT_ROLES[cls][role]
        for value in values:
            if kind not in SAMPLES:
                assert value in said, (role, value)
            elif kind == "integer" or (kind == "number" and "." not in value):
                assert value in digits, (role, value)
            elif kind == "date":
                assert value[:4] in said, (role, value)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_property_and_class_has_words(language):
    for name, kind in ENTITY_PROPERTIES.items():
        value = "2025-10-05" if kind == "date" else "мән"
        said = property_in_words(name, "Зат", [value], language)
        assert "Зат" in said
        assert ("2025" if kind == "date" else "мән") in said
    for cls in (*ENTITY_CLASSES, *STATEMENT_ROLES, "Article"):
        assert class_name(cls, language)


def test_an_unknown_class_or_language_is_an_error():
    with pytest.raises(KeyError):
        in_words("Wish", {}, "en")
    with pytest.raises(KeyError):
        in_words("Record", {}, "fr")


def test_the_data_names_nothing_that_the_vocabulary_lacks():
    data = json.loads(Path(__file__).parents[2].joinpath("src/craftgraph/query/words.json").read_text("utf-8"))
    assert set(data["statements"]) == set(STATEMENT_ROLES)
    assert set(data["properties"]) == set(ENTITY_PROPERTIES)
    for cls, languages in data["statements"].items():
        assert set(languages) == set(LANGUAGES)
        known = set(STATEMENT_ROLES[cls]) | {"amount", "period"}
        for clauses in languages.values():
            assert {slot for clause in clauses for t in clause for slot in re.findall(r"\{(\w+)\}", t)} <= known
