// Draws what each revision changed: bars of the classes that callers feel, the worst at the bottom. The list below the
// chart says the same.
"use strict";

(() => {
  const { given, charts } = window.graphDocs;
  const { days, classes, series } = given("history");
  const COLOURS = { breaking: "--error", risky: "--stale", compatible: "--equal" };
  const times = days.map((day) => Date.parse(`${day}T00:00:00Z`) / 1000);

  /** The bar of a class stands on those of the worse ones: the highest is drawn first, the others over it. */
  function bar(index) {
    const sums = times.map((_, n) => series.slice(0, index + 1).reduce((sum, counts) => sum + counts[n], 0));
    const fill = charts.colour(COLOURS[classes[index]]);
    const value = (_chart, _sum, _series, n) => (n === null ? "" : series[index][n].toLocaleString("en"));
    return [{ label: classes[index], stroke: fill, fill, width: 0, paths: uPlot.paths.bars({ size: [1, 16, 16] }), points: { show: false }, value }, sums];
  }

  charts.draw("revisions", times, () => classes.map((_, index) => bar(index)).reverse(), (day) => day.toISOString().slice(0, 10));
})();
