// The explorer: finds among all operations, types and pages of all versions, narrows, and shows the chosen one. The
// state stands in the address, so that every view can be linked to and the browser's own buttons work.
"use strict";

(() => {
  const { element, link, makeFinder, summarize } = window.graphDocs;
  const SHOWN = 50;
  const PAUSE = 150;
  const ANY = "";
  const byId = (id) => document.getElementById(id);
  const form = byId("search");
  const records = [];
  const byPage = new Map();
  const byEntry = new Map();
  const { compare } = new Intl.Collator("en");
  let find = null;
  let state = new URLSearchParams();
  let found = [];
  let page = 0;

  /** Records of all versions as objects; `locales` becomes the list of them. */
  function read() {
    for (const script of document.querySelectorAll('script[src$="/index.js"]')) {
      const folder = script.getAttribute("src").split("/")[0];
      const { version, fields, locales, records: lines } = window.graphDocs.given(`${folder}/index`);
      for (const line of lines) {
        const record = { number: records.length, version, folder };
        fields.forEach((field, index) => {
          record[field] = line[index];
        });
        record.locales = locales.filter((_, bit) => (record.locales >> bit) & 1);
        records.push(record);
        if (record.kind === "page") {
          byPage.set(record.name, record);
        } else {
          byEntry.set(`${folder}/${record.shard}/${record.id}`, record);
        }
      }
    }
  }

  const pages = {
    /** Where the site speaks of a line of a page, null where it says nothing of the page. */
    target(file, locale, line) {
      const record = byPage.get(file);
      if (!record || !record.shard) {
        return null;
      }
      const anchor = line ? `${record.id}.${locale}.${line}` : record.id;
      return `${record.folder}/${record.shard}.html#${encodeURIComponent(anchor)}`;
    },
  };

  // -- filters ------------------------------------------------------------------------------------------------------

  const begins = (text, value) => text.toLowerCase().startsWith(value.toLowerCase());

  const FILTERS = {
    kind: (record, value) => record.kind === value,
    version: (record, value) => record.version === value,
    method: (record, value) => record.kind === "operation" && record.method === value,
    group: (record, value) => begins(record.group, value),
    permission: (record, value) => record.privileges.some((name) => begins(name, value)),
    locale: (record, value) => record.locales.includes(value),
    state: (record, value) => record.kind === "page" && record.method === value,
    examples: (record) => record.examples > 0,
    found: (record) => record.found > 0,
  };

  function distinct(values) {
    return [...new Set(values)].filter(Boolean).sort(compare);
  }

  const choices = (values) => distinct(values).map((value) => element("option", { value }, value));
  const hints = (values) => distinct(values).map((value) => element("option", { value }));

  function offer(id, values, any) {
    byId(id).append(element("option", { value: ANY }, any), ...choices(values));
  }

  function fillFilters() {
    offer("kind", records.map((record) => record.kind), "all");
    offer("version", records.map((record) => record.version), "all");
    offer("method", records.map((record) => (record.kind === "operation" ? record.method : "")), "all");
    offer("locale", records.flatMap((record) => record.locales), "all");
    offer("state", records.map((record) => (record.kind === "page" ? record.method : "")), "any");
  }

  /** What the two fields propose: thousands of names, which can wait until something is shown. */
  function fillHints() {
    byId("permissions").append(...hints(records.flatMap((record) => record.privileges)));
    byId("groups").append(...hints(records.flatMap((record) => [record.group, record.group.split(".")[0]])));
  }

  function apply() {
    const active = Object.entries(FILTERS).filter(([name]) => state.get(name));
    const hits = find(state.get("q") ?? "")?.map((number) => records[number]) ?? records;
    found = active.length ? hits.filter((record) => active.every(([name, holds]) => holds(record, state.get(name)))) : hits;
    page = Math.min(Number(state.get("page")) || 0, Math.max(0, Math.ceil(found.length / SHOWN) - 1));
  }

  // -- what is shown ------------------------------------------------------------------------------------------------

  function result(record) {
    const key = `${record.folder}/${record.shard}/${record.id}`;
    const isOpen = state.get("open") === key;
    const target = record.kind === "page" ? (record.shard ? pages.target(record.name) : null) : address({ open: key });
    const name = element("code", {}, element("bdi", {}, record.name));
    const marks = [
      record.version,
      record.kind === "operation" ? record.group : record.kind,
      record.examples ? `${record.examples} example${record.examples > 1 ? "s" : ""}` : null,
      record.found ? `${record.found} finding${record.found > 1 ? "s" : ""}` : null,
    ].filter(Boolean);
    const badge = record.kind === "operation" ? "method" : record.kind === "page" ? "standing" : "kind";
    return element(
      "li",
      { class: isOpen ? "open" : null },
      element("span", { class: `${badge} ${record.method}` }, record.method),
      " ",
      target ? link(target, name, { "aria-current": isOpen ? "true" : null, "data-open": record.kind === "page" ? null : key }) : name,
      element("div", { class: "title", dir: "auto" }, record.title),
      element("div", { class: "quiet" }, marks.join(" · ")),
    );
  }

  function showResults() {
    const start = page * SHOWN;
    const shown = found.slice(start, start + SHOWN);
    const list = byId("results");
    list.replaceChildren(...shown.map(result));
    list.start = start + 1;
    byId("count").textContent = `${found.length.toLocaleString("en")} of ${records.length.toLocaleString("en")}`;
    byId("where").textContent = found.length ? `${start + 1} to ${start + shown.length}` : "";
    byId("previous").disabled = page === 0;
    byId("next").disabled = start + SHOWN >= found.length;
    byId("pager").hidden = found.length <= SHOWN;
  }

  async function showEntry(moveFocus) {
    const place = byId("entry");
    const key = state.get("open");
    const record = byEntry.get(key);
    place.classList.toggle("empty", !record);
    if (!record) {
      place.replaceChildren(...(key ? [element("p", { class: "quiet" }, "There is no such entry.")] : summarize(found, address)));
      return;
    }
    try {
      const { entries } = await window.graphDocs.load(`${record.folder}/${record.shard}`);
      if (state.get("open") === key) {
        const entry = entries.find((item) => item.id === record.id);
        place.replaceChildren(...window.graphDocs.show(entry, record.version, pages));
        if (moveFocus) {
          place.focus({ preventScroll: true });
          if (place.getBoundingClientRect().top > innerHeight / 2) {
            place.scrollIntoView({ block: "start" });
          }
        }
      }
    } catch (error) {
      place.replaceChildren(element("p", {}, error.message));
    }
  }

  // -- the address --------------------------------------------------------------------------------------------------

  function address(changes) {
    const next = new URLSearchParams(state);
    for (const [name, value] of Object.entries(changes)) {
      if (value) {
        next.set(name, value);
      } else {
        next.delete(name);
      }
    }
    return `#${next}`;
  }

  function readForm() {
    const next = new URLSearchParams();
    for (const [name, value] of new FormData(form)) {
      if (value) {
        next.set(name, value);
      }
    }
    if (state.get("open")) {
      next.set("open", state.get("open"));
    }
    return next;
  }

  function writeForm() {
    for (const control of form.elements) {
      if (control.type === "checkbox") {
        control.checked = state.get(control.name) === "1";
      } else if (control.name && control.value !== (state.get(control.name) ?? "")) {
        control.value = state.get(control.name) ?? "";
      }
    }
  }

  function refresh(moveFocus) {
    apply();
    showResults();
    showEntry(moveFocus);
  }

  function follow() {
    const before = state.get("open");
    state = new URLSearchParams(location.hash.slice(1));
    writeForm();
    refresh(Boolean(state.get("open")) && before !== state.get("open"));
  }

  let later = 0;

  /** As one types: the list at once, and when there is a pause what else depends on it. */
  function narrow() {
    state = readForm();
    apply();
    showResults();
    clearTimeout(later);
    later = setTimeout(() => {
      history.replaceState(null, "", `#${state}`);
      if (!state.get("open")) {
        showEntry(false);
      }
    }, PAUSE);
  }

  function turn(step) {
    location.hash = address({ page: String(page + step) });
    byId("count").scrollIntoView({ block: "nearest" });
  }

  function start() {
    read();
    find = makeFinder(records);
    byId("explorer").hidden = false;
    fillFilters();
    follow();
    form.addEventListener("input", narrow);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(narrow));
    byId("previous").addEventListener("click", () => turn(-1));
    byId("next").addEventListener("click", () => turn(1));
    addEventListener("hashchange", follow);
    document.body.dataset.indexed = "true";
    setTimeout(fillHints);
  }

  start();
})();
