// Data comes as scripts, because a page that was opened from disk may fetch nothing: each calls `graphDocs.take`.
// What `extractor/writers/report/packing.py` made small is put back here.
"use strict";

(() => {
  const REFERENCE = "~";
  const SHAPE = "^";
  const BASE = 36;
  const taken = new Map();
  const waiting = new Map();

  /** The value that was packed. Objects have no prototype: a member called `__proto__` is a member like any other. */
  function unpack({ shapes, shared, value }) {
    const table = new Array(shared.length);
    const entry = (place) => {
      if (table[place] === undefined) {
        table[place] = typeof shared[place] === "string" ? shared[place] : restore(shared[place]);
      }
      return table[place];
    };
    const restore = (item) => {
      if (typeof item === "string") {
        return item[0] === REFERENCE ? entry(parseInt(item.slice(1), BASE)) : item;
      }
      if (Array.isArray(item)) {
        const head = item[0];
        return typeof head === "string" && head[0] === SHAPE
          ? named(shapes[parseInt(head.slice(1), BASE)], item.slice(1))
          : item.map(restore);
      }
      if (item === null || typeof item !== "object") {
        return item;
      }
      return named(Object.keys(item), Object.values(item));
    };
    const named = (names, values) => {
      const object = Object.create(null);
      names.forEach((name, index) => {
        object[name] = restore(values[index]);
      });
      return object;
    };
    return restore(value);
  }

  /** Called by every script of data. */
  function take(name, packed) {
    taken.set(name, packed);
  }

  /** What a script of data gave, undefined where it has not been loaded. */
  function given(name) {
    const packed = taken.get(name);
    return packed === undefined ? undefined : unpack(packed);
  }

  /** A promise of what the script of data `<root><name>.js` gives; it is loaded once. */
  function load(name) {
    if (!waiting.has(name)) {
      waiting.set(name, taken.has(name) ? Promise.resolve(given(name)) : loaded(name));
    }
    return waiting.get(name);
  }

  function loaded(name) {
    return new Promise((resolve, reject) => {
      const script = document.createElement("script");
      script.src = `${document.body.dataset.root}${name}.js`;
      script.addEventListener("load", () => resolve(given(name)));
      script.addEventListener("error", () => reject(new Error(`${name}.js cannot be loaded`)));
      document.head.append(script);
    });
  }

  window.graphDocs = { take, given, load, unpack };
})();
