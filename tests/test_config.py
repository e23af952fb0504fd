from dataclasses import fields
from pathlib import Path

import pytest

from craftgraph.config import Settings, load
from craftgraph.errors import UsageError


def test_without_a_file_all_settings_have_their_defaults(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert load() == Settings()


def test_file_in_the_current_folder_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "craftgraph.toml").write_text('store = "memory:"\nworkers = 3\n', encoding="utf-8")
    assert load() == Settings(store="memory:", workers=3)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('stoer = "memory:"', "there is no setting 'stoer'; did you mean 'store'?"),
        ("max_mb = 5", "there is no setting 'max_mb'; did you mean 'max_megabytes'?"),
        ("zzz = 1", "there is no setting 'zzz'; there are: store, base, language"),
        ("[store]\npath = 1", "store must be a text in quotes, not {'path': 1}"),
        ("workers = true", "workers must be a whole number, not True"),
        ("workers = -1", "workers must be 0 or more, not -1"),
        ("max_megabytes = 0", "max_megabytes must be 1 or more, not 0"),
        ('language = "de"', "language must be one of kk, ru, en, not 'de'"),
        ('base = "example.org/"', "base must be an http(s) address that ends with / or #"),
        ('base = "https://example.org"', "base must be an http(s) address that ends with / or #"),
        ('base = "https://example.org/a b/"', "base must be an http(s) address"),
        ("store = memory:", "no valid TOML"),
        ("store = 'a'\nstore = 'b'", "no valid TOML"),
    ],
)
def test_wrong_settings_are_refused_by_name(tmp_path: Path, text: str, message: str) -> None:
    file = tmp_path / "my.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(UsageError) as caught:
        load(file)
    assert str(caught.value).startswith(f"{file}: ")
    assert message in str(caught.value)


def test_file_that_cannot_be_read(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="the settings cannot be read: No such file"):
        load(tmp_path / "missing.toml")
    (tmp_path / "latin.toml").write_bytes(b'store = "\xff"')
    with pytest.raises(UsageError, match="no valid TOML"):
        load(tmp_path / "latin.toml")


def test_every_setting_is_documented_with_its_default() -> None:
    page = Path(__file__).parent.parent.joinpath("docs", "configuration.md").read_text(encoding="utf-8")
    rows = [[cell.strip() for cell in line.strip("|").split("|")] for line in page.splitlines() if line[:3] == "| `"]
    documented = {cells[0].strip("`"): cells[1].strip("`") for cells in rows}
    assert documented == {
        field.name: f'"{field.default}"' if isinstance(field.default, str) else str(field.default)
        for field in fields(Settings)
    }
