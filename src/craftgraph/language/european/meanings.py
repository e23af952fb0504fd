"""What the forms of dates mean: a match becomes spans of the calendar.

Each function is a `Form` (dating.py): it reads the groups of a match, and raises LookupError where one that it needs is
not there or the day of publication is not known.
"""

import datetime
import re

from craftgraph.language import dates, spans
from craftgraph.language.dates import Found
from craftgraph.language.european.dating import Match
from craftgraph.language.spans import Span

_DIGITS = re.compile(r"\d+")


def day(match: Match) -> list[Found]:
    """`5 октября`, `October 5, 2025`, `пятого октября прошлого года`."""
    year, relative = match.year()
    return dates.days(match, (year, match.need("month"), match.need("day")), None, relative)


def days(match: Match) -> list[Found]:
    """`с 28 сентября по 5 октября`, `5–7 октября 2025 года`, `October 28 to November 2`."""
    first_year, relative = match.year("1")
    year, relative2 = match.year()
    day1, day2 = match.need("day1"), match.need("day2")
    month1, month2 = match.number("month1"), match.number("month2")
    month1, month2 = month1 or month2, month2 or month1
    if month1 is None or month2 is None or (first_year is None and month1 == month2 and day2 <= day1):
        return []
    wraps = (month2, day2) < (month1, day1)
    if first_year is None and year is not None:
        first_year = year - wraps
    return dates.days(match, (first_year, month1, day1), (year, month2, day2), relative or relative2)


def day_list(match: Match) -> list[Found]:
    """`5, 6 и 8 октября`, `October 5 and 7`; days in a row (`5 и 6 октября`) are one span."""
    year, relative = match.year()
    month = match.need("month")
    numbers = [int(number) for number in _DIGITS.findall(match.text("days"))]
    if len(numbers) > 1 and numbers == list(range(numbers[0], numbers[-1] + 1)):
        return dates.days(match, (year, month, numbers[0]), (year, month, numbers[-1]), relative)
    return [found for number in numbers for found in dates.days(match, (year, month, number), None, relative)]


def figures(match: Match) -> list[Found]:
    """`05.10.2025`, `2025-10-05`, `05.10–08.10.2025`."""
    year = match.need("year")
    year += 2000 if year < 100 else 0
    last = spans.day(year, match.need("month"), match.need("day"))
    if last is None or not match.text("day1"):
        return [Found((last, None))] if last else []
    first_year = match.number("year1") or year
    first = spans.day(first_year + (2000 if first_year < 100 else 0), match.need("month1"), match.need("day1"))
    return [Found((first, last))] if first and first < last else []


def month(match: Match) -> list[Found]:
    """`в октябре 2025 года`, `last October`; without a year the latest or the next."""
    return dates.month(match, match.need("month"))


def recent_month(match: Match) -> list[Found]:
    """`last October`, `прошлой осенью`: of this year where it is over, else of the last."""
    today, number = match.today(), match.need("month")
    return [Found((f"{today.year - (number >= today.month)}-{number:02}", None), True)]


def months(match: Match) -> list[Found]:
    """`в январе–сентябре 2025 года`, `from January to June`."""
    first, last = match.need("month1"), match.need("month2")
    if first < last:
        return dates.part_of_year(match, first, last)
    return []


def quarter(match: Match) -> list[Found]:
    """`в III квартале`, `the third quarter of 2025`, `Q3`; without a year the latest that is over, or this one."""
    number = match.need("count")
    return dates.part_of_year(match, 3 * number - 2, 3 * number) if 1 <= number <= 4 else []


def half(match: Match) -> list[Found]:
    """`в первом полугодии 2025 года`, `the second half of last year`."""
    number = match.need("count")
    return dates.part_of_year(match, 6 * number - 5, 6 * number) if number in (1, 2) else []


def first_months(match: Match) -> list[Found]:
    """`за девять месяцев 2025 года`, `in the first six months of the year`."""
    count = match.need("count")
    year, relative = match.year()
    if not 1 <= count <= 12:
        return []
    today = None if year is not None else match.today()
    if year is None and today is not None:
        year, relative = today.year - (count > today.month), True
    return [Found(spans.months(year or 0, 1, count), relative)]


