"use strict";
// What the page carries, as objects that refer to each other. Nothing here touches the screen.
const craftgraph = {};

craftgraph.data = (() => {
  const raw = JSON.parse(document.getElementById("craftgraph-data").textContent);
  const LANGUAGES = ["kk", "ru", "en"];
  const FAMILY = {
    City: "Place", Country: "Place", Region: "Place", Venue: "Place", Festival: "Event", Fair: "Event",
    Exhibition: "Event", Ceremony: "Event", Competition: "Event", Meeting: "Event", Workshop: "Event",
  };
  const iri = (short) => (/^[a-z]+:\/\//i.test(short) ? short : raw.base + short);

  const articles = raw.articles.map(([short, title, outlet, published, language, url], id) => (
    { id, iri: iri(short), title, outlet, published, language, url }
  ));
  // The IRI of a sentence is written without that of its article where it begins with it.
  const ofSaid = (short, article) => (short.startsWith("#") ? article.iri + short : iri(short));
  const sentences = raw.sentences.map(([short, text, article], id) => (
    { id, iri: ofSaid(short, articles[article]), text, article: articles[article] }
  ));
  for (const { text, article } of sentences) article.opening = article.opening || text; // for those without a title
  const things = [];
  const facts = [];
  const byShort = new Map();

  // A name for each language: the nearest one where a language has none.
  function inAll(t) {
    const any = Object.values(t.l)[0] || t.i.replace(/.*\//, "");
    return [["kk", "ru", "en"], ["ru", "kk", "en"], ["en", "ru", "kk"]].map((order) => t.l[order.find((code) => t.l[code])] || any);
  }

  function addThing(t) {
    const id = things.length;
    const thing = {
      id, short: t.i, iri: iri(t.i), cls: t.c, family: FAMILY[t.c] || t.c, own: t.l, labels: inAll(t), alternates: t.a,
      sentences: t.s.map((s) => sentences[s]), same: t.same, at: t.at, facts: [], weight: 0,
    };
    things.push(thing);
    byShort.set(thing.short, thing);
    return thing;
  }

  // A date of any precision covers days: "2025-10" is from 2025-10-01 to 2025-10-31 (compared as text).
  const first = (date) => (date + "-01-01").slice(0, 10);
  const last = (date) => (date.length === 4 ? date + "-12-31" : date.length === 7 ? date + "-31" : date);
  const FROM = ["date", "periodStart", "startDate"];
  const UNTIL = ["date", "periodEnd", "endDate"];

  // What makes a fact the same on another page: its IRI, or its property with the things that it joins.
  const keyOf = (f) => f.i || JSON.stringify([f.c, ...f.r.filter(([, kind]) => kind === "thing").map(([, , value]) => value)]);

  function addFact(f, words, labels) {
    const roles = f.r.map(([name, kind, value, language, said]) => ({
      name, kind, value: kind === "thing" ? things[value] : value, language, sentences: said.map((s) => sentences[s]),
    }));
    const joined = [...new Set(roles.filter((r) => r.kind === "thing").map((r) => r.value))];
    const said = [...new Set(roles.flatMap((r) => r.sentences))].sort(
      (a, b) => (a.article.published < b.article.published ? -1 : a.article.published > b.article.published ? 1 : a.id - b.id),
    );
    const fact = {
      id: facts.length, cls: f.c, short: f.i, iri: f.i && iri(f.i), property: !f.i, words, labels,
      key: keyOf(f), roles, things: joined, ends: f.e || null, sentences: said, contradicted: f.x || [], from: "", until: "",
    };
    const named = (role) => (role === "value" ? fact.cls : role);
    for (const role of roles) {
      if (role.kind !== "date") continue;
      if (FROM.includes(named(role.name)) && (!fact.from || first(role.value) < fact.from)) fact.from = first(role.value);
      if (UNTIL.includes(named(role.name)) && last(role.value) > fact.until) fact.until = last(role.value);
    }
    facts.push(fact);
    for (const thing of joined) { thing.facts.push(fact); thing.weight += 1; }
    return fact;
  }

  raw.things.forEach(addThing);
  for (const f of raw.facts) addFact(f, raw.factWords[f.w], f.l === undefined ? null : raw.edgeWords[f.l]);

  // An event's own dates hold for all that is said of it and has no date; a fact may also name the event it belongs to.
  function dateThings() {
    for (const thing of things) {
      const own = thing.facts.filter((f) => f.property && (f.from || f.until) && f.roles[0].value === thing);
      thing.from = own.map((f) => f.from || first(f.until)).sort()[0] || "";
      thing.until = own.map((f) => f.until || last(f.from)).sort().pop() || "";
    }
    for (const fact of facts) {
      if (!fact.from && !fact.until) {
        const event = fact.things.find((t) => t.family === "Event" && t.from);
        if (event) { fact.from = event.from; fact.until = event.until; }
      }
      fact.from = fact.from || (fact.until && first(fact.until));
      fact.until = fact.until || (fact.from && last(fact.from));
    }
  }
  dateThings();

  /** Take in what another page carries. Returns its things and facts as they are here, by its numbers. */
  function merge(other) {
    const [ofArticle, ofSentence] = [new Map(articles.map((a) => [a.iri, a])), new Map(sentences.map((s) => [s.iri, s]))];
    const theirArticles = other.articles.map(([short, title, outlet, published, language, url]) => {
      if (!ofArticle.has(iri(short))) {
        articles.push({ id: articles.length, iri: iri(short), title, outlet, published, language, url });
        ofArticle.set(iri(short), articles[articles.length - 1]);
      }
      return ofArticle.get(iri(short));
    });
    const theirSentences = other.sentences.map(([short, text, article]) => {
      const name = ofSaid(short, theirArticles[article]);
      if (!ofSentence.has(name)) {
        sentences.push({ id: sentences.length, iri: name, text, article: theirArticles[article] });
        theirArticles[article].opening = theirArticles[article].opening || text;
        ofSentence.set(name, sentences[sentences.length - 1]);
      }
      return ofSentence.get(name).id;
    });
    const theirThings = other.things.map((t) => byShort.get(t.i) || addThing({ ...t, s: t.s.map((s) => theirSentences[s]) }));
    const known = new Map(facts.map((fact) => [fact.key, fact]));
    const theirFacts = other.facts.map((f) => {
      const roles = f.r.map(([name, kind, value, language, said]) => [name, kind, kind === "thing" ? theirThings[value].id : value, language, said.map((s) => theirSentences[s])]);
      const fact = { ...f, r: roles, e: f.e && f.e.map((n) => theirThings[n].id) };
      return known.get(keyOf(fact)) || addFact(fact, other.factWords[f.w], f.l === undefined ? null : other.edgeWords[f.l]);
    });
    dateThings();
    return { things: theirThings, facts: theirFacts };
  }

  return {
    raw, LANGUAGES, FAMILY, articles, sentences, things, facts, byShort, iri, merge,
    shapes: raw.shapes, words: raw.words,
  };
})();
