from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftgraph.language.durations import duration
from craftgraph.language.kk.numbers import find_quantities
from craftgraph.language.kk.numerals import numeral, ordinals, roman, words
from craftgraph.language.segment import tokens


def read(text, skip=()):
    return find_quantities(tokens(text), skip)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("бір мың екі жүз елу адам", 1250),
        ("жиырма бес шебер", 25),
        ("он екі", 12),
        ("жүз жиырма бес мың", 125_000),
        ("екі миллион", 2_000_000),
        ("үш миллиард жүз миллион", 3_100_000_000),
        ("жарты миллион турист", 500_000),
        ("бір жарым мың", 1500),
        ("үш мың жарым", 3500),
        ("екі жарым миллион", 2_500_000),
        ("мың адам", 1000),
        ("жүз тігінші", 100),
        ("1,14 миллион турист", 1_140_000),
        ("323 мыңы", 323_000),
        ("1 млн 930 мың", 1_930_000),
        ("2 млн. 300 мың", 2_300_000),
        ("9,6 млн-ға жетті", 9_600_000),
        ("1 140 адам", 1140),
        ("1\u00a0140\u00a0000", 1_140_000),
        ("12 500-ден", 12_500),
        ("1.140.000", 1_140_000),
        ("14,2", Decimal("14.2")),
        ("74-і ашылған", 74),
        ("бес-ақ шебер", 5),
        ("үшеу келді", 3),
        ("екеуі келді", 2),
        ("он төртеуі келді", 14),
        ("отыз бірі жас шебер", 31),
        ("үш жүзін сыйлады", 300),
        ("2000 адам", 2000),
    ],
)
def test_values(text, value):
    (found,) = read(text)
    assert found.value == value
    assert isinstance(found.value, type(value))
    assert not found.ordinal


@pytest.mark.parametrize(
    ("text", "value", "comparator"),
    [
        ("100 шебер", 100, "exactly"),
        ("100-ден астам шебер", 100, "moreThan"),
        ("100 ден астам шебер", 100, "moreThan"),
        ("40 -тан аса шебер", 40, "moreThan"),
        ("жүзден астам", 100, "moreThan"),
        ("100-ден аса", 100, "moreThan"),
        ("соның 5 мыңнан астамы", 5000, "moreThan"),
        ("жеті мыңнан сәл асты", 7000, "moreThan"),
        ("100 адамнан астам", 100, "moreThan"),
        ("2 мың шаршы метрден астам", 2000, "moreThan"),
        ("30-ға жуық", 30, "about"),
        ("140-қа жуығы", 140, "about"),
        ("30 елге жуық", 30, "about"),
        ("жүзге тарта", 100, "about"),
        ("мыңдай адам", 1000, "about"),
        ("сегіз жүздейі", 800, "about"),
        ("отыз шақты", 30, "about"),
        ("шамамен 40", 40, "about"),
        ("50-ге дейін", 50, "atMost"),
        ("95 пайыздан аспайды", 95, "atMost"),
        ("кемінде 50", 50, "atLeast"),
        ("кем дегенде 50", 50, "atLeast"),
        ("100-ден кем емес", 100, "atLeast"),
        ("100-ден кем", 100, "lessThan"),
        ("жүзге жетпейді", 100, "lessThan"),
        ("22 пайызға көп", 22, "exactly"),
        ("бес музей түн ортасына дейін", 5, "exactly"),
    ],
)
def test_comparators(text, value, comparator):
    (found,) = read(text)
    assert (found.value, found.comparator) == (value, comparator)


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("5 пайыз", 5, "%"),
        ("12 %", 12, "%"),
        ("27%-ға көп", 27, "%"),
        ("14,2 пайызға өсті", Decimal("14.2"), "%"),
        ("3 млрд теңге", 3_000_000_000, "KZT"),
        ("3,1 млрд. теңгеге", 3_100_000_000, "KZT"),
        ("1,5 млн. АҚШ доллары", 1_500_000, "USD"),
        ("42 миллион теңгеге", 42_000_000, "KZT"),
        ("500 теңгелік", 500, "KZT"),
        ("$5 мың", 5000, "USD"),
        ("2,3 млн АҚШ доллары", 2_300_000, "USD"),
        ("11 млн АҚШ долларын", 11_000_000, "USD"),
        ("200 евро", 200, "EUR"),
        ("жеті миллиардтан астам теңге бөлінді", 7_000_000_000, "KZT"),
        ("100 мыңнан астам адам", 100_000, None),
        ("екі есе", 2, "есе"),
        ("үш еселеніп", 3, "есе"),
        ("үш еседен астам", 3, "есе"),
        ("5 метр", 5, "метр"),
        ("9 метрлік қамшы", 9, "метр"),
        ("11 мың шаршы метр", 11_000, "шаршы метр"),
        ("3 метр 20 сантиметр", Decimal("3.2"), "метр"),
        ("2 тонна 410 келі", 2410, "келі"),
        ("жарты шақырым", Decimal("0.5"), "шақырым"),
        ("24,5 тонналық", Decimal("24.5"), "тонна"),
        ("80 км", 80, "км"),
        ("шебер 40", 40, None),
        ("40 шебер", 40, None),
    ],
)
def test_units(text, value, unit):
    (found,) = read(text)
    assert (found.value, found.unit) == (value, unit)


