"""From names in the text to the names of things."""

from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftgraph.language.segment import tokens
from craftgraph.language.words import Word, word
from craftgraph.mentions.boundaries import mended, shared_heads
from craftgraph.mentions.countries import with_countries
from craftgraph.mentions.demonyms import country_of
from craftgraph.mentions.extent import confined
from craftgraph.mentions.houses import acts
from craftgraph.mentions.names import forms, person_forms
from craftgraph.mentions.prizes import with_prizes
from craftgraph.mentions.quoted import quoted_names
from craftgraph.mentions.reference import Things
from craftgraph.model import Token
from craftgraph.terms import FAMILY

FORMS = [
    ("kk", "City", "Алматының", "Алматы"),
    ("kk", "Organization", "Дүниежүзілік қолөнершілер кеңесінің", "Дүниежүзілік қолөнершілер кеңесі"),
    ("kk", "Competition", "«Күміс ине» байқауында", "Күміс ине"),
    ("kk", "Exhibition", "«Темір сөйлейді»", "Темір сөйлейді"),
    ("kk", "Festival", "ALA CRAFT 2025 халықаралық фестивалінде", "ALA CRAFT 2025"),
    ("kk", "Meeting", "XII съезінде", "съезі"),
    ("kk", "Person", "Асан Үсеновтің", "Асан Үсенов"),
    ("kk", "Person", "Асан Досаевтың", "Асан Досаев"),
    ("kk", "Person", "Гүлнар Қосбаеваға", "Гүлнар Қосбаева"),
    ("kk", "Title", "Дана Серік атындағы биылғы сыйлықты", "Дана Серік атындағы сыйлық"),
    ("kk", "Title", "Қазақстан Республикасының Дана Серік атындағы 2024 жылғы сыйлығы", "Дана Серік атындағы сыйлық"),
    ("kk", "Title", "2030 жылғы Габон өнерінің астанасы", "Габон өнерінің астанасы"),
    ("kk", "Craft", "кілем тоқып", "кілем тоқу"),
    ("kk", "Craft", "көрпе тіккен", "көрпе тігу"),
    ("kk", "Craft", "сүйек ойып", "сүйек ою"),
]

PERSONS = [
    ("Үсенов Асан Серікұлы", "Асан Үсенов"),
    ("Асан Серікұлы Үсенов", "Асан Үсенов"),
    ("Асан Үсенов", "Асан Үсенов"),
    ("Ян ван дер Меер", "Ян ван дер Меер"),
]


@pytest.mark.parametrize(("language", "cls", "surface", "first"), FORMS)
def test_first_form(language: str, cls: str, surface: str, first: str) -> None:
    assert forms(surface, language, cls)[0] == first


@pytest.mark.parametrize(("full", "expected"), PERSONS)
def test_given_name_and_surname(full: str, expected: str) -> None:
    assert person_forms(full)[0] == expected


def _words(text: Sequence[Token]) -> list[Word]:
    return [word(t.text, "kk") for t in text]


def _spans(text: str, *spans: tuple[str, int, int]) -> list[str]:
    found = tokens(text)
    return [text[found[a].begin : found[b].end] for _, a, b in mended(found, list(spans))]


@pytest.mark.parametrize(
    ("text", "span", "expected"),
    [
        ("Кеше «Ақ отау» қоры ашылды", ("Organization", 2, 5), "«Ақ отау» қоры"),
        ("Кеше «Ақ отау» қоры ашылды", ("Organization", 5, 5), "«Ақ отау» қоры"),
        ("Кеңесші Ян ван дер Меер келді", ("Person", 1, 2), "Ян ван дер Меер"),
        ("Кеше № 8 мектеп ашылды", ("Organization", 2, 3), "№ 8 мектеп"),
    ],
)
def test_mended_edges(text: str, span: tuple[str, int, int], expected: str) -> None:
    assert _spans(text, span) == [expected]


