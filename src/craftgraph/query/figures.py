"""Dates, numbers, durations and periods as a reader of Kazakh, Russian or English writes them."""

import calendar
import re
from collections.abc import Sequence
from typing import Final

# fmt: off
_MONTHS: Final = {
    "kk": ("қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым",
           "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"),
    "ru": ("январь", "февраль", "март", "апрель", "май", "июнь",
           "июль", "август", "сентябрь", "октябрь", "ноябрь", "декабрь"),
    "en": ("January", "February", "March", "April", "May", "June",
           "July", "August", "September", "October", "November", "December"),
}
_MONTHS_RU_GENITIVE: Final = ("января", "февраля", "марта", "апреля", "мая", "июня",
                              "июля", "августа", "сентября", "октября", "ноября", "декабря")
# fmt: on
_ISO_DATE: Final = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_ISO_DURATION: Final = re.compile(
    r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?)?"
)
_DURATION_UNITS: Final = {
    "kk": ("жыл", "ай", "апта", "күн", "сағ", "мин", "с"),
    "ru": ("г.", "мес.", "нед.", "дн.", "ч", "мин", "с"),
    "en": ("y", "mo", "wk", "d", "h", "min", "s"),
}
_NUMBER: Final = re.compile(r"([+-]?)(\d+)(?:\.(\d+))?")
_ABLATIVE: Final = (
    ("ден", "ден", "тен", "тен", "тен", "дан", "ден", "ден", "дан"),  # бір … тоғыз
    ("нан", "дан", "дан", "тан", "ден", "тан", "тен", "нен", "нан"),  # он … тоқсан
    ("ден",) * 9,  # жүз
)
_HALVES: Final = {
    "kk": ("{} жылдың бірінші жартысы", "{} жылдың екінші жартысы"),
    "ru": ("первое полугодие {} г.", "второе полугодие {} г."),
    "en": ("first half of {}", "second half of {}"),
}
_QUARTERS: Final = {"kk": "{} жылдың {}-тоқсаны", "ru": "{1}-й квартал {0} г.", "en": "Q{1} {0}"}
_SINCE: Final = {"kk": "{} бастап", "ru": "с: {}", "en": "since {}"}
_UNTIL: Final = {"kk": "{} дейін", "ru": "по: {}", "en": "until {}"}


def date(value: str, language: str) -> str:
    """Write out an ISO 8601 date of any precision; anything else is returned as it is.

    >>> date("2025-10-05", "en"), date("2025-10-05", "ru"), date("2025-10-05", "kk"), date("2025-10", "ru")
    ('5 October 2025', '5 октября 2025 г.', '2025 жылғы 5 қазан', 'октябрь 2025 г.')
    """
    match = _ISO_DATE.fullmatch(value)
    if not match or (match[2] and not 1 <= int(match[2]) <= 12):
        return value
    year, month, day = match.groups()
    if month is None:
        return {"kk": f"{year} жыл", "ru": f"{year} г.", "en": year}[language]
    name = _MONTHS[language][int(month) - 1]
    if language == "kk":
        return f"{year} жылғы {int(day)} {name}" if day else f"{year} жылғы {name}"
    end = f"{year} г." if language == "ru" else year
    if day is None:
        return f"{name} {end}"
    return f"{int(day)} {_MONTHS_RU_GENITIVE[int(month) - 1] if language == 'ru' else name} {end}"


def number(value: str, language: str) -> str:
    """Write a plain decimal with its thousands grouped; anything else is returned as it is.

    >>> number("1140000.5", "en"), number("2025", "en"), number("1140000", "en")
    ('1,140,000.5', '2,025', '1,140,000')
    """
    match = _NUMBER.fullmatch(value)
    if not match:
        return value
    grouped, fraction = f"{int(match[2]):,}", match[3]
    point = "." if language == "en" else ","
    if language != "en":
        grouped = grouped.replace(",", "\N{NO-BREAK SPACE}")
    return match[1] + grouped + (point + fraction if fraction else "")


def duration(value: str, language: str) -> str:
    """Write out an ISO 8601 duration; anything else is returned as it is.

    >>> duration("PT1M42S", "en"), duration("P3D", "ru")
    ('1 min 42 s', '3 дн.')
    """
    match = _ISO_DURATION.fullmatch(value)
    if not match or not any(match.groups()):
        return value
    units = zip(match.groups(), _DURATION_UNITS[language], strict=True)
    return " ".join(f"{number(count, language)} {unit}" for count, unit in units if count)


def amount(value: str, units: Sequence[str]) -> str:
    """Put a figure and its unit together; the percent sign keeps close in every language.

    >>> amount("12", ["%"]), amount("60", ["KZT"])
    ('12%', '60 KZT')
    """
    unit = " / ".join(units)
    return value + unit if unit == "%" and value else f"{value} {unit}".strip()


def ablative_suffix(figure: str) -> str:
    """Return the Kazakh ablative ending for a number in digits, by the word that it ends in when read aloud.

    >>> ablative_suffix("100"), ablative_suffix("2 000"), ablative_suffix("1,5"), ablative_suffix("12%")
    ('ден', 'нан', 'тен', 'дан')
    """
    if figure.endswith("%"):
        return "дан"  # пайыз
    digits = re.sub(r"\D", "", figure.rpartition(",")[2] if "," in figure else figure)
    stripped = digits.rstrip("0")
    zeros = len(digits) - len(stripped)
    if not stripped or zeros >= 3:
        return "нан" if stripped else "ден"  # мың, миллион, миллиард; нөл
    return _ABLATIVE[zeros][int(stripped[-1]) - 1]


def period(starts: Sequence[str], ends: Sequence[str], language: str) -> str:
    """Write out a period by its ends: a calendar unit by its name, anything else as `from - to`.

    >>> period(["2025-01-01"], ["2025-06-30"], "en"), period(["2024-07-01"], ["2024-09-30"], "ru")
    ('first half of 2025', '3-й квартал 2024 г.')
    """
    if not ends:
        return _SINCE[language].format(" / ".join(date(start, language) for start in starts))
    if not starts:
        return _UNTIL[language].format(" / ".join(date(end, language) for end in ends))
    if len(starts) == 1 and len(ends) == 1:
        return (
            _calendar_unit(starts[0], ends[0], language) or f"{date(starts[0], language)} – {date(ends[0], language)}"
        )
    both = [" / ".join(date(value, language) for value in values) for values in (starts, ends)]
    return " – ".join(both)


def _calendar_unit(start: str, end: str, language: str) -> str | None:
    if start == end:
        return date(start, language)
    first, last = _ISO_DATE.fullmatch(start), _ISO_DATE.fullmatch(end)
    if not (first and last and first[3] == "01" and last[3] and first[1] == last[1]):
        return None
    year, begin, finish = first[1], int(first[2]), int(last[2])
    if not 1 <= begin <= finish <= 12 or int(last[3]) != calendar.monthrange(int(year), finish)[1]:
        return None
    names = {
        (1, 12): date(year, language),
        (1, 6): _HALVES[language][0].format(year),
        (7, 12): _HALVES[language][1].format(year),
        **{(3 * n - 2, 3 * n): _QUARTERS[language].format(year, n) for n in range(1, 5)},
        (begin, begin): date(start[:7], language),
    }
    return names.get((begin, finish))
