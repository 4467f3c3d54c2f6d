"""What tests of every room share: the material beside the project, Node tools to check outputs with, and a browser.

All are optional on a user's machine: a test that needs one skips and says why. Where they are promised (in CI), the
variables `EXTRACTOR_REQUIRE_SHARED=1`, `EXTRACTOR_REQUIRE_NODE=1` and `EXTRACTOR_REQUIRE_BROWSER=1` turn the skip into
a failure. `EXTRACTOR_SHARED` names another place than `../shared`, `EXTRACTOR_CORPUS` a folder that keeps the unpacked
corpus between runs, `EXTRACTOR_BROWSER` another Chromium than the one on the path.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NoReturn

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, sync_playwright

from extractor.engine.lock import output_lock

PROJECT = Path(__file__).resolve().parents[1]
NODE_TOOLS = tuple(PROJECT / "tests" / "node" / package / "node_modules" / ".bin" for package in (".", "openapi-types"))


# How long an example takes says more of the machine than of the program.
settings.register_profile("patient", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("patient")

# A shell without job control starts what runs in the background with interrupts ignored, and so would every program
# that a test starts inherit it: tests that interrupt one would wait in vain.
signal.signal(signal.SIGINT, signal.default_int_handler)


def _unavailable(reason: str, *, required_by: str) -> NoReturn:
    if os.environ.get(required_by) == "1":
        pytest.fail(f"{reason}, and {required_by}=1 says that it must be there", pytrace=False)
    pytest.skip(reason)


@pytest.fixture(scope="session")
def project() -> Path:
    """The root of the checkout."""
    return PROJECT


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of reference material beside the checkout."""
    folder = Path(os.environ.get("EXTRACTOR_SHARED") or PROJECT.parent / "shared")
    if not (folder / "contract").is_dir():
        _unavailable("the shared reference material is not beside the checkout", required_by="EXTRACTOR_REQUIRE_SHARED")
    return folder


@pytest.fixture(scope="session")
def corpus(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The unpacked corpus of real and hostile documentation: 420 MB, about three seconds when it is not kept."""
    kept = os.environ.get("EXTRACTOR_CORPUS")
    folder = Path(kept) if kept else _folder_of_run(tmp_path_factory) / "corpus"
    folder.mkdir(parents=True, exist_ok=True)
    with output_lock(folder, lambda: None):  # of several processes the first unpacks
        subprocess.run([str(shared / "tools" / "unpack"), str(folder)], check=True)
    return folder


def _folder_of_run(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The temporary folder of the whole run; where tests are spread over processes, each has its own inside it."""
    folder = tmp_path_factory.getbasetemp()
    return folder.parent if "PYTEST_XDIST_WORKER" in os.environ else folder


@pytest.fixture(scope="session")
def node_tool() -> Callable[[str], str]:
    """Gives the path of a tool pinned in `tests/node` (`tsc`, `redocly`); skips where it is not installed."""

    def locate(name: str) -> str:
        found = shutil.which(name, path=os.pathsep.join(map(str, NODE_TOOLS))) if shutil.which("node") else None
        if found is None:
            _unavailable(f"{name} is not installed: run `npm ci` in tests/node", required_by="EXTRACTOR_REQUIRE_NODE")
        return found

    return locate


@pytest.fixture(scope="session")
def node_package() -> Callable[[str], Path]:
    """Gives the folder of a package pinned in `tests/node`; skips where it is not installed."""

    def locate(name: str) -> Path:
        folder = PROJECT / "tests" / "node" / "node_modules" / name
        if not folder.is_dir():
            _unavailable(f"{name} is not installed: run `npm ci` in tests/node", required_by="EXTRACTOR_REQUIRE_NODE")
        return folder

    return locate


# As root there is no sandbox to enter, in a container often no graphics; nothing is to call home.
_BROWSER_OPTIONS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium, driven through Playwright; skips where it is not installed.

    It ends with the module: Playwright keeps an event loop running, in which nothing else can run one.
    """
    names = (os.environ.get("EXTRACTOR_BROWSER"), "chromium", "chromium-browser", "google-chrome")
    found = next((path for path in (shutil.which(name) for name in names if name) if path), None)
    if found is None:
        _unavailable("no Chromium is installed", required_by="EXTRACTOR_REQUIRE_BROWSER")
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=found, args=list(_BROWSER_OPTIONS))
        yield started
        started.close()
