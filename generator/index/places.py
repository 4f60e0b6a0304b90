# Where papers stand, so that one more moves few others. Papers in their order are cut into blocks,
# and each block has more seats than papers; postings name seats, not numbers. A newcomer takes a
# free seat, and every list but those of its own words stays as it was. All follows from the papers
# alone, whoever came first: where a block begins is drawn by lot from names and subjects, and what
# is too large is cut where the lot is lowest, which one more paper seldom changes (cutting from
# front to back by size would move most cuts behind it). Of papers that want the same seat the older
# one has it. A block that is cut in two moves all behind it: about one paper in ten does that.
"""Cut the papers into blocks and give each a seat that lasts."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

# Papers in a block, at most, and its seats.
SEATS: Final = 32
# A large collection has larger blocks, so that its manifest stays small.
_PAPERS_A_BLOCK: Final = 1500
# A block has at least so many, if there are more than one.
_FEWEST_SHARE: Final = 3
# A block begins so many times rather where the subject changes.
_RATHER: Final = 8


@dataclass(frozen=True, slots=True)
class Places:
    """Papers in the order of their numbers: by block, and in a block by seat.

    Attributes:
        order: The papers, as they were given, in the order of their numbers.
        blocks: For each block the seats that are taken, rising.
        seats: How many each block has.
    """

    order: tuple[int, ...]
    blocks: tuple[tuple[int, ...], ...]
    seats: int

    def all(self) -> Iterator[int]:
        """Yield the place of each paper: seats counted from the first block's on."""
        for at, taken in enumerate(self.blocks):
            for seat in taken:
                yield at * self.seats + seat


def power_of_two(value: int) -> int:
    """Return the greatest power of two that is not above a whole number; 0 for 0."""
    return 1 << value.bit_length() - 1 if value else 0


def chance(text: str) -> int:
    """Return a whole number below 2**64 that looks drawn by lot, the same each time."""
    raw = text.encode("utf-8", "replace")
    return int.from_bytes(blake2b(raw, digest_size=8).digest(), "little")


def places(ids: Sequence[str], subjects: Sequence[str], dates: Sequence[str | None]) -> Places:
    """Return where papers stand.

    Args:
        ids: Permalinks, in an order in which neighbours are about the same.
        subjects: What each is about; a block rather ends where the subject changes.
        dates: When each appeared; who came first keeps the seat.
    """
    seats = max(SEATS, 2 * power_of_two(len(ids) // _PAPERS_A_BLOCK))
    order: list[int] = []
    blocks = []
    for start, end in _cut(ids, subjects, seats // _FEWEST_SHARE, seats):
        old_first = sorted(range(start, end), key=lambda at: (dates[at] or "", ids[at]))
        taken = seated([ids[at] for at in old_first], seats)
        by_seat = sorted(zip(taken, old_first, strict=True))
        order += [at for _, at in by_seat]
        blocks.append(tuple(seat for seat, _ in by_seat))
    return Places(tuple(order), tuple(blocks), seats)


def _cut(
    ids: Sequence[str], subjects: Sequence[str], fewest: int, most: int
) -> list[tuple[int, int]]:
    """Return the beginning and the end of each block.

    What is too large is cut in two at the paper with the lowest lot, then each half, and so on.
    """
    lots = [
        chance(subjects[at]) // _RATHER
        if at == 0 or subjects[at] != subjects[at - 1]
        else chance(ids[at])
        for at in range(len(ids))
    ]
    found = []
    open_ranges = [(0, len(ids))] if ids else []
    while open_ranges:
        start, end = open_ranges.pop()
        if end - start <= most:
            found.append((start, end))
            continue
        middle = min(range(start + fewest, end - fewest + 1), key=lots.__getitem__)
        open_ranges += [(middle, end), (start, middle)]
    return found


def seated(names: Sequence[str], seats: int) -> list[int]:
    """Return a seat for each name: the first free one of those it would have, in turn.

    Args:
        names: Those who choose first, first; not more than seats.
        seats: How many there are, a power of two.
    """
    taken: set[int] = set()
    found = []
    for name in names:
        drawn = chance(name) >> 32
        seat, step = drawn % seats, drawn // seats | 1  # odd: it comes to all seats in the end
        while seat in taken:
            seat = (seat + step) % seats
        taken.add(seat)
        found.append(seat)
    return found