@pytest.mark.parametrize(
    ("text", "value", "unit", "length"),
    [
        ("бір минутта", 1, "минут", "PT1M"),
        ("екі сағат", 2, "сағат", "PT2H"),
        ("үш күн", 3, "күн", "P3D"),
        ("екі апта", 2, "апта", "P2W"),
        ("үш ай", 3, "ай", "P3M"),
        ("жиырма жыл", 20, "жыл", "P20Y"),
        ("бір жарым сағат", Decimal("1.5"), "сағат", "PT1H30M"),
        ("жарты сағатта", Decimal("0.5"), "сағат", "PT30M"),
        ("9,58 секунд", Decimal("9.58"), "секунд", "PT9.58S"),
        ("1 минут 42 секунд", 102, None, "PT1M42S"),
        ("алты сағат қырық минутта", 400, None, "PT6H40M"),
        ("21 минуттық", 21, "минут", "PT21M"),
    ],
)
def test_lengths_of_time(text, value, unit, length):
    (found,) = read(text)
    assert (found.value, found.unit, found.duration) == (value, unit, length)


@pytest.mark.parametrize(
    ("text", "value", "covered"),
    [
        ("үшінші орын", 3, "үшінші"),
        ("3-ші орын", 3, "3-ші"),
        ("ІІІ орын", 3, "ІІІ"),
        ("І орын", 1, "І"),
        ("XII халықаралық", 12, "XII"),
        ("ХХІ ғасыр", 21, "ХХІ"),
        ("жиырма бесінші", 25, "жиырма бесінші"),
        ("18-сессия", 18, "18"),
        ("бесіншіде", 5, "бесіншіде"),
    ],
)
def test_ordinals(text, value, covered):
    (found,) = read(text)
    assert found.ordinal
    assert (found.value, text[found.begin : found.end]) == (value, covered)


@pytest.mark.parametrize(
    "text",
    [
        "бір адам",
        "жарты алма",
        "30-40 адам",
        "30–40 мың адам",
        "бес-алты мың",
        "30-дан 50-ге дейін",
        "үштен бірі",
        "1/3",
        "№5 мектеп",
        "EXPO-2017 көрмесі",
        "ALA CRAFT 2025 фестивалі",
        "«Самұрық 2025»",
        "сағат 15:00-де",
        "Ұлы жүз",
        "біріншіден",
        "оның алтын үшін бірге онда",
        "05.10.2025",
        "",
    ],
)
def test_no_quantity(text):
    assert read(text) == ()


@pytest.mark.parametrize(
    ("text", "covered"),
    [
        ("Фестивальге 100-ден астам шебер келді", "100-ден астам"),
        ("бюджеті 3 млрд. Келесі жыл", "3 млрд"),
        ("онда 100 адамнан астам болды", "100"),
        ("шамамен 40 мың теңге алды", "шамамен 40 мың теңге"),
        ("бағасы $5 мың болды", "$5 мың"),
        ("ұзындығы 5 метрден астам", "5 метрден астам"),
    ],
)
def test_spans(text, covered):
    (found,) = read(text)
    assert text[found.begin : found.end] == covered


def test_dates_are_left_alone():
    text = "5 қазанда 40 шебер келді"
    assert [q.value for q in read(text, skip=[(0, 9)])] == [40]


def test_several_in_a_sentence():
    text = "550 домбырашы бір минутта үш күйді екі рет тартып, 12 %-ға озды"
    assert [(q.value, q.unit) for q in read(text)] == [(550, None), (1, "минут"), (3, None), (2, None), (12, "%")]


