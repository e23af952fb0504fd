"""Rules of Russian and English over given names: prizes, names, offices, what figures measure, days and places."""

from collections.abc import Callable

import pytest

from craftgraph.language.expressions import Quantity, TimeExpression
from craftgraph.mentions.document import Document
from craftgraph.statements.measured import counted, measured
from craftgraph.statements.offices import offices
from craftgraph.statements.phrases import with_phrases
from craftgraph.statements.settings import dates, places
from craftgraph.terms import FAMILY

Marked = Callable[[str, str], Document]

NAMES = [
    # what is won in a contest is a title
    ("ru", "Первое место заняла [Person Вера Орлова].", ["Title Первое место", "Person Вера Орлова"]),
    ("ru", "Ей присудили Гран-при и третью премию.", ["Title Гран-при", "Title третью премию"]),
    ("ru", "2-е место у хозяев, I место у гостей.", ["Title 2-е место", "Title I место"]),
    (
        "ru",
        "Он взял золотую медаль и благодарственное письмо.",
        ["Title золотую медаль", "Title благодарственное письмо"],
    ),
    ("en", "She took first place and the grand prize.", ["Title first place", "Title grand prize"]),
    ("en", "The 2nd prize and a gold medal went to her.", ["Title 2nd prize", "Title gold medal"]),
    # places that leave their noun out
    (
        "ru",
        "Первое место у [Person Веры Орловой], второе — у [Person Олега Попова].",
        ["Title Первое место", "Person Веры Орловой", "Title второе", "Person Олега Попова"],
    ),
    ("ru", "Вера выступила первой, [Title вторым] стал [Person Олег Попов].", ["Person Олег Попов"]),
    ("en", "First place went to Ann, third to Bob.", ["Title First place", "Title third"]),
    ("en", "The third to come was Bob.", []),
    # where nothing is won
    ("ru", "Место встречи изменили.", []),
    ("ru", "На первом месте стоит качество.", []),
    ("en", "In the first place, it took place late.", []),
    # names are whole: the given name before a surname, adjoining parts, initials at the end of an office
    ("ru", "Ткачиха Айгуль [Person Серикова] пришла.", ["Person Айгуль Серикова"]),
    ("ru", "[Person Айгуль] [Person Серикова] пришла.", ["Person Айгуль Серикова"]),
    ("ru", "[City Айгуль] [Person Серикова] пришла.", ["Person Айгуль Серикова"]),
    ("ru", "Мастер Олег [Person Иванович Петров] пришёл.", ["Person Олег Иванович Петров"]),
    (
        "ru",
        "[Organization Отдел ремёсел А. Сериковой] открыт.",
        ["Organization Отдел ремёсел", "Person А. Сериковой"],
    ),
    ("ru", "[Organization Музей имени А. Кастеева] открыт.", ["Organization Музей имени А. Кастеева"]),
    # whose name something bears belongs to its name
    ("ru", "[Organization Музей] имени [Person Абая Кунанбаева] открыт.", ["Organization Музей имени Абая Кунанбаева"]),
    (
        "ru",
        "Пришёл профессор [Organization ЗКУ имени] [Person Абая Кунанбаева Олег Попов].",
        ["Organization ЗКУ имени Абая Кунанбаева", "Person Олег Попов"],
    ),
    ("ru", "В сквере им. [Person Абая] тихо.", []),
    # a noun that begins the sentence is no name, a name that is a noun as well is one
    ("ru", "[City Ковёр] соткали дома.", []),
    ("ru", "Ждут ко [Person Дню Республики] гостей.", []),
    ("ru", "[Person Вера] пришла из [City Заречного].", ["Person Вера", "City Заречного"]),
    # names are cut to what can be one
    ("ru", "Пришёл [Person Гуляев гостям] рассказать.", ["Person Гуляев"]),
    (
        "ru",
        "Диплом вручили жительнице села [Person Заречный Вере Орловой].",
        ["City Заречный", "Person Вере Орловой"],
    ),
    ("ru", "Выставка в [Person Нижнем Новгороде] открыта.", ["City Нижнем Новгороде"]),
    ("ru", "Она стала [Title обладательницей диплома II степени].", ["Title диплома II степени"]),
    ("ru", "[Organization Академия искусств в] Омске открыта.", ["Organization Академия искусств"]),
    ("ru", "Мастера ([Region (Уланский район]) ждут.", ["Region Уланский район"]),
    # areas that share their noun are each a place
    (
        "ru",
        "Мастера из [City Уланского], Курчумского и [Region Зайсанского районов].",
        ["Region Уланского", "Region Курчумского", "Region Зайсанского районов"],
    ),
    ("en", "Director Jane [Person Smith] came.", ["Person Jane Smith"]),
    ("en", "Old [Person Smith] came.", ["Person Smith"]),
    # particles in small letters
    ("en", "Karl van der Meer, president of the union, came.", ["Person Karl van der Meer"]),
    ("en", "The president, Maria Anna von Stein, came.", ["Person Maria Anna von Stein"]),
    ("en", "He saw Maria de la Cruz in [City Rio de Janeiro].", ["Person Maria de la Cruz", "City Rio de Janeiro"]),
    ("en", "The van der Meer house stands.", []),
    (
        "ru",
        "[Organization Президент союза Карл фон Штейн] приехал.",
        ["Organization Президент союза", "Person Карл фон Штейн"],
    ),
]

