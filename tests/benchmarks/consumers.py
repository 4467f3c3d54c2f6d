"""Which tools take the OpenAPI documents of a documentation set as they are, and whether whole or in slices.

    python -m tests.benchmarks.consumers DOCS [--api-version V] [--tool NAME] [--minutes 15] [--gigabytes 8]
        [--slices 1]

DOCS is linked once. Each tool gets the canonical document of each version, whole; where that takes longer or more
memory than allowed, or fails, it gets slices: the tags in 2, 4, 8, ... groups of about as many operations each, closed
under `$ref` as `extractor build --tag` closes them, together all operations. Prints a line for each tool and version:
whole or the number of slices, seconds of the clock and of the cores, peak memory, and what the tool said if it refused,
below it what it managed otherwise than documented.
The Node tools are those of `tests/node`. A new tool is a function and a line in `TOOLS`.

Redocly and Spectral find no error. What they warn of is the documentation's, and stays: examples that hold members no
table lists (Redocly closes every schema for its check, OData leaves all open) or that send what is read-only
(`no-invalid-media-type-examples`); types that are described and that nothing sends or returns (`no-unused-components`,
`oas3-unused-component`); paths with a name where another has a key (`no-ambiguous-paths`); bodies told apart by an
`@odata.type` that their schemas, used elsewhere too, do not require (`no-illogical-composition-keywords`); pages with
no first paragraph (`operation-description`); that nobody is named to turn to (`info-contact`); and properties whose
names are lost, which are taken for no schemas (`spec-ref-siblings`).

The TypeScript client that openapi-generator (7.26) writes of all of 2022 does not pass tsc, for two reasons that are
its own: it does not import `FromJSON` of a derived type that its base has a member of too (`riskyUser.history`), and it
makes one identifier of two documented names that an underscore tells apart (`_summary` and `summary` of `searchHit`).
"""

import argparse
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from importlib.util import find_spec
from pathlib import Path

from extractor.engine.api import read_docs
from extractor.engine.limited_api import limit_api_set
from extractor.engine.options import DEFAULT_INFO, Limits
from extractor.engine.templates import template_folders
from extractor.linking.api import Api, ApiSet
from extractor.linking.link import link_api
from extractor.writers.environment import make_environment
from extractor.writers.openapi.document import write_openapi
from extractor.writers.target import WriteContext
from tests.conftest import NODE_TOOLS
from tests.writers.mock_server import ask_everything, serve

_KIB_PER_GIB = 1024 * 1024
_MOST_SLICES = 64
_SCHEMATHESIS = """
import json, sys, schemathesis
from schemathesis.core.result import Ok
document = json.load(open(sys.argv[1], encoding="utf-8"))
results = list(schemathesis.openapi.from_dict(document).get_all_operations())
documented = sum(len(methods) for methods in document["paths"].values())
bad = len([item for item in results if not isinstance(item, Ok)])
sys.exit(f"{bad} of {documented} refused" if bad or len(results) != documented else 0)
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Allowed:
    """What a tool may take for one document."""

    seconds: float
    gigabytes: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a tool took, and why it did not manage; "" where it did. `remarks` are lines on what it managed in part."""

    seconds: float
    cores: float
    memory: float
    refusal: str
    remarks: tuple[str, ...] = ()

    def __add__(self, other: "Taken") -> "Taken":
        """Both, one after the other."""
        return Taken(
            seconds=self.seconds + other.seconds,
            cores=self.cores + other.cores,
            memory=max(self.memory, other.memory),
            refusal=self.refusal or other.refusal,
            remarks=(*self.remarks, *other.remarks),
        )


NOTHING = Taken(seconds=0, cores=0, memory=0, refusal="")
# Gets the folder with the documents of a version, and one to write in
Tool = Callable[[Path, Path, Allowed], Taken]


def run(command: list[str], allowed: Allowed, folder: Path) -> Taken:
    """Run a program to its end, or until it has taken too long; what it prints stands in `folder`."""
    environment = os.environ | {"NODE_OPTIONS": f"--max-old-space-size={allowed.gigabytes * 1024:.0f}"}
    log = folder / "log"
    began = time.monotonic()
    with log.open("wb") as output:
        process = subprocess.Popen(command, stdout=output, stderr=output, env=environment, cwd=folder)
        status, usage = _wait(process, began + allowed.seconds)
    memory = usage.ru_maxrss / _KIB_PER_GIB
    refusal = "" if status == 0 else f"exit {status}: {log.read_text('utf-8', errors='replace').strip()[-300:]}"
    if memory > allowed.gigabytes:
        refusal = f"{memory:.1f} GB"
    seconds = time.monotonic() - began
    if seconds > allowed.seconds:
        refusal = f"longer than {allowed.seconds:.0f} s"
    return Taken(seconds=seconds, cores=usage.ru_utime + usage.ru_stime, memory=memory, refusal=refusal)


