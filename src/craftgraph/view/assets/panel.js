"use strict";
// The panel beside the picture: what is selected, what can be done with it, and what is said of it.
craftgraph.panel = (() => {
  const { text, state, evidence } = craftgraph;
  const { make, t } = text;
  const room = document.getElementById("panel");
  const PAGE = 40;
  let pathFrom = null;

  /** Take a thing: as the end of a path when one is being looked for, else as what is looked at. */
  function choose(thing, { centre = false } = {}) {
    if (pathFrom && pathFrom !== thing) {
      const path = [pathFrom, thing];
      pathFrom = null;
      state.set({ path, focus: null });
      craftgraph.graph.fit(craftgraph.visible.now, true);
      return;
    }
    state.set({ selected: { thing } });
    if (centre && state.now.view === "graph") craftgraph.graph.centre(thing);
  }
  function close() {
    if (pathFrom) { pathFrom = null; notice(); }
    if (state.now.selected) state.set({ selected: null });
  }

  function apply() {
    const { selected } = state.now;
    if (room.hidden !== !selected) {
      room.hidden = !selected;
      craftgraph.graph.resized();
    }
    if (!selected) { room.replaceChildren(); return; }
    const parts = selected.thing ? ofThing(selected.thing) : selected.edge ? ofEdge(selected.edge) : ofFact(selected.fact);
    room.replaceChildren(...parts);
    room.scrollTop = 0;
  }

  const head = (...title) => make("div", { class: "head" }, make("div", {}, ...title),
    make("button", { type: "button", class: "icon", id: "close-panel", "aria-label": t("close"), onclick: close }, "×"));

  function ofThing(thing) {
    const others = [...new Set([...Object.values(thing.own), ...thing.alternates.map((pair) => pair[1])])].filter((n) => n !== text.name(thing));
    const shown = thing.facts.filter((fact) => craftgraph.visible.now.facts.has(fact));
    const parts = [head(make("h2", {}, text.name(thing)),
      make("p", { class: "kind" }, craftgraph.filters.mark(thing.family), text.cls(thing.cls)))];
    if (others.length) parts.push(make("p", { class: "small faint" }, `${t("alsoCalled")}: ${others.join(", ")}`));
    parts.push(acts(thing));
    parts.push(...grouped(shown));
    if (!shown.length && thing.sentences.length) {
      parts.push(make("h3", {}, t("namedIn")), ...thing.sentences.slice(0, PAGE).map(evidence.cite));
    }
    const web = thing.same.filter((address) => /^https?:/i.test(address));
    if (web.length) {
      parts.push(make("h3", {}, t("links")), ...web.map((address) => make("p", { class: "small" },
        make("a", { href: address, rel: "noopener noreferrer", target: "_blank" }, address))));
    }
    parts.push(make("p", { class: "small faint" }, thing.iri));
    return parts;
  }
  function ofEdge([a, b]) {
    const shared = a.facts.filter((fact) => fact.things.includes(b) && fact.things.length === 2 && craftgraph.visible.now.facts.has(fact));
    return [head(make("h2", {}, evidence.link(a), " — ", evidence.link(b))), ...grouped(shared)];
  }
  function ofFact(fact) {
    const rows = fact.roles.filter((role) => role.kind === "thing").map((role) => make("p", { class: "small" },
      make("span", { class: "faint" }, `${text.role(role.name === "value" ? fact.cls : role.name)}: `), evidence.link(role.value)));
    return [head(make("h2", {}, text.cls(fact.cls))), evidence.card(fact), ...rows];
  }

  function grouped(found) {
    const groups = new Map();
    for (const fact of found) (groups.get(fact.cls) || groups.set(fact.cls, []).get(fact.cls)).push(fact);
    const order = [...groups].sort((x, y) => rank(x[0]) - rank(y[0]));
    return order.flatMap(([cls, list]) => {
      const box = make("div", {});
      const fill = (upto) => {
        box.replaceChildren(...list.slice(0, upto).map(evidence.card));
        const left = list.length - upto;
        if (left > 0) box.append(make("button", { type: "button", onclick: () => fill(upto + PAGE) }, t("more", { n: left })));
      };
      fill(PAGE);
      return [make("h3", {}, `${text.cls(cls)} (${list.length})`), box];
    });
  }
  // Statements before properties, quotations last among them: they are long.
  function rank(cls) {
    const at = Object.keys(craftgraph.data.words.edges).indexOf(cls);
    return cls === "Quotation" ? 90 : cls in craftgraph.data.words.properties ? 50 + at : at;
  }

  function acts(thing) {
    const { now } = state;
    const button = (key, onclick, more = {}) => make("button", { type: "button", onclick, ...more }, t(key));
    const toggled = (field) => { const next = new Set(now[field]); if (!next.delete(thing)) next.add(thing); return { [field]: next }; };
    const box = make("div", { class: "acts" });
    if (now.focus === thing) {
      for (const hops of [1, 2, 3]) {
        box.append(make("button", { type: "button", "aria-pressed": String(now.hops === hops), onclick: () => look({ hops }) }, t(hops === 1 ? "hop" : "hops", { n: hops })));
      }
      box.append(button("unfocus", () => look({ focus: null, hops: 1 })));
    } else box.append(button("focus", () => look({ focus: thing, hops: 1, path: null })));
    if (craftgraph.unfold.own(thing, craftgraph.visible.now).length) {
      box.append(button(now.open.has(thing) ? "fold" : "unfold", () => state.set(toggled("open"))));
    }
    box.append(
      button("pathTo", () => { pathFrom = thing; notice(); document.getElementById("search").focus(); }),
      button(now.pinned.has(thing) ? "unpin" : "pin", () => state.set(toggled("pinned"))),
      button("hide", () => state.set({ ...toggled("hidden"), selected: null })),
    );
    if (craftgraph.data.raw.served) box.append(button("loadMore", () => craftgraph.more.load(thing)));
    return box;
  }
  function look(changes) {
    state.set(changes);
    craftgraph.graph.fit(craftgraph.visible.now, true);
  }

  /** The line over the picture: a path that is looked for or shown, a focus, or nothing to show. */
  function notice(message) {
    const box = document.getElementById("notice");
    const { now } = state;
    const { path, facts } = craftgraph.visible.now;
    const parts = [];
    const leave = (key, onclick) => make("button", { type: "button", onclick }, t(key));
    if (message) parts.push(message);
    else if (pathFrom) parts.push(t("pathPick", { name: text.name(pathFrom) }), leave("cancel", () => { pathFrom = null; notice(); }));
    else if (now.path) {
      parts.push(path ? `${t("pathFound", { n: path.things.length - 1 })}: ${path.things.map(text.name).join(" → ")}` : t("pathNone"),
        leave("leavePath", () => look({ path: null })));
    } else if (now.focus) parts.push(`${t("focus")}: ${text.name(now.focus)}`, leave("unfocus", () => look({ focus: null, hops: 1 })));
    else if (!craftgraph.data.things.length) parts.push(t("emptyStore"));
    else if (!facts.size && !craftgraph.visible.now.things.size) parts.push(t("empty"));
    box.hidden = !parts.length;
    box.replaceChildren(...parts);
    if (parts.length && typeof parts[0] === "string") text.speak(parts[0]);
  }

  return { choose, close, apply, notice, look };
})();
