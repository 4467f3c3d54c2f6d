// Finds records by their words, as they are typed. There is no index to build: the words of a query are looked for in
// plain strings, which takes some milliseconds among tens of thousands, and uFuzzy ranks the best of what is left.
"use strict";

(() => {
  // uFuzzy looks closely at every match that it ranks; what is beyond these has been put in a rough order before
  const RANKED = 1000;
  // Orders in which the words of a query may stand: all of them for three words
  const PERMUTED = 3;
  const WORD = /[\p{L}\p{N}]+/gu;
  const GAP = " \u0000 ";

  const fuzzy = new uFuzzy({
    unicode: true,
    interSplit: "[^\\p{L}\\p{N}]+",
    intraSplit: "\\p{Ll}\\p{Lu}",
    interBound: "[^\\p{L}\\p{N}]",
    intraBound: "\\p{L}\\p{N}|\\p{N}\\p{L}|\\p{Ll}\\p{Lu}",
    intraChars: "[\\p{L}\\p{N}]",
    intraContr: "'\\p{L}{1,2}\\b",
    sort: byCloseness,
  });

  /** Names first, then whole words, little between them, an early place; among equals the shorter name. */
  function byCloseness(info, haystack) {
    const { idx, terms, interLft2, interLft1, interIns, start } = info;
    const lengths = idx.map((number) => haystack[number].indexOf(GAP));
    const isOutside = idx.map((_, n) => (start[n] < lengths[n] ? 0 : 1));
    const weight = idx.map((_, n) => terms[n] + interLft2[n] + 0.5 * interLft1[n]);
    return idx
      .map((_, n) => n)
      .sort(
        (one, other) =>
          isOutside[one] - isOutside[other] ||
          weight[other] - weight[one] ||
          interIns[one] - interIns[other] ||
          start[one] - start[other] ||
          lengths[one] - lengths[other] ||
          idx[one] - idx[other],
      );
  }

  /** A function from a query to the numbers of the records that it finds, the best first; null for all of them. */
  function makeFinder(records) {
    const texts = records.map((record) => [record.name, record.title, record.kind === "type" ? record.id : "", record.privileges.join(" "), record.other].join(GAP));
    const lower = texts.map((text) => text.toLowerCase());
    const all = records.map((record) => record.number);

    function holding(words) {
      let left = all;
      for (const word of words) {
        left = left.filter((number) => lower[number].includes(word));
      }
      return left;
    }

    /** A rough order: all words in the name, operations and types before pages, shorter names. */
    function presort(numbers, words) {
      const keys = new Float64Array(numbers.length);
      numbers.forEach((number, n) => {
        const { name, kind } = records[number];
        const head = lower[number].slice(0, name.length);
        const isNamed = words.every((word) => head.includes(word));
        const rank = (isNamed ? 0 : 2) + (kind === "page" ? 1 : 0);
        keys[n] = (rank * 4096 + Math.min(name.length, 4095)) * 2 ** 24 + number;
      });
      return Array.from(keys.sort(), (key) => key % 2 ** 24);
    }

    return (query) => {
      const exact = query.trim().toLowerCase();
      if (!exact) {
        return null;
      }
      const words = exact.match(WORD) ?? [];
      if (!words.length) {
        return all.filter((number) => lower[number].includes(exact));
      }
      const sorted = presort(holding(words), words);
      const near = sorted.slice(0, RANKED).sort((one, other) => one - other);
      const [numbers, info, order] = fuzzy.search(texts, words.join(" "), words.length > 1 ? PERMUTED : 0, RANKED, near);
      const ranked = order ? order.map((place) => info.idx[place]) : (numbers ?? []);
      const seen = new Set(ranked);
      return [...ranked, ...sorted.filter((number) => !seen.has(number))];
    };
  }

  window.graphDocs.makeFinder = makeFinder;
})();
