// An operation or a type as the explorer shows it: the entries of `extractor/writers/report/*_entry.py` become
// elements. Everything that a page said stays text.
"use strict";

(() => {
  const { element, link } = window.graphDocs;
  const SCHEMES = {
    DelegatedWork: "Delegated, work or school",
    DelegatedPersonal: "Delegated, personal",
    Application: "Application",
  };
  const STATED = { not_supported: "not supported", not_applicable: "not applicable", none: "none" };
  // What a reader could not see, or what turns the text around it: shown as an escape
  const HIDDEN = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u00ad\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/g;

  const code = (text) => element("code", {}, element("bdi", {}, text));
  const prose = (text, lang) => element("span", { dir: "auto", lang }, text);
  // a text that fills a cell or a paragraph: it stands on the side where its script begins
  const paragraph = (text, lang) => element("div", { dir: "auto", lang }, text);
  const visible = (text) => text.replace(HIDDEN, (sign) => `\\u${sign.codePointAt(0).toString(16).padStart(4, "0")}`);

  /** A place as `file:line`, which leads to what is said of it. */
  function place(at, home, pages) {
    if (at === undefined || at === null || !home) {
      return null;
    }
    const [file, line, locale] = Array.isArray(at) ? at : [home[0], at, home[2]];
    const text = `${Array.isArray(at) ? file.split("/").pop() : ""}${line ? `:${line}` : ""}`;
    const target = pages.target(file, locale, line);
    const label = `${file}${line ? ` line ${line}` : ""} (${locale})`;
    return target
      ? link(target, text, { class: "line", title: label })
      : element("span", { class: "line", title: label }, text);
  }

  function recovered(was) {
    if (!was) {
      return null;
    }
    const where = was.line ? `, ${was.file ?? ""} line ${was.line}` : was.file ? `, ${was.file}` : "";
    return element("div", { class: "was" }, "written ", element("s", { dir: "auto" }, was.written), ` (read from ${was.evidence}${where})`);
  }

  function table(caption, headings, rows) {
    if (!rows.length) {
      return null;
    }
    return element(
      "div",
      { class: "scroll", tabindex: "0", role: "region", "aria-label": caption },
      element(
        "table",
        {},
        element("caption", {}, caption),
        element("thead", {}, element("tr", {}, headings.map((heading) => element("th", { scope: "col" }, heading)))),
        element("tbody", {}, rows),
      ),
    );
  }

  function rowTable(caption, rows, home, pages) {
    const own = rows ?? [];
    const columns = [
      ["Type", (row) => [row.type ? code(row.type) : null, recovered(row.typeWas), marks(row)]],
      ["Text", (row) => [row.text ? paragraph(row.text) : null]],
      ["Line", (row) => [place(row.at, home, pages)]],
    ];
    const filled = columns.filter(([, cell]) => own.some((row) => cell(row).some(Boolean)));
    const lines = own.map((row) =>
      element(
        "tr",
        {},
        element("th", { scope: "row" }, code(row.name), recovered(row.was)),
        filled.map(([, cell]) => element("td", {}, cell(row))),
      ),
    );
    return table(caption, ["Name", ...filled.map(([heading]) => heading)], lines);
  }

  function marks(row) {
    const words = [
      row.in,
      row.required === true ? "required" : row.required === false ? "optional" : null,
      ...(row.marks ?? []).map((mark) => mark.replace("_", "-")),
      row.alternatives?.length ? row.alternatives.join(" | ") : null,
    ].filter(Boolean);
    return words.length ? element("div", { class: "quiet" }, words.join(", ")) : null;
  }

  function permissions(items, home, pages) {
    const rows = (items ?? []).map((item) => {
      const names = item.privileges ?? [];
      const said = names.length
        ? element("ol", { class: "privileges" }, names.map((name) => element("li", { class: name === item.least ? "least" : null }, code(name), name === item.least ? " least" : "")))
        : STATED[item.stated] ?? "not stated";
      const note = names.length > 1 && !item.least ? element("div", { class: "quiet" }, "the page states no order") : null;
      return element(
        "tr",
        {},
        element("th", { scope: "row" }, SCHEMES[item.scheme] ?? item.scheme, item.row ? element("div", { class: "quiet" }, prose(item.row)) : null),
        element("td", {}, said, note, item.damaged ? element("div", { class: "was" }, "names lost in: ", prose(item.damaged)) : null, recovered(item.was)),
        element("td", {}, place(item.at, home, pages)),
      );
    });
    return table("Permissions, least privileged first", ["Scheme", "Permissions", "Line"], rows);
  }

  function responses(items, home, pages) {
    const rows = (items ?? []).map((item) =>
      element(
        "tr",
        {},
        element("th", { scope: "row" }, String(item.status)),
        element("td", {}, item.returns ? code(item.returns) : "", item.collection ? " collection" : ""),
        element("td", {}, (item.stated ?? []).join(", ")),
        element("td", {}, place(item.at, home, pages)),
      ),
    );
    return table("Responses", ["Status", "Holds", "Stated in", "Line"], rows);
  }

  function message(item, label) {
    if (!item) {
      return null;
    }
    const body = item.body ? JSON.stringify(item.body[0], null, 2) : item.raw;
    const lines = [item.line, ...(item.headers ?? [])].filter(Boolean);
    const text = [lines.join("\n"), body].filter(Boolean).join("\n\n");
    const notes = [item.type, item.truncated ? "shortened" : null, item.broken ? "no strict JSON" : null].filter(Boolean);
    return element(
      "figure",
      { class: "message" },
      element("figcaption", {}, label, notes.length ? element("span", { class: "quiet" }, ` ${notes.join(", ")}`) : null),
      element("pre", { tabindex: "0", dir: "ltr", "aria-label": label }, visible(text)),
    );
  }

  function exchange(item, home, pages) {
    return element(
      "section",
      { class: "exchange" },
      element("h4", {}, code(item.id), " ", place(item.at, home, pages)),
      message(item.request, "Request"),
      message(item.payload, "Notification"),
      (item.responses ?? []).map((response) => message(response, "Response")),
    );
  }

  /** What each language says, beside what is shown above: one column for each. */
  function texts(entry, shown) {
    const said = (entry.texts ?? []).filter((item) => item.title || item.text || item.rows?.length);
    if (!said.length) {
      return null;
    }
    const keys = new Map();
    const note = (group, name) => keys.set(`${group} ${name}`, [group, name]);
    said.forEach((item) => (item.rows ?? []).forEach((row) => note(row.group, row.name)));
    const line = (head, ours, cell) =>
      element("tr", {}, element("th", { scope: "row" }, head), element("td", {}, paragraph(ours ?? "")), said.map((item) => element("td", {}, cell(item))));
    const same = () => element("span", { class: "quiet" }, "the same");
    const rows = [
      said.some((item) => item.title) ? line("Title", entry.title, (item) => (item.title ? paragraph(item.title, item.locale) : same())) : null,
      said.some((item) => item.text) ? line("Text", entry.text, (item) => (item.text ? paragraph(item.text, item.locale) : same())) : null,
      ...[...keys.values()].map(([group, name]) =>
        line(code(name), shown.get(name.toLowerCase()), (item) => {
          const row = (item.rows ?? []).find((own) => own.group === group && own.name === name);
          return row ? [row.text ? paragraph(row.text, item.locale) : same(), recovered(row.was), recovered(row.typeWas)] : same();
        }),
      ),
    ].filter(Boolean);
    return section("Languages side by side", table("The same text in every language", ["Of", "Shown above", ...said.map((item) => item.locale)], rows));
  }

  function section(title, ...content) {
    const filled = content.flat().filter(Boolean);
    return filled.length ? element("section", {}, element("h3", {}, title), filled) : null;
  }

  function head(entry, kind, pages) {
    const read = (entry.pages ?? []).map(([file, line, locale]) => element("li", {}, whole(file, line, locale, pages)));
    return [
      (entry.notices ?? []).map((item) => element("p", { class: `notice ${item.kind}` }, element("strong", {}, item.kind), " ", prose(item.text ?? ""))),
      element("p", { dir: "auto" }, entry.text ?? ""),
      read.length > 3
        ? element("details", { class: "read" }, element("summary", {}, `Read from ${read.length} pages`), element("ul", {}, read))
        : element("div", { class: "read" }, "Read from ", element("ul", {}, read)),
    ];
  }

  function whole(file, line, locale, pages) {
    const target = pages.target(file, locale, line);
    const text = `${file}${line ? `:${line}` : ""}`;
    return [target ? link(target, text) : element("bdi", {}, text), " ", element("span", { class: "locale" }, locale)];
  }

  /** The text of each row that is shown, by its name. */
  function shownTexts(...groups) {
    return new Map(groups.flatMap((rows) => rows ?? []).map((row) => [row.name.toLowerCase(), row.text ?? ""]));
  }

  function operation(entry, version, pages) {
    const home = entry.pages?.[0];
    const rows = (caption, items) => rowTable(caption, items, home, pages);
    const body = entry.body
      ? element("p", {}, `Body stated by: ${entry.body.stated}`, entry.body.types?.length ? [", ", entry.body.types.map((name) => [code(name), " "])] : null)
      : null;
    return [
      element("h2", {}, element("span", { class: `method ${entry.method}` }, entry.method), " ", code(entry.path)),
      element("p", { class: "subtitle" }, prose(entry.title ?? ""), " ", element("span", { class: "quiet" }, `${version} · ${entry.tag}`)),
      head(entry, "operation", pages),
      entry.written?.length ? element("p", { class: "quiet" }, "Also written ", entry.written.map((path) => [code(path), " "])) : null,
      section("Permissions", permissions(entry.permissions, home, pages)),
      section("Request", rows("Placeholders of the path", entry.placeholders), rows("Query and function parameters", entry.parameters), rows("Headers", entry.headers), body, rows("Members of the body", entry.members)),
      section("Response", responses(entry.responses, home, pages), rows("Members of what comes back", entry.returned)),
      section("Examples", (entry.examples ?? []).map((item) => exchange(item, home, pages)), entry.alike?.length ? element("p", { class: "quiet" }, "Shown for another path of the page: ", entry.alike.join(", ")) : null),
      texts(entry, shownTexts(entry.parameters, entry.headers, entry.members, entry.returned)),
    ];
  }

  function type(entry, version, pages) {
    const home = entry.pages?.[0];
    const rows = (caption, items) => rowTable(caption, items, home, pages);
    const traits = [entry.kind, entry.base ? `based on ${entry.base}` : null, entry.key ? `key ${entry.key}` : null, ...(entry.marks ?? [])].filter(Boolean);
    return [
      element("h2", {}, code(entry.name)),
      element("p", { class: "subtitle" }, element("span", { class: "quiet" }, `${version} · ${entry.namespace} · ${traits.join(", ")}`)),
      head(entry, "type", pages),
      section("Members", rows("Properties", entry.properties), rows("Relationships", entry.relationships), rows("Values", entry.values)),
      texts(entry, shownTexts(entry.properties, entry.relationships, entry.values)),
    ];
  }

  window.graphDocs.show = (entry, version, pages) => (entry.method ? operation : type)(entry, version, pages).flat(2).filter(Boolean);
})();
