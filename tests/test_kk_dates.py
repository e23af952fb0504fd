import datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from craftgraph.language import spans
from craftgraph.language.kk import date_words
from craftgraph.language.kk.dates import _COMPILED, find_dates, resolve_future
from craftgraph.language.segment import tokens

FORMS = Path(date_words.__file__).with_name("forms.tsv")
PUBLISHED = datetime.date(2025, 10, 7)  # a Tuesday


def read(text, published=PUBLISHED, **options):
    return [(d.start, d.finish) for d in find_dates(tokens(text), published, **options)]


@pytest.mark.parametrize(
    ("text", "spans_"),
    [
        # days
        ("5 қазан күні өтті", [("2025-10-05", None)]),
        ("5-қазанда өтті", [("2025-10-05", None)]),
        ("2025 жылғы 5 қазанда", [("2025-10-05", None)]),
        ("2025 жылдың 5 қазаны", [("2025-10-05", None)]),
        ("осы жылдың 3 шілдесінде", [("2025-07-03", None)]),
        ("өткен жылғы 14 қазандағы жарлық", [("2024-10-14", None)]),
        ("5 қазан 2023 жыл", [("2023-10-05", None)]),
        ("қазанның 5-і күні", [("2025-10-05", None)]),
        ("қазанның бесінде", [("2025-10-05", None)]),
        ("05.10.2025 күні", [("2025-10-05", None)]),
        ("2025-10-05", [("2025-10-05", None)]),
        ("1 желтоқсанда", [("2024-12-01", None)]),
        ("7 қазанда", [("2025-10-07", None)]),
        ("29 ақпанда", [("2024-02-29", None)]),
        ("5 және 6 қазанда", [("2025-10-05", None), ("2025-10-06", None)]),
        ("3 маусым мен 5 маусым", [("2025-06-03", None), ("2025-06-05", None)]),
        # days that the calendar lacks
        ("30 ақпан", []),
        ("31.04.2025", []),
        # spans of days
        ("5-7 қазан аралығында", [("2025-10-05", "2025-10-07")]),
        ("15–17 мамырда", [("2025-05-15", "2025-05-17")]),
        ("5 қазаннан 8 қазанға дейін", [("2025-10-05", "2025-10-08")]),
        ("28 қыркүйек – 5 қазан аралығында", [("2025-09-28", "2025-10-05")]),
        ("5 пен 7 қазан аралығында", [("2025-10-05", "2025-10-07")]),
        ("қазанның 5-інен 8-іне дейін", [("2025-10-05", "2025-10-08")]),
        ("қазан айының 5-7 күндері", [("2025-10-05", "2025-10-07")]),
        ("2022 жылы 20-21 қазан күндері", [("2022-10-20", "2022-10-21")]),
        ("2024 жылғы 28 желтоқсан – 5 қаңтар", [("2024-12-28", "2025-01-05")]),
        # months
        ("қазан айында", [("2025-10", None)]),
        ("2025 жылғы маусымда", [("2025-06", None)]),
        ("биылғы қазанда", [("2025-10", None)]),
        ("желтоқсанда Астанада", [("2024-12", None)]),
        ("Қыркүйекте өтті", [("2025-09", None)]),
        ("желтоқсанның ортасына", [("2024-12", None)]),
        ("өткен айда", [("2025-09", None)]),
        ("келесі айда", [("2025-11", None)]),
        ("осы айдың 5-інде", [("2025-10-05", None)]),
        ("былтырғы қаңтар-наурызда", [("2024-01-01", "2024-03-31")]),
        # years
        ("1998 жылы", [("1998", None)]),
        ("2025-жылы", [("2025", None)]),
        ("биыл", [("2025", None)]),
        ("былтыр", [("2024", None)]),
        ("өткен жылы", [("2024", None)]),
        ("келесі жылы", [("2026", None)]),
        ("алдағы жылы", [("2026", None)]),
        ("үш жыл бұрын", [("2022", None)]),
        ("2023-2024 жылдары", [("2023", "2024")]),
        ("1998 жылдан 2003 жылға дейін", [("1998", "2003")]),
        ("2010 және 2015 жылдары", [("2010", None), ("2015", None)]),
        ("соңғы үш жылда", [("2023", "2025")]),
        # parts of the year
        ("2025 жылдың алғашқы жарты жылдығында", [("2025-01-01", "2025-06-30")]),
        ("бірінші жартыжылдықта", [("2025-01-01", "2025-06-30")]),
        ("2022 жылдың 1 жартыжылдығының есебі", [("2022-01-01", "2022-06-30")]),
        ("былтырғы екінші жартыжылдықта", [("2024-07-01", "2024-12-31")]),
        ("2025 жылдың екінші жартысында", [("2025-07-01", "2025-12-31")]),
        ("ІІІ тоқсанда", [("2025-07-01", "2025-09-30")]),
        ("өткен жылдың ІІІ тоқсаны", [("2024-07-01", "2024-09-30")]),
        ("3-тоқсанда", [("2025-07-01", "2025-09-30")]),
        ("биылғы алғашқы үш айда", [("2025-01-01", "2025-03-31")]),
        ("2025 жылдың тоғыз айында", [("2025-01-01", "2025-09-30")]),
        ("жыл басынан бергі тоғыз айда", [("2025-01-01", "2025-09-30")]),
        ("тоғыз айда 40 шебер", [("2025-01-01", "2025-09-30")]),
        ("жыл басынан бері", [("2025-01-01", None)]),
        ("биылғы жазда", [("2025-06-01", "2025-08-31")]),
        # by the day of publication
        ("бүгін", [("2025-10-07", None)]),
        ("кеше", [("2025-10-06", None)]),
        ("ертең", [("2025-10-08", None)]),
        ("дүйсенбі күні", [("2025-10-06", None)]),
        ("сенбіде", [("2025-10-04", None)]),
        ("өткен жұмада", [("2025-10-03", None)]),
        ("келесі сенбіде", [("2025-10-11", None)]),
        ("сенбі-жексенбіде", [("2025-10-04", "2025-10-05")]),
        ("екі күн бұрын", [("2025-10-05", None)]),
    ],
)
def test_forms(text, spans_):
    assert read(text) == spans_


