"""What each form of a Kazakh date means: from matched words to spans of the calendar."""

import datetime
import re
from collections.abc import Sequence

from craftgraph.language import dates, spans
from craftgraph.language.dates import Found
from craftgraph.language.kk.date_words import Word


class Match:
    """The words of one match, by the name of their group."""

    def __init__(self, words: Sequence[Word], match: re.Match[str], published: datetime.date | None) -> None:
        self._words = words
        self._match = match
        self.published = published

    def words(self, group: str) -> Sequence[Word]:
        """Return the words of a group; none where the form has no such group, or it is empty."""
        if group not in self._match.re.groupindex:
            return ()
        begin, end = self._match.span(group)
        return self._words[begin:end] if begin >= 0 else ()

    def word(self, group: str) -> Word | None:
        """Return the first word of a group, or None."""
        words = self.words(group)
        return words[0] if words else None

    def need(self, group: str) -> Word:
        """Return the first word of a group that the form always has."""
        return self.words(group)[0]

    def has(self, group: str) -> bool:
        """Tell whether a group matched."""
        return bool(self.words(group))

    def year(self, group: str = "year") -> tuple[int | None, bool]:
        """Return the year of a group and whether it is relative; (None, False) without one.

        Raises LookupError where it is relative and there is no day of publication, or where it is no single year.
        """
        words = self.words(group)
        if not words:
            return None, False
        if words[-1].case == "pl":
            raise LookupError("a decade or several years")
        if words[0].symbol in "yY":
            return words[0].value[0], False
        return self.today().year + words[0].value[0], True

    def today(self) -> datetime.date:
        """Return the day of publication. Raises LookupError where there is none."""
        if self.published is None:
            raise LookupError("no day of publication")
        return self.published


def between(match: Match) -> list[Found]:
    """`28 қыркүйек – 5 қазан`, `5 қазаннан 8 қазанға дейін`, `5 пен 7 қазан аралығында`, `3 маусым мен 5 маусым`."""
    year, relative = match.year()
    year2, relative2 = match.year("year2")
    day1, day2, month2 = match.need("day1"), match.need("day2"), match.need("month2")
    month1 = match.word("month1") or month2
    separator = match.word("separator")
    from_here = "abl" in (month1.case, day1.case)
    first = (year, month1.value[0], day1.value[0])
    last = (year2 if year2 is not None else year, month2.value[0], day2.value[0])
    if match.has("year2") and separator is None and not from_here:
        return []
    wraps = last[1:] < first[1:]
    if year is not None and year2 is None and wraps:
        last = (year + 1, *last[1:])
    if from_here or match.has("within") or (separator and separator.symbol == "-"):
        return dates.days(match, first, last, relative or relative2)
    if separator is None:
        return []
    return dates.days(match, first, None, relative) + dates.days(match, last, None, relative or relative2)


def days_of_month(match: Match) -> list[Found]:
    """`қазанның 5-і`, `қазан айының 5-7 күндері`, `қазанның 5-інен 8-іне дейін`, `қарашаның 12-сі мен 14-і`."""
    year, relative = match.year()
    month, first = match.need("month"), match.need("first")
    if "gen" not in (month.case, match.words("moon")[0].case if match.has("moon") else ""):
        return []
    starts = (year, month.value[0], first.value[0])
    if first.symbol == "r":
        return dates.days(match, starts, (year, month.value[0], first.value[1]), relative)
    second = match.word("second")
    if second is None:
        return dates.days(match, starts, None, relative)
    ends = (year, month.value[0], second.value[0])
    separator = match.word("separator")
    if first.case == "abl" or match.has("within") or (separator and separator.symbol == "-"):
        return dates.days(match, starts, ends, relative)
    if separator is None:
        return dates.days(match, starts, None, relative) if second.symbol == "d" else []
    return dates.days(match, starts, None, relative) + dates.days(match, ends, None, relative)


