# Ten thousand papers take half as long on two processors. Processes rather than threads, since
# judging is Python; started afresh rather than forked, since a serving process has threads. What
# comes back is in the order of what went in, so that nothing depends on who was quicker. A stage is
# handed this as a function and knows nothing of processes.
"""Spread work over the processors there are."""

from __future__ import annotations

import multiprocessing
import os
from collections.abc import Callable, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from typing import TypeVar

_Job = TypeVar("_Job")
_Done = TypeVar("_Done")


def spread(work: Callable[[_Job], _Done], jobs: Sequence[_Job]) -> list[_Done]:
    """Return what the work makes of each job, in order.

    Args:
        work: A function of a module, so that another process can find it.
        jobs: What it is done to; one job alone is done here.
    """
    workers = min(processors(), len(jobs))
    if workers > 1:
        try:
            context = multiprocessing.get_context("spawn")
            with ProcessPoolExecutor(workers, mp_context=context) as pool:
                return list(pool.map(work, jobs))
        except (OSError, BrokenProcessPool):  # a place that lets nobody start processes
            pass
    return [work(job) for job in jobs]


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
