"""From an article to a document: names found and gathered into things, phrases, dates and quantities marked."""

import re
from collections.abc import Sequence
from dataclasses import replace

from craftgraph.language.quotes import directed
from craftgraph.language.segment import sentences
from craftgraph.language.words import Word, word
from craftgraph.mentions.bodies import bodies
from craftgraph.mentions.boundaries import mended, shared_class, shared_heads
from craftgraph.mentions.classes import settled
from craftgraph.mentions.compatible import titled_event
from craftgraph.mentions.countries import with_countries
from craftgraph.mentions.demonyms import country_of, demonyms
from craftgraph.mentions.document import Document, Node
from craftgraph.mentions.english_events import lasts
from craftgraph.mentions.european import shared_names, with_rules
from craftgraph.mentions.events import events, is_bare
from craftgraph.mentions.extent import confined
from craftgraph.mentions.houses import as_house, is_class_noun
from craftgraph.mentions.names import class_by_head, is_declined
from craftgraph.mentions.nested import nested
from craftgraph.mentions.nominals import is_office, nominals, ours, refers_back
from craftgraph.mentions.persons import persons, shared_surnames
from craftgraph.mentions.places import places
from craftgraph.mentions.prizes import with_prizes
from craftgraph.mentions.quoted import quoted_names
from craftgraph.mentions.reference import Things
from craftgraph.mentions.russian_persons import in_nominative
from craftgraph.mentions.tagger import Tagger, tagger
from craftgraph.mentions.unnamed import unnamed
from craftgraph.mentions.values import values
from craftgraph.model import Article, Sentence, Token
from craftgraph.patterns import patterns
from craftgraph.terms import FAMILY

_HEADER = re.compile(r"\s*date\s+\d{4}-\d{2}-\d{2}", re.IGNORECASE)
"""The line with the date of publication that some texts carry; it says nothing of the events told."""
Spans = Sequence[tuple[str, int, int]]


def recognise(article: Article, model: Tagger | None = None) -> Document:
    """Read the mentions of an article with the shipped tagger of its language, or with `model`."""
    return recognise_all([article], model)[0]


def recognise_all(articles: Sequence[Article], model: Tagger | None = None) -> list[Document]:
    """Read the mentions of articles of one language; many cost less than each by itself."""
    if not articles:
        return []
    model = model or tagger(articles[0].language)
    texts = [sentences(article.text, article.language) for article in articles]
    found = model.spans_of(texts)
    return [document(article, text, spans) for article, text, spans in zip(articles, texts, found, strict=True)]


def document(article: Article, text: Sequence[Sentence], found: Sequence[Spans]) -> Document:
    """Build the document of an article from the spans (label, first token, last token) of each of its sentences."""
    language = article.language
    things = Things(language)
    plain = directed(article.text, language)
    words = [[word(t.text, language) for t in s.tokens] for s in text]
    nodes: list[Node] = []
    found = settled(text, words, [mended(s.tokens, spans) for s, spans in zip(text, found, strict=True)], language)
    written = sorted({t.text for s in text for t in s.tokens}) if language == "kk" else []
    # persons are gathered by their fullest names first, so that a surname finds its owner also before him
    for sentence, analysed, spans in zip(text, words, found, strict=True):
        names: list[Node] = []
        taken: set[int] = set()
        spans = _ruled(sentence.tokens, analysed, spans, language)
        shared = _shared(sentence.tokens, analysed, spans, language)
        for position, (label, first, last) in enumerate(spans):
            begin, end = sentence.tokens[first].begin, sentence.tokens[last].end
            if label not in FAMILY:
                nodes.append(Node(label, begin, end, sentence.index, first, last))
                continue
            if _is_noun(label, sentence, analysed, (first, last), things):
                continue
            surface = shared.get(position, plain[begin:end])
            if label == "City" and language == "kk":
                last = _with_city_noun(analysed, last, spans)
                end = sentence.tokens[last].end
            taken.update(range(first, last + 1))
            label = (shared_class(surface) or label) if position in shared else class_by_head(label, surface, language)
            if language == "kk" and label in {"Venue", "Register", "Organization"}:
                label = as_house(label, sentence.tokens, analysed, first, last)
            surface = _told(label, surface, sentence.tokens, analysed, (first, last), language)
            place = (begin, end, sentence.index)
            whole = label == "Person" and is_declined(surface, written)
            if names and _in_brackets(article.text, names[-1], begin, end, label):
                index = things.add_name(names[-1].entity, surface, place)
            elif (known := _named_later(things, label, surface, place, sentence.tokens[:first])) is not None:
                index = known
            else:
                index = things.add(label, surface, place, whole=whole)
            names.append(Node(label, begin, end, sentence.index, first, last, index))
        for first, country in demonyms(analysed, names, taken, language):
            token = sentence.tokens[first]
            index = things.add("Country", country, (token.begin, token.end, sentence.index))
            names.append(Node("Country", token.begin, token.end, sentence.index, first, first, index))
            taken.add(first)
        for outer in list(names):
            for label, first, last, name in nested(sentence, analysed, outer, language):
                begin, end = sentence.tokens[first].begin, sentence.tokens[last].end
                index = things.add(label, name, (begin, end, sentence.index))
                names.append(Node(label, begin, end, sentence.index, first, last, index))
        nodes += names
        nodes += values(sentence, language, article.published, names)
        nodes += nominals(sentence, analysed, things, names, taken)
    nodes = _behind_header(article.text, [*nodes, *ours(text, things), *unnamed(text, words, things, nodes)])
    nodes.sort(key=lambda n: (n.begin, -n.end, n.kind))
    return Document(article, text, words, things.things, [_settled(n, things) for n in nodes])