QUOTED = [
    ("Кеше «Ақ отау» атты қалалық байқау өтті", [], [("Competition", "«Ақ отау» атты қалалық байқау")]),
    ("Кеше «Ақ отау» көркем ансамблінің әні", [("Person", 2, 3)], [("Organization", "«Ақ отау» көркем ансамблінің")]),
    ("Ол «Ақ қайың» әнін айтты", [("Organization", 1, 4)], []),
    (
        "Кеше «Ақ отау» балалар мен қыздар байқауы өтті",
        [("Organization", 1, 5)],
        [("Competition", "«Ақ отау» балалар мен қыздар байқауы")],
    ),
    (
        "Кеше «Ақ отау» ансамблінің байқауы өтті",
        [("Organization", 1, 5)],
        [("Organization", "«Ақ отау» ансамблінің")],
    ),
    ("Кеше «Қазақ күші» монументі ашылды", [("Country", 2, 2)], [("Venue", "«Қазақ күші» монументі")]),
    ("Кеше «Ақ отау» ордені туралы айтты", [], []),
    ("Кеше «Ақ отау» өлең кітабы үшін берді", [("Register", 1, 6)], []),
    ("Кеше «Ақ отау» этноорталығында өтті", [], [("Venue", "«Ақ отау» этноорталығында")]),
    ("Кеше «Ақ отау» визит-орталығы ұйымдастырды", [], [("Organization", "«Ақ отау» визит-орталығы")]),
    ("Кеше «Ақ отау» музейінде болды", [("Venue", 1, 5)], [("Venue", "«Ақ отау» музейінде")]),
    (
        "Ол «Таң», «Күн» байқауларының лауреаты",
        [("Title", 5, 9)],
        [("Competition", "«Таң»"), ("Competition", "«Күн» байқауларының")],
    ),
    (
        "«Таң» атты 8-11 жас аралығындағы оқушылар байқауы",
        [],
        [("Competition", "«Таң» атты 8-11 жас аралығындағы оқушылар байқауы")],
    ),
    (
        "Silk Way 2025 халықаралық фестивалінде",
        [("Event", 0, 1)],
        [("Festival", "Silk Way 2025 халықаралық фестивалінде")],
    ),
    ("Silk Way компаниясы фестиваль өткізді", [("Organization", 0, 2)], [("Organization", "Silk Way компаниясы")]),
    ("Ол «Ақ отауға байқау келді» деп айтты", [], []),
    (
        "«Ақ отау» атты Халықаралық көне фестиваль өтті",
        [("Festival", 1, 2), ("Festival", 5, 7)],
        [("Festival", "«Ақ отау» атты Халықаралық көне фестиваль")],
    ),
    (
        "«Ақ отау» атты өңірлік ақындар айтысы өтті",
        [("Competition", 1, 2), ("Competition", 7, 7)],
        [("Competition", "«Ақ отау» атты өңірлік ақындар айтысы")],
    ),
    # a noun without a possessive is not what the quotation names
    ("«Ақ отау» драмасы қалалық фестивальде жүлде алды", [("Festival", 0, 6)], [("Festival", "қалалық фестивальде")]),
    (
        "«Ақ отау» тобы фестивальдің екінші күні келді",
        [("Festival", 0, 5)],
        [("Organization", "«Ақ отау» тобы"), ("Festival", "фестивальдің")],
    ),
    # what the class noun belongs to stands before it: bodies, people in a row
    (
        "«Таң» атты драма үйірмелерінің қалалық фестивалі",
        [],
        [("Festival", "«Таң» атты драма үйірмелерінің қалалық фестивалі")],
    ),
    (
        "«Таң» оқушылар, студенттер және балалар шығармашылығының байқауы",
        [("Title", 0, 1)],
        [("Competition", "«Таң» оқушылар, студенттер және балалар шығармашылығының байқауы")],
    ),
    ("Кеше «Таң» атты драма қойылды", [("Title", 1, 3)], []),
    # the ceremony is one thing, the exhibition that it opens another
    (
        "«Ақ таң» атты жеке көрмесінің ашылу салтанаты",
        [("Ceremony", 5, 8)],
        [("Exhibition", "«Ақ таң» атты жеке көрмесінің"), ("Ceremony", "ашылу салтанаты")],
    ),
    (
        "Ол 2018 жылы «Таң», 2020 жылы «Ақ дала» атты көрмелерін ашты",
        [("Place", 9, 10)],
        [("Exhibition", "«Таң»"), ("Exhibition", "«Ақ дала» атты көрмелерін")],
    ),
]


