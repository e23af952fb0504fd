"""Who is who: IRIs and names of the entities of an extraction."""

import itertools

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from craftgraph.entities.identity import Identified, identify
from craftgraph.entities.iris import BASE
from craftgraph.entities.resolve import bare
from craftgraph.model import Article, Date, Entity, EntityRef, Extraction, Property
from craftgraph.terms import ENTITY_CLASSES

Thing = tuple[str, *tuple[str, ...]]


def extraction(
    things: list[Thing],
    *,
    language: str = "kk",
    article: str = "a",
    properties: list[tuple[int, str, int | str]] | None = None,
) -> Extraction:
    entities = tuple(Entity(cls, names, ()) for cls, *names in things for names in [tuple(names)])
    said = tuple(
        Property(subject, name, EntityRef(value) if isinstance(value, int) else Date(value), 0)
        for subject, name, value in properties or []
    )
    return Extraction(Article(article, "", language), (), entities, (), said)


def one(cls: str, *names: str, language: str = "kk", article: str = "a") -> Identified:
    return identify(extraction([(cls, *names)], language=language, article=article))[0]


SAME = [
    # authority, across languages, old names and variants
    ("City", ("kk", "Алматы"), ("ru", "Алма-Ата"), ("en", "Almaty"), ("kk", "Алматы қаласы"), ("ru", "город Алматы")),
    ("City", ("kk", "Өскемен"), ("ru", "Усть-Каменогорск"), ("en", "Ust-Kamenogorsk")),
    ("City", ("kk", "Қонаев"), ("ru", "Капчагай"), ("en", "Konaev")),
    ("Country", ("kk", "АҚШ"), ("ru", "США"), ("en", "United States"), ("en", "USA")),
    ("Country", ("kk", "Қазақстан"), ("kk", "ҚР"), ("ru", "Республика Казахстан"), ("en", "Kazakhstan")),
    ("Region", ("kk", "Абай облысы"), ("ru", "область Абай"), ("en", "Abai Region")),
    ("Region", ("kk", "БҚО"), ("ru", "Западно-Казахстанская область"), ("en", "West Kazakhstan Region")),
    ("Region", ("kk", "Орталық Азия"), ("ru", "Центральная Азия"), ("en", "Central Asia")),
    (
        "Organization", ("kk", "Дүниежүзілік қолөнершілер кеңесі"), ("ru", "Всемирный совет ремёсел"),
        ("en", "World Crafts Council"),
    ),
    ("Organization", ("kk", "ЮНЕСКО"), ("ru", "ЮНЕСКО"), ("en", "UNESCO")),
    (
        "Register", ("kk", "Гиннестің рекордтар кітабы"), ("ru", "Книга рекордов Гиннесса"),
        ("en", "Guinness World Records"),
    ),
    ("Title", ("kk", "Дүниежүзілік қолөнер қаласы"), ("kk", "World Craft City"), ("ru", "Всемирный город ремёсел")),
    ("Venue", ("kk", "Қожа Ахмет Ясауи кесенесі"), ("ru", "мавзолей Ходжи Ахмеда Ясави")),
    # government bodies, by their parts
    (
        "Organization", ("kk", "Алматы қаласының туризм басқармасы"), ("kk", "Алматы қалалық Туризм басқармасы"),
        ("ru", "Управление туризма города Алматы"), ("en", "Almaty City Tourism Department"),
        ("en", "Department of Tourism of Almaty"),
    ),
    ("Organization", ("kk", "Түркістан облысының әкімдігі"), ("en", "Akimat of Turkistan Region")),
    (
        "Organization", ("kk", "Қостанай облысының мәдениет және спорт басқармасы"),
        ("en", "Department of Sport and Culture of Kostanay Region"),
    ),
    # persons, by sound
    (
        "Person", ("kk", "Ғалия Тоқсейітова"), ("ru", "Галия Токсеитова"), ("en", "Galiya Tokseitova"),
        ("kk", "Тоқсейітова Ғалия"),
    ),
    ("Person", ("ru", "Дулатова Гульнар Сериковна"), ("ru", "Гульнар Дулатова"), ("kk", "Гүлнәр Дулатова")),
    ("Person", ("kk", "Бауыржан Есенғалиев"), ("ru", "Бауржан Есенгалиев"), ("en", "Baurzhan Yesengaliyev")),
    ("Person", ("kk", "Күләш Сейітқали"), ("ru", "Куляш Сеиткали"), ("en", "Kulash Seitkali")),
    ("Person", ("kk", "Серік Әбішұлы Нұрланов"), ("ru", "Серик Нурланов")),
    # other names, by their core
    (
        "Organization", ("kk", "«Көк арай» оркестрі"), ("kk", "«Көк арай» халық аспаптары оркестрі"),
        ("ru", "оркестр «Кок арай»"),
    ),
    ("City", ("kk", "Қарасаз ауылы"), ("kk", "Қарасаз"), ("ru", "село Карасаз")),
]  # fmt: skip


