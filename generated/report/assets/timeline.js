// Draws the time line of hand-offs. The table below it says the same, so that the chart is for the eyes alone.
"use strict";

(() => {
  const { months, locales, series } = window.graphDocs.given("timeline");
  const place = document.getElementById("timeline");
  const COLOURS = ["--series-1", "--series-2", "--series-3", "--series-4", "--series-5", "--series-6"];
  const HEIGHT = 240;
  let chart = null;

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  function draw() {
    chart?.destroy();
    const times = months.map((month) => Date.parse(`${month}-01T00:00:00Z`) / 1000);
    const axis = { stroke: colour("--quiet"), grid: { stroke: colour("--line") }, ticks: { stroke: colour("--line") } };
    const bars = uPlot.paths.bars({ size: [0.8, 40] });
    const options = {
      width: place.clientWidth,
      height: HEIGHT,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
      scales: { x: { time: true }, y: { range: (_chart, _low, high) => [0, Math.max(1, high) * 1.1] } },
      axes: [axis, { ...axis, size: 60 }],
      series: [
        { label: "Month", value: (_chart, seconds) => (seconds ? new Date(seconds * 1000).toISOString().slice(0, 7) : "") },
        ...locales.map((locale, index) => ({
          label: locale,
          stroke: colour(COLOURS[index % COLOURS.length]),
          fill: locales.length === 1 ? colour(COLOURS[0]) : undefined,
          width: 2,
          paths: locales.length === 1 ? bars : undefined,
          points: { show: true },
        })),
      ],
    };
    chart = new uPlot(options, [times, ...series], place);
  }

  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  addEventListener("resize", () => chart.setSize({ width: place.clientWidth, height: HEIGHT }));
})();
