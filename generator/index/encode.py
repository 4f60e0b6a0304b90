# Bytes: the small alphabet that every file of the index is written in, and its reader. A file is
# raw deflate of a payload, so that its size is the same on any host, whether it compresses or
# not. docs/search-format.md describes what the payloads hold.
"""Write and read numbers, texts and whole files of the index."""

from __future__ import annotations

import hashlib
import zlib
from base64 import b32encode
from collections.abc import Sequence
from typing import Final

HASH_BYTES: Final = 5
_RAW_DEFLATE: Final = -15


class FormatError(ValueError):
    """A file of the index is damaged or of another version."""


def put_number(out: bytearray, value: int) -> None:
    """Append a whole number from 0, seven bits a byte, lowest first."""
    while value > 0x7F:  # noqa: PLR2004
        out.append(value & 0x7F | 0x80)
        value >>= 7
    out.append(value)


def put_text(out: bytearray, text: str) -> None:
    """Append a text: its length in bytes, then UTF-8."""
    raw = text.encode("utf-8", "replace")
    put_number(out, len(raw))
    out += raw


def put_bytes(out: bytearray, raw: bytes | bytearray) -> None:
    """Append bytes behind their number."""
    put_number(out, len(raw))
    out += raw


def put_halves(out: bytearray, values: Sequence[int]) -> None:
    """Append numbers that spread around a middle: their halves, then their lowest bits.

    Halves of numbers up to 255 are single bytes that compress well; the lowest bits do not.
    """
    for value in values:
        put_number(out, value >> 1)
    for start in range(0, len(values), 8):
        bits = values[start : start + 8]
        out.append(sum((value & 1) << at for at, value in enumerate(bits)))


def shared(one: str, other: str) -> int:
    """Return how many characters two texts begin with in common.

    Counting stops before a character beyond the basic plane, so that the number means the same in
    Python (code points) and JavaScript (UTF-16 units).
    """
    for count, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right or left > "\uffff":
            return count
    return min(len(one), len(other))


def packed(payload: bytes | bytearray) -> bytes:
    """Return a payload as the file that holds it."""
    compressor = zlib.compressobj(9, zlib.DEFLATED, _RAW_DEFLATE, 9)
    return compressor.compress(bytes(payload)) + compressor.flush()


def unpacked(raw: bytes) -> bytes:
    """Return the payload of a file.

    Raises:
        FormatError: The file is damaged.
    """
    try:
        return zlib.decompress(raw, _RAW_DEFLATE)
    except zlib.error as error:
        raise FormatError(f"not a file of the index: {error}") from error


def content_hash(*payloads: bytes | bytearray) -> bytes:
    """Return the bytes that name a file by its content."""
    digest = hashlib.sha256()
    for payload in payloads:
        digest.update(len(payload).to_bytes(8, "big"))
        digest.update(payload)
    return digest.digest()[:HASH_BYTES]


def hash_name(raw: bytes) -> str:
    """Return a content hash as it stands in a file name: eight lower-case letters and digits."""
    return b32encode(raw).decode("ascii").lower()


class Reader:
    """Reads a payload from front to back."""

    __slots__ = ("at", "raw")

    def __init__(self, raw: bytes, at: int = 0) -> None:
        """Start reading at an offset."""
        self.raw = raw
        self.at = at

    def number(self) -> int:
        """Return the next number.

        Raises:
            FormatError: The payload ends here.
        """
        value = shift = 0
        raw = self.raw
        at = self.at
        try:
            while (byte := raw[at]) > 0x7F:  # noqa: PLR2004
                value |= (byte & 0x7F) << shift
                shift += 7
                at += 1
        except IndexError as error:
            raise FormatError("a file of the index ends too early") from error
        self.at = at + 1
        return value | byte << shift

    def take(self, count: int) -> bytes:
        """Return so many bytes.

        Raises:
            FormatError: There are fewer.
        """
        raw = self.raw[self.at : self.at + count]
        if len(raw) != count:
            raise FormatError("a file of the index ends too early")
        self.at += count
        return raw

    def bytes(self) -> bytes:
        """Return bytes that stand behind their number."""
        return self.take(self.number())

    def text(self) -> str:
        """Return a text."""
        return self.bytes().decode("utf-8", "replace")

    def halves(self, count: int) -> list[int]:
        """Return so many numbers that were written as halves and lowest bits."""
        values = [self.number() << 1 for _ in range(count)]
        bits = self.take((count + 7) // 8)
        return [value | bits[at >> 3] >> (at & 7) & 1 for at, value in enumerate(values)]

    def numbers(self) -> list[int]:
        """Return numbers that stand behind their count."""
        return [self.number() for _ in range(self.number())]
