"""Classes of names that the article tells better than a sentence; class nouns that speak of an event named before."""

import datetime

import pytest

from craftgraph.language.segment import sentences
from craftgraph.language.words import word
from craftgraph.mentions.boundaries import mended
from craftgraph.mentions.classes import settled
from craftgraph.mentions.recognise import document
from craftgraph.model import Article, Sentence
from craftgraph.statements.units import visitors


def _spans(text: str, names: list[tuple[str, str]]) -> tuple[tuple[Sentence, ...], list[list[tuple[str, int, int]]]]:
    """The sentences of a text, and the spans of (label, words) in them, in the order of the text."""
    split = sentences(text, "kk")
    found: list[list[tuple[str, int, int]]] = [[] for _ in split]
    at = 0
    for label, words in names:
        begin = text.index(words, at)
        at = begin + len(words)
        for sentence, spans in zip(split, found, strict=True):
            inside = [i for i, t in enumerate(sentence.tokens) if begin <= t.begin and t.end <= at]
            if inside:
                spans.append((label, inside[0], inside[-1]))
    return split, found


@pytest.mark.parametrize(
    ("text", "names", "classes"),
    [
        (
            "Таразда «Боз үй» фестивалі өтті. Ақын «Боз үй» туралы айтты.",
            [("Festival", "«Боз үй» фестивалі"), ("Title", "«Боз үй»")],
            ["Festival", "Festival"],
        ),
        ("Ұста «Боз үй» сыйлығын алды.", [("Title", "«Боз үй»")], ["Title"]),
        ("Қонақтар Қазақстан мен Жапониядан келді.", [("Organization", "Қазақстан")], ["Country"]),
        ("Оны «Қазақстан» арнасы көрсетті.", [("Organization", "«Қазақстан» арнасы")], ["Organization"]),
        (
            "Шараны ҚР Мәдениет және спорт министрлігі өткізді.",
            [("Venue", "ҚР Мәдениет және спорт министрлігі")],
            ["Organization"],
        ),
        ("Жиын Орталық музейде өтті.", [("Venue", "Орталық музейде")], ["Venue"]),
    ],
)
def test_class_that_the_article_tells(text: str, names: list[tuple[str, str]], classes: list[str]) -> None:
    split, found = _spans(text, names)
    words = [[word(t.text, "kk") for t in sentence.tokens] for sentence in split]
    assert [label for spans in settled(split, words, found, "kk") for label, _, _ in spans] == classes


@pytest.mark.parametrize(
    ("text", "names", "events"),
    [
        (
            "Таразда «Боз үй» фестивалі өтті. Фестиваль екі күнге созылды.",
            [("Festival", "«Боз үй» фестивалі"), ("Festival", "Фестиваль")],
            1,
        ),
        (
            "Таразда «Боз үй» фестивалі өтті. Байқау кешке басталды.",
            [("Festival", "«Боз үй» фестивалі"), ("Competition", "Байқау")],
            2,
        ),
    ],
)
def test_class_noun_alone_speaks_of_the_event_named_before(
    text: str, names: list[tuple[str, str]], events: int
) -> None:
    split, found = _spans(text, names)
    article = Article("a", text, "kk", published=datetime.date(2025, 1, 1))
    doc = document(article, split, found)
    assert len([t for t in doc.things if t.cls in {"Festival", "Competition"}]) == events


@pytest.mark.parametrize(
    ("text", "names", "whole"),
    [
        (
            "Таразда QYZYL KERUEN 2025 халықаралық фестивалі өтті.",
            [("Event", "QYZYL KERUEN 2025")],
            ("Festival", "QYZYL KERUEN 2025 халықаралық фестивалі"),
        ),
        ("Таразда QYZYL KERUEN өтті, фестивалі жоқ.", [("Event", "QYZYL KERUEN")], ("Event", "QYZYL KERUEN")),
    ],
)
def test_an_event_takes_its_class_noun_along(text: str, names: list[tuple[str, str]], whole: tuple[str, str]) -> None:
    split, found = _spans(text, names)
    doc = document(Article("a", text, "kk"), split, found)
    assert [(n.kind, doc.text(n)) for n in doc.nodes if n.kind in {"Event", "Festival"} and not n.nominal] == [whole]


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Шараны ҚР Мәдениет және ақпарат министрлігі өткізді.", "ҚР Мәдениет және ақпарат министрлігі", "ҚР"),
        ("Шараны Өзбекстан суретшілер одағы өткізді.", "Өзбекстан суретшілер одағы", "Өзбекстан"),
        ("Шараны Мәдениет және ақпарат министрлігі өткізді.", "Мәдениет және ақпарат министрлігі", None),
    ],
)
def test_country_at_the_head_of_a_body(text: str, name: str, country: str | None) -> None:
    split, found = _spans(text, [("Organization", name)])
    doc = document(Article("a", text, "kk"), split, found)
    assert [t.names[0] for t in doc.things if t.cls == "Country"] == ([country] if country else [])


