// Applies the actions of an OpenAPI Overlay: each names one node by a normalised JSONPath, and what is merged into it.
"use strict";

(() => {
  const STEP = /\.([A-Za-z_]\w*)|\['([^']*)'\]|\["((?:[^"\\]|\\.)*)"\]|\[(\d+)\]/gy;

  /** The names and places of a path like `$.paths["/a"].get.parameters[0]`. */
  function steps(target) {
    STEP.lastIndex = 1;
    const found = [];
    for (let match = STEP.exec(target); match; match = STEP.exec(target)) {
      const [, plain, single, double, place] = match;
      found.push(plain ?? single ?? double?.replace(/\\(.)/g, "$1") ?? Number(place));
    }
    return found;
  }

  function own(node, step) {
    return node !== null && typeof node === "object" && Object.hasOwn(node, step) ? node[step] : undefined;
  }

  function merge(node, update) {
    for (const [name, value] of Object.entries(update)) {
      const known = own(node, name);
      if (known !== null && typeof known === "object" && !Array.isArray(known) && typeof value === "object") {
        merge(known, value);
      } else {
        node[name] = value;
      }
    }
  }

  /** The document with the texts of the actions; a node that it does not have is passed over. */
  function apply(node, actions) {
    for (const [target, update] of actions) {
      const place = steps(target).reduce(own, node);
      if (place !== undefined) {
        merge(place, update);
      }
    }
    return node;
  }

  window.graphDocs.overlay = { apply, steps };
})();