@pytest.mark.parametrize(("text", "spans", "expected"), QUOTED)
def test_class_nouns_tell_quoted_names(
    text: str, spans: list[tuple[str, int, int]], expected: list[tuple[str, str]]
) -> None:
    found = tokens(text)
    assert [
        (c, text[found[a].begin : found[b].end]) for c, a, b in quoted_names(found, _words(found), spans)
    ] == expected


def test_an_office_over_a_name_stays() -> None:
    text = tokens("Азия аймағы бойынша президенті")
    found = [("Region", 0, 1), ("role", 0, 3)]
    assert quoted_names(text, _words(text), found) == [("role", 0, 3), ("Region", 0, 1)]


def test_a_known_name_is_not_parted() -> None:
    text = "Орталық Азия шеберлерінің форумы"
    found = tokens(text)
    assert confined(found, _words(found), [("Organization", 0, 0), ("Meeting", 1, 3)]) == [("Meeting", 0, 3)]


@pytest.mark.parametrize(
    ("text", "last", "expected"),
    [
        ("Өлкетану музейінің директоры", 1, True),
        ("Өлкетану музейінің ұйымдастыруымен", 1, True),
        ("Өлкетану музейінің ауласында", 1, False),
        ("Өлкетану музейінде директор", 1, False),
    ],
)
def test_houses_that_act_as_bodies(text: str, last: int, expected: bool) -> None:
    found = tokens(text)
    assert acts(found, [word(t.text, "kk") for t in found], last) is expected


PRIZES = [
    ("Асан ІІ орынды иеленді", [], ["ІІ орынды"]),
    ("Асан 3-орынға лайық деп танылды, Сәуле екінші орын алды", [], ["екінші орын"]),
    ("Асан 3 орынға лайық деп танылды", [], ["3 орынға"]),
    ("Музей екінші орынға шықты", [], []),
    ("Екінші орында Астана тұр", [], []),
    ("Асан гран приді жеңіп алды", [], ["гран приді"]),
    ("әлемде орын алған жайт", [("Title", 0, 1)], []),
    ("жетінші орынды алды", [("Title", 0, 1)], ["жетінші орынды"]),
    ("Бас жүлдені Асан, арнайы жүлдені Сәуле алды", [], ["Бас жүлдені", "арнайы жүлдені"]),
    ("Бас жүлденің қоры өсті, ескі жүлдені Асан алды", [], []),
    # what somebody is called from then on
    ("Асан қола жүлдегер атанып, Сәуле Азия чемпионы атанды", [("Region", 6, 6)], ["қола жүлдегер", "Азия чемпионы"]),
    ("Асан жеті дүркін чемпионы атанды, әлем чемпионы атанған Сәуле мен Азия чемпионы келді", [], []),
    ("Асан Азия чемпионы атанбады", [], []),
    # awards that share the noun of the last
    ("«Таң», «Күн» ордені мен «Ай» медалін алды", [("Title", 9, 12)], ["Таң", "«Күн» ордені", "«Ай» медалін"]),
    ("«Таң», Асан «Күн» ордендерін алды", [("Person", 4, 4), ("Title", 5, 8)], ["Таң", "Асан", "«Күн» ордендерін"]),
    ("«Таң» театры «Күн» медалін алды", [("Title", 4, 7)], ["«Күн» медалін"]),
    # what is only counted
    ("Команда 4 күміс медаль, үш қола медаль жеңіп алды", [("Title", 2, 3), ("Title", 6, 7)], []),
]


