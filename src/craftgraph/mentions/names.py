"""From a name as it stands in the text to its dictionary forms."""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from functools import lru_cache

from craftgraph.language.word_lists import WordList
from craftgraph.language.words import word
from craftgraph.patterns import patterns
from craftgraph.terms import FAMILY

_QUOTES = re.compile(r"[«»“”„\"]")
_QUOTED = re.compile(r"[«“„\"]([^«»“”„\"]+)[»”“\"]")
_COUNT = re.compile(r"^(?:\d+|екі|үш|төрт|бес|алты|жеті|бірнеше|астам) (?=[а-яәіңғүұқөһ])")
_EDITION = re.compile(r"(?:(?<=^)|(?<=» )|(?<=\s))(?:[IVXІХ]{1,6}|\d{1,3}-(?:ші|шы|й|я|th|nd|rd|st)?)\s+(?=\w)")
"""The number of an edition (`XII`, `5-ші`), which stays out of the first name of an event."""
_EDITION_EN = re.compile(
    r"(?i:(?:the )?(?:(?:\d{1,3}(?:st|nd|rd|th)|first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|"
    r"annual|(?:\d{1,2}|two|three|four|five|six|seven|ten)-day) )+(?:edition of (?:the )?)?)(?=\w)"
)
"""The same in English (`third annual`, `22nd edition of`), and how long it lasts."""
_LATIN = re.compile(r"((?:[A-Z][\w'&.-]*)(?: (?:[A-Za-z&][\w'&.-]*|\d+))*)(?= [а-яәіңғүұқөһё])")
"""A name in Latin letters before its class noun in Cyrillic: `Sary Shanaq шеберханасы`."""
_LATIN_END = re.compile(r"[а-яәіңғүұқөһё][^A-Za-z«»]* ((?:[A-Z][\w'&.-]*)(?: (?:[A-Za-z&][\w'&.-]*|\d+))*)$")
"""The same behind it: `международный фестиваль ALA CRAFT`."""
_SITE = re.compile(r"@?([a-z][\w-]*(?:\.[\w-]+)+)(?= |$)")
"""The address of a site or an account, before its class noun or alone: `example.kz сайты`, `@example.kz`."""
_VILLAGES = (" ауылы", " кенті")
_MIDDLE = ("орталық ", "президенттік ")
"""Adjectives that need no owner: `қаланың орталық алаңы` speaks of its `орталық алаң`."""
_POSSESSED = ("уы", "уі", "юы", "юі")
_ARTS = ("у өнері", "ю өнері")
"""A craft told by its verbal noun and as an art: `ағаш ою өнері` is `ағаш ою`."""
_REPUBLIC = " Республикасы"
_PATRONYMICS = ("ұлы", "қызы", "улы", "кызы", "вич", "вна", "ична", "уулу", "оғлы", "огли", "оглы")
_HONORIFICS = tuple(" апа| апай| аға| ағай| ата| әже| ханым| мырза| қария| ақсақал".split("|"))
_HONORIFIC = re.compile(rf"(?<=\w)(?:{'|'.join(_HONORIFICS)})$")
_SURNAMES = tuple("ов ев ёв ин ын ова ева ёва ина ына ский ская цкий цкая ко ян дзе швили ук юк чук баев баева".split())
_POINT = re.compile(r"\b\w\.$")
"""The point of an initial at the end of a name, which is part of it."""
_INITIALS = re.compile(r"(?<=\.)\s+(?=[A-ZА-ЯӘІҢҒҮҰҚӨҺ]\.)")
_YEARLY = ("жылғы ", "биылғы ", "былтырғы ", "атындағы ")
_YEAR = re.compile(r"(?<!\w)(?:\d{4} жылғы|биылғы|былтырғы) ")
_OWNER = re.compile(r"(?:ҚР|Қазақстан Республикасының|Қазақстанның) ")
_GENITIVE = re.compile(r"['’]s?$")
_FIGURE = re.compile(r"[IVXІХ\d]")
_LETTER = re.compile(r"\w")
_ROMAN = re.compile(r"[IVXІХ]+")
_HYPHENS = re.compile(r"[\-‐‑–—]")


