"""Who is who: one IRI for one thing, in every article and language, and its names.

An entity that the authority files know is that entry. A government body is told by its kind, its fields and its place.
Anything else is told by its name, by sound, with what makes it one of its kind (an event's year, a venue's city). Each
decision follows from one article alone.
"""

from collections.abc import Set
from dataclasses import dataclass
from functools import cached_property

from craftgraph.entities.bodies import Body, body
from craftgraph.entities.english import english_name
from craftgraph.entities.iris import BASE, entity_iri
from craftgraph.entities.keys import Context, Key, key
from craftgraph.entities.resolve import Match, resolve
from craftgraph.mentions.authority import Authority, Entry, authority
from craftgraph.model import Date, Entity, EntityRef, Extraction
from craftgraph.terms import FAMILY


@dataclass(frozen=True, slots=True)
class Identified:
    """What is known of the identity of one entity of an extraction.

    `labels` has at most one (language, prefLabel) a language, English always; `alternates` the altLabels. `authority`
    are those of both that an authority file gives. `same_as` are sure links out, `close_match` those where other things
    of that name are known.
    """

    iri: str
    labels: tuple[tuple[str, str], ...]
    alternates: tuple[tuple[str, str], ...]
    authority: tuple[tuple[str, str], ...]
    same_as: tuple[str, ...] = ()
    close_match: tuple[str, ...] = ()


def identify(extraction: Extraction, *, base: str = BASE) -> tuple[Identified, ...]:
    """Return one `Identified` for each of `extraction.entities`, in their order; IRIs begin with `base`.

    >>> from craftgraph.model import Article
    >>> almaty = Entity("City", ("Алматы",), ())
    >>> found = identify(Extraction(Article("a", "Алматы", "kk"), (), (almaty,), (), ()))[0]
    >>> dict(found.labels)["en"], found.same_as
    ('Almaty', ('https://sws.geonames.org/1526384/',))
    """
    article = _Article(extraction, authority(), base)
    return tuple(article.identified(index) for index in range(len(extraction.entities)))


class _Article:
    """One extraction on its way; places are settled first, since bodies, venues and events lean on them."""

    def __init__(self, extraction: Extraction, known: Authority, base: str) -> None:
        self.extraction, self.known, self.base = extraction, known, base
        self.language = extraction.article.language
        self._matches: dict[int, Match | None] = {}
        self._related: dict[tuple[int, str], list[int]] = {}
        self._dates: dict[int, str] = {}
        for prop in extraction.properties:
            if isinstance(prop.value, EntityRef):
                self._related.setdefault((prop.subject, prop.name), []).append(prop.value.index)
            elif isinstance(prop.value, Date) and prop.name == "startDate":
                self._dates[prop.subject] = min(self._dates.get(prop.subject, prop.value.value), prop.value.value)

    def match(self, index: int) -> Match | None:
        """The authority's entry for an entity; a place within another is looked for there first."""
        if index not in self._matches:
            self._matches[index] = None  # ends a circle of «within»
            entity, near = self.extraction.entities[index], set[str]()
            for name in ("within", "jurisdiction"):
                for other in self._related.get((index, name), ()):
                    found = self.match(other)
                    if found:
                        near |= {found.entry.id, found.entry.country}
            self._matches[index] = self._resolve(entity, near - {""}) or (
                self._resolve(entity, self.regions) if not near and entity.cls == "Region" else None
            )
        return self._matches[index]

    def _resolve(self, entity: Entity, near: Set[str]) -> Match | None:
        return resolve(self.known, entity.names, entity.cls, self.language, near)

    @cached_property
    def regions(self) -> frozenset[str]:
        """The regions that the article names beyond doubt: a district of an ambiguous name lies in one of them."""
        named = (self._resolve(e, frozenset()) for e in self.extraction.entities if e.cls == "Region")
        return frozenset(found.entry.id for found in named if found and found.entry.country == "KZ")

    def place(self, index: int) -> int | None:
        """The entity that an event, a venue or a body is said to be at, or None."""
        for name in ("jurisdiction", "place", "within"):
            for other in self._related.get((index, name), ()):
                if FAMILY[self.extraction.entities[other].cls] == "Place" and other != index:
                    return other
        return None

    def body(self, index: int) -> Body | None:
        """The government body that an organisation is, if its names show one."""
        entity = self.extraction.entities[index]
        if entity.cls != "Organization":
            return None
        place = self.place(index)
        found = self.match(place) if place is not None else None
        bodies = (body(name, self.language, self.known, found.entry if found else None) for name in entity.names)
        return next(filter(None, bodies), None)

    def key(self, index: int, depth: int = 0) -> Key:
        """The identity key of an entity."""
        entity, match = self.extraction.entities[index], self.match(index)
        if match:
            return Key(match.entry.id, match.entry.label("en") or entity.names[0])
        government = self.body(index)
        if government and government.place:
            return Key(f"{government.key}|{government.place.id}", government.readable)
        place = self.place(index) if depth == 0 else None
        at = self.key(place, 1).value if place is not None else ""
        return key(entity, Context(self.extraction.article.id, self.language, self._dates.get(index, ""), at))

    def identified(self, index: int) -> Identified:
        """All that is known of the identity of an entity."""
        entity, match = self.extraction.entities[index], self.match(index)
        own = self.key(index)
        iri = own.value if own.value.startswith("http") else entity_iri(entity.cls, own.value, own.label, self.base)
        if match is None:
            government = self.body(index)
            labels, alternates = _own_names(entity, self.language, government.english if government else None)
            return Identified(iri, labels, alternates, ())
        labels, alternates = _known_names(entity, self.language, match.entry)
        given = {*match.entry.labels, *match.entry.alternates}
        from_authority = tuple(pair for pair in (*labels, *alternates) if pair in given)
        links = match.entry.links
        return Identified(
            iri, labels, alternates, from_authority, links if match.sure else (), () if match.sure else links
        )


def _own_names(
    entity: Entity, language: str, english: str | None
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    preferred, *others = entity.names
    labels = [(language, preferred)]
    if language != "en":
        labels.append(("en", english or english_name(entity.names, entity.cls, language)))
    return tuple(sorted(labels)), tuple((language, name) for name in dict.fromkeys(others) if name != preferred)


def _known_names(
    entity: Entity, language: str, entry: Entry
) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """The authority's preferred names, so that they are the same in all articles; the article's own beside them."""
    labels = dict(entry.labels)
    labels.setdefault(language, entity.names[0])
    labels.setdefault("en", english_name(entity.names, entity.cls, language))
    found = ((language, name) for name in entity.names)
    alternates = dict.fromkeys(pair for pair in (*found, *entry.alternates) if labels.get(pair[0]) != pair[1])
    return tuple(sorted(labels.items())), tuple(alternates)