@pytest.mark.parametrize(("text", "spans", "expected"), PRIZES)
def test_places_in_a_contest(text: str, spans: list[tuple[str, int, int]], expected: list[str]) -> None:
    found = tokens(text)
    assert [text[found[a].begin : found[b].end] for _, a, b in with_prizes(found, _words(found), spans)] == expected


COUNTRIES = [
    ("Габонда өткен байқауға Чилиден келді", [], ["Габонда", "Чилиден"]),
    ("Габонға барды, Габонның әні, Габон", [], ["Габонға"]),
    # the end of another name, a name of its own, and what is marked already
    ("Жаңа Гвинеяда және «Менің Габонда жүргенім» жырында", [], []),
    ("Асан Иорданға берді", [("Person", 0, 1)], []),
]


@pytest.mark.parametrize(("text", "spans", "expected"), COUNTRIES)
def test_countries_in_a_case_of_place(text: str, spans: list[tuple[str, int, int]], expected: list[str]) -> None:
    found = tokens(text)
    marked = with_countries(found, _words(found), spans)
    assert [text[found[a].begin : found[b].end] for c, a, b in marked if c == "Country"] == expected


CONFINED = [
    ("Жеңіс мерекесі қарсаңында", ("Person", 0, 0), []),
    ("Жеңіс күні тойланды", ("Person", 0, 0), []),
    ("Асан күйін тартты", ("Person", 0, 0), [("Person", "Асан")]),
    ("#Шебер байқауы", ("Person", 1, 1), []),
    (
        "XII Қазақстанның чемпионаты өтті",
        ("Country", 0, 1),
        [("Competition", "XII Қазақстанның чемпионаты")],
    ),
    ("XII Қазақстанға келді", ("Country", 0, 1), [("Country", "Қазақстанға")]),
    ("Кубик текшелері жиналды", ("Person", 0, 1), []),
    ("Айша әженің кілемі", ("Person", 0, 1), [("Person", "Айша әженің")]),
    ("Асан Үсенов сөзі", ("Person", 0, 2), [("Person", "Асан Үсенов")]),
    ("Алланың нұры", ("Person", 0, 0), []),
    ("заманауи жастар", ("Craft", 0, 1), []),
    ("Ұлттық өнерді", ("Craft", 0, 1), []),
    ("құмыра жасау өнерін", ("Craft", 0, 2), [("Craft", "құмыра жасау өнерін")]),
    (
        "Қазинформ - Жамбыл облысына келді",
        ("Organization", 0, 3),
        [("Organization", "Қазинформ"), ("Region", "Жамбыл облысына")],
    ),
    ("Сорос - Қазақстан қоры", ("Organization", 0, 3), [("Organization", "Сорос - Қазақстан қоры")]),
    ("мергендер - садақ ату", ("Competition", 0, 3), [("Competition", "садақ ату")]),
    ("Алматыда мәдениет саласында", ("Venue", 0, 2), [("Venue", "Алматыда")]),
    ("кеше Алматыда Өнер музейінде", ("Venue", 1, 3), [("Venue", "Өнер музейінде")]),
    ("Мұра тізіміне түркі өркениетінің", ("Register", 0, 3), [("Register", "Мұра тізіміне")]),
    ("балаларға арналған кітапхана", ("Organization", 0, 2), [("Organization", "балаларға арналған кітапхана")]),
    ("Жұмыспен қамту орталығы", ("Organization", 0, 2), [("Organization", "Жұмыспен қамту орталығы")]),
    ("Омарова Әсем және ІІІ", ("Venue", 0, 3), [("Person", "Омарова Әсем")]),
    ("ІІІ Мамыр ауылынан", ("City", 1, 2), [("City", "ІІІ Мамыр ауылынан")]),
    ("ІІІ", ("Organization", 0, 0), []),
    ("Бақдәулет провинциясынан", ("Person", 0, 0), [("Region", "Бақдәулет провинциясынан")]),
    ("Асанның ауылына", ("Person", 0, 0), [("Person", "Асанның")]),
    ("Асан Үсенов Петровке берді", ("Person", 0, 2), [("Person", "Асан Үсенов"), ("Person", "Петровке")]),
    ("Асан Үсенов Самарқанның", ("Person", 0, 2), [("Person", "Асан Үсенов"), ("City", "Самарқанның")]),
    ("Айгүл Асанқызы Үсеноваға", ("Person", 0, 2), [("Person", "Айгүл Асанқызы Үсеноваға")]),
    ("Семейдегі Мұра бағында", ("Venue", 0, 2), [("City", "Семейдегі"), ("Venue", "Мұра бағында")]),
    ("11 облысынан", ("Region", 0, 1), []),
    ("Шымкенттің мәдени орталығы ретіндегі", ("Organization", 0, 2), [("City", "Шымкенттің")]),
    (
        "Шымкент Орталық Азиядағы туристік орталық ретінде",
        ("Organization", 0, 4),
        [("City", "Шымкент"), ("Region", "Орталық Азиядағы")],
    ),
    ("«Тұлпар көш» кітабы үшін", ("Register", 0, 4), []),
    ("Қызыл кітабына", ("Register", 0, 1), [("Register", "Қызыл кітабына")]),
    ("Example Records кітабына", ("Register", 0, 2), [("Register", "Example Records кітабына")]),
    ("Еліміздің батысында", ("Country", 0, 0), []),
    ("Африка чемпионы атанды", ("Region", 0, 0), []),
    ("екі күн бойы шеберлік сабағы", ("Workshop", 2, 4), [("Workshop", "шеберлік сабағы")]),
    ("қонақтардың қатысуымен форум", ("Meeting", 0, 2), [("Meeting", "форум")]),
]