@pytest.mark.parametrize(
    ("text", "name", "things"),
    [
        (
            "Моңғолия рекордтар кітабының ресми өкілі келді.",
            "Моңғолия рекордтар кітабының",
            [("Organization", "Моңғолия рекордтар кітабы")],
        ),
        (
            "Моңғолия рекордтар кітабының төрешісі келді.",
            "Моңғолия рекордтар кітабының",
            [("Organization", "Моңғолия рекордтар кітабы")],
        ),
        (
            "Моңғолия рекордтар кітабының иегері келді.",
            "Моңғолия рекордтар кітабының",
            [("Register", "Моңғолия рекордтар кітабы")],
        ),
        (
            "Моңғолия рекордтар кітабына енді.",
            "Моңғолия рекордтар кітабына",
            [("Register", "Моңғолия рекордтар кітабы")],
        ),
    ],
)
def test_a_book_of_records_that_has_people_is_a_body(text: str, name: str, things: list[tuple[str, str]]) -> None:
    split, found = _spans(text, [("Register", name)])
    doc = document(Article("a", text, "kk"), split, found)
    assert [(t.cls, t.names[0]) for t in doc.things] == things


def test_a_standing_takes_along_what_it_is_of() -> None:
    text = "Ол Гиннестің рекордтар кітабының иегері."
    split, found = _spans(text, [("Register", "Гиннестің рекордтар кітабының"), ("label", "иегері")])
    spans = mended(split[0].tokens, found[0])
    tokens = split[0].tokens
    assert [(label, text[tokens[first].begin : tokens[last].end]) for label, first, last in spans] == [
        ("Register", "Гиннестің рекордтар кітабының"),
        ("label", "Гиннестің рекордтар кітабының иегері"),
    ]


@pytest.mark.parametrize(
    ("text", "people"),
    [
        ("Фестивальге 1 400 адам келді.", "адам"),
        ("Көрмені екі күнде 1 200 көрермен тамашалады.", "көрермен"),
        ("Фестивальге 1 400 адам келмеді.", None),
        ("Көрмеге 120 кілем қойылды.", None),
        ("Онлайн дауыс беруге 1 400 адам дауыс берді.", None),
    ],
)
def test_people_who_came(text: str, people: str | None) -> None:
    split, found = _spans(text, [])
    doc = document(Article("a", text, "kk"), split, found)
    figure = next(n for n in doc.nodes if n.kind == "quantity" and not n.value.duration)
    assert visitors(doc, figure) == people


@pytest.mark.parametrize(
    ("text", "names", "person"),
    [
        (
            "Хироси Фукуда келді. Фукуданың сөзі ұнады.",
            [("Person", "Хироси Фукуда"), ("Person", "Фукуданың")],
            "Хироси Фукуда",
        ),
        ("Бұл туралы Айдар Сапаровтан сұрадық.", [("Person", "Айдар Сапаровтан")], "Айдар Сапаров"),
    ],
)
def test_a_name_written_with_a_case_elsewhere_ends_as_it_stands(
    text: str, names: list[tuple[str, str]], person: str
) -> None:
    split, found = _spans(text, names)
    doc = document(Article("a", text, "kk"), split, found)
    assert [t.names[0] for t in doc.things if t.cls == "Person"] == [person]


OFFICES = [
    ("Мәжіліс спикері Асан Үсен ашты. Айгүл Болат келді. «Бұл – қуаныш», – деді спикер.", "Асан Үсен"),
    ("Зергер Асан Үсен мен Айгүл Болат келді. «Бұл – қуаныш», – деді зергер.", "Асан Үсен"),
    ("Директор Асан Үсен мен директор Айгүл Болат келді. «Бұл – қуаныш», – деді директор.", "Айгүл Болат"),
    ("Асан Үсен мен Айгүл Болат келді. «Бұл – қуаныш», – деді спикер.", None),
    ("Зергер Асан Үсен мен Айгүл Болат келді. «Бұл – қуаныш», – дейді жас зергер.", "Асан Үсен"),
    ("Мәжіліс спикері Асан Үсен ашты. Айгүл Болат келді. «Бұл – қуаныш», – деп жазды спикер.", "Асан Үсен"),
]


@pytest.mark.parametrize(("text", "speaker"), OFFICES)
def test_an_office_speaks_of_the_person_who_was_called_so(text: str, speaker: str | None) -> None:
    split, found = _spans(text, [("Person", "Асан Үсен"), ("Person", "Айгүл Болат")])
    doc = document(Article("a", text, "kk"), split, found)
    noun = text.rsplit(maxsplit=1)[-1].strip(".")
    named = [doc.things[n.entity].names[0] for n in doc.nodes if n.nominal and doc.text(n) == noun]
    assert named == ([speaker] if speaker else [])


OPENING = [
    ("Асан Үсен келді. Әкімнің айтуынша, көрме ашылды.", ["Асан Үсен"]),
    ("Әкім Асанов келді. Әкімнің айтуынша, көрме ашылды.", ["Әкім Асанов"]),
    ("Асан Үсен келді. Көрмені Әкімнің інісі ашты.", ["Асан Үсен", "Әкім"]),
]


@pytest.mark.parametrize(("text", "people"), OPENING)
def test_an_office_that_opens_a_sentence_is_nobodys_name(text: str, people: list[str]) -> None:
    names = [name for name in ("Асан Үсен", "Әкім Асанов", "Әкімнің") if name in text]
    split, found = _spans(text, [("Person", name) for name in names])
    doc = document(Article("a", text, "kk"), split, found)
    assert [t.names[0] for t in doc.things if t.cls == "Person"] == people
