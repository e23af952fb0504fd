"""Russian dates and periods in a sentence, resolved by the day of publication."""

import datetime
from collections.abc import Sequence
from functools import lru_cache

from craftgraph.language.european import meanings
from craftgraph.language.european.dating import Dating, Form
from craftgraph.language.expressions import TimeExpression
from craftgraph.language.words import word
from craftgraph.model import Token

_MONTHS = ("январ", "феврал", "март", "апрел", "ма", "июн", "июл", "август", "сентябр", "октябр", "ноябр", "декабр")
_SHORT = ("янв", "фев", "мар", "апр", "мая", "июн", "июл", "авг", "сен", "окт", "ноя", "дек")
_WEEKDAYS = ("понедельник", "вторник", "сред", "четверг", "пятниц", "суббот", "воскресень")
_ORDINALS = (
    "перв", "втор", "трет", "четв", "пят", "шест", "седьм", "восьм", "девят", "десят", "одиннадцат", "двенадцат",
    "тринадцат", "четырнадцат", "пятнадцат", "шестнадцат", "семнадцат", "восемнадцат", "девятнадцат", "двадцат",
)  # fmt: skip
_NUMBERS = {
    "month": {stem: i + 1 for row in (_MONTHS, _SHORT) for i, stem in enumerate(row)},
    "weekday": {stem: i for i, stem in enumerate(_WEEKDAYS)},
    "day": {stem: i + 1 for i, stem in enumerate(_ORDINALS)} | {"тридцат": 30},
    "count": {stem: i + 1 for i, stem in enumerate(_ORDINALS)}
    | {"i": 1, "ii": 2, "iii": 3, "iv": 4, "і": 1, "іі": 2, "ііі": 3, "іv": 4}
    | {"дв": 2, "три": 3, "трёх": 3, "трех": 3, "трем": 3, "четыр": 4, "семь": 7, "семи": 7, "восем": 8, "двенадцат": 12},
    "near": {
        "позапрошл": -2, "прошл": -1, "минувш": -1, "прошедш": -1, "предыдущ": -1, "истекш": -1, "нынешн": 0,
        "текущ": 0, "эт": 0, "уходящ": 0, "будущ": 1, "следующ": 1, "предстоящ": 1, "наступающ": 1, "грядущ": 1,
        "ближайш": 1,
    },
    "offset": {"позавчера": -2, "вчера": -1, "накануне": -1, "сегодня": 0, "послезавтра": 2, "завтра": 1},
    "season": {"весн": 3, "лет": 6, "осен": 9},
}  # fmt: skip

_M = (
    r"(?:(?:январ|феврал|апрел|июн|июл|сентябр|октябр|ноябр|декабр)(?:[ьяюе]|[её]м)"
    r"|(?:март|август)(?:[ауе]|ом)?|ма(?:[йяюе]|ем)|(?:янв|февр?|мар|апр|авг|сент?|окт|нояб?|дек)\.)"
)
_MONTH = rf"(?P<month>\b{_M})"
_MONTH1, _MONTH2 = rf"(?P<month1>\b{_M})", rf"(?P<month2>\b{_M})"
_ENDED = r"(?:-?(?:го|ого|е|ое|му|м|ого))?"
_ORDINAL = rf"(?:(?:двадцать|тридцать)\s)?(?:{'|'.join(_ORDINALS)}|тридцат)(?:ого|ое|ьего|ье|его)"
_D = rf"(?:\d{{1,2}}{_ENDED}|{_ORDINAL})"
_DAY, _DAY1, _DAY2 = (rf"(?P<day{n}>(?<![\d.,:])\b{_D})" for n in ("", "1", "2"))
_DASH = r"\s*[‐‑–—−-]\s*"
_GOD = r"(?:\s*(?:год[ауе]?\b|годом\b|годах\b|г\b\.?))"
_FOUR = r"(?:1[0-9]|20)\d\d"
_NEAR = rf"(?:{'|'.join(_NUMBERS['near'])})(?:[а-яё]{{1,4}})"
_YEAR = rf"(?:(?P<year>{_FOUR})(?:-?го)?(?!\d){_GOD}?|(?P<near>\b{_NEAR})\s+год[ауе]?\b)"
_IN_YEAR = rf"(?:,?\s+{_YEAR})?"
_YEAR1 = rf"(?:\s+(?P<year1>{_FOUR}){_GOD}?)?"
_ROMAN = r"(?:[IІ]{1,3}|[IІ]V)"
_NTH = rf"(?P<count>\b{_ROMAN}(?:-?[а-я]{{1,2}})?|\b[1-4](?:-?[а-яё]{{1,3}})?|\b(?:перв|втор|трет|четв[её]рт)[а-яё]{{2,3}})"
_MANY = (
    r"(?P<count>\b\d{1,2}|\b(?:двух|двумя|два|две|тр[её]х|тремя|три|четыр[её]х|четыре|четырьмя|пяти|пять|пятью|шести|шесть|семи|семь|восьми"
    r"|восемь|девяти|девять|десяти|десять|одиннадцати|одиннадцать|двенадцати|двенадцать))"
)
_WEEKDAY = r"(?:понедельник|вторник|сред[ауы]|четверг|пятниц[ауы]|суббот[ауы]|воскресенье)"
_WD = rf"(?P<weekday>{_WEEKDAY})"
_WEEKDAY_GEN = r"(?:понедельник[ау]|вторник[ау]|среды|четверг[ау]|пятницы|субботы|воскресень[яю])"
_BOTH_DAYS = r"(?:в\s+)?суббот[уы]\s+и\s+(?:в\s+)?воскресенье"

