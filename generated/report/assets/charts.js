// What the charts of the site have in common: uPlot in the colours of the page, drawn again when these or the width change.
"use strict";

(() => {
  const HEIGHT = 240;
  const DAY = 86400;
  // Of the whole width, left free on both sides
  const MARGIN = 0.02;

  /** A colour of the style sheet. */
  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  /** Draws into the element; `makeSeries` gives what is drawn over the times, `times` are days as seconds. */
  function draw(id, times, makeSeries, describeTime) {
    const place = document.getElementById(id);
    let chart = null;

    function paint() {
      chart?.destroy();
      const axis = { stroke: colour("--quiet"), grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false } };
      const parts = makeSeries();
      const options = {
        width: place.clientWidth,
        height: HEIGHT,
        tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
        scales: { x: { time: true, range: (_chart, low, high) => [low - MARGIN * (high - low || DAY), high + MARGIN * (high - low || DAY)] }, y: { range: (_chart, _low, high) => [0, Math.max(1, high) * 1.1] } },
        axes: [axis, { ...axis, size: 60 }],
        series: [{ label: "When", value: (_chart, seconds) => (seconds ? describeTime(new Date(seconds * 1000)) : "") }, ...parts.map(([options]) => options)],
      };
      chart = new uPlot(options, [times, ...parts.map(([, values]) => values)], place);
    }

    paint();
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", paint);
    addEventListener("resize", () => chart.setSize({ width: place.clientWidth, height: HEIGHT }));
  }

  window.graphDocs.charts = { colour, draw };
})();
