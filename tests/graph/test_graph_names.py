"""One preferred name a language, whatever articles call a thing, and whatever the order they came in."""

import datetime

from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from craftgraph.entities.identity import Identified
from craftgraph.entities.iris import article_iri
from craftgraph.graph.names import ALT, LABEL, PREF, misnamed
from craftgraph.graph.quads import nquads
from craftgraph.graph.run import Run
from craftgraph.graph.store import Store, open_store, value_of
from craftgraph.model import Article, Entity, Extraction, Mention, Sentence

PERSON = "https://w3id.org/craftgraph/id/person/erbol-sultanov-00000000"
COUNTRY = "https://w3id.org/craftgraph/id/place/kazakhstan-00000000"
KNOWN = (("en", "Kazakhstan"), ("kk", "Қазақстан"), ("ru", "Казахстан"))

# (language, name in the text, the name that the article prefers, in English)
CALLS = [
    ("kk", "Ербол Сұлтанов", "Ербол Сұлтанов", "Erbol Sultanov"),
    ("kk", "Е. Сұлтанов", "Ербол Сұлтанов", "Erbol Sultanov"),
    ("kk", "Ербол Султанов", "Ербол Султанов", "Erbol Sultanov"),
    ("ru", "Ербол Султанов", "Ербол Султанов", "Yerbol Sultanov"),
    ("en", "Yerbol Sultanov", "Yerbol Sultanov", "Yerbol Sultanov"),
    ("en", "Erbol Sultanov", "Erbol Sultanov", "Erbol Sultanov"),
]


def article(id_: str, call: int, day: int = 1) -> tuple[str, bytes]:
    """An article that calls the person so, and names a country that the authority file knows."""
    language, name, preferred, english = CALLS[call]
    country = dict(KNOWN)[language]
    text = f"{name}, {country}."
    extraction = Extraction(
        Article(id_, text, language, published=datetime.date(2025, 1, day)),
        (Sentence(0, 0, len(text), text, ()),),
        (
            Entity("Person", (preferred,), (Mention("Person", 0, len(name), 0, name),)),
            Entity("Country", (country,), (Mention("Country", len(name) + 2, len(text) - 1, 0, country),)),
        ),
        (),
        (),
    )
    labels = tuple(dict.fromkeys([(language, preferred), ("en", english)]))
    alternates = ((language, name),) if name != preferred else ()
    identified = (Identified(PERSON, labels, alternates, ()), Identified(COUNTRY, KNOWN, (), KNOWN))
    return article_iri(id_), nquads(extraction, identified, run=Run("1"))


def names(store: Store, iri: str, predicate: str) -> set[tuple[str, str]]:
    rows = store.query(f"SELECT DISTINCT ?l {{ <{iri}> {predicate} ?l }}")
    return {(row["l"].language, value_of(row["l"])) for row in rows}


def test_found_names_go_before_romanised_ones_and_common_before_rare() -> None:
    with open_store("memory:") as store:
        store.add_articles([article("a", 0), article("b", 3)])
        assert names(store, PERSON, "skos:prefLabel") == {
            ("kk", "Ербол Сұлтанов"),
            ("ru", "Ербол Султанов"),
            ("en", "Yerbol Sultanov"),  # both romanised: the longer
        }
        store.add_articles([article("c", 5)])
        assert ("en", "Erbol Sultanov") in names(store, PERSON, "skos:prefLabel")
        assert ("en", "Yerbol Sultanov") in names(store, PERSON, "skos:altLabel")
        store.add_articles([article("d", 2), article("e", 2)])
        assert ("kk", "Ербол Султанов") in names(store, PERSON, "skos:prefLabel")
        store.remove_article(article_iri("d"))
        store.remove_article(article_iri("e"))
        assert ("kk", "Ербол Сұлтанов") in names(store, PERSON, "skos:prefLabel")


def test_the_authority_file_has_the_last_word() -> None:
    thing, graph = NamedNode("urn:x:t"), NamedNode("https://w3id.org/craftgraph/id/graph/authority")
    found, sentence = NamedNode("urn:x:a"), NamedNode("urn:x:a#char=0,9")
    quads = [
        Quad(thing, PREF, Literal("Алматы", language="kk"), graph),
        Quad(thing, LABEL, Literal("Алматы қаласы", language="kk"), found),
        Quad(thing, PREF, Literal("Алматы қаласы", language="kk"), sentence),
        Quad(thing, ALT, Literal("Алматы", language="kk"), sentence),
    ]
    assert {(q.object.value, r.predicate) for q, r in misnamed(quads).items()} == {
        ("Алматы қаласы", ALT),
        ("Алматы", PREF),
    }


@settings(max_examples=60, deadline=None)
@given(
    st.lists(st.tuples(st.sampled_from("abcd"), st.integers(-1, 5), st.integers(1, 2)), max_size=12),
    st.randoms(use_true_random=False),
)
def test_the_outcome_depends_on_the_articles_alone(changes, random) -> None:
    """Whatever was added, replaced and removed before, the bytes are those of a store filled at once."""
    final: dict[str, tuple[str, bytes]] = {}
    with open_store("memory:") as store:
        for id_, call, day in changes:
            if call < 0:
                store.remove_article(article_iri(id_))
                final.pop(id_, None)
            else:
                final[id_] = article(id_, call, day)
                store.add_article(*final[id_])
        at_once = list(final.values())
        random.shuffle(at_once)
        with open_store("memory:") as other:
            other.add_articles(at_once)
            describes_itself = set(store.dump().splitlines()) - set(other.dump().splitlines())
            assert other.dump() in (store.dump(), b"")
            assert all(
                line.startswith(b"<https://w3id.org/craftgraph/id/graph/authority>") for line in describes_itself
            )
        for iri in (PERSON, COUNTRY):
            preferred = names(store, iri, "skos:prefLabel")
            assert len({language for language, _ in preferred}) == len(preferred)
            assert not preferred & names(store, iri, "skos:altLabel")
