"""Whether a Kazakh sentence speaks of what is to come: `Көрме 12 қарашада ашылады`, `қарашада өтетін байқау`."""

from collections.abc import Sequence
from typing import Final

from craftgraph.language.words import word
from craftgraph.model import Token

_COMING: Final = frozenset({"present", "intention"})
_STATES: Final = frozenset({"е", "бар", "жоқ", "жат", "тұр", "отыр", "жүр"})
"""Verbs whose present tells what is, not what will be."""
_HELD: Final = frozenset("өт өткіз өткізіл бол ашыл бастал жалғас созыл аяқтал жабыл түйіндел ұйымдастырыл".split())
"""Verbs whose participle in `-тін` tells when something will be; that of others what somebody does: `соғатын ұста`."""
_LAST: Final = frozenset({"ашық", "жоспарланған"})
"""Words that end a sentence in the place of its verb: `31 мамырға дейін ашық`, `шілдеге жоспарланған`."""


def is_to_come(tokens: Sequence[Token], end: int) -> bool:
    """Tell whether the first verb behind a date, which ends at offset `end` of the text, says that it lies ahead."""
    behind = [token for token in tokens if token.begin >= end]
    for place, token in enumerate(behind):
        if not token.text[0].isalpha():
            continue
        found = word(token.text, "kk")
        if found.lower == "сайын":
            return False  # every year
        if found.lower in _LAST and not any(t.text[0].isalnum() for t in behind[place + 1 : place + 2]):
            return True
        if found.verb == "habitual-participle":
            return found.lemma in _HELD
        if found.verb and found.verb != "infinitive":
            return found.verb in _COMING and found.lemma not in _STATES
    return False
