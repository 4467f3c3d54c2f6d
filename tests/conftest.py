"""What tests of every room share: the material beside the project, and the Node tools that outputs are checked with.

Both are optional on a user's machine: a test that needs one skips and says why. Where they are promised (in CI), the
variables `EXTRACTOR_REQUIRE_SHARED=1` and `EXTRACTOR_REQUIRE_NODE=1` turn the skip into a failure.
`EXTRACTOR_SHARED` names another place than `../shared`, `EXTRACTOR_CORPUS` a folder that keeps the unpacked corpus
between runs.
"""

import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NoReturn

import pytest

PROJECT = Path(__file__).resolve().parents[1]
NODE_TOOLS = tuple(PROJECT / "tests" / "node" / package / "node_modules" / ".bin" for package in (".", "openapi-types"))


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
    folder = Path(kept) if kept else tmp_path_factory.mktemp("corpus")
    subprocess.run([str(shared / "tools" / "unpack"), str(folder)], check=True)
    return folder


@pytest.fixture(scope="session")
def node_tool() -> Callable[[str], str]:
    """Gives the path of a tool pinned in `tests/node` (`tsc`, `redocly`); skips where it is not installed."""

    def locate(name: str) -> str:
        found = shutil.which(name, path=os.pathsep.join(map(str, NODE_TOOLS))) if shutil.which("node") else None
        if found is None:
            _unavailable(f"{name} is not installed: run `npm ci` in tests/node", required_by="EXTRACTOR_REQUIRE_NODE")
        return found

    return locate
