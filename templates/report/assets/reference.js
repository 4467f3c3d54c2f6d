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
  const SCHEMA = "#/components/schemas/";
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let shown = null;

  function copy(value) {
    return JSON.parse(JSON.stringify(value));
  }

  /** The schemas that a value refers to. */
  function references(value, found = new Set()) {
    if (Array.isArray(value)) {
      value.forEach((item) => references(item, found));
    } else if (value !== null && typeof value === "object") {
      for (const [name, item] of Object.entries(value)) {
        if (name === "$ref" && typeof item === "string" && item.startsWith(SCHEMA)) {
          found.add(decodeURIComponent(item.slice(SCHEMA.length)).replaceAll("~1", "/").replaceAll("~0", "~"));
        } else {
          references(item, found);
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
          references(schemas[name], further);
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

  /** The document of a workload in a language. */
  function document_(title, version, operations, schemas, language) {
    const parts = copy({ paths: operations.paths, examples: operations.examples });
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
    byId("language").value = state.get("language") ?? "";
    const language = byId("language").value;
    const viewer = byId("viewer");
    const place = element("div", language ? { lang: language } : {});
    viewer.replaceChildren(place);
    shown = SwaggerUIBundle({
      spec: document_(viewer.dataset.title, version, operations, schemas, language),
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
    document.body.dataset.shown = `${shard} ${language}`;
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
    if (byId("language").value) {
      state.set("language", byId("language").value);
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
