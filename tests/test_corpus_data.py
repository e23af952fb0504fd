"""The open corpus: what the datasheet promises, article by article, and the script that makes it."""

import importlib.util
import json
import re
import sys
import tomllib
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from craftgraph.corpus import load
from craftgraph.model import Comparator
from craftgraph.terms import ENTITY_PROPERTIES, FAMILY, STATEMENT_ROLES

ROOT = Path(__file__).resolve().parent.parent
CORPUS = ROOT / "data" / "corpus"
FILES = sorted(CORPUS.rglob("*.jsonl"))
DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?")


def read(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").split("\n") if line]


ARTICLES = [(path.relative_to(CORPUS).parts[0], article) for path in FILES for article in read(path)]


@pytest.fixture(scope="module")
def script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("publish_corpus", ROOT / "scripts" / "publish_corpus.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    sys.modules["publish_corpus"] = module  # dataclasses look their module up
    spec.loader.exec_module(module)
    return module


def test_layout() -> None:
    assert len(FILES) == 25
    assert all(path.stat().st_size < 2 * 2**20 for path in FILES)
    for path in FILES:
        ids = [article["id"] for article in read(path)]
        assert ids == sorted(ids), path
    everything = [article["id"] for _, article in ARTICLES]
    assert len(everything) == len(set(everything)) == 2913
    assert "seed" not in everything


def test_loader_reads_all_of_it() -> None:
    assert {gold.article.id for gold in load(CORPUS)} == {article["id"] for _, article in ARTICLES}


def values(value: Any) -> list[Any]:
    return value if isinstance(value, list) else [value]


def problem(kind: str, value: Any, classes: dict[str, str]) -> str | None:
    """Say what is wrong with a filler of a role of this kind (as in `terms`); None where nothing is."""
    kinds = kind.split("|")
    if isinstance(value, str) and value.startswith("@"):
        cls = classes.get(value[1:])
        return None if cls and FAMILY[cls] in kinds else f"{value} is {cls}, not {kind}"
    right = {
        "text": isinstance(value, str) and bool(value.strip()),
        "date": isinstance(value, str) and bool(DATE.fullmatch(value)),
        "integer": type(value) is int,
        "number": type(value) in {int, float},
        "boolean": isinstance(value, bool),
        "duration": isinstance(value, str) and bool(re.fullmatch(r"P(\d+D)?(T(\d+H)?(\d+M)?(\d+(\.\d+)?S)?)?", value)),
        "comparator": value in set(Comparator),
    }
    return None if any(right.get(k, False) for k in kinds) else f"{value!r} is no {kind}"


def problems(article: dict[str, Any]) -> list[str]:
    found = []
    classes = {entity["id"]: entity["class"] for entity in article["entities"]}
    if len(classes) != len(article["entities"]):
        found.append("two entities with one id")
    for entity in article["entities"]:
        if not entity["names"] or len(set(entity["names"])) != len(entity["names"]):
            found.append(f"names of {entity['id']}")
        for key in entity.keys() - {"id", "class", "names"}:
            found += [p for v in values(entity[key]) if (p := problem(ENTITY_PROPERTIES[key], v, classes))]
    for statement in article["statements"]:
        roles = STATEMENT_ROLES[statement["class"]]
        for key in statement.keys() - {"class", "evidence"}:
            found += [p for v in values(statement[key]) if (p := problem(roles[key], v, classes))]
        if statement["evidence"] not in article["text"] or not statement["evidence"]:
            found.append(f"evidence {statement['evidence']!r}")
        if statement["class"] == "Quotation" and statement["text"] not in article["text"]:
            found.append(f"quotation {statement['text']!r}")
        if (
            statement["class"] in {"Attendance", "Observation"}
            and "value" in statement
            and "comparator" not in statement
        ):
            found.append(f"no comparator: {statement}")
        if statement["class"] == "Attendance" and not {"value", "origin"} & statement.keys():
            found.append(f"neither number nor origin: {statement}")
    return found


@pytest.mark.parametrize("path", FILES, ids=lambda p: f"{p.parent.name}-{p.stem}")
def test_annotations_are_sound(path: Path) -> None:
    assert {a["id"]: p for a in read(path) if (p := problems(a))} == {}


def test_no_real_name_is_left(script: ModuleType) -> None:
    names = script.read_names()
    assert len(names) > 400
    text = "\n".join(line for path in FILES for line in path.read_text(encoding="utf-8").split("\n"))
    assert [name for name in names if name in text] == []


@pytest.mark.parametrize(
    "surname", ["Тоқаев(?!а)", "Токаев", "Tokayev", "Назарбаев", "Мирзи", "Mirziyo", "Erdoğan", "Путин"]
)
def test_no_head_of_state(surname: str) -> None:
    text = "\n".join(path.read_text(encoding="utf-8") for path in FILES)
    left = {m for m in re.findall(rf"\S*{surname}\w*(?: \w+)?", text) if "ниверситет" not in m}
    assert not left


def test_datasheet_counts(script: ModuleType) -> None:
    assert script.counts(ARTICLES) in (CORPUS / "README.md").read_text(encoding="utf-8")


def test_corpus_stays_out_of_the_package() -> None:
    build = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"]["targets"]
    assert not any(source.startswith("data/corpus") for source in build["wheel"]["force-include"])
    assert "data" not in build["wheel"]["force-include"]
    assert "/data/corpus" in build["sdist"]["exclude"]


@pytest.mark.parametrize(
    ("language", "single", "text", "expected"),
    [
        (
            "kk",
            {"Сейтов": "Жақанов"},
            "Сейтовтың, Сейтовқа, Сейтовпен, СЕЙТОВ",
            "Жақановтың, Жақановқа, Жақановпен, ЖАҚАНОВ",
        ),
        ("kk", {"Сейтов": "Жақанов"}, "Сейтова мен Сейтовхан", "Жақанова мен Сейтовхан"),
        ("kk", {"Асан": "Ербол", "Сейтов": "Жақанов"}, "А.Сейтов пен А. Серіков", "Е.Жақанов пен А. Серіков"),
        ("kk", {"Асан": "Жанар", "Жанар": "Асан"}, "Асанның, Жанарға", "Жанарның, Асанға"),
        (
            "ru",
            {"Сейтова": "Жаканова"},
            "Сейтову, Сейтовой, Сейтовой-младшей",
            "Жаканову, Жакановой, Жакановой-младшей",
        ),
        ("ru", {"Юрий": "Лукий"}, "Юрия и Юрием, Юриспруденция", "Лукия и Лукием, Юриспруденция"),
        ("en", {"Seitov": "Zhaqanov"}, "Seitov's, Seitovs, Seitov", "Zhaqanov's, Seitovs, Zhaqanov"),
    ],
)
def test_replacer(script: ModuleType, language: str, single: dict[str, str], text: str, expected: str) -> None:
    assert script.replacer({}, single, language)(text) == expected


def test_published(script: ModuleType, tmp_path: Path) -> None:
    """An article comes out with the invented name everywhere, mended, and without whose it is said to be."""
    article = {
        "id": "a-1", "language": "kk", "title": "Асан Сейтовтың рекорды", "published": None, "publisher": "Some Daily",
        "text": "Рекордты Асан Сейтов жаңартты. А. Сейтовке шеберлер қошемет көрсетті.",
        "entities": [
            {"id": "seitov", "class": "Person", "names": ["Асан Сейтов", "Asan Seitov", "Asan Seitov"]},
            {"id": "taraz", "class": "City", "names": ["Тараз"]},
            {"id": "fest", "class": "Festival", "names": ["Ою"]},
        ],
        "statements": [
            {"class": "Record", "holder": "@seitov", "feat": "рекорд", "evidence": "Рекордты Асан Сейтов жаңартты"},
            {"class": "Record", "holder": "@taraz", "feat": "рекорд", "duration": "P5Y", "evidence": "Рекордты"},
            {"class": "Attendance", "event": "@fest", "group": "шеберлер", "evidence": "шеберлер"},
        ],
    }  # fmt: skip
    (tmp_path / "a-1.json").write_text(json.dumps(article), encoding="utf-8")
    (tmp_path / "seed.json").write_text(json.dumps(article | {"id": "seed"}), encoding="utf-8")
    names = {"Асан Сейтов": script.Name(("Асан", "Сейтов"), ("Ербол", "Жақанов"), ("Erbol", "Zhaqanov"))}
    done = script.Counter()
    (out,) = script.published(tmp_path, names, done, [])
    assert out["title"] == "Ербол Жақановтың рекорды"
    assert out["text"] == "Рекордты Ербол Жақанов жаңартты. Е. Жақановке шеберлер қошемет көрсетті."
    assert out["entities"][0] == {"id": "person1", "class": "Person", "names": ["Ербол Жақанов", "Erbol Zhaqanov"]}
    assert out["statements"] == [
        {"class": "Record", "holder": "@person1", "feat": "рекорд", "evidence": "Рекордты Ербол Жақанов жаңартты"},
        {"class": "Record", "feat": "рекорд", "evidence": "Рекордты"},
    ]
    assert "publisher" not in out
    assert sum(done.values()) == 5


def test_names_answer_word_by_word(script: ModuleType, tmp_path: Path) -> None:
    path = tmp_path / "names.tsv"
    path.write_text("Асан Сейтов\tЕрбол\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"names.tsv:1: .* different numbers of words"):
        script.read_names(path)