_FORMS: tuple[tuple[str, Form], ...] = tuple(
    (f"(?i){pattern}", form)
    for pattern, form in (
        (rf"{_DAY1}\s+{_MONTH1}{_YEAR1}(?:{_DASH}|\s+(?:по|до)\s+){_DAY2}\s+{_MONTH2}{_IN_YEAR}", meanings.days),
        (rf"{_DAY1}(?:{_DASH}|\s+(?:по|до)\s+){_DAY2}\s+{_MONTH2}{_IN_YEAR}", meanings.days),
        (rf"(?P<days>\b\d{{1,2}}(?:\s*,\s*\d{{1,2}})*\s+и\s+\d{{1,2}})\s+{_MONTH}{_IN_YEAR}", meanings.day_list),
        (rf"{_DAY}\s+{_MONTH}{_IN_YEAR}", meanings.day),
        (
            rf"(?<![\d.])(?P<day1>\d{{1,2}})\.(?P<month1>\d\d)(?:\.(?P<year1>{_FOUR}|\d\d))?{_DASH}"
            rf"(?P<day>\d{{1,2}})\.(?P<month>\d\d)\.(?P<year>{_FOUR}|\d\d)(?!\d)",
            meanings.figures,
        ),
        (rf"(?<![\d.])(?P<day>\d{{1,2}})[./](?P<month>\d\d)[./](?P<year>{_FOUR}|\d\d)(?![\d.])", meanings.figures),
        (rf"(?<![\d.])(?P<year>{_FOUR})-(?P<month>\d\d)-(?P<day>\d\d)(?!\d)", meanings.figures),
        (rf"{_MONTH1}(?:{_DASH}|\s+(?:по|до)\s+){_MONTH2}{_IN_YEAR}", meanings.months),
        (rf"\b(?:в|к|с|до|за|на|по|начал[еауо]|конц[еау]|середин[еыу])\s+(?P<all>{_MONTH}{_IN_YEAR})", meanings.month),
        (rf"{_MONTH}\s+{_YEAR}", meanings.month),
        (rf"\b(?P<all>{_NEAR}\s+{_MONTH})", meanings.recent_month),
        (rf"{_NTH}\s+квартал[аеу]?\b(?:\s+{_YEAR})?", meanings.quarter),
        (rf"{_NTH}\s+(?:полугоди[еияю]\b|половин[аеуы]\b(?=\s+(?:{_FOUR}|{_NEAR})?\s*год))(?:\s+(?:{_YEAR}|года))?", meanings.half),
        (rf"(?:перв\w+\s+)?{_MANY}\s+месяц(?:ев|а|ах)\s+(?:с\s+начала\s+)?{_YEAR}", meanings.first_months),
        (rf"\bперв\w+\s+{_MANY}\s+месяц(?:ев|а|ах)\b(?:\s+года)?", meanings.first_months),
        (rf"{_MANY}\s+месяц(?:ев|а|ах)\s+(?:с\s+начала\s+)?года\b", meanings.first_months),
        (rf"\bза\s+(?P<all>{_MANY}\s+месяц(?:ев|а))\b(?!\s+(?:до|после|работы|назад)\b)", meanings.months_just_over),
        (rf"\bначал[аеоу]\s+(?:{_YEAR}|года\b)", meanings.year_start),
        (rf"\b(?P<year1>{_FOUR})(?:-?го|-?й)?{_GOD}?(?:{_DASH}|\s+(?:по|до)\s+)(?P<year2>{_FOUR})(?:-?й|-?го|-?м)?(?!\d){_GOD}?", meanings.years),
        (rf"\b(?P<year1>{_FOUR})[‐‑–—-](?P<year2>\d\d)\s+(?:гг|год)\w*", meanings.years),
        (rf"(?P<years>\b{_FOUR}(?:-м)?(?:\s*,\s*{_FOUR})*\s+и\s+(?:в\s+)?{_FOUR})(?:-м\b|{_GOD})", meanings.year_list),
        (rf"\b(?P<season>весной|весны|весну|летом|лета|лето|осенью|осени|осень)\s+{_YEAR}", meanings.season),
        (r"\b(?P<gone>прошл\w+|минувш\w+)\s+(?P<season>весной|весны|весну|летом|лета|лето|осенью|осени|осень)\b", meanings.season),
        (r"\b(?:эт\w+|нынешн\w+)\s+(?P<season>весной|весны|весну|летом|лета|лето|осенью|осени|осень)\b", meanings.season),
        (rf"\bпоследни[ехй]\w?\s+{_MANY}\s+(?:года|лет)\b", meanings.last_years),
        (rf"(?:{_MANY}\s+(?:года|лет|годами)|\bгод(?:ом)?)\s+(?:(?:позже|позднее|спустя)|(?P<back>ранее|раньше))\b", meanings.years_apart),
        (rf"\b(?:спустя|через)\s+(?:{_MANY}\s+(?:года|лет)|год)\b", meanings.years_apart),
        (rf"(?:{_MANY}\s+(?:года|лет)|\bгод(?:ом)?)\s+(?:тому\s+)?(?:назад|ранее|раньше)\b", meanings.years_ago),
        (rf"{_MANY}\s+(?:дня|дней)\s+(?:тому\s+)?назад\b", meanings.days_ago),
        (rf"\b(?P<near>{_NEAR})\s+год(?:[ауе]|ом)?\b", meanings.year),
        (rf"\b(?P<near>{_NEAR})\s+месяц(?:[ауе]|ем)?\b", meanings.near_month),
        (r"\b(?P<near>(?:прошло|позапрошло|нынешне)годн)[а-яё]{2,3}\b", meanings.year),
        (rf"\b(?P<year>{_FOUR})(?:-?(?:го|м|му|й|ый|ым))?{_GOD}", meanings.year),
        (rf"\b(?P<year>{_FOUR})-(?:го|м|му|й)\b", meanings.year),
        (rf"\((?P<all>(?P<year>{_FOUR}))\)", meanings.year),
        (r"\b(?P<offset>позавчера|вчера|сегодня|завтра|послезавтра|накануне(?!\s+[а-я]{4,}))(?:шн\w+)?\b", meanings.near_day),
        (rf"\b(?:(?P<near>{_NEAR})\s+)?(?:выходны[ехй]\w?\b|{_BOTH_DAYS})(?!\s+д[ене])", meanings.weekend),
        (rf"\bсо?\s+(?P<all>(?P<weekday1>{_WEEKDAY_GEN})\s+(?:по|до)\s+(?P<weekday2>{_WEEKDAY}|{_WEEKDAY_GEN}))\b", meanings.weekdays),
        (rf"\bво?\s+(?P<all>(?:(?P<near>{_NEAR})\s+)?{_WD})\b(?!,?\s+\d{{1,2}}\s+{_M})", meanings.weekday),
        (rf"\b(?:с|до|к|ко|на)\s+(?P<all>(?:(?P<near>{_NEAR})\s+)?(?P<weekday>{_WEEKDAY_GEN}))\b", meanings.weekday),
    )
)  # fmt: skip
_TELLING = (
    r"(?i)\d\d\d\d|\d\.\d|год|месяц|квартал|полугод|выходн|вчера|завтра|сегодня|накануне|весн|летом|лета|лето\b|осен"
    rf"|{_M}|{_WEEKDAY}"
)
_COURSE = (
    rf"{_MANY[:-1]}|(?:двух|тр[её]х|четыр[её]х|пяти|шести|семи|десяти|девяти|восьми)(?=дневн))(?:-?дневн|\s+(?:дня|дней)\b)",
    r"(?i)\b(?:заверши|закончи|закры|финишир|подош[её]л\w*\s+к\s+концу)",
    r"(?i)\b(?:откры|нача|стартов|взял\w*\s+старт)",
)
_FUTURE = frozenset(
    "можно планируется планируют планирует намечено намечен намечена намечены запланирован запланирована запланировано "
    "запланированы назначено назначен назначена назначены перенесено перенесён перенесен перенесена перенесены отложен "
    "отложена ожидается ожидаются предстоит ждут ждёт ждет собирается собираются готовится готовятся намерены".split()
)


