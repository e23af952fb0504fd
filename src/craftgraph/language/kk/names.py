"""Dictionary forms of Kazakh names."""

import re

from craftgraph.language.kk.analysis import lemma, person_without_case, without_case
from craftgraph.language.kk.lexicon import stems
from craftgraph.language.kk.verbs import verb
from craftgraph.language.word_lists import WordList

_WHOLE = ("мерден", "мардан", "абиден", "заде", "балды", "палды", "болды", "ғасын", "яма")
"""Ends of names of people that only look like suffixes."""
_DECLINED = ("ның", "нің", "дың", "дің", "тың", "тің", "ға", "қа")
"""Ends that no name of a person has, though verbs do (`Қорқыттың`)."""
_SHORTEST = 3
"""Letters that are left of a name at least where an ending is cut off that names may have by themselves."""
_QUOTED_END = re.compile(r"(?P<open>[«“„\"(]*)(?P<word>.*?)(?P<close>[»”“\")]+)", re.DOTALL)


# Verb forms whose endings no noun has: a title may be a clause (себет тоқитын, Күміс сөйлейді).
_CLAUSES = frozenset(("habitual-participle", "present", "intention", "conditional"))
# Verb forms that are given names as well (Төленді, Тоқтасын), though a case would look the same.
_GIVEN = frozenset(("past", "optative"))


def name_form(name: str) -> str:
    """Return the dictionary form of a name, of which the last word alone is inflected.

    >>> name_form("Дүниежүзілік қолөнершілер кеңесінің"), name_form("«Наурыз»-дың")
    ('Дүниежүзілік қолөнершілер кеңесі', '«Наурыз»')
    """
    head, space, last = name.rpartition(" ")
    if _is_verb(last):
        return name
    match = _QUOTED_END.fullmatch(last)
    if match and _is_verb(match["word"]):
        return name
    if match:
        return head + space + match["open"] + without_case(match["word"]) + match["close"]
    return head + space + without_case(last)


def person_form(name: str) -> str:
    """Return the dictionary form of a person's name; a given name that looks inflected stays whole.

    >>> person_form("Асқар Құсайынға"), person_form("Мәди Ерден"), person_form("Мәди Ерденнің")
    ('Асқар Құсайын', 'Мәди Ерден', 'Мәди Ерден')
    """
    head, space, last = name.rpartition(" ")
    if last.lower() in WordList.load("kk", "given") or last.endswith(_WHOLE):
        return name
    if last.endswith(_DECLINED):
        return head + space + person_without_case(last, declined=True)
    if _is_verb(last):
        return name
    plain = person_without_case(last)
    return name if len(plain) < _SHORTEST else head + space + plain  # Алдан is no form of Ал


def _is_verb(word: str) -> bool:
    """Tell whether the last word of a name is a verb form: the end of a clause, or a name made of one."""
    found = verb(word.lower())
    if found is None or found.case != "nom" or found.plural:
        return False
    if word == word.lower():
        return found.form in _CLAUSES
    noun = lemma(word).lower()
    return found.form in _GIVEN and stems("proper").count(noun) + stems("common").count(noun) < _UNKNOWN


_UNKNOWN = 0.5
