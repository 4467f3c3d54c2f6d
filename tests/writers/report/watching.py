"""A page of a browser under watch: what it wrote to the console, what it asked for, and what axe-core says of it.

The site must work from disk, ask for nothing that is not its own, and say nothing on the console; a test opens a
`Watched` page and calls `assert_quiet` when it has done what it is about.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Dialog, Page

NARROW, WIDE = 400, 1600
_GRAVE = ("serious", "critical")


@dataclass(kw_only=True)
class Watched:
    """A page of the site in `folder`; what is odd about it is collected in `strange`."""

    page: Page
    folder: Path
    strange: list[str] = field(default_factory=list)

    def open(self, place: str) -> None:
        """Open a page of the site from disk, and wait until its scripts have done their work."""
        self.page.goto(f"{self.folder.as_uri()}/{place}")
        self.page.wait_for_load_state("load")
        if place.startswith("explorer.html"):
            self.page.wait_for_selector("body[data-indexed]")
        if place.startswith("reference.html"):
            self.page.wait_for_selector("body[data-shown] .opblock")

    def texts(self, selector: str) -> list[str]:
        """The text of every element that is there."""
        return self.page.locator(selector).all_inner_texts()

    def assert_quiet(self) -> None:
        """Nothing was asked for outside the site, and nothing was said on the console."""
        assert not self.strange, "\n".join(self.strange)

    def assert_fits(self) -> None:
        """Nothing sticks out to the side."""
        wide = "[...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > innerWidth + 1"
        sticking = f"{wide} && !e.closest('.scroll, pre, .skip')).map((e) => e.outerHTML.slice(0, 100)).slice(0, 3)"
        found = self.page.evaluate(sticking)
        assert not found, "\n".join(found)
        assert self.page.evaluate("document.documentElement.scrollWidth <= innerWidth")

    def assert_accessible(self, axe: Path) -> None:
        """No violation that axe-core calls serious or critical."""
        self.page.evaluate(axe.read_text(encoding="utf-8"))
        found: dict[str, Any] = self.page.evaluate("axe.run({ preload: false })")
        grave = [
            f"{item['impact']} {item['id']}: {node['html'][:160]}"
            for item in found["violations"]
            if item["impact"] in _GRAVE
            for node in item["nodes"]
        ]
        assert not grave, "\n".join(grave)

    def picture(self, name: str) -> None:
        """Keep what the page looks like, where `EXTRACTOR_SCREENSHOTS` names a folder."""
        folder = os.environ.get("EXTRACTOR_SCREENSHOTS")
        if folder:
            self.page.screenshot(path=Path(folder) / f"{name}.png")


@contextmanager
def watch(
    browser: Browser, folder: Path, *, width: int = WIDE, scheme: Any = "light", scripts: bool = True
) -> Iterator[Watched]:
    """A page of the browser whose requests, errors and console are collected."""
    context = browser.new_context(
        viewport={"width": width, "height": 1000}, color_scheme=scheme, java_script_enabled=scripts, locale="en-US"
    )
    watched = Watched(page=context.new_page(), folder=folder)
    page = watched.page
    page.on("console", lambda message: watched.strange.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: watched.strange.append(f"error: {error}"))
    page.on("dialog", lambda dialog: _dismiss(watched, dialog))
    page.on("request", lambda request: _judge_request(watched, request.url))
    page.on("requestfailed", lambda request: watched.strange.append(f"failed: {request.url}"))
    yield watched
    context.close()


def _dismiss(watched: Watched, dialog: Dialog) -> None:
    watched.strange.append(f"dialog: {dialog.message}")
    dialog.dismiss()


def _judge_request(watched: Watched, url: str) -> None:
    if not url.startswith((f"{watched.folder.as_uri()}/", "data:")):
        watched.strange.append(f"request: {url}")