@pytest.mark.parametrize("case", SAME, ids=lambda case: case[1][1])
def test_one_thing_has_one_iri(case: tuple[str, *tuple[tuple[str, str], ...]]) -> None:
    cls, *names = case
    iris = {name: one(cls, name, language=language, article=name).iri for language, name in names}
    assert len(set(iris.values())) == 1, iris


DIFFERENT = [
    (("City", "Абай"), ("Region", "Абай облысы"), ("Person", "Абай Құнанбайұлы")),
    (("City", "Түркістан"), ("Region", "Түркістан облысы")),
    (("City", "Арал"), ("Place", "Арал теңізі"), ("Region", "Арал ауданы")),
    (("Person", "Асан Омаров"), ("Person", "Әсел Омарова"), ("Person", "Айдос Омаров")),
    (("Organization", "Алматы қаласының туризм басқармасы"), ("Organization", "Алматы облысының туризм басқармасы")),
    (("Organization", "Алматы қаласының туризм басқармасы"), ("Organization", "Алматы қаласының мәдениет басқармасы")),
    (("Organization", "«Көк аспан» орталығы"), ("Organization", "«Көк аспан» орталығының филиалы")),
    (("Organization", "Шығыс музейі"), ("Organization", "Шығыс театры")),
    (("Title", "І орын"), ("Title", "ІІ орын")),
    (("Fair", "«Шебер» жәрмеңкесі"), ("Ceremony", "«Шебер» жәрмеңкесінің ашылу салтанаты")),
    (("Register", "Global Book of Records"), ("Organization", "Global Book of Records")),
]


@pytest.mark.parametrize("things", DIFFERENT)
def test_two_things_have_two_iris(things: tuple[Thing, ...]) -> None:
    iris = [found.iri for found in identify(extraction(list(things)))]
    assert len(set(iris)) == len(things), iris


def test_the_missions_own_labels() -> None:
    things: list[Thing] = [
        ("City", "Алматы"),
        ("Organization", "Дүниежүзілік қолөнершілер кеңесі"),
        ("Person", "Ғалия Тоқсейітова"),
        ("Person", "Сергей Цырульников"),
    ]
    labels = [dict(found.labels)["en"] for found in identify(extraction(things))]
    assert labels == ["Almaty", "World Crafts Council", "Galiya Toqseiitova", "Sergey Tsyrulnikov"]


@pytest.mark.parametrize(
    ("thing", "english"),
    [
        (("Organization", "«Көк арай» оркестрі"), "Kok arai Orchestra"),
        (("Organization", "Алматының мәдениет және спорт басқармасы"), "Department of Culture and Sport of Almaty"),
        (("Event", "«Тұлпар» байқауы"), "Tulpar competition"),
        (("Place", "Ақсай шатқалы"), "Aqsai Gorge"),
        (("Place", "Көксай көлі"), "Lake Koksai"),
        (("Title", "Дала жұлдызы"), "Dala zhuldyzy"),
        (("Festival", "ALA CRAFT 2025", "ALA CRAFT"), "ALA CRAFT 2025"),
    ],
)  # fmt: skip
def test_english_labels(thing: Thing, english: str) -> None:
    assert dict(one(*thing).labels)["en"] == english