def _wait(process: subprocess.Popen[bytes], until: float) -> tuple[int, resource.struct_rusage]:
    while True:
        done, status, usage = os.wait4(process.pid, os.WNOHANG)
        if done:
            process.returncode = os.waitstatus_to_exitcode(status)
            return process.returncode, usage
        if time.monotonic() > until:
            process.kill()
        time.sleep(0.05)


def _node(name: str) -> str:
    found = shutil.which(name, path=os.pathsep.join(map(str, NODE_TOOLS)))
    if found is None:
        raise SystemExit(f"{name} is not installed: run `npm ci` in tests/node")
    return found


# -- the tools


def validate(documents: Path, folder: Path, allowed: Allowed) -> Taken:
    """openapi-spec-validator."""
    command = [sys.executable, "-m", "openapi_spec_validator", str(documents / "openapi.json")]
    return run(command, allowed, folder)


def redocly(documents: Path, folder: Path, allowed: Allowed) -> Taken:
    """Redocly's recommended rules; it ends with an error when it finds one."""
    lint = [_node("redocly"), "lint", "--extends", "recommended", "--max-problems", "3"]
    return run([*lint, str(documents / "openapi.json")], allowed, folder)


def spectral(documents: Path, folder: Path, allowed: Allowed) -> Taken:
    """Spectral's rules for OpenAPI; likewise."""
    (folder / "rules.yaml").write_text('extends: ["spectral:oas"]\n', encoding="utf-8")
    lint = [_node("spectral"), "lint", str(documents / "openapi.json"), "--ruleset", "rules.yaml", "-D", "-q"]
    return run(lint, allowed, folder)


def openapi_typescript(documents: Path, folder: Path, allowed: Allowed) -> Taken:
    """Types that tsc accepts."""
    taken = run([_node("openapi-typescript"), str(documents / "openapi.yaml"), "-o", "api.d.ts"], allowed, folder)
    return taken if taken.refusal else taken + _compile("api.d.ts", folder, allowed)


def openapi_generator(documents: Path, folder: Path, allowed: Allowed) -> Taken:
    """A TypeScript client that tsc accepts. (Its Python one does not parse where a path holds a quote: 7.26.)"""
    spec = find_spec("openapi_generator_cli")
    if spec is None or spec.origin is None:
        raise SystemExit("openapi-generator-cli is not installed")
    java = ["java", f"-Xmx{allowed.gigabytes:.0f}g", "-jar", str(Path(spec.origin).with_name("openapi-generator.jar"))]
    # its parser of YAML refuses more than 3 MB
    options = ["-g", "typescript-fetch", "-i", str(documents / "openapi.json"), "-o", "."]
    taken = run([*java, "generate", *options], allowed, folder)
    return taken if taken.refusal else taken + _compile("index.ts", folder, allowed)


def _compile(program: str, folder: Path, allowed: Allowed) -> Taken:
    options = ["--strict", "--noEmit", "--target", "es2022", "--module", "esnext", "--moduleResolution", "bundler"]
    return run([_node("tsc"), *options, program], allowed, folder)


def datamodel_code_generator(documents: Path, folder: Path, allowed: Allowed) -> Taken:
    """Pydantic models whose package loads."""
    options = ["--input-file-type", "openapi", "--output-model-type", "pydantic_v2.BaseModel", "--output", "models"]
    command = [sys.executable, "-m", "datamodel_code_generator", "--input", str(documents / "openapi.json"), *options]
    taken = run(command, allowed, folder)
    load = [sys.executable, "-c", "import models.microsoft.graph"]
    return taken if taken.refusal else taken + run(load, allowed, folder)


def schemathesis(documents: Path, folder: Path, allowed: Allowed) -> Taken:
    """Every operation, ready to be tested."""
    return run([sys.executable, "-c", _SCHEMATHESIS, str(documents / "openapi.json")], allowed, folder)


