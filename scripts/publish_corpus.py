"""Make the open corpus (`data/corpus`) from folders of annotated articles, one JSON file an article.

    python scripts/publish_corpus.py --train FOLDER --gold FOLDER [--out data/corpus] [--report]

Names of real living people are replaced throughout by invented ones (`scripts/invented_names.tsv`), publishers and
addresses are left out, since no outlet should be credited with an invented article, and the few annotations that
contradict the guidelines are mended. The same input gives the same bytes.
"""

import argparse
import json
import re
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

NAMES = Path(__file__).with_name("invented_names.tsv")
LEFT_OUT = frozenset({"seed"})  # the text is another's
KEPT = ("id", "language", "title", "published", "text", "entities", "statements")
LANGUAGES = ("kk", "ru", "en")
THEMES = {
    "a": "festivals",
    "b": "awards",
    "c": "heritage",
    "f": "reports",
    "g": "agency",
    "h": "organisations",
    "i": "records",
}
LATIN = re.compile(r"[A-Za-zÀ-ɏ]")
KAZAKH_ENDINGS = (
    "(?:[лдт][ае]р)?(?:ым|ім|ы|і|сы|сі)?"  # plural, possessive
    "(?:[ндт]?[ыі]ң|[ғқ]?а|[гк]?е|н[ае]?|[ндт][ыі]|н?[дт][ае]н?|н[ае]н|[мбп]ен)?(?:ғы|гі)?"  # case, «the one in»
)
RUSSIAN_ENDINGS = "(?:[аяуюыиейь]|[оеё][йм]|[ое]ю|[иы]м)?"

Article = dict[str, Any]


@dataclass(frozen=True)
class Name:
    """A person's name and the invented one: words answer to words; `latin` is the invented one in Latin letters."""

    real: tuple[str, ...]
    invented: tuple[str, ...]
    latin: tuple[str, ...]


def read_names(path: Path = NAMES) -> dict[str, Name]:
    """Read the list of names, by real name; raise ValueError for a line whose words do not answer to each other."""
    names: dict[str, Name] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line or line.startswith("#"):
            continue
        real, invented, *latin = line.split("\t")
        name = Name(tuple(real.split()), tuple(invented.split()), tuple(latin[0].split()) if latin else ())
        if len(name.real) != len(name.invented):
            raise ValueError(f"{path}:{number}: {real!r} and {invented!r} have different numbers of words")
        if real in names:
            raise ValueError(f"{path}:{number}: {real!r} is there twice")
        names[real] = name
    return names


def words_of(article: Article, names: dict[str, Name]) -> tuple[dict[str, str], dict[str, str], set[str]]:
    """Return what to replace in an article: whole names, single words, and the ids of the persons."""
    whole: dict[str, str] = {}
    single: dict[str, str] = {}
    persons: set[str] = set()
    for entity in article["entities"]:
        rows = [names[n] for n in entity["names"] if n in names]
        if entity["class"] != "Person" or not rows:
            continue
        persons.add(entity["id"])
        for row in rows:
            single |= {r: i for r, i in zip(row.real, row.invented, strict=True) if r != i}
        latin = next((row.latin for row in rows if row.latin), ())
        for name in entity["names"]:
            if latin and LATIN.match(name) and name not in names:
                whole[name] = " ".join(latin)
                if len(name.split()) == len(latin):
                    single |= {r: i for r, i in zip(name.split(), latin, strict=True) if r != i}
    return whole, single, persons


def replacer(whole: dict[str, str], single: dict[str, str], language: str) -> Callable[[str], str]:
    """Return a function that replaces names in a text, in any inflection, in capitals, and as initials."""
    rules: dict[str, str] = {re.escape(name): whole[name] for name in sorted(whole, key=len, reverse=True)}
    stems = {real: stem(real, new, language) for real, new in single.items()}
    surnames = "|".join(re.escape(old) for old, _, _ in stems.values())
    for real, new in single.items():
        if real[0] != new[0]:
            rules[rf"{real[0]}\.(?=\s?(?:{surnames}))"] = f"{new[0]}."
    for real in sorted(single, key=len, reverse=True):
        old, new, tail = stems[real]
        rules[f"{re.escape(old)}(?={tail}(?!\\w))"] = new
        rules[f"{re.escape(old.upper())}(?={tail.upper()}(?!\\w))"] = new.upper()
    # one pass over the text, so that an invented name is never taken for a real one
    pattern = re.compile(r"(?<!\w)(?:" + "|".join(f"({rule})" for rule in rules) + ")")
    replacements = list(rules.values())
    return lambda text: pattern.sub(lambda m: replacements[(m.lastindex or 1) - 1], text)


def stem(real: str, new: str, language: str) -> tuple[str, str, str]:
    """Return what stays the same of a name in all its forms, the same of the invented one, and what may follow."""
    if language == "en" or LATIN.match(real):
        return real, new, "(?:['’]s|s['’])?"
    if language == "kk":
        return real, new, KAZAKH_ENDINGS
    if real[-1] in "аяйь" and real[-1] == new[-1]:
        return real[:-1], new[:-1], RUSSIAN_ENDINGS
    return real, new, RUSSIAN_ENDINGS


def with_strings(value: Any, change: Callable[[str], str]) -> Any:
    """Return a JSON value with every string changed, references (`@id`) left alone."""
    if isinstance(value, str):
        return value if value.startswith("@") else change(value)
    if isinstance(value, list):
        return [with_strings(v, change) for v in value]
    if isinstance(value, dict):
        return {k: v if k in {"id", "class"} else with_strings(v, change) for k, v in value.items()}
    return value


