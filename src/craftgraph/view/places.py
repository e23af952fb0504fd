"""Where places lie: coordinates from the store, or from the authority data that comes with CraftGraph."""

from collections.abc import Mapping

from craftgraph.view.contents import Contents


def coordinates(contents: Contents) -> Mapping[str, tuple[float, float]]:
    """Return latitude and longitude in degrees of the places that have them, by IRI."""
    return {}
