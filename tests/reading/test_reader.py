import io
import json
import os
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from craftgraph.model import Article
from craftgraph.reading import ReadingProblem, read, read_all

TEXT = "Ауыл шеберлері жүннен кілем тоқып, оны көрмеге алып келді."
OTHER = "Осенью в городе пройдёт ярмарка ковров, и мастера уже готовят к ней свои станки."
PAGE = f"<!doctype html><html><head><title>Көрме</title></head><body><article><p>{TEXT}</p></article></body></html>"


def split(items: list[Article | ReadingProblem]) -> tuple[list[Article], list[str]]:
    return [i for i in items if isinstance(i, Article)], [str(i) for i in items if isinstance(i, ReadingProblem)]


def line(**fields: object) -> str:
    return json.dumps({"text": TEXT, **fields}, ensure_ascii=False)


def test_text_file_is_stored_whole(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_bytes(f"  {TEXT}\r\n\r\n{TEXT} \r\n\n".encode())
    (article,), problems = split(list(read(file)))
    assert article.text == f"  {TEXT}\n\n{TEXT} "
    assert not problems


def test_jsonl_reports_broken_lines_and_goes_on(tmp_path: Path) -> None:
    file = tmp_path / "news.jsonl"
    lines = [
        line(id="a", author="nobody", tags=["x"]),
        "",
        '{"id": "b", "text": ',
        "[1, 2]",
        line(id="c", text=7),
        line(id="d", published="soon"),
        line(id="e", language="tr"),
        line(id=True),
        json.dumps({"id": "f"}),
        line(id=12, url="https://example.org/12", title="Кілем", publisher="", published="2025-03-04"),
        "[" * 100_000,
        "1" * 5000,
        line(id="z"),
    ]
    file.write_text("\n".join(lines), encoding="utf-8")
    articles, problems = split(list(read(file)))
    assert [a.id for a in articles] == ["a", "12", "z"]
    assert (articles[1].title, articles[1].publisher, str(articles[1].published)) == ("Кілем", None, "2025-03-04")
    expected = [
        (3, "is broken JSON at column"),
        (4, "is not a JSON object"),
        (5, "has a wrong text: 7; text is a text in quotes"),
        (6, "has a wrong date: 'soon'"),
        (7, "language that is not read: 'tr'"),
        (8, "has a wrong id: true"),
        (9, "has no text"),
        (11, "is broken JSON"),
        (12, ""),
    ]
    assert len(problems) == len(expected)
    for (number, message), problem in zip(expected, problems, strict=True):
        assert problem.startswith(f"{file}, line {number}")
        assert message in problem
        assert "\n" not in problem


def test_json_over_several_lines_gets_a_hint(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_text(json.dumps({"text": TEXT}, indent=2), encoding="utf-8")
    _, (problem,) = split(list(read(file)))
    assert problem.startswith(f"{file}, line 1: ")
    assert "write each article on a line of its own" in problem


def test_file_that_is_no_text_at_all_is_one_problem(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes("\n".join([line(), line(id="b"), line(id="c")]).encode("utf-16"))
    _, (problem,) = split(list(read(file)))
    assert problem.startswith(f"{file}, line 1, byte 0: is not UTF-8 (UTF-16)")
    file.write_bytes(b"\x89PNG\r\n\x1a\n\x00\n\n\x00")
    _, (problem,) = split(list(read(file)))
    assert problem == f"{file}, line 1: is a PNG picture, not a text; only text is read"


def test_offset_of_a_wrong_byte_counts_from_the_beginning_of_the_file(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    first = line(id="a").encode() + b"\n"
    file.write_bytes(first + b'{"text": "\xff"}\n' + line(id="b").encode())
    articles, problems = split(list(read(file)))
    assert [a.id for a in articles] == ["a", "b"]
    assert problems[0].startswith(f"{file}, line 2, byte {len(first) + 10}: is not UTF-8")


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("empty.txt", b"", "is empty"),
        ("empty.jsonl", b"\n\n \n", "is empty"),
        ("empty.html", b"", "is empty"),
        ("blank.txt", b" \n\n", "has no text"),
        ("picture.txt", b"\x89PNG\r\n\x1a\n\x00\x00", "is a PNG picture, not a text"),
        ("old.txt", OTHER.encode("cp1251"), "is not UTF-8 (probably WINDOWS-1251); convert it with: iconv"),
        ("wide.txt", OTHER.encode("utf-16"), "is not UTF-8 (UTF-16); convert it with: iconv -f UTF-16"),
        ("wide.jsonl", line().encode("utf-16"), "is not UTF-8 (UTF-16)"),
        ("german.txt", b"Der Meister hat einen Teppich gewebt.", "is in German, a language that is not read"),
        ("menu.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "has no article in its HTML"),
        ("no.html", b"<p>", "has no article in its HTML"),
    ],
)
def test_files_that_cannot_be_read(tmp_path: Path, name: str, data: bytes, message: str) -> None:
    file = tmp_path / name
    file.write_bytes(data)
    articles, problems = split(list(read(file)))
    assert not articles
    assert len(problems) == 1
    assert problems[0].startswith(str(file))
    assert message in problems[0]


def test_what_is_missing(tmp_path: Path) -> None:
    (tmp_path / "notes.md").write_text("not read", encoding="utf-8")
    sources = [tmp_path / "missing.txt", tmp_path / "*.txt", tmp_path]
    _, problems = split(list(read_all(sources)))
    assert problems == [
        f"{tmp_path}/missing.txt: there is no such file or folder",
        f"{tmp_path}/*.txt: matches no file; put the pattern in quotes, and see where you stand",
        f"{tmp_path}: has no file to read; files end with .txt, .text, .jsonl, .ndjson, .html, .htm, .xhtml",
    ]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_file_that_may_not_be_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    file.chmod(0)
    _, problems = split(list(read(file)))
    assert problems == [f"{file}: cannot be read: Permission denied"]


def test_lines_larger_than_the_limit_are_skipped(tmp_path: Path) -> None:
    file = tmp_path / "a.jsonl"
    lines = [line(id="a"), line(id="b", text=TEXT * 50_000), line(id="c"), line(id="d", text=TEXT * 50_000)]
    file.write_text("\n".join(lines), encoding="utf-8")
    articles, problems = split(list(read(file, max_bytes=1_000_000)))
    assert [a.id for a in articles] == ["a", "c"]
    assert problems == [
        f"{file}, line {n}: is larger than 1 MB; the setting max_megabytes says how much is read of one article"
        for n in (2, 4)
    ]


def test_a_file_as_large_as_the_limit_is_read(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(TEXT, encoding="utf-8")
    size = len(TEXT.encode())
    assert split(list(read(file, max_bytes=size)))[0]
    assert "is larger than" in split(list(read(file, max_bytes=size - 1)))[1][0]


def test_folder_is_read_in_order_with_its_subfolders(tmp_path: Path) -> None:
    for name in ["b.txt", "a.TXT", "c/2.txt", "c/1.txt", ".hidden.txt", ".git/x.txt", "c.jpg", "README.md"]:
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{TEXT} {name}", encoding="utf-8")
    articles, problems = split(list(read(tmp_path)))
    assert [a.text.removeprefix(f"{TEXT} ") for a in articles] == ["a.TXT", "b.txt", "c/1.txt", "c/2.txt"]
    assert not problems
    articles, _ = split(list(read(f"{tmp_path}/**/[12].txt")))
    assert len(articles) == 2


def test_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    file = tmp_path / "news[1].txt"
    file.write_text(TEXT, encoding="utf-8")
    assert split(list(read(file)))[0]


@pytest.mark.parametrize(
    "data", [TEXT, line(id="a"), "\n\n" + line(id="a") + "\n", PAGE, "\r\n" + PAGE, "<!-- note -->\n" + PAGE]
)
def test_format_is_told_by_the_content_where_the_name_says_nothing(
    tmp_path: Path, data: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "article"
    file.write_text(data, encoding="utf-8")
    (by_file,), _ = split(list(read(file)))
    assert by_file.text.strip() == TEXT
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data.encode())))
    (by_stdin,), _ = split(list(read("-")))
    assert by_stdin == by_file


def test_problems_of_the_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b'{"text": \n{"id": 1}')))
    _, problems = split(list(read("-")))
    assert [problem.split(":")[0] for problem in problems] == ["standard input, line 1", "standard input, line 2"]


def test_an_id_stands_for_one_article(tmp_path: Path) -> None:
    first, second = tmp_path / "1.jsonl", tmp_path / "2.jsonl"
    first.write_text(line(id="a") + "\n" + line(id="a"), encoding="utf-8")
    second.write_text(line(id="a") + "\n" + line(id="a", text=OTHER), encoding="utf-8")
    articles, problems = split(list(read_all([first, second, first])))
    assert [a.text for a in articles] == [TEXT]
    assert problems == [
        f"{second}, line 2: another article with the id 'a' came before: this one is left out; "
        "give each article an id of its own"
    ]


@settings(max_examples=50)
@given(st.lists(st.binary(max_size=200).map(lambda b: b.replace(b"\n", b"")), max_size=5))
def test_no_line_of_jsonl_stops_reading(lines: list[bytes]) -> None:
    good = line(id="good").encode()
    with pytest.MonkeyPatch.context() as patch:
        data = b"\n".join([b'{"text": ""}', *lines, good])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))
        articles, problems = split(list(read("-", max_bytes=150)))
    assert [a.id for a in articles] == ["good"]
    assert len(problems) == 1 + sum(bool(line.strip()) for line in lines)