@lru_cache(maxsize=16384)
def dictionary_form(surface: str, language: str, cls: str) -> str:
    """The dictionary form of a name found in a text; names of more words are inflected in the way of the language.

    >>> dictionary_form("Дүниежүзілік қолөнершілер кеңесінің", "kk", "Organization")
    'Дүниежүзілік қолөнершілер кеңесі'
    """
    if not surface.isalpha() and not _POINT.search(surface):
        surface = " ".join(surface.split()).strip(" ,.;:–—-")
    if language == "kk":
        rest, space, last = surface.rpartition(" ")
        return rest + space + (_kazakh_person if cls == "Person" else _kazakh_form)(last)
    if language == "ru":
        return _russian_form(surface, cls)
    return _GENITIVE.sub("", surface)


@lru_cache(maxsize=16384)
def _kazakh_form(last: str) -> str:
    """The last word of a Kazakh name, the only one that is inflected, in its dictionary form."""
    from craftgraph.language.kk.names import name_form  # noqa: PLC0415

    return name_form(last)


@lru_cache(maxsize=16384)
def _kazakh_person(last: str) -> str:
    """The same of a person's name."""
    from craftgraph.language.kk.names import person_form  # noqa: PLC0415

    return person_form(last)


def _russian_form(surface: str, cls: str) -> str:
    from craftgraph.language.ru.names import name_form  # noqa: PLC0415

    return name_form(surface, cls, _known_place if FAMILY[cls] == "Place" else None)


def _known_place(name: str) -> bool:
    """Tell whether the authority files have a place of that name."""
    from craftgraph.mentions.authority import authority, fold  # noqa: PLC0415

    return any(FAMILY[entry.cls] == "Place" for entry in authority().find(fold(name)))


def forms(surface: str, language: str, cls: str, *, whole: bool = False) -> tuple[str, ...]:
    """The dictionary forms of a mention, the preferred first: for `«Алтын саусақ» байқауының` also the bare name.

    A `whole` name is not inflected.
    """
    full = surface if whole else dictionary_form(surface, language, cls)
    if not _LETTER.search(full):  # a mark that was taken for a name
        return (full or surface,)
    if full.isalpha() and cls != "Title":
        return (*_unowned_event(full), full) if language == "kk" and full.islower() and _is_event(cls) else (full,)
    if FAMILY[cls] == "Person":
        return person_forms(_HONORIFIC.sub("", full) if full.endswith(_HONORIFICS) else full)
    if cls == "Craft" and language == "kk":
        full = _verbal_noun(full)
    quoted = _QUOTED.findall(full)
    names = [full, full.removesuffix(" өнері")] if cls == "Craft" and full.endswith(_ARTS) else [full]
    if len(quoted) == 1:
        bare = quoted[0].strip()
        if full[0] in '«“„"':
            names = [bare] if full[-1] in '»”"' else [bare, full]
        else:
            names = [full, re.sub(r"^[^«“„\"]+", "", full), bare]
    if cls == "Title" and language == "kk" and not quoted:
        names = [*_without_owner(full), full]
        if any(mark in full for mark in _YEARLY):
            names = [*_without_year(full), *names]
    latin = (_LATIN.match(full) or _LATIN_END.match(full)) if language != "en" else None
    if latin and not _EDITION.match(full):
        names.insert(0, latin.group(1))
    if cls == "Organization" and "." in full and (site := _SITE.match(full)):
        names.insert(0, site.group(1))
    if cls == "Country" and full.endswith(_REPUBLIC):
        bare = full.removesuffix(_REPUBLIC)
        names.insert(0 if _known_place(bare) else 1, bare)
    if cls == "City" and language == "kk" and full.endswith(_VILLAGES):
        names.append(full.rpartition(" ")[0])
    if cls == "Venue" and language == "kk" and full.lower().startswith(_MIDDLE) and full.count(" ") == 1:
        names.insert(0, f"{full.split()[0]} {word(full.split()[1], language).lemma}")
    if full.startswith("№") and language == "kk":
        names.append(" ".join([*full.split()[:-1], word(full.split()[-1], language).lemma]))
    if FAMILY[cls] == "Event":
        plain = [_COUNT.sub("", _EDITION.sub("", name) if _FIGURE.search(name) else name) for name in names]
        names = [p or n for p, n in zip(plain, names, strict=True)] + names
        if language == "en" and (edition := _EDITION_EN.match(full)):
            names.insert(0, full[edition.end() :])
        if language == "kk" and not quoted:
            names += [n for name in dict.fromkeys(names) for n in _unowned_event(name)]
    return tuple(dict.fromkeys(names))