@pytest.mark.parametrize(
    "text",
    [
        "өткен аптада",
        "бір ай бойы",
        "екі айда тоқыды",
        "1990 жылдары",
        "1500 жыл бұрын",
        "жиырма жыл бұрын",
        "бүгінгі таңда",
        "Наурыз мерекесі",
        "Қазан қаласы",
        "қазанда пісірді",
        "Жұма Серік",
        "ALA CRAFT 2025 фестивалі",
        "100 қазан",
        "тоқсан адам",
        "",
    ],
)
def test_no_date(text):
    assert read(text) == []


@pytest.mark.parametrize(
    ("text", "published", "start"),
    [
        ("5 қазанда өтеді", PUBLISHED, "2026-10-05"),
        ("15 қазанда өтеді", PUBLISHED, "2025-10-15"),
        ("қарашада өтеді", PUBLISHED, "2025-11"),
        ("сенбіде өтеді", PUBLISHED, "2025-10-11"),
        ("2025 жылғы 5 қазанда", PUBLISHED, "2025-10-05"),
        ("бүгін", PUBLISHED, "2025-10-07"),
        ("1 қаңтарда", datetime.date(2025, 12, 31), "2026-01-01"),
    ],
)
def test_events_to_come(text, published, start):
    assert [pair[0] for pair in read(text, published, future=True)] == [start]
    past = find_dates(tokens(text), published)
    assert [resolve_future(item, published).start for item in past] == [start]


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("Көрме 12 қарашада ашылады.", "2025-11-12"),
        ("Көрме 12 қарашада ашылмақ.", "2025-11-12"),
        ("12 қарашада өтетін байқауға 40 шебер жазылды.", "2025-11-12"),
        ("Көрме қарашада Талғарда өтеді, деп хабарлады музей.", "2025-11"),
        ("Көрме 12 қарашаға дейін ашық.", "2025-11-12"),
        ("Байқау желтоқсанға жоспарланған.", "2025-12"),
        # what was, what recurs, what somebody does, and a day that is hardly over
        ("Көрме 12 қарашада ашылды.", "2024-11-12"),
        ("12 қарашада ашылған көрме әлі жалғасады.", "2024-11-12"),
        ("12 қарашада ашылған сандық музейде тұр.", "2024-11-12"),
        ("12 қарашада жыл сайын болатын жәрмеңке өтті.", "2024-11-12"),
        ("12 қарашада кілем тоқитын ұсталар жиналды.", "2024-11-12"),
        ("12 қарашада ашық сабақ өтті.", "2024-11-12"),
        ("5 қазанда ашылған көрме 7 күнге созылады.", "2025-10-05"),
        ("Сабақ 5 қазанда беріледі.", "2025-10-05"),
    ],
)
def test_the_verb_behind_a_date_tells_what_is_to_come(text, start):
    assert [d.start for d in find_dates(tokens(text), PUBLISHED)] == [start]


