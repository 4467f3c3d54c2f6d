// The explorer: finds among all operations, types and pages of all versions, narrows, and shows the chosen one. The
// state stands in the address, so that every view can be linked to and the browser's own buttons work.
"use strict";

(() => {
  const { element, link } = window.graphDocs;
  const SHOWN = 50;
  const CHUNK = 1500;
  const ANY = "";
  const byId = (id) => document.getElementById(id);
  const form = byId("search");
  const records = [];
  const byPage = new Map();
  const byEntry = new Map();
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
          byPage.set(`${record.name}`, record);
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

  // -- search: words of paths and titles; scripts without blanks by pairs of characters ------------------------------

  const WORD = /[\p{L}\p{N}]+/gu;
  const UNSPACED = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]/u;
  const HUMP = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})/u;

  /** The words of a text; of a name in humps its parts too, unless it is asked for. */
  function words(text, withParts = true) {
    const list = [];
    for (const [word] of text.matchAll(WORD)) {
      if (UNSPACED.test(word)) {
        const signs = [...word];
        signs.forEach((sign, index) => list.push(index + 1 < signs.length ? sign + signs[index + 1] : sign));
      } else {
        list.push(word);
        const humps = withParts ? word.split(HUMP) : [];
        if (humps.length > 1) {
          list.push(...humps);
        }
      }
    }
    return list;
  }

  const index = new MiniSearch({
    idField: "number",
    fields: ["name", "id", "title", "other", "privileges"],
    extractField: (record, field) => (field === "privileges" ? record.privileges.join(" ") : String(record[field])),
    tokenize: (text) => words(text),
    searchOptions: {
      tokenize: (text) => words(text, false),
      prefix: true,
      combineWith: "AND",
      boost: { name: 3, id: 2, title: 2 },
      boostDocument: (number) => (records[number].kind === "page" ? 0.5 : 1),
    },
  });

  function matches(query) {
    if (!query) {
      return records;
    }
    const exact = query.toLowerCase();
    // a single letter begins some word of nearly everything: ranking that would take long and say nothing
    const hits = /^[ -~]$/.test(exact) ? [] : index.search(query).map((hit) => records[hit.id]);
    if (hits.length) {
      return hits;
    }
    return records.filter((record) => record.name.toLowerCase().includes(exact));
  }

  // -- filters ------------------------------------------------------------------------------------------------------

  const FILTERS = {
    kind: (record, value) => record.kind === value,
    version: (record, value) => record.version === value,
    method: (record, value) => record.kind === "operation" && record.method === value,
    group: (record, value) => record.group === value,
    permission: (record, value) => record.privileges.some((name) => name.toLowerCase().startsWith(value.toLowerCase())),
    locale: (record, value) => record.locales.includes(value),
    state: (record, value) => record.kind === "page" && record.method === value,
    examples: (record) => record.examples > 0,
    found: (record) => record.found > 0,
  };

  function distinct(values) {
    return [...new Set(values)].filter(Boolean).sort((one, other) => one.localeCompare(other, "en"));
  }

  function offer(id, values, any) {
    byId(id).append(element("option", { value: ANY }, any), ...values.map((value) => element("option", { value }, value)));
  }

  function fillFilters() {
    offer("kind", distinct(records.map((record) => record.kind)), "all");
    offer("version", distinct(records.map((record) => record.version)), "all");
    offer("method", distinct(records.map((record) => (record.kind === "operation" ? record.method : ""))), "all");
    offer("group", distinct(records.map((record) => record.group)), "all");
    offer("locale", distinct(records.flatMap((record) => record.locales)), "all");
    offer("state", distinct(records.map((record) => (record.kind === "page" ? record.method : ""))), "any");
    byId("permissions").append(...distinct(records.flatMap((record) => record.privileges)).map((value) => element("option", { value })));
  }

  function apply() {
    const active = Object.entries(FILTERS).filter(([name]) => state.get(name));
    found = matches((state.get("q") ?? "").trim()).filter((record) => active.every(([name, holds]) => holds(record, state.get(name))));
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
    if (!record) {
      place.replaceChildren(element("p", { class: "quiet" }, key ? "There is no such entry." : "Choose an entry to see all that is known of it."));
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

  function narrow() {
    state = readForm();
    history.replaceState(null, "", `#${state}`);
    apply();
    showResults();
  }

  function turn(step) {
    location.hash = address({ page: String(page + step) });
    byId("count").scrollIntoView({ block: "nearest" });
  }

  async function start() {
    read();
    byId("explorer").hidden = false;
    fillFilters();
    follow();
    form.addEventListener("input", narrow);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("reset", () => setTimeout(narrow));
    byId("previous").addEventListener("click", () => turn(-1));
    byId("next").addEventListener("click", () => turn(1));
    addEventListener("hashchange", follow);
    await index.addAllAsync(records, { chunkSize: CHUNK });
    document.body.dataset.indexed = "true";
    if (state.get("q")) {
      refresh(false);
    }
  }

  start();
})();