def _without_owner(name: str) -> tuple[str, ...]:
    """A title told with its giver's possessive (`бас жүлдесі`) or in the plural, as it stands by itself."""
    *rest, last = name.split()
    found = word(last, "kk")
    if (
        not last.islower()
        or not (found.possessive or found.plural)
        or (found.possessive and not found.plural and len(rest) > 1)
    ):
        return ()
    return (" ".join([*rest, found.lemma]),)


def _is_event(cls: str) -> bool:
    return FAMILY[cls] == "Event"


def _unowned_event(name: str) -> tuple[str, ...]:
    """An event told with whose it is, as it stands by itself: `19-сессиясы`, `одақтың жалпы жиналысы`.

    Only adjectives may stand before its noun: `шеберлік сағаты` is called so by itself.
    """
    words = [word(text, "kk") for text in name.split()]
    last = words[-1]
    noun = last.lemma.rpartition("-")[2]
    if last.possessive != "3" or last.plural or (not last.verb and noun not in WordList.load("kk", "event")):
        return ()
    first = max((k + 1 for k, w in enumerate(words[:-1]) if w.case == "gen"), default=0)
    own = name.split()[first:-1]
    if any(text.lower() not in _attributes() and not _ROMAN.fullmatch(text) for text in own):
        return ()
    return (" ".join([*own, last.lemma]), *([noun] if last.lemma[0].isdigit() else []))


@lru_cache(maxsize=1)
def _attributes() -> frozenset[str]:
    """The adjectives that tell what kind of an event it is, how large or how wide."""
    return frozenset(patterns("kk")["event"]["attributes"])


def _without_year(name: str) -> tuple[str, ...]:
    """A prize told with its year or the state whose it is, as it is called every year.

    `Елдің Абай атындағы 2024 жылғы сыйлығы` is `Абай атындағы сыйлық`.
    """
    plain = _YEAR.sub("", name)
    owner = _OWNER.match(plain)
    if owner is None or " атындағы " not in plain:
        return (plain,)
    *rest, last = plain[owner.end() :].split()
    return (" ".join([*rest, word(last, "kk").lemma]), plain)


def _verbal_noun(name: str) -> str:
    """A craft named by a verb in any form (`кілем тоқып`, `кілем тоқуы`) by its verbal noun (`кілем тоқу`)."""
    if name.endswith(_POSSESSED) and " " in name:
        return name[:-1]
    from craftgraph.language.kk.morphology import verb  # noqa: PLC0415

    *rest, last = name.split()
    found = verb(last.lower()) if rest else None
    if found is None or found.form == "infinitive":
        return name
    return " ".join([*rest, verbal_noun(found.stem)])


_BEFORE_U = {"п": "б", "к": "г", "қ": "ғ", "ы": "", "і": "", "й": ""}


def verbal_noun(stem: str) -> str:
    """The verbal noun of a Kazakh verb stem, with the change of its last sound.

    >>> [verbal_noun(stem) for stem in ("тоқы", "тік", "соқ", "ой", "бас")]
    ['тоқу', 'тігу', 'соғу', 'ою', 'басу']
    """
    return stem[:-1] + _BEFORE_U.get(stem[-1], stem[-1]) + ("ю" if stem[-1] == "й" else "у")