@pytest.mark.parametrize(
    ("text", "bound"),
    [
        ("20 қарашаға дейін", "until"),
        ("5 желтоқсаннан бері", "from"),
        ("5 желтоқсаннан бастап", "from"),
        ("2026 жылға дейін", "until"),
        ("жыл басынан бері", "from"),
        ("5 қазаннан 8 қазанға дейін", ""),
        ("5 қазанда", ""),
    ],
)
def test_named_ends_of_a_span(text, bound):
    assert [d.bound for d in find_dates(tokens(text), PUBLISHED)] == [bound]


@pytest.mark.parametrize("text", ["5 қазанда", "бүгін", "былтыр", "қазан айында", "сенбіде", "өткен жылдың 5 қазаны"])
def test_without_a_day_of_publication_nothing_is_guessed(text):
    assert all(d.relative is False for d in find_dates(tokens(text), None))
    assert read(text, None) == []


@pytest.mark.parametrize("text", ["2025 жылғы 5 қазанда", "1998 жылы", "05.10.2025", "2023-2024 жылдары"])
def test_what_names_its_year_needs_no_day_of_publication(text):
    assert read(text, None) == read(text, PUBLISHED)


def test_what_was_resolved_is_marked():
    text = "Көрме 5 қазанда ашылды, 2024 жылы да болған."
    assert [(d.relative, text[d.begin : d.end]) for d in find_dates(tokens(text), PUBLISHED)] == [
        (True, "5 қазанда"),
        (False, "2024 жылы"),
    ]


MONTHS = "қаңтар ақпан наурыз сәуір мамыр маусым шілде тамыз қыркүйек қазан қараша желтоқсан".split()


@given(st.dates(datetime.date(1950, 1, 1), datetime.date(2049, 12, 31)))
def test_every_day_of_the_calendar(date):
    text = f"{date.year} жылғы {date.day} {MONTHS[date.month - 1]}"
    assert read(text, None) == [(date.isoformat(), None)]


@given(
    st.dates(datetime.date(1990, 1, 1), datetime.date(2049, 12, 31)),
    st.dates(datetime.date(1995, 1, 1), datetime.date(2040, 12, 31)),
)
def test_past_and_coming_readings_surround_the_day_of_publication(date, published):
    (found,) = find_dates(tokens(f"{date.day} {MONTHS[date.month - 1]} күні"), published)
    assert found.start <= published.isoformat()
    assert found.start[5:] == date.isoformat()[5:]
    coming = resolve_future(found, published)
    assert coming.start >= published.isoformat()
    assert coming.start[5:] == date.isoformat()[5:]


WORDS = [*MONTHS, "жылы", "жылғы", "5", "5-7", "2025", "2023-2024", "қазанның", "айында", "тоқсанда", "ІІІ", "бірінші",
         "алғашқы", "соңғы", "үш", "биыл", "өткен", "келесі", "сенбі", "күні", "дейін", "бері", "аралығында", "–", ",",
         "және", "мен", "жарты", "басынан", "8-іне", "қазаннан", "бұрын", "31", "0", "99"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.none() | st.dates(datetime.date(1900, 1, 1)))
def test_spans_lie_within_the_text_in_order(words, published):
    text = " ".join(words)
    found = find_dates(tokens(text), published)
    for date in found:
        assert 0 <= date.begin < date.end <= len(text)
        assert date.finish is None or date.start[:10] <= date.finish
        assert not date.relative or published is not None
    assert [date.begin for date in found] == sorted(date.begin for date in found)


@given(st.text("yYRnmMlQhqztbeEWXasgjkpcxwdDroSLuiPFBAV-,&.", min_size=1, max_size=9))
def test_every_form_begins_with_a_symbol_that_it_is_filed_under(symbols):
    for opens, pattern, _ in _COMPILED:
        assert symbols[0] in opens or not pattern.match(symbols), pattern.pattern


def test_a_span_of_days_over_the_end_of_the_year():
    assert spans.days((None, 12, 28), (None, 1, 5), datetime.date(2025, 1, 3)) == (("2024-12-28", "2025-01-05"), None)


def test_no_word_of_a_date_is_missed_by_its_first_letters():
    words = [line.partition("\t")[0] for line in FORMS.read_text(encoding="utf-8").splitlines()][::9]
    words += [
        *date_words._fixed(),
        *(stem + "да" for stem in date_words._inflected()),
        "ІІ",
        "бес-алты",
        "он",
        "млн-ға",
    ]
    found = 0
    for word in words:
        lower = word.lower()
        if word[0].isdigit() or word in date_words._MARKS:
            continue
        plain = date_words._spelt(lower, lower != word) or date_words._number_word(word) or date_words.OTHER
        assert date_words.date_word(word) == plain, word
        found += plain is not date_words.OTHER
    assert found > 100