MEASURED = [
    # the noun that the number counts
    ("ru", "В области 118 ремесленных мастерских.", {"118": "ремесленных мастерских"}),
    ("ru", "Обучение прошли 100 девушек.", {"100": "прошли девушек"}),
    ("ru", "В конкурсе 40 участников в возрасте до 60 лет.", {"40": "участников"}),
    # a comparison: what the figure before measures, and by what it is compared
    (
        "ru",
        "В области 118 мастерских, на 38 больше, чем пять лет назад.",
        {"38": "мастерских больше чем пять лет назад"},
    ),
    ("ru", "На 38 больше, чем год назад.", {"38": "больше"}),
    ("en", "The region has 118 craft workshops.", {"118": "craft workshops"}),
    ("en", "Some 100 girls completed the course.", {"Some 100": "girls completed"}),
    # a sum, a share or a multiple: what the clause before it names
    ("ru", "Доход от экспорта составил 412 млн долларов.", {"412 млн долларов": "Доход от экспорта"}),
    ("ru", "Число туристов выросло на 12 процентов.", {"12 процентов": "туристов"}),
    ("ru", "Площадь ковра – 84 кв. метра.", {"84 кв. метра": "Площадь ковра"}),
    ("ru", "Экспорт вырос в три раза.", {"три раза": "Экспорт"}),
    ("en", "The budget of the festival was $5 million.", {"$5 million": "budget of the festival"}),
    ("en", "The number of visitors grew by 12 percent.", {"12 percent": "visitors"}),
    ("en", "Attendance rose to 5,000.", {"5,000": "Attendance"}),
    # a part, and a row of figures
    ("ru", "Пришли 90 мастеров, 40 % из них – женщины.", {"90": "Пришли мастеров", "40 %": "женщины"}),
    ("ru", "Пришли 90 гостей, из которых 40 % – женщины.", {"90": "Пришли гостей", "40 %": "женщины"}),
    (
        "ru",
        "Пришли 90 гостей. Из них более 40 приехали из-за рубежа.",
        {"90": "Пришли гостей", "более 40": "приехали из-за рубежа"},
    ),
    ("en", "Some 90 people came, 26 percent of them were women.", {"Some 90": "people came", "26 percent": "women"}),
    ("en", "Of them, 300 were foreigners.", {"300": "foreigners"}),
    ("en", "Some 300 of them were foreigners.", {"Some 300": "foreigners"}),
    ("ru", "Экспорт: [Country Россия] (7 млн), [Country Китай] (2 млн).", {"7 млн": "Экспорт", "2 млн": "Экспорт"}),
    # what a sum was paid for, a plural before its bracket, a participle before its noun
    ("en", "The firm sold $3 million worth of wooden spoons.", {"$3 million": "wooden spoons"}),
    ("en", "The fund gave 5 million tenge in loans.", {"5 million tenge": "loans"}),
    ("en", "It made $4 million from carpet sales in May.", {"$4 million": "carpet sales"}),
    ("en", "Danes (400) outnumbered Swedes (300).", {"400": "Danes", "300": "Swedes"}),
    ("en", "The valley has 90 registered potters.", {"90": "registered potters"}),
    # a figure that another is compared with, and a part of it, measure the same
    ("en", "Sales rose to $9 million, against $7 million in May.", {"$7 million": "Sales"}),
    ("en", "The hall drew 600 guests, up from 500 a year earlier.", {"500": "guests drew"}),
    ("en", "The hall drew 600 guests, 70 of them from abroad.", {"70": "guests drew"}),
    # who says it and how is no part of it
    ("en", "The mayor noted that sales fell to $2 million.", {"$2 million": "sales"}),
    ("en", "The [role director] said exports reached $2 million.", {"$2 million": "exports"}),
    ("en", "The hall welcomed 80 guests last year, she said.", {"80": "guests welcomed"}),
    # nothing is measured
    ("ru", "Второй день прошёл.", {"Второй": None}),
]

