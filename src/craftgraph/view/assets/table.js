"use strict";
// What is shown as a table: one fact and sentence a row. It is the view for screen readers, and for reading through.
craftgraph.table = (() => {
  const { text, state } = craftgraph;
  const { make, t } = text;
  const room = document.getElementById("view-table");
  const PAGE = 100;
  const PRINTED = 2000; // rows that are printed at most
  let page = 0;

  /** Rows of the selection where something is selected, else of all that is shown: [fact, sentence]. */
  function rows(everything = false) {
    const { selected } = state.now;
    const visible = craftgraph.visible.now.facts;
    let facts = [...visible];
    if (selected && !everything) {
      if (selected.thing) facts = selected.thing.facts.filter((fact) => visible.has(fact));
      else if (selected.fact) facts = [selected.fact];
      else facts = selected.edge[0].facts.filter((fact) => fact.things.length === 2 && fact.things.includes(selected.edge[1]) && visible.has(fact));
    }
    return facts.flatMap((fact) => craftgraph.visible.heard(fact.sentences, state.now).map((sentence) => [fact, sentence]));
  }

  function apply(changed) {
    if (changed) page = 0;
    const all = rows(true);
    page = Math.min(page, Math.max(0, Math.ceil(all.length / PAGE) - 1));
    fill(all, page * PAGE, PAGE);
  }
  function fill(all, begin, count) {
    const shown = all.slice(begin, begin + count);
    const body = make("tbody", {}, ...shown.map(([fact, sentence]) => make("tr", {},
      make("td", {}, ...text.pieces(fact).map((piece) => (typeof piece === "string" ? piece : craftgraph.evidence.link(piece)))),
      make("td", {}, text.cls(fact.cls)),
      make("td", { lang: sentence.article.language }, sentence.text),
      make("td", {}, source(sentence.article)),
      make("td", {}, sentence.article.published ? text.date(sentence.article.published) : ""))));
    const table = make("table", {}, make("caption", {}, t("tableOf"), all.length > shown.length ? make("span", { class: "faint" }, ` ${span(all.length, begin, count)}`) : null),
      make("thead", {}, make("tr", {}, ...["fact", "kind", "sentence", "outlet", "published"].map((key) => make("th", { scope: "col" }, t(key))))), body);
    room.replaceChildren(table, pages(all.length));
  }
  function source(article) {
    const name = article.outlet || t("noOutlet");
    return /^https?:/i.test(article.url) ? make("a", { href: article.url, rel: "noopener noreferrer", target: "_blank" }, name) : name;
  }
  const span = (all, begin, count) => t("page", { a: all ? begin + 1 : 0, b: Math.min(begin + count, all), n: all });
  function pages(count) {
    const turn = (by) => () => { page += by; apply(false); room.scrollTop = 0; };
    return make("div", { class: "pages" },
      make("button", { type: "button", disabled: page === 0, onclick: turn(-1) }, t("previous")),
      span(count, page * PAGE, PAGE),
      make("button", { type: "button", disabled: (page + 1) * PAGE >= count, onclick: turn(1) }, t("next")));
  }
  // On paper there is no turning of pages.
  window.addEventListener("beforeprint", () => { if (!room.hidden) fill(rows(true), 0, PRINTED); });
  window.addEventListener("afterprint", () => { if (!room.hidden) apply(false); });
  return { apply, rows };
})();