@pytest.mark.parametrize(("text", "span", "expected"), CONFINED)
def test_names_end_where_they_must(text: str, span: tuple[str, int, int], expected: list[tuple[str, str]]) -> None:
    found = tokens(text)
    assert [(c, text[found[a].begin : found[b].end]) for c, a, b in confined(found, _words(found), [span])] == expected


def test_one_head_shared_by_several_names() -> None:
    text = tokens("Ақмола, Павлодар және Абай облыстарынан келді")
    found = [("Region", 0, 0), ("Region", 2, 2), ("Region", 4, 5)]
    assert shared_heads(text, _words(text), found) == {0: "Ақмола облысы", 1: "Павлодар облысы", 2: "Абай облысы"}


def test_a_name_with_a_case_shares_no_head() -> None:
    text = tokens("Шалқар мешітінде, Ақтас, Құлан қалашықтарында")
    found = [("Venue", 0, 1), ("Place", 3, 3), ("Place", 5, 6)]
    assert shared_heads(text, _words(text), found) == {1: "Ақтас қалашығы", 2: "Құлан қалашығы"}
    assert shared_heads(tokens("Қарасай көлдері"), _words(tokens("Қарасай көлдері")), [("Place", 0, 1)]) == {}


def test_a_name_in_a_row_of_cities_is_a_city() -> None:
    text = tokens("тізімге Тараз, Шу және Қордай қалалары енді")
    found = [("City", 1, 1), ("City", 3, 3), ("Person", 5, 5)]
    assert shared_heads(text, _words(text), found) == {0: "Тараз қаласы", 1: "Шу қаласы", 2: "Қордай қаласы"}
    assert shared_heads(text, _words(text), [("Person", 5, 5)]) == {}