@lru_cache(maxsize=1 << 14)
def _tense(text: str) -> str:
    low = text.lower()
    if low in _FUTURE or low in {"будет", "будут", "предстоящий", "предстоящем", "предстоящая"}:
        return "future"
    verb = word(low, "ru").verb
    return {"future": "future", "past": "past", "participle": "past"}.get(verb, "")


@lru_cache(maxsize=1)
def _dating() -> Dating:
    bounds = (r"\bс|\bначиная с|\bсо", r"\bдо|\bпо|\bк")
    return Dating(_FORMS, _NUMBERS, _TELLING, _tense, bounds, _COURSE)


def find_dates(tokens: Sequence[Token], published: datetime.date | None) -> tuple[TimeExpression, ...]:
    """Return the dates and periods in the tokens of one Russian sentence, in the order of the text (see `Dating.find`).

    >>> from craftgraph.language.segment import tokens
    >>> text = "С 5 по 8 октября, за шесть месяцев 2025 года, в минувшую среду"
    >>> [(d.start, d.finish) for d in find_dates(tokens(text), datetime.date(2025, 10, 10))]
    [('2025-10-05', '2025-10-08'), ('2025-01-01', '2025-06-30'), ('2025-10-08', None)]
    """
    return _dating().find(tokens, published)
