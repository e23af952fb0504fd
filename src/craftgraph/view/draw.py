"""From a store to a page in one call."""

from craftgraph.entities.iris import BASE
from craftgraph.view.contents import Contents, Queryable, read
from craftgraph.view.page import page
from craftgraph.view.payload import payload
from craftgraph.view.places import coordinates
from craftgraph.view.selection import around, find, most_telling

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
    contents = read(store)
    whole = most_telling(contents, 0)
    heading = title or "CraftGraph"
    if about is not None:
        centre = find(contents.things, about)
        contents = around(contents, centre, hops)
        heading = title or f"{contents.things[centre].label(language)} · CraftGraph"
    in_all = (whole.things_in_all, whole.facts_in_all)
    return page_of(contents, language=language, limit=limit, title=heading, base=base, served=served, in_all=in_all)


def page_of(
    contents: Contents,
    *,
    language: str = "en",
    limit: int = LIMIT,
    title: str = "CraftGraph",
    base: str = BASE,
    served: bool = False,
    in_all: tuple[int, int] | None = None,
) -> str:
    """Return the page of `contents`, as `view_page` does of a store.

    `in_all` are the numbers of things and facts that there are, where `contents` is but a part of them.
    """
    shown = most_telling(contents, limit)
    numbers = in_all or (shown.things_in_all, shown.facts_in_all)
    places = coordinates(shown.contents)
    data = payload(shown.contents, language=language, in_all=numbers, places=places, base=base)
    return page(data, title=title, served=served)
