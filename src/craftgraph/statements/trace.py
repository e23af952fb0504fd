"""Why an article was read as it was: tokens, mentions, anchors, who was given which role, and what was refused."""

from collections.abc import Iterator

from craftgraph.mentions.document import Document, Node
from craftgraph.mentions.recognise import recognise
from craftgraph.model import Article, EntityRef, Extraction, Value
from craftgraph.statements.answers import ask_all
from craftgraph.statements.models import role_models
from craftgraph.statements.phrases import with_phrases
from craftgraph.statements.reader import Reader


def trace(article: Article) -> Iterator[str]:
    """Yield the lines of a trace, sentence by sentence: the text, tokens with lemma and case, nodes, and decisions.

    A decision names the model, its anchor, how sure the model is that something is said (0 to 1), the fillers with
    their probabilities, and either `said` or the reason why nothing was asserted.
    """
    models = role_models(article.language)
    reader = Reader(with_phrases(recognise(article)), models)
    ask_all(models, [reader.answers])
    extraction = reader.extraction()
    doc = reader.doc
    for sentence in doc.sentences:
        yield f"[{sentence.index}] {sentence.begin}-{sentence.end}  {sentence.text}"
        yield "    tokens    " + " ".join(_token(doc, sentence.index, i) for i in range(len(sentence.tokens)))
        for node in doc.of_sentence(sentence.index):
            yield f"    mention   {_node(doc, node)}"
        for (model, anchor), (said, filled) in reader.answers.found.items():
            if anchor.sentence != sentence.index:
                continue
            roles = "; ".join(f"{f.role}={doc.text(f.node)!r} {f.probability:.2f}" for f in filled)
            if model[0].islower():
                if filled:
                    yield f"    property  {model}: {doc.text(anchor)!r}  {roles}"
                continue
            verdict = reader.answers.refusals.get((model, anchor))
            yield f"    {'refused ' if verdict else 'said    '}  {model}: {doc.text(anchor)!r} {said:.2f}  {roles}" + (
                f"  ({verdict})" if verdict else ""
            )
    yield from _result(extraction)


def _token(doc: Document, sentence: int, i: int) -> str:
    text, w = doc.sentences[sentence].tokens[i].text, doc.words[sentence][i]
    form = ".".join(
        part for part in (w.case, w.possessive, "pl" if w.plural else "", w.verb, "neg" if w.negated else "") if part
    )
    return f"{text}/{w.lemma}{'.' + form if form else ''}" if text[0].isalnum() else text


def _node(doc: Document, node: Node) -> str:
    extra = ""
    if node.entity >= 0:
        extra = f" → {doc.things[node.entity].names[0]}" + (" (refers back)" if node.nominal else "")
    elif node.value is not None:
        extra = f" → {node.value}"
    return f"{node.kind} {doc.text(node)!r}{extra}"


def _result(extraction: Extraction) -> Iterator[str]:
    def shown(value: Value) -> str:
        return (
            extraction.entities[value.index].names[0]
            if isinstance(value, EntityRef)
            else str(getattr(value, "value", value))
        )

    yield "statements"
    for statement in extraction.statements:
        roles = "; ".join(f"{r.name}={shown(r.value)}" for r in statement.roles)
        yield f"    {statement.cls} [{statement.sentence}] {roles}  ← {statement.rule}"
    yield "properties"
    for item in extraction.properties:
        name = extraction.entities[item.subject].names[0]
        yield f"    {name} {item.name} {shown(item.value)} [{item.sentence}]  ← {item.rule}"
