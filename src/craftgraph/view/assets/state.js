"use strict";
// What is looked at, and how. All of it stands in the address after `#`, so that a view can be cited and gone back to.
craftgraph.state = (() => {
  const { raw, byShort, facts } = craftgraph.data;
  const now = fresh();
  const listeners = [];

  function fresh() {
    return {
      language: raw.language, view: "graph", selected: null, focus: null, hops: 1, path: null, hidden: new Set(), pinned: new Set(),
      open: new Set(), classes: new Set(), statements: new Set(), outlets: new Set(), sources: new Set(), named: false,
      by: "event", from: "", until: "", undated: true, theme: "",
    };
  }

  // A thing is written by the end of its IRI, a statement likewise; a bundle of facts by its two ends.
  const shorts = (set) => [...set].map((thing) => thing.short).join("|");
  const thingsOf = (text) => new Set(text.split("|").map((s) => byShort.get(s)).filter(Boolean));

  function write() {
    const address = new URLSearchParams();
    const put = (key, value) => { if (value) address.set(key, value); };
    put("lang", now.language !== raw.language && now.language);
    put("view", now.view !== "graph" && now.view);
    put("about", now.selected && written(now.selected));
    put("focus", now.focus && now.focus.short);
    put("hops", now.focus && now.hops !== 1 && String(now.hops));
    put("path", now.path && now.path.map((thing) => thing.short).join("|"));
    put("hide", shorts(now.hidden));
    put("pin", shorts(now.pinned));
    put("open", shorts(now.open));
    for (const key of ["classes", "statements", "outlets", "sources"]) put(`no-${key}`, [...now[key]].join("|"));
    put("named", now.named && "1");
    put("by", now.by !== "event" && now.by);
    put("from", now.from);
    put("until", now.until);
    put("undated", !now.undated && "0");
    put("theme", now.theme);
    return address.toString();
  }
  function written(selected) {
    if (selected.thing) return selected.thing.short;
    if (selected.edge) return `edge:${selected.edge.map((end) => end.short).join("|")}`;
    return selected.fact.short;
  }

  function read(text) {
    const address = new URLSearchParams(text);
    const get = (key) => address.get(key) || "";
    const next = fresh();
    const language = get("lang");
    if (craftgraph.data.LANGUAGES.includes(language)) next.language = language;
    if (["graph", "map", "timeline", "table"].includes(get("view"))) next.view = get("view");
    next.selected = selection(get("about"));
    next.focus = byShort.get(get("focus")) || null;
    next.hops = Math.min(Math.max(Number(get("hops")) || 1, 1), 3);
    const path = [...thingsOf(get("path"))];
    if (path.length === 2) next.path = path;
    for (const [key, field] of [["hide", "hidden"], ["pin", "pinned"], ["open", "open"]]) next[field] = thingsOf(get(key));
    for (const key of ["classes", "statements", "outlets", "sources"]) {
      next[key] = new Set(address.has(`no-${key}`) ? get(`no-${key}`).split("|") : []);
    }
    next.named = get("named") === "1";
    next.by = get("by") === "published" ? "published" : "event";
    next.from = /^\d{4}-\d\d$/.test(get("from")) ? get("from") : "";
    next.until = /^\d{4}-\d\d$/.test(get("until")) ? get("until") : "";
    next.undated = get("undated") !== "0";
    next.theme = ["dark", "light"].includes(get("theme")) ? get("theme") : "";
    return next;
  }
  function selection(text) {
    if (!text) return null;
    if (text.startsWith("edge:")) {
      const ends = text.slice(5).split("|").map((s) => byShort.get(s));
      return ends.length === 2 && ends.every(Boolean) ? { edge: ends } : null;
    }
    if (byShort.has(text)) return { thing: byShort.get(text) };
    const fact = facts.find((f) => f.short === text);
    return fact ? { fact } : null;
  }

  /** Change something; `step` false replaces the entry in the browser's history, as for a slider that is being dragged. */
  function set(changes, { step = true } = {}) {
    Object.assign(now, changes);
    const address = `#${write()}`;
    if (address !== (location.hash || "#")) history[step ? "pushState" : "replaceState"](null, "", address);
    tell(changes);
  }
  function tell(changes) { for (const listener of listeners) listener(now, changes); }
  function load() { Object.assign(now, read(location.hash.slice(1))); }
  const back = () => { load(); tell(now); };
  window.addEventListener("popstate", back);
  window.addEventListener("hashchange", back);

  const again = () => tell({ language: now.language, hidden: now.hidden });
  return { now, set, load, again, listen: (listener) => listeners.push(listener), fresh };
})();