def test_names_of_the_article_are_kept() -> None:
    """A thing can be found by every name that the article gives it, in the article's language."""
    things: list[Thing] = [
        ("City", "Алматы қаласы", "Алматы"),
        ("Country", "ҚР", "Қазақстан"),
        ("Person", "Ғалия Тоқсейітова", "Тоқсейітова"),
        ("Festival", "«Тұлпар» фестивалі", "Тұлпар"),
    ]
    for entity, found in zip(things, identify(extraction(things)), strict=True):
        names = {name for language, name in (*found.labels, *found.alternates) if language == "kk"}
        assert set(entity[1:]) <= names


def test_one_preferred_name_a_language_and_the_same_in_all_articles() -> None:
    names = ["Қазақстан", "ҚР", "Қазақстан Республикасы"]
    found = [one("Country", name, article=name) for name in names]
    assert {dict(f.labels)["kk"] for f in found} == {"Қазақстан"}
    for identified in found:
        languages = [language for language, _ in identified.labels]
        assert len(languages) == len(set(languages))
        assert "en" in languages
        assert not set(identified.labels) & set(identified.alternates)


def test_what_comes_from_the_authority_files_is_marked() -> None:
    known = one("City", "Алматы")
    assert {("en", "Almaty"), ("ru", "Алматы"), ("kk", "Алматы")} <= set(known.authority)
    assert set(known.authority) <= {*known.labels, *known.alternates}
    assert known.same_as == ("https://sws.geonames.org/1526384/",)
    assert one("Person", "Дана Қалиева").authority == ()


def test_a_name_in_the_articles_own_words_is_not_the_authoritys() -> None:
    found = one("Country", "Қазағым елі", "Қазақстан")
    assert ("kk", "Қазағым елі") in found.alternates
    assert ("kk", "Қазағым елі") not in found.authority


def test_an_ambiguous_place_is_told_by_what_contains_it() -> None:
    things: list[Thing] = [("Region", "Абай ауданы"), ("Region", "Қарағанды облысы"), ("Region", "Абай облысы")]
    near = identify(extraction(things[:2]))[0]
    alone, in_karaganda, in_abai = (
        identify(extraction(things, properties=said))[0]
        for said in ([], [(0, "within", 1)], [(0, "within", 2)])
    )  # fmt: skip
    assert len({alone.iri, in_karaganda.iri, in_abai.iri}) == 3
    assert near.iri == in_karaganda.iri  # the one region that the article names
    assert alone.authority == ()


def test_a_place_in_another_country_is_not_the_famous_one() -> None:
    things: list[Thing] = [("City", "Paris"), ("Country", "United States"), ("Country", "France")]
    famous = identify(extraction(things, language="en", properties=[(0, "within", 2)]))[0]
    texan = identify(extraction(things, language="en", properties=[(0, "within", 1)]))[0]
    assert famous.same_as == ("https://sws.geonames.org/2988507/",)
    assert texan.iri != famous.iri


def test_events_are_told_by_their_year() -> None:
    def event(name: str, *dates: str, article: str = "a", language: str = "kk") -> str:
        said: list[tuple[int, str, int | str]] = [(0, "startDate", date) for date in dates]
        return identify(extraction([("Festival", name)], properties=said, article=article, language=language))[0].iri

    spring = event("«Тұлпар» фестивалі", "2025-04-02")
    assert spring == event("Тұлпар", "2025", article="b")
    assert spring == event("фестиваль «Тулпар»", "2025-04", article="c", language="ru")
    assert spring == event("Тұлпар 2025", article="d")
    assert spring != event("Тұлпар", "2024-04-02")
    assert spring != event("Тұлпар")


def test_unnamed_events_are_told_by_kind_date_and_place_or_stay_in_their_article() -> None:
    def rite(article: str, *said: tuple[int, str, int | str]) -> str:
        things: list[Thing] = [("Ceremony", "марапаттау рәсімі"), ("City", "Алматы"), ("City", "Астана")]
        return identify(extraction(things, article=article, properties=list(said)))[0].iri

    at = (0, "startDate", "2025-10-05")
    assert rite("a", at, (0, "place", 1)) == rite("b", at, (0, "place", 1))
    assert rite("a", at, (0, "place", 1)) != rite("a", at, (0, "place", 2))
    assert rite("a") != rite("b")


