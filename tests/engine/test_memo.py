"""What was made before is recalled where it would be made of the same, and made anew in any other case."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from extractor.engine.cache import Cache
from extractor.engine.memo import CachedMemo
from extractor.engine.output import prepare
from extractor.engine.output_folder import OutputFolder
from extractor.writers.target import StreamedFile


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Something that is made."""

    text: str


class Maker:
    """Makes pieces, and counts them."""

    def __init__(self) -> None:
        self.made = 0

    def __call__(self) -> Piece:
        self.made += 1
        return Piece(text=f"piece {self.made}")


@pytest.fixture
def cache(tmp_path: Path) -> Iterator[Cache]:
    opened = Cache(tmp_path / "cache", "program")
    yield opened
    opened.close()


def again(cache: Cache, *, options: str = "options", name: str = "target") -> CachedMemo:
    """The memo as a later build finds it."""
    return CachedMemo(cache, options, name)


def test_a_piece_is_made_once_of_the_same_subject(cache: Cache) -> None:
    make = Maker()
    first = again(cache).once("schema", ("a", 1), Piece, make)
    assert again(cache).once("schema", ("a", 1), Piece, make) == first
    assert make.made == 1


@pytest.mark.parametrize(
    ("options", "name", "subject"),
    [("others", "schema", ("a", 1)), ("options", "path", ("a", 1)), ("options", "schema", ("a", 2))],
    ids=["options", "name", "subject"],
)
def test_a_piece_of_anything_else_is_made_anew(cache: Cache, options: str, name: str, subject: tuple[str, int]) -> None:
    make = Maker()
    again(cache).once("schema", ("a", 1), Piece, make)
    again(cache, options=options).once(name, subject, Piece, make)
    assert make.made == 2


class Name(str):
    """A string of its own class."""

    __slots__ = ()


def test_names_of_a_language_are_known_by_their_letters(cache: Cache) -> None:
    make = Maker()
    for name in ("call", "call", "user"):
        again(cache).once("module", [Name(name)], Piece, make)
    assert make.made == 2


def test_what_cannot_be_packed_is_made_every_time(cache: Cache) -> None:
    make = Maker()
    for _ in range(2):
        again(cache).once("schema", object(), Piece, make)
    assert make.made == 2


def test_a_row_that_is_no_such_piece_reads_as_none(cache: Cache) -> None:
    again(cache).once("schema", "a", str, lambda: "text")
    assert again(cache).once("schema", "a", Piece, Maker()) == Piece(text="piece 1")


class Text:
    """A file whose content is counted as it is made."""

    def __init__(self, path: str, made_of: object, content: bytes) -> None:
        self.asked = 0
        self._content = content
        self.file = StreamedFile(path=path, chunks=self._chunks, pages=(), made_of=made_of)

    def _chunks(self) -> Iterator[bytes]:
        self.asked += 1
        yield self._content


def published(cache: Cache, folder: Path, text: Text) -> str | None:
    """A build of one file: where its new content is staged, None where the old one stays."""
    memo = again(cache)
    output = OutputFolder(folder)
    output.create()
    prepared = prepare(output, "target", text.file, stage=True, memo=memo)
    if prepared.staged is not None:
        output.move(Path(prepared.staged), text.file.path)
    memo.save()
    return prepared.staged


def test_a_file_that_is_there_is_not_made_of_the_same_again(cache: Cache, tmp_path: Path) -> None:
    first, second = Text("a.txt", ("facts", 1), b"one"), Text("a.txt", ("facts", 1), b"one")
    assert published(cache, tmp_path / "out", first) is not None
    assert published(cache, tmp_path / "out", second) is None
    assert (first.asked > 0, second.asked) == (True, 0)


@pytest.mark.parametrize("made_of", [("facts", 2), None], ids=["other facts", "unknown"])
def test_a_file_made_of_anything_else_is_made_anew(cache: Cache, tmp_path: Path, made_of: object) -> None:
    published(cache, tmp_path / "out", Text("a.txt", ("facts", 1), b"one"))
    assert published(cache, tmp_path / "out", Text("a.txt", made_of, b"two")) is not None
    assert (tmp_path / "out" / "a.txt").read_bytes() == b"two"


def test_a_file_that_is_gone_or_was_edited_is_written_again(cache: Cache, tmp_path: Path) -> None:
    out = tmp_path / "out"
    for damage in ((out / "a.txt").unlink, lambda: (out / "a.txt").write_text("edited")):
        published(cache, out, Text("a.txt", "facts", b"one"))
        damage()
        assert published(cache, out, Text("a.txt", "facts", b"one")) is not None
        assert (out / "a.txt").read_bytes() == b"one"


def test_of_files_that_are_no_more_nothing_is_kept(cache: Cache, tmp_path: Path) -> None:
    published(cache, tmp_path / "out", Text("a.txt", "facts", b"one"))
    published(cache, tmp_path / "out", Text("b.txt", "facts", b"one"))
    returned = Text("a.txt", "facts", b"one")
    published(cache, tmp_path / "out", returned)
    assert returned.asked > 0
