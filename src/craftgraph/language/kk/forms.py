"""Forms that are met often, with what the analysis says of them: looked up, a form costs a hundredth of its analysis.

`forms.tsv` is made by `scripts/freeze_forms.py` out of the articles of the corpus; it holds nothing that the analysis
does not say.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import Final

Said = tuple[str, str, bool, str, bool]
"""Case, possessive, whether plural, form of a verb, whether negated."""
_FILE: Final = Path(__file__).with_name("forms.tsv")


@cache
def _forms() -> dict[str, str]:
    """The rest of its line by form."""
    lines = _FILE.read_text(encoding="utf-8").split("\n")
    return {form: rest for form, _, rest in (line.partition("\t") for line in lines) if rest}


@lru_cache(maxsize=512)
def _said(tags: str) -> Said:
    case, possessive, plural, verb, negated = tags.split(",")
    return case, possessive, bool(plural), verb, bool(negated)


def known(form: str) -> tuple[str, str, str, bool, str, bool] | None:
    """Return the lemma of a form as it is written, and what is said of it; None for a form that must be analysed.

    >>> known("кітабының"), known("ззз")
    (('кітап', 'gen', '3', False, '', False), None)
    """
    rest = _forms().get(form)
    if rest is None:
        return None
    lemma, _, tags = rest.partition("\t")
    return (lemma, *_said(tags))


def line_of(form: str, lemma: str, said: Said) -> str:
    """The line of a form in the table."""
    case, possessive, plural, verb, negated = said
    return f"{form}\t{lemma}\t{case},{possessive},{'p' if plural else ''},{verb},{'n' if negated else ''}"