@pytest.mark.parametrize(
    ("word", "language", "country"),
    [
        ("қазақстандық", "kk", "Қазақстан"),
        ("ирандық", "kk", "Иран"),
        ("жапон", "kk", "Жапония"),
        ("ағаштық", "kk", None),
    ],
)
def test_demonyms(word: str, language: str, country: str | None) -> None:
    assert country_of(word, word, language) == country


def test_surname_and_given_name_are_the_person() -> None:
    things = Things("kk")
    full = things.add("Person", "Асан Үсеновтің", (0, 1, 0))
    assert things.add("Person", "А.Үсенов", (5, 6, 1)) == full
    assert things.add("Person", "Үсенов", (7, 8, 2)) == full
    assert things.add("Person", "Сәуле Ерлан", (9, 10, 2)) != full
    assert things.add("Person", "Асан ана", (11, 12, 3)) == full


def test_a_region_is_not_the_city_of_its_name() -> None:
    things = Things("kk")
    assert things.add("City", "Қарағанды", (0, 1, 0)) != things.add("Region", "Қарағанды облысы", (2, 3, 0))
    assert things.add("City", "Қарағанды қаласында", (4, 5, 1)) == 0


@pytest.mark.parametrize(
    ("named", "things"),
    [
        ([("Region", "Маңғыстау облысы"), ("Place", "Маңғыстауға")], [("Region", "Маңғыстау облысы")]),
        ([("Place", "Маңғыстауға"), ("Region", "Маңғыстау облысында")], [("Region", "Маңғыстау")]),
        ([("City", "Алматы"), ("Region", "Алматы облысы")], [("City", "Алматы"), ("Region", "Алматы облысы")]),
    ],
)
def test_a_region_with_and_without_its_class_noun(named: list[tuple[str, str]], things: list[tuple[str, str]]) -> None:
    gathered = Things("kk")
    for cls, name in named:
        gathered.add(cls, name, (0, 1, 0))
    assert [(t.cls, t.names[0]) for t in gathered.things] == things


HALVES = [
    ("Абай атындағы опера және балет театрында", [("Venue", 0, 2), ("Venue", 4, 5)], 1),
    ("Абай атындағы мұражайы және балет театры", [("Venue", 0, 2), ("Venue", 4, 5)], 2),
    ("Самұрық қоры және балет театры", [("Organization", 0, 1), ("Venue", 3, 4)], 2),
    ("«Тұран Арена» мен Медеу шатқалында", [("Venue", 0, 3), ("Place", 5, 6)], 2),
    ("«Тұран Арена» мен Медеу саябағында", [("Venue", 0, 3), ("Venue", 5, 6)], 2),
    ("Абай атындағы опера және Асан үйінде", [("Venue", 0, 2), ("Venue", 4, 5)], 2),
]


@pytest.mark.parametrize(("text", "spans", "names"), HALVES)
def test_a_house_is_not_cut_in_two(text: str, spans: list[tuple[str, int, int]], names: int) -> None:
    found = tokens(text)
    assert len(confined(found, _words(found), spans)) == names


@pytest.mark.parametrize("mark", ["–", ".", "- ", "«»", "…", "№", "("])
@pytest.mark.parametrize("cls", FAMILY)
def test_a_mark_that_was_taken_for_a_name_stays_as_it_is(mark: str, cls: str) -> None:
    for language in ("kk", "ru", "en"):
        (name,) = forms(mark, language, cls)
        assert name
        assert name in mark


@given(st.data())
def test_spans_have_no_end_before_their_beginning(data: st.DataObject) -> None:
    text = data.draw(
        st.lists(st.sampled_from(["Асан", "«", "»", ",", "–", ".", "байқауы", "2025", "жылғы"]), min_size=1)
    )
    split = tokens(" ".join(text))
    first = data.draw(st.integers(0, len(split) - 1))
    last = data.draw(st.integers(first, len(split) - 1))
    for _, begin, end in mended(split, [(data.draw(st.sampled_from(sorted(FAMILY))), first, last)]):
        assert begin <= end