def class_by_head(cls: str, name: str, language: str) -> str:
    """The class that the class noun of a name tells, where it tells one alone and the name is quoted before it.

    `«Made by Hands» стартап-байқауы` is a Competition, whatever the tagger took it for.
    """
    if name[:1] not in {"«", "“"}:
        return cls
    outside = _QUOTED.sub(" ", name).split()
    if not outside:
        return cls
    kinds = _told(outside[-1], language)
    if FAMILY[cls] == "Event" and "event" in kinds:
        return cls
    if kinds.keys() == {"event"} and kinds["event"] in FAMILY:
        return kinds["event"]
    if len(kinds) == 1 and FAMILY[cls] not in {"Person", "Craft"}:
        return _CLASSES.get(next(iter(kinds)), cls)
    return cls


_CLASSES = {"org": "Organization", "venue": "Venue", "title": "Title", "register": "Register"}


@lru_cache(maxsize=4096)
def _told(noun: str, language: str) -> Mapping[str, str]:
    """What a class noun tells of a name: the kinds of things that it may be, each with its class."""
    from craftgraph.mentions.lexicon import lexicon  # noqa: PLC0415

    tags = lexicon(language).tags(noun.rpartition("-")[2], word(noun, language).lemma.rpartition("-")[2])
    kinds = {tag.partition(":")[0]: tag.partition(":")[2] for tag in tags}
    return {kind: cls for kind, cls in kinds.items() if kind == "event" or kind in _CLASSES}


def person_forms(full: str) -> tuple[str, ...]:
    """A person's name as given name and surname, without patronymic, and as it stands.

    >>> person_forms("Үсенова Айгүл Серікқызы")
    ('Айгүл Үсенова', 'Үсенова Айгүл Серікқызы')
    """
    if "." in full:
        full = _INITIALS.sub("", full)
    parts = full.split()
    if len(parts) == 3 and _ends(parts[1].lower(), _PATRONYMICS):
        return (f"{parts[0]} {parts[2]}", full)
    if len(parts) == 3 and _ends(parts[2].lower(), _PATRONYMICS):
        return (f"{parts[1]} {parts[0]}", full)
    if (
        len(parts) == 2
        and _ends(parts[0], _SURNAMES)
        and not _ends(parts[1], _SURNAMES)
        and given(parts[1])
        and not given(parts[0])
    ):
        return (f"{parts[1]} {parts[0]}", full)
    return (full,)


def _ends(part: str, endings: tuple[str, ...]) -> bool:
    """Tell whether a word ends so, and has a letter before."""
    if not part.endswith(endings):
        return False
    return any(part.endswith(e) and _LETTER.match(part[-len(e) - 1 : -len(e)]) for e in endings)


@lru_cache(maxsize=4096)
def given(name: str) -> bool:
    """Tell whether a word is a known given name, of any of the three languages."""
    from craftgraph.mentions.lexicon import lexicon  # noqa: PLC0415

    return any("given" in tag for language in ("kk", "ru") for tag in lexicon(language).tags(name, name.lower()))


def key(name: str) -> str:
    """A name folded for comparison inside one article: no quotation marks, case or hyphens."""
    if name.isalpha():
        return name.casefold()
    return " ".join(_HYPHENS.sub(" ", _QUOTES.sub("", name).casefold()).split()).strip(" .,")


@lru_cache(maxsize=8192)
def head(name: str, language: str) -> str:
    """The lemma of the last word outside quotation marks: the class noun of a name, or its last word."""
    rest = _QUOTED.sub(" ", name).split()
    return word((rest or name.split() or [""])[-1], language).lemma


_CASES = frozenset("ның нің дың дің тың тің ға ге қа ке ны ні ды ді ты ті нан нен дан ден тан тен мен бен пен".split())


def is_declined(name: str, written: Sequence[str]) -> bool:
    """Tell whether the last word of a name is written with the ending of a case: then it ends as it stands elsewhere.

    `written` are the words of the article in order.

    >>> is_declined("Хироси Фукуда", ["Фукуда", "Фукуданың", "Хироси"])
    True
    """
    last = name.rpartition(" ")[2]
    at = bisect_right(written, last)
    while at < len(written) and written[at].startswith(last):
        if written[at][len(last) :] in _CASES:
            return True
        at += 1
    return False