COUNTED = [
    ("ru", "Пришли более 120 мастеров из пяти стран.", ["мастеров", "стран"]),
    ("en", "The fair drew 30 master weavers from 12 countries.", ["master weavers", "countries"]),
    ("en", "It raised $5 million.", [None]),
]

OFFICES = [
    ("ru", "Исполнительный директор союза [Person Вера Орлова] пришла.", ["Исполнительный директор"]),
    (
        "ru",
        "Заместитель министра культуры и спорта [Person Асан Усенов] здесь.",
        ["Заместитель министра культуры и спорта"],
    ),
    ("ru", "Новый директор [Person Вера Орлова] пришла.", ["директор"]),
    ("ru", "[role Директор] музея [Person Вера Орлова] пришла.", []),
    ("ru", "Директор открыл зал.", []),
    # a plural belongs to a row of persons alone, who is told something to his own name alone
    ("ru", "Руководители слушали, выступила [Person Вера Орлова].", []),
    ("ru", "Руководители [Person Вера Орлова] и [Person Олег Попов] пришли.", ["Руководители"]),
    ("ru", "Об этом рассказал директору [Person Олег Попов].", []),
    ("ru", "Об этом рассказал директору [Person Олегу Попову] гость.", ["директору"]),
    ("en", "The executive director of the union, [Person Vera Long], came.", ["executive director"]),
    ("en", "The museum's new deputy director [Person Vera Long] came.", ["deputy director"]),
    ("en", "[Person Vera Long], chair of the jury, came.", ["chair"]),
    ("en", "“Well,” joked curator [Person Vera Long].", ["curator"]),
    ("en", "Directors met.", []),
]

