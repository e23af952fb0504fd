"use strict";
// What is seen, to keep: the picture as PNG or SVG; the selection, or all that is shown, as Turtle, TriG or CSV.
craftgraph.save = (() => {
  const { text } = craftgraph;
  const PREFIXES = {
    cg: "https://w3id.org/craftgraph/ontology#", cgr: craftgraph.data.raw.base, dcterms: "http://purl.org/dc/terms/",
    nif: "http://persistence.uni-leipzig.org/nlp2rdf/ontologies/nif-core#", schema: "https://schema.org/",
    skos: "http://www.w3.org/2004/02/skos/core#", xsd: "http://www.w3.org/2001/XMLSchema#",
  };
  const node = (iri) => `<${iri}>`;
  const quoted = (value) => `"${value.replace(/["\\\n\r\t\b\f]|[\x00-\x1f\x7f]/g, (c) => ({ '"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f" }[c] || `\\u${c.charCodeAt(0).toString(16).padStart(4, "0").toUpperCase()}`))}"`;
  const tagged = (value, language) => quoted(value) + (language ? `@${language}` : "");
  const typed = (value, type) => `${quoted(value)}^^xsd:${type}`;

  function term(role) {
    switch (role.kind) {
      case "thing": return node(role.value.iri);
      case "comparator": return `cg:${role.value}`;
      case "number": return typed(role.value, role.value.includes(".") ? "decimal" : "integer");
      case "date": return typed(role.value, { 4: "gYear", 7: "gYearMonth" }[role.value.length] || "date");
      case "duration": return typed(role.value, "duration");
      case "boolean": return typed(role.value, "boolean");
      default: return tagged(role.value, role.language);
    }
  }
  /** Triples of a fact with the sentence that states each: [sentence, triple]. */
  function stated(fact) {
    if (fact.property) {
      const [subject, ...values] = fact.roles;
      return values.flatMap((role) => role.sentences.map((s) => [s, `${node(subject.value.iri)} cg:${fact.cls} ${term(role)} .`]));
    }
    return fact.roles.flatMap((role) => role.sentences.flatMap((s) => [
      [s, `${node(fact.iri)} a cg:${fact.cls} .`], [s, `${node(fact.iri)} cg:${role.name} ${term(role)} .`],
    ]));
  }
  function selection() {
    const rows = craftgraph.table.rows();
    const facts = [...new Set(rows.map(([fact]) => fact))];
    const sentences = new Set(rows.map(([, sentence]) => sentence));
    return { rows, facts, sentences };
  }
  function names(facts) {
    const things = new Set(facts.flatMap((fact) => fact.things));
    return [...things].flatMap((thing) => [
      `${node(thing.iri)} a cg:${thing.cls} .`,
      ...Object.entries(thing.own).map(([language, name]) => `${node(thing.iri)} skos:prefLabel ${tagged(name, language)} .`),
      ...thing.alternates.map(([language, name]) => `${node(thing.iri)} skos:altLabel ${tagged(name, language)} .`),
    ]);
  }
  function described(sentences) {
    const articles = new Set([...sentences].map((s) => s.article));
    const lines = [...sentences].map((s) => `${node(s.iri)} a nif:Sentence ; nif:anchorOf ${tagged(s.text, s.article.language)} ; nif:referenceContext ${node(s.article.iri)} .`);
    for (const a of articles) {
      lines.push(`${node(a.iri)} a cg:Article ; dcterms:language ${quoted(a.language)} .`);
      if (a.title) lines.push(`${node(a.iri)} dcterms:title ${tagged(a.title, a.language)} .`);
      if (a.outlet) lines.push(`${node(a.iri)} dcterms:publisher ${quoted(a.outlet)} .`);
      if (a.published) lines.push(`${node(a.iri)} schema:datePublished ${typed(a.published, "date")} .`);
    }
    return lines;
  }
  const prefixes = () => Object.entries(PREFIXES).map(([prefix, iri]) => `@prefix ${prefix}: <${iri}> .`).join("\n");
  const sorted = (lines) => [...new Set(lines)].sort().join("\n");

  function turtle() {
    const { facts, sentences } = selection();
    const triples = facts.flatMap(stated).filter(([s]) => sentences.has(s)).map(([, triple]) => triple);
    return `${prefixes()}\n\n${sorted([...triples, ...names(facts), ...described(sentences)])}\n`;
  }
  function trig() {
    const { facts, sentences } = selection();
    const graphs = new Map();
    for (const [s, triple] of facts.flatMap(stated)) {
      if (sentences.has(s)) (graphs.get(s.iri) || graphs.set(s.iri, []).get(s.iri)).push(triple);
    }
    const blocks = [...graphs].sort(([a], [b]) => (a < b ? -1 : 1)).map(([iri, triples]) => `${node(iri)} {\n${sorted(triples)}\n}`);
    return `${prefixes()}\n\n${sorted([...names(facts), ...described(sentences)])}\n\n${blocks.join("\n")}\n`;
  }
  /** RFC 4180; a cell that a spreadsheet would take for a formula gets an apostrophe before it. */
  function csv() {
    const cell = (value) => {
      const safe = /^[=+\-@\t\r]/.test(value) ? `'${value}` : value;
      return /[",\n\r]/.test(safe) ? `"${safe.replace(/"/g, '""')}"` : safe;
    };
    const head = ["statement", "class", "words", "sentence", "language", "outlet", "published", "title", "url", "sentence_iri"];
    const lines = selection().rows.map(([fact, s]) => [
      fact.iri, fact.cls, text.sentence(fact), s.text, s.article.language, s.article.outlet, s.article.published, s.article.title, s.article.url, s.iri,
    ]);
    return [head, ...lines].map((line) => line.map(cell).join(",")).join("\r\n") + "\r\n";
  }

  async function as(kind) {
    const made = {
      png: async () => [await craftgraph.drawing.png(), "png"],
      svg: () => [new Blob([craftgraph.drawing.markup()], { type: "image/svg+xml" }), "svg"],
      turtle: () => [new Blob([turtle()], { type: "text/turtle" }), "ttl"],
      trig: () => [new Blob([trig()], { type: "application/trig" }), "trig"],
      csv: () => [new Blob(["\ufeff", csv()], { type: "text/csv" }), "csv"],
    };
    const [blob, ending] = await made[kind]();
    const address = URL.createObjectURL(blob);
    const link = text.make("a", { href: address, download: `craftgraph.${ending}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
  }
  return { as, turtle, trig, csv };
})();
