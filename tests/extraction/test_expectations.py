"""What the Kazakh reader makes of sentences: the shipped models on text of our own that they have not seen."""

import datetime
from dataclasses import replace
from itertools import count, islice
from pathlib import Path

import pytest

from craftgraph.corpus import load
from craftgraph.model import Article, EntityRef, Extraction, Statement
from craftgraph.pipeline import extract, extract_all

DAY = datetime.date(2025, 10, 7)


def _read(text: str) -> Extraction:
    return extract(Article("t", text, "kk", published=DAY))


def _roles(extraction: Extraction, statement: Statement) -> dict[str, object]:
    return {
        r.name: extraction.entities[r.value.index].names[0]
        if isinstance(r.value, EntityRef)
        else getattr(r.value, "value", r.value)
        for r in statement.roles
    }


MASS = (
    "Таразда өткен «Алтын дән» фестивалінде 640 оқушы бір мезетте домбыра тартып, Қазақстанның рекордтар кітабына енді."
)
SAID = [
    (
        "Облыстық музейдің директоры Айгүл Серікова көрмені ашты.",
        "Position",
        {"holder": "Айгүл Серікова", "role": "директоры"},
    ),
    (
        "Фестивальге 1 200 адам қатысты, деп хабарлайды «Дала» газеті. «Біз қуаныштымыз», – деді Айгүл Серікова.",
        "Quotation",
        {"speaker": "Айгүл Серікова", "text": "Біз қуаныштымыз", "direct": True},
    ),
    (
        "Шымкентте «Күміс ине» фестивалі өтті. "
        "Фестивальге Өзбекстаннан, Қырғызстаннан келген 40-тан астам шебер қатысты.",
        "Attendance",
        {"event": "Күміс ине", "value": 40, "comparator": "moreThan"},
    ),
    (
        "Былтыр Түркістан облысына 1,2 миллион турист келді.",
        "Observation",
        {"about": "Түркістан облысы", "value": 1200000, "periodStart": "2024-01-01", "periodEnd": "2024-12-31"},
    ),
    (
        "Тараз қаласына 5 мамырда «Әлемнің қыш қаласы» атағы берілді.",
        "Conferral",
        {"recipient": "Тараз", "title": "Әлемнің қыш қаласы"},
    ),
    (
        "Астанада «Көктем» фестивалі өтті. Фестивальді үш күнде 1 400 адам тамашалады.",
        "Attendance",
        {"event": "Көктем", "group": "адам", "value": 1400},
    ),
    (
        "Балуан Дархан Жомартұлы бір минутта 14 кетпенді майыстырып, Қазақстан рекордын жаңартты.",
        "Record",
        {"holder": "Дархан Жомартұлы", "value": 14, "duration": "PT1M"},
    ),
    (MASS, "Attendance", {"event": "Алтын дән", "group": "оқушы", "value": 640}),
    (MASS, "Record", {"feat": "бір мезетте домбыра тартып", "value": 640, "unit": "оқушы", "occasion": "Алтын дән"}),
]


@pytest.mark.parametrize(("text", "cls", "roles"), SAID)
def test_what_is_said_is_stated(text: str, cls: str, roles: dict[str, object]) -> None:
    extraction = _read(text)
    found = [_roles(extraction, s) for s in extraction.statements if s.cls == cls]
    assert any(all(item.get(name) == value for name, value in roles.items()) for item in found), found


NOT_SAID = [
    ("Айгүл Сериковаға «Ерен еңбегі үшін» медалі берілген жоқ.", "Conferral"),
    ("Келер жылы Айгүл Серікова «Құрмет» орденімен марапатталуы мүмкін.", "Conferral"),
]


def test_an_outlet_gives_no_title() -> None:
    text = "Айгүл Серікова «Құрмет» орденімен марапатталды, деп хабарлайды Dalanews.kz."
    assert all("conferredBy" not in _roles(_read(text), s) for s in _read(text).statements)


def test_an_open_period_has_no_last_day() -> None:
    found = [
        _roles(_read(t), s)
        for t in ["Жыл басынан бері Түркістан облысына 1,2 миллион турист келді."]
        for s in _read(t).statements
    ]
    assert [("periodEnd" in item, item.get("value")) for item in found] == [(False, 1200000)]


@pytest.mark.parametrize(("text", "cls"), NOT_SAID)
def test_what_is_not_said_as_done_is_not_stated(text: str, cls: str) -> None:
    assert cls not in [s.cls for s in _read(text).statements]


def test_every_role_points_into_the_extraction() -> None:
    extraction = _read(" ".join(text for text, _, _ in SAID))
    for statement in extraction.statements:
        assert 0 <= statement.sentence < len(extraction.sentences)
        for role in statement.roles:
            assert 0 <= role.sentence < len(extraction.sentences)
            if isinstance(role.value, EntityRef):
                assert 0 <= role.value.index < len(extraction.entities)


def test_every_element_of_a_sentence_is_entered_by_those_who_put_it_forward() -> None:
    extraction = _read(
        "Адамзаттың материалдық емес мәдени мұрасының репрезентативті тізіміне Қазақстан ұсынған "
        "«Құрақ тігу дәстүрі» мен Иранның «Шаңқобыз жасау өнері» енгізілді."
    )
    entered = [_roles(extraction, s) for s in extraction.statements if s.cls == "Inscription"]
    assert [(str(roles["element"]), roles["by"]) for roles in entered] == [
        ("Құрақ тігу дәстүрі", "Қазақстан"),
        ("Шаңқобыз жасау өнері", "Иран"),
    ]


def test_a_list_under_a_title_confers_it_on_each() -> None:
    extraction = _read(
        "Қорытынды кеште шеберлер марапатталды.\n«Алтын қол» төсбелгісімен:\n- Айгүл Серікова – зергер;\n"
        "- Ермек Оспанов – ұста.\nКеш соңында концерт болды."
    )
    conferrals = [s for s in extraction.statements if s.cls == "Conferral"]
    assert [_roles(extraction, s)["recipient"] for s in conferrals] == ["Айгүл Серікова", "Ермек Оспанов"]
    assert [extraction.sentences[s.sentence].text[:6] for s in conferrals] == ["- Айгү", "- Ерме"]


def test_the_same_article_gives_the_same_extraction() -> None:
    text = SAID[2][0]
    assert _read(text) == _read(text)


def test_articles_read_together_say_what_each_says_alone() -> None:
    corpus = Path(__file__).parents[2] / "data" / "corpus" / "train"
    kk, ru, en = (
        [gold.article for gold in islice(load(corpus / f"{name}.jsonl"), 12)] for name in ("kk-records", "ru", "en")
    )
    empty = replace(kk[0], text="")
    articles = [*kk[:3], empty, *ru[:2], empty, *en, ru[0], *kk]
    assert list(extract_all(articles)) == [extract(article) for article in articles]


def test_articles_are_taken_as_they_are_wanted() -> None:
    wanted = extract_all(Article(str(n), SAID[0][0], "kk") for n in count())
    assert [next(wanted).article.id for _ in range(25)] == [str(n) for n in range(25)]


@pytest.mark.parametrize("text", ["", " ", "…", "«", "»»»", "– – –", "1", "😀" * 5, "А" * 5000])
def test_odd_text_is_read_without_a_fault(text: str) -> None:
    _read(text)
