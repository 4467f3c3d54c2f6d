// Data comes as scripts, because a page that was opened from disk may fetch nothing: each calls `graphDocs.take`.
// What `extractor/writers/report/packing.py` compressed is put back here, by fzstd.
"use strict";

(() => {
  const taken = new Map();
  const waiting = new Map();

  /** The value that was packed. */
  function unpack(packed) {
    if (typeof packed !== "string") {
      return packed;
    }
    const letters = atob(packed);
    const bytes = new Uint8Array(letters.length);
    for (let place = 0; place < letters.length; place += 1) {
      bytes[place] = letters.charCodeAt(place);
    }
    return JSON.parse(new TextDecoder().decode(fzstd.decompress(bytes)));
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
