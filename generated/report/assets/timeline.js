// Draws the time line of hand-offs. The table below it says the same, so that the chart is for the eyes alone.
"use strict";

(() => {
  const { given, charts } = window.graphDocs;
  const { months, locales, series } = given("timeline");
  const COLOURS = ["--series-1", "--series-2", "--series-3", "--series-4", "--series-5", "--series-6"];
  const YEAR = 12;
  const number = (month) => Number(month.slice(0, 4)) * YEAR + Number(month.slice(5)) - 1;
  const first = number(months[0]);
  const length = number(months.at(-1)) - first + 1;
  // one month more, which ends the step of the last
  const times = Array.from({ length: length + 1 }, (_, n) => Date.UTC(Math.floor((first + n) / YEAR), (first + n) % YEAR) / 1000);

  /** A count for every month from the first to the last, also for those in which nothing happened. */
  function fill(counts) {
    const all = new Array(length).fill(0);
    months.forEach((month, n) => {
      all[number(month) - first] = counts[n];
    });
    return [...all, all.at(-1)];
  }

  function line(locale, index) {
    const stroke = charts.colour(COLOURS[index % COLOURS.length]);
    const value = (_chart, count) => (count === null ? "" : count.toLocaleString("en"));
    const options = { label: locale, stroke, fill: `${stroke}2e`, width: 2, paths: uPlot.paths.stepped({ align: 1 }), points: { show: false }, value };
    return [options, fill(series[index])];
  }

  charts.draw("timeline", times, () => locales.map(line), (day) => day.toISOString().slice(0, 7));
})();
