"""Direct speech: where somebody's own words begin and end, and where the text says whose they are.

Four ways of writing are read, in every mixture: quotation marks (marked.py), a dash at the beginning of a paragraph, a
paragraph that only its attribution (`…, – деді`) shows to be speech, and the interview (`Name, office:` and the words;
unmarked.py). Speech goes across sentences and paragraphs; `– деді Х. –` in the middle cuts it in two.
"""

import re

from craftgraph.language.quotes import directed
from craftgraph.statements.marked import marked_speech
from craftgraph.statements.saying import Speech
from craftgraph.statements.unmarked import unmarked_speech

__all__ = ["Speech", "direct_speech"]


def direct_speech(text: str, language: str) -> list[Speech]:
    """Return the direct speech of an article in the order of the text.

    >>> text = "Музей ашылды. «Бұл – қуаныш. Рақмет», – деді Айгүл Серікова."
    >>> [(text[s.begin:s.end], text[s.zone_begin:s.zone_end]) for s in direct_speech(text, "kk")]
    [('Бұл – қуаныш. Рақмет', ', – деді Айгүл Серікова')]
    """
    text = directed(text, language)
    marked = list(marked_speech(text, language))
    found = marked + list(unmarked_speech(text, language, marked))
    result: list[Speech] = []
    for speech in sorted(found, key=lambda s: (s.begin, s.end)):
        begin, end = _trim(text, speech.begin, speech.end)
        if (
            begin < end
            and re.search(r"\w", text[begin:end])
            and not any(r.begin < end and begin < r.end for r in result)
        ):
            result.append(Speech(begin, end, speech.zone_begin, speech.zone_end))
    return result


def _trim(text: str, begin: int, end: int) -> tuple[int, int]:
    """Leave out the marks, dashes and blanks around speech, and its last full stop or comma."""
    while begin < end and (
        text[begin] in " \n\t\u00a0–—−" or (text[begin] == "-" and text[begin + 1 : begin + 2] == " ")
    ):
        begin += 1
    while end > begin and text[end - 1] in " \n\t\u00a0–—−-,":
        end -= 1
    if (
        begin < end
        and text[begin] in '«“„"'
        and text[end - 1] in '»”“"'
        and not re.search(r"[«»“”„\"]", text[begin + 1 : end - 1])
    ):
        begin, end = begin + 1, end - 1
    if text[end - 1] == "." and text[end - 2 : end - 1] != ".":
        end -= 1
    return begin, end
