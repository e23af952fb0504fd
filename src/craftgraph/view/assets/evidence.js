"use strict";
// One fact with who says so: words, sentences, outlet, date, link, contradictions, and the query that gives the same.
craftgraph.evidence = (() => {
  const { text, state } = craftgraph;
  const { make, t } = text;
  const PREFIXES = `PREFIX cg: <https://w3id.org/craftgraph/ontology#>
PREFIX nif: <http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#>
PREFIX dcterms: <http://purl.org/dc/terms/>
PREFIX schema: <https://schema.org/>
`;

  function link(thing) {
    const choose = (event) => { event.preventDefault(); craftgraph.panel.choose(thing, { centre: true }); };
    return make("a", { class: "link", href: `#about=${encodeURIComponent(thing.short)}`, onclick: choose }, text.name(thing));
  }
  function words(fact) {
    return make("p", {}, ...text.pieces(fact).map((piece) => (typeof piece === "string" ? piece : link(piece))));
  }
  function cite(sentence) {
    const { article } = sentence;
    const about = [article.outlet || t("noOutlet"), article.published ? text.date(article.published) : t("noDate")].join(", ");
    const caption = make("figcaption", {}, about);
    if (article.title) caption.append(` · ${article.title}`);
    if (/^https?:/i.test(article.url)) caption.append(" · ", make("a", { href: article.url, rel: "noopener noreferrer", target: "_blank" }, t("openSource")));
    return make("figure", {}, make("blockquote", { lang: article.language, cite: sentence.iri }, sentence.text), caption, context(sentence));
  }
  let following = null;
  /** The sentences before and after, as far as the page carries them: "he" and "there" are understood from these. */
  function context(sentence) {
    if (!following || following.count !== craftgraph.data.sentences.length) following = inOrder();
    const [before, after] = [following.before.get(sentence), following.after.get(sentence)];
    if (!before && !after) return null;
    const faint = (other) => other && make("span", { class: "faint" }, other.text);
    return make("details", { class: "context" }, make("summary", {}, t("context")),
      make("p", { lang: sentence.article.language }, ...[faint(before), before && " ", make("b", {}, sentence.text), after && " ", faint(after)].filter(Boolean)));
  }
  function inOrder() {
    const found = { count: craftgraph.data.sentences.length, before: new Map(), after: new Map() };
    const place = (sentence) => (sentence.iri.match(/#char=(\d+),(\d+)$/) || []).slice(1).map(Number);
    const placed = craftgraph.data.sentences.map((sentence) => [sentence, ...place(sentence)]).filter(([, begin]) => begin !== undefined)
      .sort((a, b) => a[0].article.id - b[0].article.id || a[1] - b[1]);
    placed.slice(1).forEach(([sentence, begin], i) => {
      const [last, , end] = placed[i];
      if (last.article !== sentence.article || begin - end > 2 || begin < end) return;
      found.before.set(sentence, last);
      found.after.set(last, sentence);
    });
    return found;
  }

  /** What sources that disagree say, one line a value with its sentences. */
  function contradictions(fact) {
    return fact.contradicted.map((name) => {
      const values = fact.roles.filter((role) => role.name === name);
      const list = make("ul", {}, ...values.map((role) => make("li", {},
        `${shown(role)}: ${role.sentences.map((s) => s.article.outlet || t("noOutlet")).join(", ")}`)));
      return make("div", {}, make("p", { class: "warn" }, t("contradictionOn", { role: text.role(name === "value" ? fact.cls : name) })), list);
    });
  }
  function shown(role) {
    if (role.kind === "thing") return text.name(role.value);
    return role.kind === "date" ? text.date(role.value) : String(role.value);
  }

  function query(fact) {
    if (fact.property) {
      const [{ value: subject }, ...values] = fact.roles;
      const [one] = values.filter((role) => role.kind === "thing");
      const value = one ? `<${one.value.iri}>` : "?value";
      return `${PREFIXES}SELECT ${one ? "" : "?value "}?text ?outlet ?date WHERE {
  GRAPH ?sentence { <${subject.iri}> cg:${fact.cls} ${value} }
  ?sentence nif:anchorOf ?text ; nif:referenceContext ?article .
  OPTIONAL { ?article dcterms:publisher ?outlet }
  OPTIONAL { ?article schema:datePublished ?date }
}`;
    }
    return `${PREFIXES}SELECT ?role ?value ?text ?outlet ?date WHERE {
  GRAPH ?sentence { <${fact.iri}> ?role ?value }
  ?sentence nif:anchorOf ?text ; nif:referenceContext ?article .
  OPTIONAL { ?article dcterms:publisher ?outlet }
  OPTIONAL { ?article schema:datePublished ?date }
} ORDER BY ?sentence ?role`;
  }
  function sparql(code) {
    const copy = make("button", { type: "button", onclick: async () => {
      try { await navigator.clipboard.writeText(code); } catch { select(box); }
      copy.textContent = t("copied");
    } }, t("copy"));
    const box = make("pre", { tabindex: "0" }, code);
    const run = craftgraph.data.raw.served && make("a", { href: `query?query=${encodeURIComponent(code)}` }, t("runQuery"));
    return make("details", {}, make("summary", {}, t("sparql")), box, copy, ...(run ? [" ", run] : []));
  }
  function select(element) {
    const range = document.createRange();
    range.selectNodeContents(element);
    getSelection().removeAllRanges();
    getSelection().addRange(range);
  }

  /** The first sentences that say all of it between them, in their order; a text in one language does for the others. */
  function enough(fact, said) {
    const left = new Map();
    for (const role of fact.roles) {
      const either = role.kind === "text" && !fact.contradicted.includes(role.name);
      const key = either ? role.name : JSON.stringify([role.name, role.kind === "thing" ? role.value.id : role.value]);
      const heard = [...(left.get(key) || []), ...role.sentences.filter((s) => said.includes(s))];
      if (heard.length) left.set(key, heard);
    }
    const kept = new Set();
    while (left.size) {
      const says = (sentence) => [...left].filter(([, heard]) => heard.includes(sentence));
      const best = said.reduce((a, b) => (says(b).length > says(a).length ? b : a));
      kept.add(best);
      for (const [key] of says(best)) left.delete(key);
    }
    return said.filter((sentence) => kept.has(sentence));
  }
  /** The words, the sentences that it takes to say so, and who else says it under a fold. */
  function card(fact) {
    const heard = craftgraph.visible.heard(fact.sentences, state.now);
    const said = heard.length ? heard : fact.sentences;
    const first = enough(fact, said);
    return make("article", { class: "said", "data-fact": fact.id },
      words(fact), ...contradictions(fact),
      ...first.map(cite), others(said.filter((sentence) => !first.includes(sentence))), sparql(query(fact)));
  }
  function others(said) {
    if (!said.length) return null;
    return make("details", {}, make("summary", {}, t("sources", { n: said.length })), ...said.map(cite));
  }
  return { card, cite, link, query };
})();
