"""How good the stubs of a documentation set are: complete, small, quick to import, to check and to make.

    python -m tests.benchmarks.stubs DOCS [--api-version V] [--out DIR] [--compare PROGRAM] [--pyright PROGRAM]

For each version it prints: the share of the OpenAPI document's operations and schemas that the stubs hold, the size of
both packages, the slowest imports of Python modules (with and without bytecode, processor time, best of five), and the
errors that `mypy --strict` and `tsc --strict` find, and pyright where it is given. `--compare datamodel-codegen` makes
models of the same OpenAPI document, as pydantic has them (the default of that program) and as typed dictionaries, and
sets the processor time of making and of checking them beside ours. Reading and linking count for neither side.
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
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extractor.engine.api import read_docs
from extractor.engine.options import DEFAULT_INFO
from extractor.engine.templates import template_folders
from extractor.linking.api import Api, ApiSet
from extractor.linking.link import link_api
from extractor.writers.environment import make_environment
from extractor.writers.openapi.document import write_openapi
from extractor.writers.python.package import package_name, write_python
from extractor.writers.target import OutputFile, StreamedFile, WriteContext
from extractor.writers.typescript.package import write_typescript

_TSC = ("--strict", "--noEmit", "--target", "es2022", "--module", "nodenext", "--moduleResolution", "nodenext")
_SLOWEST = 4
_RUNS = 6
# The package's own modules, and those of the standard library that any program has loaded, are no part of the time.
_IMPORT = """
import collections.abc, importlib, sys, time, typing
began = time.process_time()
importlib.import_module(sys.argv[1])
print((time.process_time() - began) * 1000)
"""
_MODELS = {"pydantic_models": "pydantic_v2.BaseModel", "typed_dictionaries": "typing.TypedDict"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Stubs:
    """The stubs and the OpenAPI document of a version, and the processor seconds that the Python ones took."""

    version: str
    folder: Path
    seconds: float

    @property
    def python(self) -> Path:
        return self.folder / "stubs" / "python" / "src" / package_name(self.version)

    @property
    def typescript(self) -> Path:
        return self.folder / "stubs" / "typescript"

    @property
    def document(self) -> Path:
        return self.folder / "openapi.json"


def main() -> None:
    """Measure every version of the documentation that the command line names."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("docs")
    parser.add_argument("--api-version", action="append", default=[])
    parser.add_argument("--out", type=Path, help="keeps what is written")
    parser.add_argument("--compare", help="datamodel-codegen, or its path")
    parser.add_argument("--pyright", help="pyright, or its path")
    parser.add_argument("--tsc", help="tsc, or its path", default="tests/node/node_modules/.bin/tsc")
    arguments = parser.parse_args()
    api_set, _ = link_api(tuple(read_docs(arguments.docs, api_versions=arguments.api_version or None, jobs=None)))
    with tempfile.TemporaryDirectory() as scratch:
        for api in api_set.canonical:
            stubs = _write(api, arguments.out or Path(scratch))
            _say(f"== {api.version}")
            _report_coverage(stubs)
            _report_size(stubs)
            _report_imports(stubs)
            ours = _report_errors(stubs, arguments)
            if arguments.compare:
                _compare(stubs, arguments.compare, ours)


def _write(api: Api, out: Path) -> Stubs:
    alone = ApiSet(canonical=(api,), localized=(), pages=())
    seconds = [_write_files(write(alone, _context()), out) for write in (write_python, write_typescript, write_openapi)]
    return Stubs(version=api.version, folder=out / "canonical" / api.version, seconds=seconds[0])


def _context() -> WriteContext:
    return WriteContext(templates=make_environment(template_folders(None)), info=DEFAULT_INFO, docstrings=None)


def _write_files(files: Iterable[OutputFile | StreamedFile], out: Path) -> float:
    began = time.process_time()
    for file in files:
        path = out / file.path
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(file.content)
    return time.process_time() - began


def _report_coverage(stubs: Stubs) -> None:
    document = json.loads(stubs.document.read_text("utf-8"))
    python = "".join(path.read_text("utf-8") for path in sorted(stubs.python.glob("*.py")))
    operations = (stubs.typescript / "operations.d.ts").read_text("utf-8")
    models = (stubs.typescript / "models.d.ts").read_text("utf-8")
    keys = list(_operation_keys(document))
    types = list(_type_names(document))
    _say(f"operations in Python      {_share(keys, lambda key: f'        {key}' in python)}")
    _say(f"operations in TypeScript  {_share(keys, lambda key: f'  {json.dumps(key)}: ' in operations)}")
    _say(f"types in Python           {_share(types, lambda name: name in python)}")
    _say(f"types in TypeScript       {_share(types, lambda name: name in models)}")


