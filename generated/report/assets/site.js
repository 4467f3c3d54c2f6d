// What every page with scripts has: headings of sortable tables that a keyboard reaches, and anchors that give way to
// the section they belong to. Also the one way in which scripts make elements: of texts, never of markup.
"use strict";

(() => {
  /** An element with attributes and children; a child that is a string becomes text. None of them can be markup. */
  function element(name, attributes = {}, ...children) {
    const made = document.createElement(name);
    for (const [attribute, value] of Object.entries(attributes)) {
      if (value !== null && value !== undefined && value !== false) {
        made.setAttribute(attribute, value === true ? "" : String(value));
      }
    }
    made.append(...children.flat(2).filter((child) => child !== null && child !== undefined && child !== false));
    return made;
  }

  /** A link to a place of the site or to a page of the web; anything else is only text. */
  function link(target, text, attributes = {}) {
    const isOurs = /^(?:[A-Za-z0-9._~%-]+\/)*[A-Za-z0-9._~%-]+\.html(?:#\S*)?$|^#\S*$/.test(target);
    const isWeb = /^https:\/\//.test(target);
    if (!isOurs && !isWeb) {
      return element("span", {}, text);
    }
    return element("a", { href: target, rel: isWeb ? "noreferrer noopener" : null, ...attributes }, text);
  }

  function makeSortable(table) {
    for (const heading of table.querySelectorAll("thead th:not(.no-sort)")) {
      const button = element("button", { type: "button", class: "sort" });
      button.append(...heading.childNodes);
      heading.append(button);
    }
  }

  /** Where nothing is said of the line itself, the section of its page is the place to look. */
  function showTarget() {
    let name = decodeURIComponent(location.hash.slice(1));
    while (name && !document.getElementById(name)) {
      name = name.includes(".") ? name.slice(0, name.lastIndexOf(".")) : "";
    }
    document.querySelector(".target")?.classList.remove("target");
    const place = name ? document.getElementById(name) : null;
    if (place) {
      place.classList.add("target");
      place.scrollIntoView({ block: "start" });
    }
  }

  /** Names in the plain tables lead to their entries in the explorer, which needs scripts as this does. */
  function linkEntries(table) {
    for (const row of table.querySelectorAll("tr[id]")) {
      const name = row.querySelector("th");
      const key = encodeURIComponent(`${table.dataset.open}/${row.id}`);
      name.replaceChildren(link(`${document.body.dataset.root}explorer.html#open=${key}`, [...name.childNodes]));
    }
  }

  /** A text to paste goes to the clipboard; where that is refused it is selected all the same. */
  async function copy(event) {
    const place = event.target.closest(".page ins");
    if (place) {
      await navigator.clipboard.writeText(place.textContent).catch(() => undefined);
      place.classList.add("copied");
    }
  }

  document.querySelectorAll("table.sortable").forEach(makeSortable);
  document.querySelectorAll("table[data-open]").forEach(linkEntries);
  if (document.querySelector("section.page")) {
    addEventListener("hashchange", showTarget);
    addEventListener("click", copy);
    showTarget();
  }
  window.graphDocs.element = element;
  window.graphDocs.link = link;
})();