def renamed(article: Article, persons: set[str]) -> Article:
    """Give the persons ids that do not spell their former names."""
    taken = {entity["id"] for entity in article["entities"]}
    new: dict[str, str] = {}
    for old in [e["id"] for e in article["entities"] if e["id"] in persons]:
        number = next(n for n in range(1, 1000) if f"person{n}" not in taken)
        new[old] = f"person{number}"
        taken.add(new[old])

    def reference(value: Any) -> Any:
        if isinstance(value, str) and value.startswith("@"):
            return "@" + new.get(value[1:], value[1:])
        if isinstance(value, list):
            return [reference(v) for v in value]
        return value

    entities = [
        {k: new.get(v, v) if k == "id" else reference(v) for k, v in entity.items()} for entity in article["entities"]
    ]
    statements = [{k: reference(v) for k, v in statement.items()} for statement in article["statements"]]
    return article | {"entities": entities, "statements": statements}


def mended(article: Article, done: Counter[str]) -> Article:
    """Mend what contradicts the guidelines, and count it in `done`."""
    classes = {"@" + e["id"]: e["class"] for e in article["entities"]}
    entities = []
    for entity in article["entities"]:
        once = list(dict.fromkeys(entity["names"]))
        done["a name given twice"] += len(entity["names"]) - len(once)
        entities.append(entity | {"names": once})
    statements = []
    for statement in article["statements"]:
        new = dict(statement)
        if new["class"] == "Attendance" and "value" not in new and "origin" not in new:
            done["an Attendance with neither number nor origin"] += 1
            continue
        if new["class"] == "Record":
            holders = new["holder"] if isinstance(new.get("holder"), list) else [new.get("holder")]
            if any(classes.get(h, "") in {"City", "Region", "Country", "Place", "Venue"} for h in holders):
                done["a place as the holder of a Record"] += 1
                del new["holder"]
            if str(new.get("duration", "")).endswith("Y"):
                done["a span of years as the duration of a Record"] += 1
                del new["duration"]
        statements.append(new)
    return article | {"entities": entities, "statements": statements}


def published(folder: Path, names: dict[str, Name], done: Counter[str], log: list[str]) -> Iterator[Article]:
    """Yield the articles of a folder as they are published, in the order of their ids."""
    for path in sorted(folder.glob("*.json")):
        article = json.loads(path.read_text(encoding="utf-8"))
        if article["id"] in LEFT_OUT:
            continue
        article = {key: article.get(key) for key in KEPT}
        whole, single, persons = words_of(article, names)
        if persons:
            others = [n for e in article["entities"] if e["id"] not in persons for n in e["names"]]
            change = replacer(whole, single, article["language"])
            log += [f"{article['id']}\tother\t{n}\t{change(n)}" for n in others if change(n) != n]
            log += [f"{article['id']}\ttext\t{a}\t{b}" for a, b in changes(article["text"], change(article["text"]))]
            article = renamed(with_strings(article, change), persons)
            done["a real person renamed"] += len(persons)
        yield mended(article, done)


def changes(old: str, new: str) -> list[tuple[str, str]]:
    """List the words that differ between two texts of as many words."""
    return [(a, b) for a, b in zip(old.split(), new.split(), strict=True) if a != b]


def file_of(article: Article, split: str) -> str:
    """Return the file of an article: by split and language, the Kazakh ones to train on also by theme."""
    language = article["language"]
    if split == "train" and language == "kk":
        return f"train/kk-{THEMES[article['id'][0]]}.jsonl"
    return f"{split}/{language}.jsonl"


def counts(articles: list[tuple[str, Article]]) -> str:
    """Write how much there is, as the Markdown tables of the datasheet."""
    lines = ["| split | language | articles | words | entities | statements |", "| --- | --- | --: | --: | --: | --: |"]
    for split in ("train", "gold"):
        for language in LANGUAGES:
            chosen = [a for s, a in articles if s == split and a["language"] == language]
            words = sum(len(a["text"].split()) for a in chosen)
            entities, statements = (sum(len(a[k]) for a in chosen) for k in ("entities", "statements"))
            lines.append(f"| {split} | {language} | {len(chosen):,} | {words:,} | {entities:,} | {statements:,} |")
    for kind in ("entities", "statements"):
        tally = Counter((item["class"], a["language"]) for _, a in articles for item in a[kind])
        lines += ["", f"| class ({kind}) | kk | ru | en | all |", "| --- | --: | --: | --: | --: |"]
        totals = Counter(item["class"] for _, a in articles for item in a[kind])
        for cls, total in sorted(totals.items(), key=lambda c: (-c[1], c[0])):
            row = " | ".join(f"{tally[cls, language]:,}" for language in LANGUAGES)
            lines.append(f"| {cls} | {row} | {total:,} |")
    return "\n".join(lines)


def main() -> None:
    """Write the corpus, and print what was done and how much there is."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--train", type=Path, required=True)
    parser.add_argument("--gold", type=Path, required=True)
    parser.add_argument("--out", type=Path, default=Path("data/corpus"))
    parser.add_argument("--report", action="store_true", help="list every word that was replaced")
    args = parser.parse_args()
    names, done, log = read_names(), Counter[str](), list[str]()
    articles = [
        (split, article)
        for split, folder in (("train", args.train), ("gold", args.gold))
        for article in published(folder, names, done, log)
    ]
    files: dict[str, list[str]] = defaultdict(list)
    for split, article in articles:
        files[file_of(article, split)].append(json.dumps(article, ensure_ascii=False, separators=(", ", ": ")))
    for name, lines in files.items():
        path = args.out / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for what, times in sorted(done.items()):
        print(f"{times:5} {what}", file=sys.stderr)
    print("\n".join(log) if args.report else counts(articles))


if __name__ == "__main__":
    main()