def _operation_keys(document: Any) -> Iterator[str]:
    for path, methods in document["paths"].items():
        yield from (f"{method.upper()} {path}" for method in methods if method not in ("parameters", "summary"))


def _type_names(document: Any) -> Iterator[str]:
    """The schemas that stand for a type of the API: those with a qualified name that are no page of another's items."""
    for name, schema in document["components"]["schemas"].items():
        if "." in name and not {"value", "@odata.nextLink"} <= schema.get("properties", {}).keys():
            yield name


def _share(names: Sequence[str], is_there: Any) -> str:
    missing = [name for name in names if not is_there(name)]
    share = 100 * (1 - len(missing) / len(names)) if names else 100
    shown = f", without {', '.join(missing[:5])}" if missing else ""
    return f"{len(names) - len(missing)} of {len(names)} ({share:.2f} %){shown}"


def _report_size(stubs: Stubs) -> None:
    for folder in (stubs.folder / "stubs" / "python", stubs.typescript):
        files = [path for path in folder.rglob("*") if path.is_file() and path.suffix != ".pyc"]
        _say(f"{folder.name:10} {sum(path.stat().st_size for path in files) / 1e6:6.2f} MB in {len(files)} files")


def _report_imports(stubs: Stubs) -> None:
    largest = sorted(stubs.python.glob("*.py"), key=lambda path: -path.stat().st_size)[: 3 * _SLOWEST]
    for what, without in (("bytecode", False), ("source", True)):
        times = {path.stem: _import_time(stubs.python, path.stem, without_bytecode=without) for path in largest}
        slowest = sorted(times.items(), key=lambda entry: -entry[1])[:_SLOWEST]
        _say(f"imports from {what}: " + ", ".join(f"{name} {taken:.0f} ms" for name, taken in slowest))


def _import_time(package: Path, module: str, *, without_bytecode: bool) -> float:
    """The processor milliseconds of importing a module in a process of its own, the best of several."""
    command = [sys.executable, "-c", _IMPORT, f"{package.name}.{module}"]
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    if without_bytecode:
        variables |= {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONPYCACHEPREFIX": os.devnull}
    runs = [
        subprocess.run(command, cwd=package.parent, env=variables, capture_output=True, text=True, check=True)
        for _ in range(_RUNS)
    ]
    return min(float(run.stdout) for run in runs)


def _report_errors(stubs: Stubs, arguments: argparse.Namespace) -> float:
    """Prints what each checker says last; the processor seconds of mypy."""
    seconds = _type_check(stubs.python)
    if shutil.which(arguments.tsc):
        told, taken = _run([arguments.tsc, *_TSC, "--pretty", "false", str(stubs.typescript / "index.d.ts")])
        _say(f"tsc     {taken:7.1f} s  {told.count(': error ')} errors")
    if arguments.pyright:
        _report_pyright(stubs, arguments.pyright)
    return seconds


def _report_pyright(stubs: Stubs, program: str) -> None:
    """Prints how many files pyright has read: it passes over absolute paths, and finds no error in nothing."""
    settings = stubs.folder / "pyrightconfig.json"
    included = str(stubs.python.relative_to(stubs.folder))
    settings.write_text(json.dumps({"include": [included], "typeCheckingMode": "strict"}), "utf-8")
    told, taken = _run([program, "--outputjson", "-p", str(settings)])
    summary = json.loads(told[told.index("{") :])["summary"]
    _say(f"pyright {taken:7.1f} s  {summary['errorCount']} errors in {summary['filesAnalyzed']} files")


def _type_check(path: Path) -> float:
    command = [sys.executable, "-m", "mypy", "--strict", "--config-file=", f"--cache-dir={os.devnull}", str(path)]
    told, taken = _run(command)
    _say(f"mypy    {taken:7.1f} s  {_last_line(told)}")
    return taken


def _compare(stubs: Stubs, program: str, ours: float) -> None:
    _say(f"making our Python stubs: {stubs.seconds:.1f} s")
    for name, kind in _MODELS.items():
        output = stubs.folder / "models" / name
        output.parent.mkdir(parents=True, exist_ok=True)
        options = ("--input-file-type", "openapi", "--output-model-type", kind, "--disable-timestamp")
        _, taken = _run([program, "--input", str(stubs.document), "--output", str(output), *options])
        _say(f"making {name}: {taken:.1f} s, {taken / stubs.seconds:.1f} times ours")
        theirs = _type_check(output)
        _say(f"checking ours takes {ours / theirs:.2f} times as long")


def _run(command: Sequence[str]) -> tuple[str, float]:
    """What a program prints, and the processor seconds that it takes."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    taken = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return result.stdout + result.stderr, taken


def _last_line(text: str) -> str:
    return next(iter(reversed(text.strip().splitlines())), "")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