def prism(documents: Path, folder: Path, allowed: Allowed) -> Taken:
    """A mock server that answers each documented request as documented."""
    document = json.loads((documents / "openapi.json").read_text(encoding="utf-8"))
    began = time.monotonic()
    try:
        with serve(_node("prism"), documents / "openapi.mock.yaml", folder / "log", seconds=allowed.seconds) as address:
            answers = ask_everything(document, address)
    except (ChildProcessError, TimeoutError) as error:
        return replace(NOTHING, seconds=time.monotonic() - began, refusal=str(error)[-300:])
    return Taken(
        seconds=time.monotonic() - began,
        cores=0,
        memory=0,
        refusal="",
        remarks=(
            f"{len(answers.wrong)} of {answers.asked} answers are others",
            *(line[:250] for line in answers.wrong),
        ),
    )


TOOLS: dict[str, Tool] = {
    "openapi-spec-validator": validate,
    "redocly": redocly,
    "spectral": spectral,
    "openapi-typescript": openapi_typescript,
    "openapi-generator": openapi_generator,
    "datamodel-code-generator": datamodel_code_generator,
    "schemathesis": schemathesis,
    "prism": prism,
}


# -- whole, or in slices


def slices_of(api: Api, count: int) -> list[tuple[str, ...]]:
    """The tags in so many groups of about as many operations each, the largest tags first; none is empty."""
    groups: list[tuple[int, list[str]]] = [(0, []) for _ in range(count)]
    for tag, operations in Counter(operation.tag for operation in api.operations).most_common():
        size, tags = min(groups, key=lambda group: group[0])
        groups[groups.index((size, tags))] = (size + operations, [*tags, tag])
    return [tuple(tags) for _, tags in groups if tags]


def write_documents(api: Api, tags: tuple[str, ...], folder: Path) -> Path:
    """The documents of the API, or of the slice with the tags, in a folder below `folder`."""
    api_set = limit_api_set(Limits(tags=tags), ApiSet(canonical=(api,), localized=(), pages=()))
    context = WriteContext(templates=make_environment(template_folders(None)), info=DEFAULT_INFO, docstrings=None)
    for output in write_openapi(api_set, context):
        file = folder / output.path
        file.parent.mkdir(parents=True, exist_ok=True)
        with file.open("wb") as opened:
            opened.writelines(output.chunks())
    return folder / "canonical" / api.version


def give(tool: Tool, api: Api, slices: Iterable[tuple[str, ...]], allowed: Allowed) -> Taken:
    """Give a tool each slice until it refuses one; an empty slice is the whole."""
    total = NOTHING
    for tags in slices:
        with tempfile.TemporaryDirectory() as folder:
            documents = write_documents(api, tags, Path(folder, "documents"))
            work = Path(folder, "work")
            work.mkdir()
            total += tool(documents, work, allowed)
        if total.refusal:
            break
    return total


def measure(name: str, api: Api, allowed: Allowed, first: int) -> None:
    """Print what the tool takes of the API: all of it, or the fewest slices that it manages, from `first` on."""
    slices = slices_of(api, first) if first > 1 else [()]
    while True:
        taken = give(TOOLS[name], api, slices, allowed)
        how = "whole" if slices == [()] else f"{len(slices)} slices"
        figures = f"{taken.seconds:7.0f} s {taken.cores:7.0f} s of cores {taken.memory:5.1f} GB"
        _say(f"{api.version:5} {name:25} {how:10} {'no ' if taken.refusal else 'yes'} {figures}  {taken.refusal}")
        for remark in taken.remarks:
            _say(f"      {remark}")
        if not taken.refusal or len(slices) >= _MOST_SLICES:
            return
        slices = slices_of(api, 2 * len(slices))


def main() -> None:
    """Measure what the command line says."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs")
    parser.add_argument("--api-version", action="append", default=[])
    parser.add_argument("--tool", action="append", choices=sorted(TOOLS), default=[])
    parser.add_argument("--minutes", type=float, default=15)
    parser.add_argument("--slices", type=int, default=1, help="begin with so many")
    parser.add_argument("--gigabytes", type=float, default=8)
    arguments = parser.parse_args()
    pages = tuple(read_docs(arguments.docs, api_versions=arguments.api_version or None, jobs=None))
    allowed = Allowed(seconds=60 * arguments.minutes, gigabytes=arguments.gigabytes)
    for api in link_api(pages)[0].canonical:
        for name in arguments.tool or TOOLS:
            measure(name, api, allowed, arguments.slices)


def _say(text: str) -> None:
    sys.stdout.write(text + "\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
