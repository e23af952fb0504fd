"""The settings: one `craftgraph.toml`, every key optional; an unknown key is an error that names the nearest."""

import re
from dataclasses import dataclass, fields
from pathlib import Path

from craftgraph.errors import UsageError

FILE = "craftgraph.toml"
DEFAULT_STORE = "oxigraph:craftgraph.db"
LANGUAGES = ("kk", "ru", "en")


@dataclass(frozen=True, slots=True)
class Settings:
    """What a user may set in `craftgraph.toml`; the names of the fields are the keys of the file."""

    store: str = DEFAULT_STORE
    """Selector of the store: `memory:`, `oxigraph:PATH` or an https address."""
    base: str = "https://w3id.org/craftgraph/id/"
    """The beginning of the IRIs of things, articles and sentences; ends with `/` or `#`."""
    language: str = "en"
    """Language of the names that are shown: `kk`, `ru` or `en`."""
    workers: int = 0
    """Processes that read articles; 0 means one for each core."""
    max_megabytes: int = 10
    """The largest article, line or file of one article that is read, in megabytes (10⁶ bytes)."""


def load(path: Path | None = None) -> Settings:
    """Read the settings from `path`, or from `craftgraph.toml` in the current folder where there is one.

    Raises UsageError, naming file and key, for a file that is missing or no TOML, an unknown key or a wrong value.
    """
    if path is None:
        path = Path(FILE)
        if not path.is_file():
            return Settings()
    import tomllib  # noqa: PLC0415

    try:
        values = tomllib.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise UsageError(f"{path}: the settings cannot be read: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise UsageError(f"{path}: the settings are no valid TOML: {error}") from error
    known = {field.name: field.type for field in fields(Settings)}
    for key, value in values.items():
        if key not in known:
            raise UsageError(f"{path}: there is no setting {key!r}{_nearest(key, list(known))}")
        expected = known[key]
        if type(value) is not expected:
            name = {str: "a text in quotes", int: "a whole number"}[expected]  # type: ignore[index]
            raise UsageError(f"{path}: {key} must be {name}, not {value!r}")
    settings = Settings(**values)
    _check(settings, path)
    return settings


def _nearest(key: str, known: list[str]) -> str:
    import difflib  # noqa: PLC0415

    near = difflib.get_close_matches(key, known, n=1, cutoff=0.5)
    return f"; did you mean {near[0]!r}?" if near else f"; there are: {', '.join(known)}"


def _check(settings: Settings, path: Path) -> None:
    if settings.language not in LANGUAGES:
        raise UsageError(f"{path}: language must be one of {', '.join(LANGUAGES)}, not {settings.language!r}")
    if settings.workers < 0:
        raise UsageError(f"{path}: workers must be 0 or more, not {settings.workers}")
    if settings.max_megabytes < 1:
        raise UsageError(f"{path}: max_megabytes must be 1 or more, not {settings.max_megabytes}")
    if not re.fullmatch(r"https?://[^\s<>\"{}|\\^`]+[/#]", settings.base):
        raise UsageError(f"{path}: base must be an http(s) address that ends with / or #, not {settings.base!r}")
