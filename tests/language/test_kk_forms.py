"""The table of known Kazakh forms says what the analysis says."""

from pathlib import Path

from craftgraph.language.kk import forms
from craftgraph.language.words import Word, analysed

TABLE = Path(forms.__file__).with_name("forms.tsv")


def test_every_known_form_is_what_the_analysis_says() -> None:
    names = [line.partition("\t")[0] for line in TABLE.read_text(encoding="utf-8").splitlines()]
    assert len(names) > 20_000
    assert names == sorted(set(names))
    wrong = []
    for name in names:
        found = forms.known(name)
        if found is None or Word(name.lower(), *found) != analysed(name):
            wrong.append(name)
    assert wrong == [], "run scripts/freeze_forms.py"


def test_other_forms_are_not_in_the_table() -> None:
    assert forms.known("кітапханасыздандырғандарымыз") is None
    assert forms.known("") is None
