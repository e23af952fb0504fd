"""Where places lie: latitude and longitude, by the authority data that comes with CraftGraph.

Cities have the coordinates of GeoNames; a venue lies where its city does; a country is shown by a point in its largest
part (`countries.tsv`, from Natural Earth), a region of Kazakhstan by one in its middle (`regions.tsv`, our own).
"""

import csv
import functools
from collections.abc import Iterator, Mapping
from pathlib import Path

from craftgraph.entities.iris import digest
from craftgraph.resources import resource
from craftgraph.terms import FAMILY
from craftgraph.view.contents import Contents

Coordinates = tuple[float, float]


def coordinates(contents: Contents) -> Mapping[str, Coordinates]:
    """Return latitude and longitude in degrees of the places that have them, by IRI.

    A place is known by the hash at the end of its IRI, which stands for its identity in the authority data.
    """
    places = [iri for iri, thing in contents.things.items() if FAMILY[thing.cls] == "Place"]
    if not places:
        return {}
    known = _known()
    return {iri: known[key] for iri in places if (key := iri[-8:]) in known}


@functools.cache
def _known() -> Mapping[str, Coordinates]:
    """Coordinates by the hash of an authority id."""
    found: dict[str, Coordinates] = {}
    here = Path(__file__).parent
    for path in (here / "countries.tsv", here / "regions.tsv", resource("data", "authority", "cities.tsv")):
        found.update((row["id"], (float(row["lat"]), float(row["lon"]))) for row in _rows(path) if row["lat"])
    for row in _rows(resource("data", "authority", "venues.tsv")):
        if row["within"] in found:
            found[row["id"]] = found[row["within"]]
    return {digest(name): at for name, at in found.items()}


def _rows(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        yield from csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)
