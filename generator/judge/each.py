# Judging is cut into jobs that may be done anywhere; who does them is not known here.
"""Cut what is to be done into jobs, and say what somebody who does them is like."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Protocol, TypeVar

# How many papers are one job: enough to be worth a process, few enough to share out evenly.
_SOME = 1000

_Job = TypeVar("_Job")
_Done = TypeVar("_Done")
_Item = TypeVar("_Item")


class Each(Protocol):
    """Does a work to jobs, here or anywhere, and returns what comes of them in their order.

    The work may be copied, each copy for some of the jobs: it may keep what helps it to be quick,
    but makes the same of a job whatever it did before.
    """

    def __call__(self, work: Callable[[_Job], _Done], jobs: Sequence[_Job], /) -> Iterable[_Done]:
        """Do the work to each job."""


def one_by_one(work: Callable[[_Job], _Done], todo: Sequence[_Job], /) -> list[_Done]:
    """Do jobs here, one after the other."""
    return [work(job) for job in todo]


def jobs(items: Sequence[_Item]) -> list[Sequence[_Item]]:
    """Return papers, or what is to be done for each of them, as jobs, in order."""
    return [items[start : start + _SOME] for start in range(0, len(items), _SOME)]