def test_a_surname_alone_stays_in_its_article() -> None:
    assert one("Person", "Омаров", article="a").iri != one("Person", "Омаров", article="b").iri
    assert one("Person", "А. Омаров", article="a").iri != one("Person", "А. Омаров", article="b").iri
    assert one("Person", "Омаров", article="a").iri == one("Person", "Омаров", article="a").iri


def test_a_body_without_a_place_is_not_every_citys() -> None:
    things: list[Thing] = [("Organization", "туризм басқармасы"), ("City", "Алматы"), ("City", "Шымкент")]
    iris = {
        identify(extraction(things, article=article, properties=[(0, "jurisdiction", place)] if place else []))[0].iri
        for article, place in (("a", 0), ("b", 0), ("a", 1), ("b", 2))
    }
    assert len(iris) == 4


def test_venues_are_told_by_their_city() -> None:
    things: list[Thing] = [("Venue", "Орталық саябақ"), ("City", "Алматы"), ("City", "Шымкент")]
    iris = {identify(extraction(things, properties=[(0, "within", place)]))[0].iri for place in (1, 2)}
    assert len(iris) == 2


def test_a_circle_of_places_ends() -> None:
    things: list[Thing] = [("Venue", "Орталық саябақ"), ("Place", "Жайлау")]
    assert len(identify(extraction(things, properties=[(0, "within", 1), (1, "within", 0)]))) == 2


def test_the_base_is_a_setting() -> None:
    found = identify(extraction([("City", "Алматы")]), base="https://example.org/")[0]
    assert found.iri.startswith("https://example.org/place/almaty-")
    assert one("City", "Алматы").iri == found.iri.replace("https://example.org/", BASE)


THINGS = [
    ("City", "Алматы"), ("City", "Қарасаз"), ("Region", "Абай ауданы"), ("Person", "Дана Қалиева"),
    ("Person", "Омаров"), ("Organization", "Алматы қаласының туризм басқармасы"), ("Festival", "Тұлпар"),
    ("Ceremony", "марапаттау рәсімі"),
    ("Venue", "Орталық саябақ"), ("Title", "бас жүлде"), ("Craft", "киіз басу"), ("Register", "Қызыл кітап"),
]  # fmt: skip


@settings(max_examples=50, deadline=None)
@given(st.permutations(range(len(THINGS))))
def test_the_order_of_entities_changes_nothing(order: list[int]) -> None:
    said: list[tuple[int, str, int | str]] = [(6, "place", 0), (8, "within", 0), (6, "startDate", "2025-10-05")]
    there = identify(extraction(THINGS, properties=said))
    moved = [
        (order.index(subject), name, order.index(value) if isinstance(value, int) else value)
        for subject, name, value in said
    ]
    here = identify(extraction([THINGS[i] for i in order], properties=moved))
    assert [there[i] for i in order] == list(here)


@settings(max_examples=150, deadline=None)
@given(
    st.sampled_from(ENTITY_CLASSES),
    st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=3),
    st.sampled_from(["kk", "ru", "en"]),
)
def test_any_name_gets_an_ascii_iri_and_an_english_label(cls: str, names: list[str], language: str) -> None:
    found = one(cls, *names, language=language)
    assert found.iri.startswith(BASE)
    assert found.iri.isascii()
    assert not set(found.iri) & set(' <>"{}|\\^`\n\t')
    assert {"en", language} <= set(dict(found.labels))
    assert found == one(cls, *names, language=language)


def test_articles_do_not_see_each_other() -> None:
    """The result for an article is the same whatever was identified before it."""
    articles = [extraction([thing], article=str(i)) for i, thing in enumerate(THINGS)]
    alone = [identify(article) for article in articles]
    for order in itertools.islice(itertools.permutations(range(4)), 6):
        assert [identify(articles[i]) for i in order] == [alone[i] for i in order]


def test_a_settlement_without_a_word_keeps_its_name() -> None:
    assert [bare(name, "en") for name in ("", "–", "Almaty city")] == ["", "–", "Almaty"]
