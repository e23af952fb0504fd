"""Dictionary forms of Kazakh names."""

import re

from craftgraph.language.kk.analysis import without_case
from craftgraph.language.kk.verbs import verb

_QUOTED_END = re.compile(r"(?P<open>[«“„\"(]*)(?P<word>.*?)(?P<close>[»”“\")]+)", re.DOTALL)


def name_form(name: str) -> str:
    """Return the dictionary form of a name, of which the last word alone is inflected.

    >>> name_form("Дүниежүзілік қолөнершілер кеңесінің"), name_form("«Наурыз»-дың")
    ('Дүниежүзілік қолөнершілер кеңесі', '«Наурыз»')
    """
    head, space, last = name.rpartition(" ")
    participle = verb(last) if last.islower() else None
    if participle and participle.form == "habitual-participle" and participle.case == "nom":  # себет тоқитын
        return name
    match = _QUOTED_END.fullmatch(last)
    if match:
        return head + space + match["open"] + without_case(match["word"]) + match["close"]
    return head + space + without_case(last)