DAYS = [
    ("ru", "[Festival «Игла»] прошёл 5 октября.", [("Игла", "startDate", "2025-10-05", None)]),
    ("ru", "[Festival «Игла»] идёт с 5 по 8 октября.", [("Игла", "startDate", "2025-10-05", "2025-10-08")]),
    (
        "ru",
        "[Festival «Игла»] открылся 3 октября и продлится до 8 октября.",
        [("Игла", "startDate", "2025-10-03", None), ("Игла", "endDate", "2025-10-08", None)],
    ),
    ("ru", "[Fair «Игла»] завершилась 17 августа.", [("Игла", "endDate", "2025-08-17", None)]),
    ("en", "The [Fair Needle] came to a close on Sunday.", [("Needle", "endDate", "2025-10-05", None)]),
    ("en", "The [Fair Needle] opened on October 5.", [("Needle", "startDate", "2025-10-05", None)]),
    # in English only a verb of opening tells of the first day
    ("en", "She spoke at the [Fair Needle] on October 5.", []),
    ("en", "The [Fair Needle] closed with a concert on October 5.", [("Needle", "endDate", "2025-10-05", None)]),
    # what stands behind a comma is often another's
    ("ru", "Гончар ждёт [Fair «Иглу»], а приехал 5 октября.", []),
    # a year is no day, and another event's day is not taken
    ("en", "The [Fair Needle] was held in 2024.", []),
    (
        "en",
        "The [Fair Needle] opened on October 5, and the [Fair Thread] on October 6.",
        [("Needle", "startDate", "2025-10-05", None), ("Thread", "startDate", "2025-10-06", None)],
    ),
]

PLACES = [
    ("ru", "[Festival «Игла»] прошёл в [City Таразе].", [("Игла", "Таразе")]),
    ("ru", "[Festival «Игла»] прошёл в старинном городе [City Тараз].", [("Игла", "Тараз")]),
    ("ru", "[Festival «Игла»] прошёл в [Venue Доме дружбы] в [City Таразе].", [("Игла", "Доме дружбы")]),
    (
        "ru",
        "[Festival «Игла»] прошёл в [City Таразе], а [Fair «Нить»] – в [City Алматы].",
        [("Игла", "Таразе"), ("Нить", "Алматы")],
    ),
    ("ru", "Мастер из [City Тараза] приехал на [Festival «Игла»].", []),
    ("ru", "[Festival «Игла»] прошёл для гостей из [City Тараза].", []),
    ("en", "The [Fair Needle] runs at the [Venue Weavers Palace] in [City Taraz].", [("Needle", "Weavers Palace")]),
    ("en", "The [Fair Needle] runs in the city of [City Taraz].", []),
]


EVENTS = [
    ("The ALA CRAFT 2025 international festival began.", ["Festival ALA CRAFT 2025"]),
    ("She came to the [Venue Silver] Needle fair.", ["Fair Silver Needle"]),
    # one word may be a place or a people, and a body's forum is not its name
    ("The Kazakh festival and the [City Taraz] fair began.", []),
    ("The [Organization World Crafts Council] forum began.", []),
]

YEARS = [
    ("ru", "Открылся фестиваль [Festival «Игла»] 2025 года.", ["фестиваль «Игла»"]),
    ("ru", "На фестивале [Festival SILK WAY] 2025 пели.", ["SILK WAY 2025"]),
    ("en", "The [Festival Silk Way] 2025 in Taraz began.", ["Silk Way 2025"]),
    ("kk", "[Festival SILK WAY] 2025 жылы өтті.", ["SILK WAY"]),
]

DEEDS = [
    ("en", "She wove nine rugs in one hour and set a world record.", ["wove nine rugs in one hour"]),
    ("ru", "Рекорд: она соткала девять ковров.", ["соткала девять ковров"]),
    ("en", "She set a world record.", []),
    ("en", "She wove nine rugs.", []),
]


@pytest.mark.parametrize(("text", "expected"), EVENTS)
def test_english_events_before_their_noun(marked: Marked, text: str, expected: list[str]) -> None:
    doc = marked("en", text)
    found = [f"{n.kind} {doc.text(n)}" for n in doc.nodes if FAMILY.get(n.kind) == "Event" and not n.nominal]
    assert found == expected


@pytest.mark.parametrize(("language", "text", "expected"), YEARS)
def test_the_year_in_an_event_s_name(marked: Marked, language: str, text: str, expected: list[str]) -> None:
    doc = marked(language, text)
    assert [doc.text(n) for n in doc.nodes if n.kind == "Festival" and not n.nominal] == expected
    assert not [n for n in doc.nodes if n.kind == "quantity"]


