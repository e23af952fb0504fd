// The editor of the query page: completes names, declares the prefixes that they need, asks with Ctrl+Enter.
"use strict";
(() => {
  const editor = document.getElementById("query");
  const list = document.getElementById("completions");
  const form = document.getElementById("ask");
  editor.setAttribute("aria-autocomplete", "list");
  editor.setAttribute("aria-controls", list.id);
  let known = { prefixes: {}, terms: [] }, chosen = 0;
  fetch("/terms").then(response => response.json()).then(terms => { known = terms; });

  const typed = () => /[A-Za-z][\w-]*:?[\w-]*$/.exec(editor.value.slice(0, editor.selectionStart))?.[0] ?? "";

  function close() {
    list.hidden = true;
    editor.removeAttribute("aria-activedescendant");
  }

  function choose(index) {
    const options = [...list.children];
    chosen = (index + options.length) % options.length;
    options.forEach((option, n) => option.setAttribute("aria-selected", String(n === chosen)));
    editor.setAttribute("aria-activedescendant", options[chosen].id);
  }

  function suggest() {
    const begun = typed().toLowerCase();
    const before = editor.value[editor.selectionStart - begun.length - 1] ?? "";
    if (begun.length < 2 || "?$<\"'@".includes(before) && before) return close();
    const fits = ([name]) => {
      const low = name.toLowerCase();
      return low !== begun && (low.startsWith(begun) || low.slice(low.indexOf(":") + 1).startsWith(begun));
    };
    const found = known.terms.filter(fits).slice(0, 8);
    if (!found.length) return close();
    list.replaceChildren(...found.map(([name, meaning], n) => {
      const option = document.createElement("div");
      option.id = `completion-${n}`;
      option.setAttribute("role", "option");
      option.dataset.name = name;
      const note = document.createElement("small");
      note.textContent = meaning;
      option.append(name, note);
      option.addEventListener("mousedown", event => { event.preventDefault(); complete(name); });
      return option;
    }));
    list.hidden = false;
    choose(0);
  }

  function complete(name) {
    const end = editor.selectionStart;
    editor.setRangeText(name, end - typed().length, end, "end");
    const prefix = name.includes(":") ? name.split(":")[0] : "";
    if (prefix && !new RegExp(`prefix\\s+${prefix}:`, "i").test(editor.value)) {
      const head = /^(?:[ \t]*#[^\n]*\n)*/.exec(editor.value)[0].length;
      editor.setRangeText(`PREFIX ${prefix}: <${known.prefixes[prefix]}>\n`, head, head, "preserve");
    }
    close();
    editor.focus();
  }

  editor.addEventListener("input", suggest);
  editor.addEventListener("blur", close);
  editor.addEventListener("keydown", event => {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      form.requestSubmit();
    } else if (!list.hidden) {
      if (event.key === "ArrowDown" || event.key === "ArrowUp") {
        event.preventDefault();
        choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
      } else if (event.key === "Enter" || event.key === "Tab") {
        event.preventDefault();
        complete(list.children[chosen].dataset.name);
      } else if (event.key === "Escape") {
        close();
      }
    }
  });
})();