def figures(match: Match) -> list[Found]:
    """`05.10.2025`, `2025-10-05`, and two of them with a dash between."""
    numbers = [word.value for word in match.words("all") if word.symbol == "n"]
    dates = [spans.day(*number) for number in numbers]
    if None in dates or dates != sorted(dates, key=str):
        return []
    return [Found((str(dates[0]), str(dates[1]) if len(dates) > 1 else None))]


def day_list(match: Match) -> list[Found]:
    """`5-7 қазан`, `5, 6 және 8 қазан`, `5 қазан күні`, `5 қазан 2025 жыл`."""
    year, relative = match.year()
    if year is None:
        year, relative = match.year("after")
    month = match.need("month")
    found = []
    for word in match.words("days"):
        if word.symbol in "dr":
            ends = (year, month.value[0], word.value[1]) if word.symbol == "r" else None
            found += dates.days(match, (year, month.value[0], word.value[0]), ends, relative)
    return found


def hyphenated_day(match: Match) -> list[Found]:
    """`5-қазанда`."""
    year, relative = match.year()
    month, number = match.need("day").value
    return dates.days(match, (year, month, number), None, relative)


def month_range(match: Match) -> list[Found]:
    """`қаңтар-наурызда`, `2025 жылғы сәуір – маусым айларында`."""
    words = [word for word in match.words("months") if word.symbol in "lmM"]
    numbers = [number for word in words for number in word.value]
    several = any(word.symbol == "&" for word in match.words("months")) and not match.has("within")
    if several and numbers[1] - numbers[0] != 1:
        return []
    return dates.part_of_year(match, numbers[0], numbers[-1]) if numbers[0] < numbers[-1] else []


def quarter(match: Match) -> list[Found]:
    """`ІІІ тоқсанда`, `өткен жылдың бірінші тоқсаны`, `3-тоқсанда`, `алғашқы екі тоқсанда`."""
    number, count = match.need("number"), match.word("count")
    if count:
        return dates.part_of_year(match, 1, 3 * count.value[0]) if count.value[0] <= 4 else []
    if not 1 <= number.value[0] <= 4:
        return []
    return dates.part_of_year(match, 3 * number.value[0] - 2, 3 * number.value[0])


def half(match: Match) -> list[Found]:
    """`бірінші жартыжылдықта`, `2025 жылдың алғашқы жарты жылдығында`, `жылдың екінші жартысында`; bare: the first."""
    number = match.word("number")
    which = number.value[0] if number else 1
    if which not in (1, 2) or (number is None and not match.has("year")):
        return []
    return dates.part_of_year(match, 6 * which - 5, 6 * which)


def first_months(match: Match) -> list[Found]:
    """`2025 жылдың тоғыз айында`, `биылғы алғашқы үш айда`, `жыл басынан бергі алты айда`."""
    count = match.need("count").value[0]
    if not 1 <= count <= 12 or (match.has("unit") and match.words("unit")[0].case != "gen"):
        return []
    year, relative = match.year()
    if year is None:
        year, relative = match.today().year, True
    return [Found(spans.months(year, 1, count), relative)]


def just_over_months(match: Match) -> list[Found]:
    """`тоғыз айда`, with nothing else, in October or November: the months of the year that are just over."""
    count = match.need("count").value[0]
    today = match.today()
    if match.words("unit")[0].case not in ("loc", "gen") or today.month - count not in (1, 2) or count < 3:
        return []
    return [Found(spans.months(today.year, 1, count), True)]


def ago(match: Match) -> list[Found]:
    """`үш жыл бұрын`, `екі күн бұрын`; more than ten years ago is not meant exactly."""
    count = match.need("count").value[0]
    unit = match.need("unit")
    if unit.symbol == "k":
        return [Found(((match.today() - datetime.timedelta(days=count)).isoformat(), None), True)]
    return [Found((str(match.today().year - count), None), True)] if count <= 10 else []


def year_start(match: Match) -> list[Found]:
    """`жыл басынан бері`, `2025 жылдың басынан`: from the first of January on."""
    return dates.year_start(match)


