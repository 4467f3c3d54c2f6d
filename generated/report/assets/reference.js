// The reference: Swagger UI over the canonical document of one workload, with the schemas that it needs and the overlay
// of the chosen language. Everything comes from the site's own data; the viewer is not let to ask for anything.
"use strict";

(() => {
  const { load, element, overlay } = window.graphDocs;
  const byId = (id) => document.getElementById(id);
  // A name for the document that nothing answers to: references in it are looked for below it, and found in it.
  const NAME = "https://document.invalid/openapi.json";
  // How far from an operation a schema is shown; what lies beyond is a name
  const DEPTH = 2;
  const EXAMPLE = "#/components/examples/";
  // So many operations the viewer takes at once; of a workload with more it is given one tag after the other
  const LISTED = 50;
  const SCHEMA = "#/components/schemas/";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let shown = null;

  function copy(value) {
    return JSON.parse(JSON.stringify(value));
  }

  /** The components below a prefix that a value refers to: schemas, or examples. */
  function references(value, prefix = SCHEMA, found = new Set()) {
    if (Array.isArray(value)) {
      value.forEach((item) => references(item, prefix, found));
    } else if (value !== null && typeof value === "object") {
      for (const [name, item] of Object.entries(value)) {
        if (name === "$ref" && typeof item === "string" && item.startsWith(prefix)) {
          found.add(decodeURIComponent(item.slice(prefix.length)).replaceAll("~1", "/").replaceAll("~0", "~"));
        } else {
          references(item, prefix, found);
        }
      }
    }
    return found;
  }

  /** The schemas within reach, and a name for each that these refer to. */
  function reach(schemas, value) {
    const reached = {};
    let next = references(value);
    for (let step = 0; step < DEPTH; step += 1) {
      const further = new Set();
      for (const name of next) {
        if (!Object.hasOwn(reached, name) && Object.hasOwn(schemas, name)) {
          reached[name] = schemas[name];
          references(schemas[name], SCHEMA, further);
        }
      }
      next = further;
    }
    for (const name of next) {
      if (!Object.hasOwn(reached, name)) {
        reached[name] = { title: name, type: "object" };
      }
    }
    return reached;
  }

  const ERROR = {
    description: "Error",
    content: { "application/json": { schema: { $ref: `${SCHEMA}odata.error` } } },
  };

  /** The document of a part of a workload in a language. */
  function document_(title, version, operations, schemas, language) {
    const shown = [...references(operations.paths, EXAMPLE)].filter((name) => Object.hasOwn(operations.examples, name));
    const examples = Object.fromEntries(shown.map((name) => [name, operations.examples[name]]));
    const parts = copy({ paths: operations.paths, examples });
    const within = copy(reach(schemas.schemas, [parts.paths, ERROR]));
    const whole = {
      openapi: "3.1.0",
      info: { title, version },
      servers: [],
      paths: parts.paths,
      components: { schemas: within, responses: { error: ERROR }, examples: parts.examples },
    };
    overlay.apply(whole, operations.overlays[language] ?? []);
    return overlay.apply(whole, schemas.overlays[language] ?? []);
  }

  /** What of the viewer the site says itself, or has no use for: nothing can be tried out from a page on disk. */
  const trimmed = () => ({
    wrapComponents: {
      InfoContainer: () => () => null,
      ServersContainer: () => () => null,
      SchemesContainer: () => () => null,
      FilterContainer: () => () => null,
    },
  });

  /** Names for controls that the viewer leaves without one. */
  function nameControls(viewer) {
    for (const select of viewer.querySelectorAll("select:not([aria-label])")) {
      select.setAttribute("aria-label", select.closest(".examples-select") ? "Example" : "Media type");
    }
    for (const box of viewer.querySelectorAll("pre:not([tabindex])")) {
      box.setAttribute("tabindex", "0");
    }
    for (const landmark of viewer.querySelectorAll("main")) {
      landmark.setAttribute("role", "presentation");
    }
  }

  function cut(name, list) {
    const starts = Array.from({ length: Math.ceil(list.length / LISTED) }, (_, n) => n * LISTED);
    return starts.map((start, n) => [n ? `${name} (${n + 1})` : name, list.slice(start, start + LISTED)]);
  }

  /** The parts of a workload, each a list of path, method and operation: all of it where it is small, else its tags. */
  function partsOf(paths) {
    const all = Object.entries(paths).flatMap(([path, item]) => Object.entries(item).map(([method, operation]) => [path, method, operation]));
    if (all.length <= LISTED) {
      return new Map([["", all]]);
    }
    const tags = new Map();
    for (const one of all) {
      const tag = one[2].tags[0];
      tags.set(tag, [...(tags.get(tag) ?? []), one]);
    }
    return new Map([...tags].flatMap(([tag, list]) => cut(tag, list)));
  }

  /** Path items of a part. */
  function pathItems(part) {
    const items = {};
    for (const [path, method, operation] of part) {
      items[path] = { ...items[path], [method]: operation };
    }
    return items;
  }

  function fillTags(names, wanted) {
    byId("tag").replaceChildren(...names.map((name) => element("option", { value: name }, name)));
    byId("tag").value = names.includes(wanted) ? wanted : names[0];
    byId("tags").hidden = names.length < 2;
  }

  function fill(languages) {
    const select = byId("language");
    const wanted = select.value;
    select.replaceChildren(
      element("option", { value: "" }, "canonical"),
      ...languages.map((locale) => element("option", { value: locale }, locale)),
    );
    select.value = languages.includes(wanted) ? wanted : "";
  }

  async function show() {
    const shard = byId("shard").value;
    const folder = shard.split("/")[0];
    const version = byId("shard").selectedOptions[0].dataset.version;
    byId("state").textContent = "Loading";
    const [operations, schemas] = await Promise.all([load(shard), load(`${folder}/schemas`)]);
    fill(Object.keys(operations.overlays));
    const state = new URLSearchParams(location.hash.slice(1));
    const parts = partsOf(operations.paths);
    fillTags([...parts.keys()], state.get("tag"));
    const part = { ...operations, paths: pathItems(parts.get(byId("tag").value)) };
    byId("language").value = state.get("language") ?? "";
    const language = byId("language").value;
    const viewer = byId("viewer");
    const place = element("div", language ? { lang: language } : {});
    viewer.replaceChildren(place);
    shown = SwaggerUIBundle({
      spec: document_(viewer.dataset.title, version, part, schemas, language),
      domNode: place,
      plugins: [trimmed],
      supportedSubmitMethods: [],
      validatorUrl: null,
      docExpansion: "list",
      defaultModelsExpandDepth: -1,
      syntaxHighlight: { activated: false },
      deepLinking: false,
    });
    shown.specActions.updateUrl(NAME);
    byId("state").textContent = "";
    document.body.dataset.shown = `${shard} ${byId("tag").value} ${language}`;
  }

  function follow() {
    const wanted = new URLSearchParams(location.hash.slice(1)).get("shard");
    const select = byId("shard");
    if (wanted && [...select.options].some((option) => option.value === wanted)) {
      select.value = wanted;
    }
    show().catch((error) => {
      byId("state").textContent = error.message;
    });
  }

  function choose() {
    const state = new URLSearchParams({ shard: byId("shard").value });
    for (const name of ["tag", "language"]) {
      if (byId(name).value) {
        state.set(name, byId(name).value);
      }
    }
    location.hash = `#${state}`;
  }

  const adapt = () => document.documentElement.classList.toggle("dark-mode", dark.matches);
  adapt();
  dark.addEventListener("change", adapt);
  new MutationObserver(() => nameControls(byId("viewer"))).observe(byId("viewer"), { childList: true, subtree: true });
  byId("choice").hidden = byId("shard").options.length === 0;
  byId("choice").addEventListener("change", choose);
  byId("choice").addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", follow);
  if (byId("shard").options.length) {
    follow();
  }
})();
