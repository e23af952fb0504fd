"""How well the Kazakh morphology does on UD Kazakh-KTB and on the names of annotated articles.

python benchmarks/kk_morphology.py --ktb ktb.conllu --articles FOLDER [--errors 50]
"""

import argparse
import json
import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from craftgraph.language.kk.morphology import analyse, lemma, name_form

LETTER = re.compile(r"[а-яәғқңөұүһіё]", re.IGNORECASE)


def ktb_nouns(path: Path) -> Iterator[tuple[int, str, str, str, str]]:
    """Yield (sentence, form, lemma, part of speech, features) of the nouns and names of a CoNLL-U file."""
    sentence = 0
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = line.split("\t")
        if line.startswith("# sent_id"):
            sentence += 1
        elif len(fields) == 10 and fields[3] in ("NOUN", "PROPN") and fields[2] != "_" and LETTER.search(fields[1]):
            yield sentence, fields[1], fields[2], fields[3], fields[5]


def score_lemmas(path: Path, show: int) -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    errors: Counter[tuple[str, str, str, str]] = Counter()
    for sentence, form, gold, tag, _ in ktb_nouns(path):
        ours = lemma(form)
        good = ours.lower() == gold.lower()
        for key in (tag, f"{tag} {'even' if sentence % 2 == 0 else 'odd'} sentences"):
            total[key] += 1
            right[key] += good
        if not good:
            errors[tag, form, gold, ours] += 1
    for key in sorted(total):
        print(f"{key}: {right[key]}/{total[key]} = {right[key] / total[key]:.4f}")
    for error, count in errors.most_common(show):
        print(count, *error)


def inflected_names(folder: Path) -> Iterator[tuple[str, str]]:
    """Yield (name as it stands in the text, annotated name): the last word may have more letters than annotated."""
    for path in sorted(folder.glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        if article.get("language") != "kk":
            continue
        names = {name for entity in article["entities"] for name in entity["names"] if LETTER.search(name[-2:])}
        for name in names:
            changed = {"п": "б", "к": "г", "қ": "ғ"}.get(name[-1], name[-1]) if len(name) > 3 else name[-1]
            stem = f"{re.escape(name[:-1])}[{re.escape(name[-1])}{changed}]"
            for match in re.finditer(rf"(?<![\w-]){stem}(?P<tail>[-‑–'’]?[а-яәғқңөұүһі]*)(?![\w-])", article["text"]):
                surface = match[0]
                if any(other != name and other.startswith(name) and surface.startswith(other) for other in names):
                    continue
                yield surface, name


def kind(surface: str, name: str) -> str:
    """Return what differs: nothing, a case, or what no dictionary form of the surface alone can take away."""
    if surface == name:
        return "as annotated"
    if name_form(surface) == name:
        return "inflected"
    readings = [reading for reading in analyse(surface.rpartition(" ")[2]) if reading.lemma == name.rpartition(" ")[2]]
    if any(reading.possessive and not reading.plural for reading in readings):
        return "owned (the owner stands outside the name)"
    if any(reading.plural for reading in readings):
        return "plural (several of a name)"
    derived = re.match("[дтл](?:[ыі]қ|[ыі])|ш[ыі]", surface[len(name) :])
    return "derived (a word made of the name)" if derived and len(surface) > len(name) + 1 else "inflected"


def score_names(folder: Path, show: int) -> None:
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    errors: Counter[tuple[str, str, str, str]] = Counter()
    for surface, name in inflected_names(folder):
        ours = name_form(surface)
        for key in (kind(surface, name), *(["all inflected"] if surface != name else [])):
            total[key] += 1
            right[key] += ours == name
        if ours != name:
            errors[kind(surface, name), surface, name, ours] += 1
    for key in sorted(total):
        print(f"names {key}: {right[key]}/{total[key]} = {right[key] / total[key]:.4f}")
    for error, count in errors.most_common(show):
        print(count, *error, sep=" | ")


def speed(folder: Path) -> None:
    words = [
        word
        for path in sorted(folder.glob("*.json"))
        for article in [json.loads(path.read_text(encoding="utf-8"))]
        if article.get("language") == "kk"
        for word in re.findall(r"[\w-]+", article["text"])
    ]
    analyse("сөз")
    begin = time.process_time()
    for word in words:
        analyse(word)
    seconds = time.process_time() - begin
    print(f"analyse: {len(words)} words in {seconds:.2f} s, {seconds / len(words) * 1e6:.1f} µs a word")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--ktb", type=Path)
    parser.add_argument("--articles", type=Path)
    parser.add_argument("--errors", type=int, default=0)
    arguments = parser.parse_args()
    if arguments.ktb:
        score_lemmas(arguments.ktb, arguments.errors)
    if arguments.articles:
        score_names(arguments.articles, arguments.errors)
        speed(arguments.articles)


if __name__ == "__main__":
    main()
