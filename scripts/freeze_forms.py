"""Write down what the analysis says of the Kazakh words of the corpus: src/craftgraph/language/kk/forms.tsv.

    python scripts/freeze_forms.py [CORPUS...]

CORPUS are files or folders of annotated articles, `data/corpus/train` unless told. To be run again whenever the
morphology changes (a test says so).
"""

import sys
from pathlib import Path

from craftgraph.corpus import load
from craftgraph.language.kk.forms import line_of
from craftgraph.language.segment import sentences
from craftgraph.language.words import analysed

ROOT = Path(__file__).resolve().parent.parent
TARGET = ROOT / "src" / "craftgraph" / "language" / "kk" / "forms.tsv"


def main() -> None:
    """Write the table, in the order of the alphabet."""
    sources = [Path(name) for name in sys.argv[1:]] or [ROOT / "data" / "corpus" / "train"]
    forms = {
        token.text
        for source in sources
        for gold in load(source)
        if gold.article.language == "kk"
        for sentence in sentences(gold.article.text, "kk")
        for token in sentence.tokens
        if any(char.isalpha() for char in token.text)
    }
    lines = []
    for form in sorted(forms):
        w = analysed(form)
        lines.append(line_of(form, w.lemma, (w.case, w.possessive, w.plural, w.verb, w.negated)))
    TARGET.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