@pytest.mark.parametrize(("language", "text", "expected"), DEEDS)
def test_what_was_done_beside_a_record(marked: Marked, language: str, text: str, expected: list[str]) -> None:
    doc = with_phrases(marked(language, text))
    found = [doc.text(n) for n in doc.nodes if n.kind == "feat"]
    assert [deed for deed in expected if deed not in found] == []
    assert bool(found) == bool(expected)


def test_a_place_takes_the_noun_of_the_one_before(marked: Marked) -> None:
    russian = marked("ru", "Первую премию дали Вере, вторая досталась Олегу.")
    english = marked("en", "First prize went to Ann, second to Bob.")
    assert russian.things[1].names[0] == "вторая премия"
    assert english.things[1].names[0] == "second prize"


@pytest.mark.parametrize(("language", "text", "expected"), NAMES)
def test_names_and_prizes(marked: Marked, language: str, text: str, expected: list[str]) -> None:
    doc = marked(language, text)
    kinds = {"Title", "Person", "Organization", "City", "Region"}
    found = [f"{n.kind} {doc.text(n)}" for n in doc.nodes if n.kind in kinds and not n.nominal]
    assert found == expected


@pytest.mark.parametrize(("language", "text", "expected"), MEASURED)
def test_what_a_figure_measures(marked: Marked, language: str, text: str, expected: dict[str, str | None]) -> None:
    doc = marked(language, text)
    found = {doc.text(n): measured(doc, n) for n in doc.nodes if isinstance(n.value, Quantity) and n.kind == "quantity"}
    assert {figure: found[figure] for figure in expected} == expected


@pytest.mark.parametrize(("language", "text", "expected"), COUNTED)
def test_the_noun_behind_a_number(marked: Marked, language: str, text: str, expected: list[str | None]) -> None:
    doc = marked(language, text)
    assert [counted(doc, n) for n in doc.nodes if n.kind == "quantity"] == expected


@pytest.mark.parametrize(("language", "text", "expected"), OFFICES)
def test_offices_by_their_noun(marked: Marked, language: str, text: str, expected: list[str]) -> None:
    doc = marked(language, text)
    assert [doc.text(n) for i in range(len(doc.sentences)) for n in offices(doc, i)] == expected


@pytest.mark.parametrize(("language", "text", "expected"), DAYS)
def test_days_of_events(
    marked: Marked, language: str, text: str, expected: list[tuple[str, str, str, str | None]]
) -> None:
    doc = marked(language, text)
    found = [
        (doc.things[event].names[0], name, node.value.start, node.value.finish)
        for event, name, node in dates(doc)
        if isinstance(node.value, TimeExpression)
    ]
    assert found == expected


@pytest.mark.parametrize(("language", "text", "expected"), PLACES)
def test_places_of_events(marked: Marked, language: str, text: str, expected: list[tuple[str, str]]) -> None:
    doc = marked(language, text)
    assert [(doc.things[event].names[0], doc.text(node)) for event, node in places(doc)] == expected


PROPOSED = [
    # superlatives in any case, standings with what they are of
    ("ru", "Крупнейшим рынком остаётся [City Омск].", "quality", ["Крупнейшим рынком"]),
    ("ru", "Самому юному ткачу семь лет.", "quality", ["Самому юному ткачу"]),
    ("ru", "Следующая осень ждёт.", "quality", []),
    ("ru", "[Person Олег Попов], рекордсмен мира, пришёл.", "label", ["рекордсмен мира"]),
    ("ru", "Пришёл чемпион [Person Олега Попова].", "label", ["чемпион"]),
    ("en", "[Person Ann Hill], the world champion, came.", "label", ["world champion"]),
]


@pytest.mark.parametrize(("language", "text", "kind", "expected"), PROPOSED)
def test_phrases_that_a_word_gives_away(
    marked: Marked, language: str, text: str, kind: str, expected: list[str]
) -> None:
    doc = with_phrases(marked(language, text))
    assert [doc.text(n) for n in doc.nodes if n.kind == kind] == expected
