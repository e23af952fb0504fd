"""Why an anchor states nothing though a model finds it likely: a plan, another count, no office, no standing."""

from collections.abc import Sequence
from typing import Final

from craftgraph.mentions.document import Document, Node
from craftgraph.patterns import patterns
from craftgraph.statements.completion import is_anniversary
from craftgraph.statements.conferring import is_standing
from craftgraph.statements.kazakh_figures import is_planned
from craftgraph.statements.models import Filled
from craftgraph.statements.phrases import is_no_standing
from craftgraph.statements.units import counts_nobody, counts_places, counts_rounds, tells_age

EVENTFUL: Final = frozenset({"Conferral", "Attendance", "Record", "Inscription"})
"""Statement classes that tell of something done; a plan of it states nothing."""


def refusal(doc: Document, cls: str, anchor: Node, filled: Sequence[Filled]) -> str | None:
    """Return why an anchor of a statement class states nothing, in words for the trace; None where nothing is so."""
    language = doc.article.language
    if cls in EVENTFUL and _is_unreal(doc, anchor):
        return "possible, planned or hoped for"
    if language == "kk" and is_anniversary(doc, anchor):
        return "an anniversary"
    if language == "kk" and cls == "Observation" and is_planned(doc, anchor):
        return "planned or forecast"
    if cls == "Attendance":
        return _of_guests(doc, anchor, filled)
    if cls == "Distinction":
        if is_no_standing(doc, anchor):
            return "an office or a place in a contest"
        return "a clause, no standing" if language == "ru" and _is_clause(doc, anchor) else None
    if cls == "Conferral" and language != "kk" and is_standing(doc, anchor):
        return "a standing, not given here"
    none = patterns(language).get("offices", {}).get("none", ())
    return "no office" if cls == "Position" and doc.text(anchor).lower() in none else None


def _of_guests(doc: Document, anchor: Node, filled: Sequence[Filled]) -> str | None:
    if not any(f.role == "group" for f in filled) and counts_nobody(doc, anchor):
        return "a figure that counts no people"
    if counts_places(doc, anchor):
        return "a count of places"
    if counts_rounds(doc, anchor):
        return "a count of rounds"
    return "an age" if tells_age(doc, anchor) else None


def _is_unreal(doc: Document, anchor: Node) -> bool:
    """A word of possibility or plan in the anchor's clause: `… марапатталуы мүмкін`."""
    unreal = tuple(patterns(doc.article.language).get("modality", {}).get("unreal", ()))
    for w in doc.words[anchor.sentence][anchor.last + 1 :]:
        if w.lower in {",", ";", ":", "»"} or not unreal:
            return False
        if w.lower.startswith(unreal):
            return True
    return False


def _is_clause(doc: Document, anchor: Node) -> bool:
    """Tell whether a phrase holds a finite verb: `победу одержал гость` is no standing."""
    return any(w.verb in {"past", "present"} for w in doc.words[anchor.sentence][anchor.first : anchor.last + 1])
