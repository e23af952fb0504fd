"""Kazakh morphology: what the rest of the house imports."""

from craftgraph.language.kk.analysis import Analysis, analyse, lemma, likeliest, without_case
from craftgraph.language.kk.generation import inflect, singular_head
from craftgraph.language.kk.names import name_form, person_form
from craftgraph.language.kk.verbs import Verb, verb

__all__ = [
    "Analysis",
    "Verb",
    "analyse",
    "inflect",
    "lemma",
    "likeliest",
    "name_form",
    "person_form",
    "singular_head",
    "verb",
    "without_case",
]
