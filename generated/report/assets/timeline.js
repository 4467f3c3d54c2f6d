// Draws the time line of hand-offs. The table below it says the same, so that the chart is for the eyes alone.
"use strict";

(() => {
  const { months, locales, series } = window.graphDocs.given("timeline");
  const place = document.getElementById("timeline");
  const COLOURS = ["--series-1", "--series-2", "--series-3", "--series-4", "--series-5", "--series-6"];
  const HEIGHT = 240;
  let chart = null;

  const YEAR = 12;
  const number = (month) => Number(month.slice(0, 4)) * YEAR + Number(month.slice(5)) - 1;

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  }

  /** Every month from the first to the last, those in which nothing happened with them. */
  function fill() {
    const first = number(months[0]);
    const length = number(months.at(-1)) - first + 1;
    const times = Array.from({ length }, (_, n) => Date.UTC(Math.floor((first + n) / YEAR), (first + n) % YEAR) / 1000);
    const filled = series.map((counts) => {
      const all = new Array(length).fill(0);
      months.forEach((month, n) => {
        all[number(month) - first] = counts[n];
      });
      return all;
    });
    return [times, ...filled];
  }

  function line(locale, index) {
    const stroke = colour(COLOURS[index % COLOURS.length]);
    const value = (_chart, count) => (count === null ? "" : count.toLocaleString("en"));
    return { label: locale, stroke, fill: `${stroke}2e`, width: 2, paths: uPlot.paths.stepped({ align: 1 }), points: { show: false }, value };
  }

  function draw() {
    chart?.destroy();
    const axis = { stroke: colour("--quiet"), grid: { stroke: colour("--line"), width: 1 }, ticks: { show: false } };
    const options = {
      width: place.clientWidth,
      height: HEIGHT,
      tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), "UTC"),
      scales: { x: { time: true }, y: { range: (_chart, _low, high) => [0, Math.max(1, high) * 1.1] } },
      axes: [axis, { ...axis, size: 60 }],
      series: [
        { label: "Month", value: (_chart, seconds) => (seconds ? new Date(seconds * 1000).toISOString().slice(0, 7) : "") },
        ...locales.map(line),
      ],
    };
    chart = new uPlot(options, fill(), place);
  }

  draw();
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", draw);
  addEventListener("resize", () => chart.setSize({ width: place.clientWidth, height: HEIGHT }));
})();