def _is_noun(label: str, sentence: Sentence, words: Sequence[Word], at: tuple[int, int], things: Things) -> bool:
    """Tell whether what was taken for a name is a noun that speaks of an event, a person or a body named before."""
    first, last = at
    if label == "Person":
        return first == last and is_office(sentence, words, first, things)
    if label == "Organization":
        return things.language == "kk" and first == last and is_class_noun(sentence.tokens[first], words[first])
    if FAMILY[label] != "Event":
        return False
    alone = is_bare(words, first, last) or (things.language == "en" and lasts(sentence.tokens, first, last))
    return alone and refers_back(words[last], label, things, sentence.tokens[first].begin)


def _named_later(
    things: Things, label: str, surface: str, place: tuple[int, int, int], before: Sequence[Token]
) -> int | None:
    """The event that the article told of by its class noun before it names it here."""
    if things.language == "kk":
        return things.christen(label, surface, place) if FAMILY[label] == "Event" else None
    event = titled_event(before, len(before), things.things) if label == "Title" else None
    return event if event is None else things.add_name(event, surface, place)


def _settled(node: Node, things: Things) -> Node:
    """The node of a name with the class that its thing has in the end."""
    if node.entity < 0 or node.kind == things.things[node.entity].cls:
        return node
    return replace(node, kind=things.things[node.entity].cls)


def _shared(tokens: Sequence[Token], words: Sequence[Word], spans: Spans, language: str) -> dict[int, str]:
    """The names of a sentence that share one noun: index in `spans` → name with the noun."""
    if language == "kk":
        return shared_heads(tokens, words, spans) | shared_surnames(tokens, words, spans)
    return shared_names(tokens, words, spans, language)


def _told(
    label: str, surface: str, tokens: Sequence[Token], words: Sequence[Word], at: tuple[int, int], language: str
) -> str:
    """A name as the words around it tell it: the man's in the nominative, the country whose people a word names."""
    first, last = at
    if label == "Person" and language == "ru":
        return in_nominative(surface, tokens, words, first)
    if label == "Country" and first == last:
        return country_of(words[first].lower, words[first].lemma, language) or surface
    return surface


def _behind_header(text: str, nodes: list[Node]) -> list[Node]:
    header = _HEADER.match(text)
    return nodes if header is None else [n for n in nodes if n.begin >= header.end()]


def _ruled(tokens: Sequence[Token], words: Sequence[Word], spans: Spans, language: str) -> Spans:
    """The spans of a sentence with what the rules of its language add and take away."""
    if language == "kk":
        spans = quoted_names(tokens, words, confined(tokens, words, spans))
        spans = with_countries(tokens, words, spans)
        spans = places(tokens, words, persons(tokens, words, bodies(tokens, words, spans)))
        return with_prizes(tokens, words, events(tokens, words, spans))
    return with_rules(tokens, words, spans, language)


def _with_city_noun(words: Sequence[Word], last: int, spans: Spans) -> int:
    """The last token of a city's mention: its class noun has the case that tells its part in the sentence.

    The name stays without it: `Тараз қаласына` speaks of Тараз.
    """
    k = last + 1
    if k >= len(words) or not words[k].possessive or words[k].lemma not in patterns("kk")["nominals"]["City"]:
        return last
    return last if any(first <= k <= end for _, first, end in spans) else k


def _in_brackets(text: str, before: Node, begin: int, end: int, label: str) -> bool:
    """Tell whether a name in brackets is another name of the body or place before it: `… ұйымы (ТҮРКСОЙ)`."""
    if not label == before.kind == "Organization":
        return False
    return text[before.end : begin].strip() == "(" and text[begin:end].isupper()