@pytest.mark.parametrize(
    ("parts", "text"),
    [
        ([(Decimal(1), "M"), (Decimal(42), "S")], "PT1M42S"),
        ([(Decimal(2), "Y")], "P2Y"),
        ([(Decimal(1), "D"), (Decimal(3), "H")], "P1DT3H"),
        ([(Decimal("0.5"), "W")], None),
    ],
)
def test_iso_durations(parts, text):
    assert duration(parts) == text


def test_roman_numerals():
    assert [roman(word) for word in ("I", "ІV", "IX", "ХІІ", "XXXIX", "MIX", "ол", "", "IIII")] == [
        1, 4, 9, 12, 39, None, None, None, None,
    ]  # fmt: skip


def test_every_ordinal_is_read():
    for word, value in ordinals().items():
        assert numeral(word) == (value, "ordinal", "")
        assert numeral(word + ("нің" if word[-1] == "і" else "ның")).value == value


SPELT = {int(value): word for word, (value, kind) in words().items() if kind in ("unit", "ten")}


def spell(number):
    """Spell a number below a milliard in Kazakh."""
    if number in SPELT:
        return SPELT[number]
    for scale, word in ((1_000_000, "миллион"), (1000, "мың"), (100, "жүз"), (10, "")):
        count, rest = divmod(number, scale)
        if count:
            head = SPELT[count * 10] if scale == 10 else f"{spell(count)} {word}"
            return f"{head} {spell(rest)}" if rest else head
    raise AssertionError(number)


@given(st.integers(2, 999_999_999))
def test_spelt_numbers_are_read(number):
    (found,) = read(spell(number) + " адам")
    assert found.value == number


@given(st.integers(2, 999_999_999))
def test_figures_are_read_with_and_without_groups(number):
    if not 1900 <= number < 2100:
        assert [q.value for q in read(f"{number} адам")] == [number]
    assert [q.value for q in read(f"{number:,}".replace(",", " ") + " адам")] == [number]


PIECES = (
    "бір екі жүз мың миллион жарты жарым 5 100 1,5 100-ден астам жуық дейін теңге метр сантиметр минут секунд % $ – / "
    "үшінші ІІ адам шебер 200-ге кемінде млн . , 140 000 қазан бірі".split()
)


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_spans_lie_within_the_text_and_do_not_cross(pieces):
    text = " ".join(pieces)
    end = 0
    for quantity in read(text):
        assert end <= quantity.begin < quantity.end <= len(text)
        end = quantity.end


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("ұзындығы 3 метр 82 сантиметр", [(Decimal("3.82"), "метр")]),
        ("ұзындығы 3 м 20 см", [(Decimal("3.2"), "м")]),
        ("1 км 250 м", [(Decimal("1.25"), "км")]),
        ("салмағы 12 келі 350 грамм", [(Decimal("12.35"), "келі")]),
        ("3 тонна 640 келі", [(3640, "келі")]),
        ("7 тонна 200 кг", [(7200, "кг")]),
        ("5 келі 3 метр", [(5, "келі"), (3, "метр")]),
        ("үлесі 37-ден 41 пайызға көтерілді", [(37, "%"), (41, "%")]),
        ("үлесі 37 пайыздан 41 пайызға дейін өсті", [(37, "%"), (41, "%")]),
        ("саны 20-дан 130-ға дейін артты", [(20, None), (130, None)]),
        ("саны 20-дан 130-ға дейін төмендеді", [(20, None), (130, None)]),
        ("саны 20-дан 130-ға дейін жетеді", []),
        ("20-дан 130-ға дейін", []),
        ("телефон: 8 (7172) 55-12-30", []),
        ("+7 701 234 56 78 нөмірі", []),
        ("+7 (727) 272 00 11", []),
        ("8-800-080-77-77", []),
        ("8 701 тонна", [(8701, "тонна")]),
        ("мәреге 2:14:35 уақытпен жетті", [(8075, None)]),
        ("көрсеткіші 3:41,5", [(Decimal("221.5"), None)]),
        ("сағат 10:30-да, 3:2 есебімен", []),
    ],
)
def test_figures_of_a_sentence(text, figures):
    assert [(q.value, q.unit) for q in read(text)] == figures


def test_a_change_ends_exactly_and_a_race_lasts():
    assert [q.comparator.value for q in read("үлесі 37 пайыздан 41 пайызға дейін өсті")] == ["exactly", "exactly"]
    assert read("2:14:35")[0].duration == "PT2H14M35S"
