"""`python -m tests.benchmarks.report DOCS [--pages N]`: how large the report is, what it costs, how fast it answers.

Builds DOCS twice, with the report alone and with nothing but the cheapest target, and prints what the report adds in
seconds of all cores, beside the yardstick Y (what markdown-it-py takes for the same pages, in the same run); then the
bytes of the site by kind of file. Where a Chromium is found, the site is opened from disk and the page's own clock
tells when the overview is painted, when the explorer can be searched, and how long a search takes from each key that is
typed to the new list. `--site` measures a site that is there already.
"""

import argparse
import math
import os
import shutil
import statistics
import sys
import tempfile
from collections import Counter
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from tests.benchmarks.editing import Bench

_MIB = 1 << 20
_OPENINGS = 3
# From the change of the text to the list that is laid out; forced, since a frame may be long in coming
_SEARCH = """(query) => {
  const input = document.getElementById("q");
  input.value = query;
  const begun = performance.now();
  input.dispatchEvent(new Event("input", { bubbles: true }));
  document.getElementById("results").getBoundingClientRect();
  return [performance.now() - begun, document.getElementById("count").textContent];
}"""
_PAINTED = "performance.getEntriesByName('first-contentful-paint').map((entry) => entry.startTime)[0] ?? NaN"
_QUERIES = (
    "reject call",
    "/users messages",
    "Mail.Read",
    "\u521b\u5efa",
    "device configuration",
    "getMemberGroups",
    "a",
)


def measure_builds(docs: Path, folder: Path, pages: int | None) -> Path:
    """Print what the report adds to a build; returns the folder of the site."""
    bench = Bench(docs, folder, pages)
    without = bench.build("--only", "permissions", fresh=True)
    whole = bench.build("--only", "report", fresh=True)
    added = whole.cores - without.cores
    ratio = added / bench.yardstick.cores
    _print(f"{len(bench.pages)} pages; the report adds {added:.2f} s of the cores to a cold build, {ratio:.2f} Y")
    return bench.folder / "out" / "report"


def measure_size(site: Path) -> None:
    """Print the bytes of each kind of file."""
    sizes: Counter[str] = Counter()
    for file in site.rglob("*"):
        if file.is_file():
            kind = file.stem.partition("-")[0] if file.parent.parent == site and file.parent.name != "assets" else "set"
            sizes[f"{kind}{file.suffix}" if kind != "set" else "all versions together"] += file.stat().st_size
    for kind, size in sizes.most_common():
        _print(f"{kind:28}{size / _MIB:9.2f} MiB")
    _print(f"{'all':28}{sizes.total() / _MIB:9.2f} MiB")


def measure_browser(site: Path) -> None:
    """Print when the views can be used."""
    names = (os.environ.get("EXTRACTOR_BROWSER"), "chromium", "chromium-browser", "google-chrome")
    found = next((path for path in (shutil.which(name) for name in names if name) if path), None)
    if found is None:
        _print("no Chromium is installed: the site is not opened")
        return
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1600, "height": 1000})
        painted = [_open_overview(page, site) for _ in range(_OPENINGS)]
        _print(f"overview painted after {min(painted):.0f} ms, at worst {max(painted):.0f} ms")
        _measure_search(page, site)
        browser.close()


def _open_overview(page: Page, site: Path) -> float:
    page.goto(f"{site.as_uri()}/index.html")
    # asked again and again from here: the site's policy lets nothing be evaluated that waits in the page
    while math.isnan(painted := float(page.evaluate(_PAINTED))):
        page.wait_for_timeout(20)
    return painted


def _measure_search(page: Page, site: Path) -> None:
    page.goto(f"{site.as_uri()}/explorer.html")
    page.wait_for_selector("body[data-indexed]", timeout=120_000)
    _print(f"explorer searched after {float(page.evaluate('performance.now()')):.0f} ms, {page.inner_text('#count')}")
    times = []
    for query in _QUERIES:
        typed = [page.evaluate(_SEARCH, query[:end]) for end in range(1, len(query) + 1)]
        times += [elapsed for elapsed, _ in typed]
        elapsed, count = typed[-1]
        _print(f"  {query:24}{elapsed:7.1f} ms, while it is typed {max(times[-len(typed) :]):7.1f} ms  {count}")
    most = statistics.quantiles(times, n=20)[-1]
    _print(f"search: {len(times)} keys, median {statistics.median(times):.1f} ms, 95 % below {most:.1f} ms")


def _print(line: str) -> None:
    sys.stdout.write(line + "\n")


def main() -> None:
    """Measure a set of documentation, or a site."""
    parser = argparse.ArgumentParser(prog="tests.benchmarks.report", description=__doc__)
    parser.add_argument("docs", nargs="?", type=Path, default=Path("docs_in"))
    parser.add_argument("--pages", type=int, help="so many pages of it only")
    parser.add_argument("--site", type=Path, help="a report that is built already")
    chosen = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        site = chosen.site or measure_builds(chosen.docs, Path(folder), chosen.pages)
        measure_size(site.resolve())
        measure_browser(site.resolve())


if __name__ == "__main__":
    main()