def last_years(match: Match) -> list[Found]:
    """`соңғы үш жылда`: so many calendar years, the year of publication the last of them."""
    count = match.need("count").value[0]
    return dates.years_to_now(match, count) if count >= 2 and match.words("unit")[0].case != "pl" else []


def years(match: Match) -> list[Found]:
    """`2023-2024 жылдары`, `1998 жылдан 2003 жылға дейін`, `2010 және 2015 жылдары`."""
    words = [word for word in match.words("years") if word.symbol in "yYR"]
    numbers = [number for word in words for number in word.value]
    if sorted(set(numbers)) != numbers:
        return []
    joined = any(word.symbol in "&," for word in match.words("years")) and not match.has("within")
    if joined:
        return [Found((str(number), None)) for number in numbers]
    adjoining = len(words) > 1 and not any(word.symbol == "-" for word in match.words("years"))
    if adjoining and match.words("first")[-1].case != "abl":
        return []
    return [Found((str(numbers[0]), str(numbers[-1])))]


def season(match: Match) -> list[Found]:
    """`биылғы жазда`, `2024 жылдың күзінде`: the three months of spring, summer or autumn."""
    word = match.need("season")
    return dates.part_of_year(match, word.value[0], word.value[0] + 2)


def month(match: Match) -> list[Found]:
    """`2025 жылғы қазанда`, `қазан айында`, `желтоқсанға дейін`."""
    word = match.need("month")
    alone = match.year()[0] is None and not match.has("moon")
    if alone and (word.case not in ("loc", "dat", "abl") or word.value[0] in _OTHER_NOUNS):
        return []
    if alone and word.symbol == "M" and (word.case != "loc" or word.value[0] == _HOLIDAY):
        return []
    return dates.month(match, word.value[0])


def near_month(match: Match) -> list[Found]:
    """`өткен айда`, `осы айдың 5-інде`, `келесі айда`."""
    which, number = match.need("which"), match.word("first")
    year, month = dates.month_from_now(match, which.value[0])
    if number is None:
        return [Found((f"{year}-{month:02}", None), True)]
    date = spans.day(year, month, number.value[0])
    return [Found((date, None), True)] if date else []


def year(match: Match) -> list[Found]:
    """`1998 жылы`, `биыл`, `өткен жылы`, `2026 жылға дейін`."""
    words = match.words("year")
    number, relative = match.year()
    if words[0].symbol == "y" and words[-1].case == "" and number is not None and number < _FIRST_BARE_YEAR:
        return []  # 1500 жыл: so many years
    return [Found((str(number), None), relative)]


def near_day(match: Match) -> list[Found]:
    """`бүгін`, `кеше`, `ертең`."""
    word = match.need("which")
    date = match.today() + datetime.timedelta(days=word.value[0])
    return [Found((date.isoformat(), None), True)]


def weekday(match: Match) -> list[Found]:
    """`дүйсенбі күні`, `сенбіде`, `өткен жұмада`, `келесі сенбі`."""
    word, which = match.need("day"), match.word("which")
    if not match.has("unit") and (word.symbol == "E" or not which) and word.case not in ("loc", "abl", "dat"):
        return []
    span, later = spans.weekday(word.value[0], match.today())
    if which and which.symbol == "x":
        following = datetime.date.fromisoformat(span[0]) + datetime.timedelta(days=7)
        return [Found((following.isoformat(), None), True)]
    return [Found(span, True, None if which and which.symbol == "p" else later)]


def weekdays(match: Match) -> list[Found]:
    """`сенбі-жексенбіде`."""
    first, last = match.need("days").value
    return dates.weekdays(match, first, last)


_HOLIDAY = 3  # Наурызда: at the feast
_OTHER_NOUNS = (6, 10)  # маусымда: in June, and in the season; қазанда: in October, and in a cauldron
_FIRST_BARE_YEAR = 1900
