// What the found records have in common, as long as none of them is chosen: how many there are of each kind, method,
// workload, privilege and language. Each is a link that narrows to it.
"use strict";

(() => {
  const { element, link } = window.graphDocs;
  const LONGEST = 8;
  const workload = (group) => group.split(".")[0];
  const ofOperation = (value) => (record) => (record.kind === "operation" ? value(record) : []);

  // A title, the filter that a value is given to, and what a record counts for
  const FACETS = [
    ["Kinds", "kind", (record) => [record.kind]],
    ["Versions", "version", (record) => [record.version]],
    ["Languages", "locale", (record) => record.locales],
    ["Methods", "method", ofOperation((record) => [record.method])],
    ["Workloads", "group", ofOperation((record) => [workload(record.group)])],
    ["Least privileges", "permission", ofOperation((record) => record.privileges)],
    ["Pages whose worst is", "state", (record) => (record.kind === "page" ? [record.method] : [])],
  ];

  function count(records, values) {
    const counts = new Map();
    for (const record of records) {
      for (const value of values(record)) {
        counts.set(value, (counts.get(value) ?? 0) + 1);
      }
    }
    return [...counts].sort(([one, many], [other, more]) => more - many || (one < other ? -1 : 1));
  }

  function line(name, value, number, most, address) {
    const share = element("meter", { min: 0, max: most, value: number, "aria-hidden": "true" });
    return element("li", {}, link(address({ [name]: value, page: "" }), element("bdi", {}, value)), share, element("span", { class: "number" }, number.toLocaleString("en")));
  }

  function facet([title, name, values], records, address) {
    const counts = count(records, values);
    if (!counts.length) {
      return null;
    }
    const shown = counts.slice(0, LONGEST);
    const rest = counts.length - shown.length;
    return element(
      "section",
      { class: "facet" },
      element("h3", {}, title),
      element("ul", {}, shown.map(([value, number]) => line(name, value, number, shown[0][1], address))),
      rest ? element("p", { class: "quiet" }, `and ${rest.toLocaleString("en")} more`) : null,
    );
  }

  /** Elements for the records; `address` gives the link to a state with changes. */
  function summarize(records, address) {
    return [
      element("h2", {}, records.length ? "What was found" : "Nothing was found"),
      element("p", { class: "quiet" }, records.length ? "Choose an entry to see all that is known of it, or narrow:" : "Take a word away, or clear the filters."),
      element("div", { class: "facets" }, FACETS.map((item) => facet(item, records, address)).filter(Boolean)),
    ];
  }

  window.graphDocs.summarize = summarize;
})();
