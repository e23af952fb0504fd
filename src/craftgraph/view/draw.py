"""From a store to a page in one call."""

from craftgraph.entities.iris import BASE
from craftgraph.view.contents import Contents, Queryable, read
from craftgraph.view.neighbourhood import locate, surroundings
from craftgraph.view.page import page
from craftgraph.view.payload import payload
from craftgraph.view.places import coordinates
from craftgraph.view.selection import most_telling

LIMIT = 5000
"""Nodes that are drawn at most, unless another number is asked for; pages of this size are quick to use."""


def view_page(
    store: Queryable,
    *,
    about: str | None = None,
    hops: int = 2,
    language: str = "en",
    limit: int = LIMIT,
    title: str | None = None,
    base: str = BASE,
    served: bool = False,
) -> str:
    """Return the interactive page of a store as one HTML document (to be written in UTF-8).

    `about` is the IRI or a name of the thing whose surroundings are shown, up to `hops` steps; without it all is shown.
    `language` (`kk`, `ru`, `en`) is the one that the page opens in. Of more than `limit` nodes the most telling part is
    shown, and the page says what was left out; 0 is no limit. `served` makes a page that asks the server which it
    comes from for more. The same graph gives the same page. Raises UsageError when nothing is called `about`.
    """
    if about is None:
        return page_of(
            read(store), language=language, limit=limit, title=title or "CraftGraph", base=base, served=served
        )
    centre = locate(store, about)
    contents = surroundings(store, centre, hops)
    heading = title or f"{contents.things[centre].label(language)} · CraftGraph"
    return page_of(
        contents, language=language, limit=limit, title=heading, base=base, served=served, about=(centre, hops)
    )


def page_of(
    contents: Contents,
    *,
    language: str = "en",
    limit: int = LIMIT,
    title: str = "CraftGraph",
    base: str = BASE,
    served: bool = False,
    about: tuple[str, int] | None = None,
) -> str:
    """Return the page of `contents`, as `view_page` does of a store.

    `about` is the thing around which they lie, and how many steps, where they are not all.
    """
    shown = most_telling(contents, limit, keep=about[0] if about else None)
    numbers = (shown.things_in_all, shown.facts_in_all)
    places = coordinates(shown.contents)
    data = payload(shown.contents, language=language, in_all=numbers, places=places, base=base, about=about)
    return page(data, title=title, served=served)