def months_just_over(match: Match) -> list[Found]:
    """`за девять месяцев`, with nothing else, in October or November: the months of the year that are just over."""
    count, today = match.need("count"), match.today()
    if not 3 <= count <= 11 or today.month - count not in (1, 2):
        return []
    return [Found(spans.months(today.year, 1, count), True)]


def year_start(match: Match) -> list[Found]:
    """`с начала года`, `since the beginning of 2025`: from the first of January on."""
    return dates.year_start(match)


def years(match: Match) -> list[Found]:
    """`в 2019–2021 годах`, `from 2015 to 2019`."""
    first, last = match.need("year1"), match.need("year2")
    if last < 100:
        last += first - first % 100
    return [Found((str(first), str(last)))] if 0 < last - first < 300 else []


def year_list(match: Match) -> list[Found]:
    """`в 2010 и 2015 годах`."""
    return [Found((number, None)) for number in _DIGITS.findall(match.text("years"))]


def year(match: Match) -> list[Found]:
    """`в 2019 году`, `в прошлом году`, `last year`."""
    number, relative = match.year()
    return [Found((str(number), None), relative)] if number is not None else []


def last_years(match: Match) -> list[Found]:
    """`за последние три года`: so many calendar years, the year of publication the last of them."""
    count = match.need("count")
    return dates.years_to_now(match, count) if 2 <= count <= 20 else []


def years_ago(match: Match) -> list[Found]:
    """`три года назад`; more than ten years ago is not meant exactly."""
    count = match.number("count")
    count = 1 if count is None else count
    return [Found((str(match.today().year - count), None), True)] if count <= 10 else []


def years_apart(match: Match) -> list[Found]:
    """`тремя годами позже`, `two years later`: counted from the date before it in the sentence."""
    count = match.number("count")
    step = -1 if match.text("back") else 1
    return [Found((str(match.latest() + step * (1 if count is None else count)), None))]


def days_ago(match: Match) -> list[Found]:
    """`два дня назад`, `two days ago`."""
    date = match.today() - datetime.timedelta(days=match.need("count"))
    return [Found((date.isoformat(), None), True)]


def near_day(match: Match) -> list[Found]:
    """`сегодня`, `вчера`, `tomorrow`."""
    date = match.today() + datetime.timedelta(days=match.need("offset"))
    return [Found((date.isoformat(), None), True)]


def near_month(match: Match) -> list[Found]:
    """`в прошлом месяце`, `this month`, `5 числа этого месяца`."""
    year, number = dates.month_from_now(match, match.need("near"))
    return [Found((f"{year}-{number:02}", None), True)]


def weekday(match: Match) -> list[Found]:
    """`в среду`, `on Wednesday`; `last` and `next` are said in `near`."""
    span, later = spans.weekday(match.need("weekday"), match.today())
    near = match.number("near") if match.text("near") else None
    if near is not None and near > 0:
        following = datetime.date.fromisoformat(span[0]) + datetime.timedelta(days=7)
        return [Found((following.isoformat(), None), True)]
    return [Found(span, True, None if near is not None else later)]


def weekdays(match: Match) -> list[Found]:
    """`с четверга по воскресенье`, `from Thursday to Sunday`."""
    return dates.weekdays(match, match.need("weekday1"), match.need("weekday2"))


def weekend(match: Match) -> list[Found]:
    """`в минувшие выходные`, `at the weekend`, `Saturday and Sunday`: the latest that has begun, or the next."""
    today = match.today()
    saturday = today - datetime.timedelta(days=(today.weekday() - 5) % 7)
    past, coming = (_two_days(saturday + datetime.timedelta(days=shift)) for shift in (0, 7))
    near = match.number("near") if match.text("near") else None
    if near is not None and near > 0:
        return [Found(coming, True)]
    # on a weekend itself `last weekend` is the one before
    if near is not None and near < 0 and today.weekday() >= 5:
        return [Found(_two_days(saturday - datetime.timedelta(days=7)), True)]
    return [Found(past, True, coming)]


def _two_days(first: datetime.date) -> Span:
    return first.isoformat(), (first + datetime.timedelta(days=1)).isoformat()


def season(match: Match) -> list[Found]:
    """`летом 2024 года`, `last autumn`: the three months of spring, summer or autumn."""
    first = match.need("season")
    if match.text("gone"):
        return [Found(spans.months(match.today().year - 1, first, first + 2), True)]
    return dates.part_of_year(match, first, first + 2)
