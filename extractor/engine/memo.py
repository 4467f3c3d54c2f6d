"""What earlier builds made of the same facts, so that a change costs what it concerns.

In: results, each with all that it is made of. Out: what was made of that before, else what is made now. Parts of files
are kept each by itself, of whole files the digest of their bytes alone; what is small and asked for by every build
stands together on a shelf. A subject that cannot be packed is never found. What a result is made of is for its maker to
say; the program and the options are in every key.
"""

from collections.abc import Callable
from typing import Any, Generic, TypeVar, cast

import msgspec

from extractor.engine.cache import Cache
from extractor.engine.digests import digest_of
from extractor.model.codec import pack_fact, unpack_fact

Made = TypeVar("Made")


class Shelf(Generic[Made]):
    """Small results of class `kind` by what they are made of, read at once and kept as long as builds ask for them."""

    def __init__(self, cache: Cache, name: str, kind: Any) -> None:
        """Nothing is read before the first is asked for; `name` takes in all that the results have in common."""
        self._cache = cache
        self._key = "shelf " + digest_of(name)
        self._kind: Any = dict[str, kind]
        self._known: dict[str, Made] | None = None
        self._used: dict[str, Made] = {}

    def once(self, key: str, make: Callable[[], Made]) -> Made:
        """What was made under the key before, else what `make` gives now."""
        if self._known is None:
            self._known = self._read()
        known = self._used[key] = self._known[key] if key in self._known else make()
        return known

    def save(self) -> None:
        """Keep what this build asked for, and nothing else."""
        if self._used != (self._known or {}):
            self._cache.put(self._key, pack_fact(self._used))

    def _read(self) -> dict[str, Made]:
        stored = self._cache.get(self._key)
        try:
            return {} if stored is None else cast("dict[str, Made]", unpack_fact(self._kind, stored))
        except ValueError:  # no row of ours, whatever its checksum says
            return {}


class CachedMemo:
    """The memo of one target and version, in a cache; `options` is the digest of program and options."""

    def __init__(self, cache: Cache, options: str, name: str) -> None:
        """Nothing is read yet."""
        self._cache = cache
        self._options = options
        self._files = Shelf[str](cache, digest_of("files", options, name), str)

    def digest(self, subject: object) -> str:
        """The digest of facts, "" of what cannot be packed."""
        try:
            return digest_of(_pack_subject(subject))
        except (ValueError, TypeError, OverflowError, RecursionError):
            return ""

    def once(self, name: str, subject: object, kind: type[Made], make: Callable[[], Made]) -> Made:
        """What was made of the subject before, else what `make` gives now."""
        digest = self.digest(subject)
        if not digest:
            return make()
        key = "piece " + digest_of(self._options, name, digest)
        stored = self._cache.get(key)
        if stored is not None:
            try:
                return unpack_fact(kind, stored)
            except ValueError:  # no row of ours, whatever its checksum says
                pass
        made = make()
        self._cache.put(key, pack_fact(made))
        return made

    def content_digest(self, path: str, made_of: object, make: Callable[[], str]) -> str:
        """The digest of the bytes of a file that is made of this; `make` gives it where none was before."""
        digest = "" if made_of is None else self.digest(made_of)
        return self._files.once(f"{path} {digest}", make) if digest else make()

    def save(self) -> None:
        """Keep what was made, and of files only those of this build."""
        self._files.save()
        self._cache.flush()


def _plain(value: object) -> str:
    """Names of a language are strings of classes of their own."""
    if isinstance(value, str):
        return str(value)
    raise TypeError(f"{type(value).__name__} is no fact")


_encoder = msgspec.msgpack.Encoder(enc_hook=_plain)


def _pack_subject(subject: object) -> bytes:
    try:
        return _encoder.encode(subject)
    except (UnicodeEncodeError, OverflowError):
        return pack_fact(subject)
