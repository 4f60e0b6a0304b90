# Ten thousand papers take half as long on two processors. Processes rather than threads, since
# judging is Python; started afresh rather than forked, since a serving process has threads. What
# comes back is in the order of what went in, so that nothing depends on who was quicker. The work
# goes to a process once, however many jobs it does there, so that it may bring much along and keep
# what it learns. A stage is handed this as a function and knows nothing of processes.
"""Spread work over the processors there are."""

from __future__ import annotations

import multiprocessing
import os
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from types import ModuleType
from typing import Any, TypeVar

_Job = TypeVar("_Job")
_Done = TypeVar("_Done")

# The work of a process that was started for it.
_given: list[Callable[[Any], Any]] = []


def spread(work: Callable[[_Job], _Done], jobs: Sequence[_Job]) -> list[_Done]:
    """Return what the work makes of each job, in order.

    Args:
        work: A function of a module, or an object to be called, so that another process can have
            it; never one of the module that was started as a program.
        jobs: What it is done to; one job alone is done here.
    """
    workers = min(processors(), len(jobs))
    if workers > 1:
        try:
            context = multiprocessing.get_context("spawn")
            with ProcessPoolExecutor(workers, context, _give, (work,)) as pool:
                with _nameless_program():
                    done = pool.map(_do, jobs)
                return list(done)
        except (OSError, BrokenProcessPool):  # a place that lets nobody start processes
            pass
    return [work(job) for job in jobs]


def _give(work: Callable[[Any], Any]) -> None:
    """Tell a new process what it will do."""
    _given[:] = [work]


def _do(job: Any) -> Any:
    """Do in such a process what it was told to."""
    return _given[0](job)


@contextmanager
def _nameless_program() -> Iterator[None]:
    """Keep processes that start meanwhile from running the program's own file for its imports.

    That would load all stages, and what they stand on, in each: a second or two for nothing.
    """
    program = sys.modules["__main__"]
    sys.modules["__main__"] = ModuleType("__main__")
    try:
        yield
    finally:
        sys.modules["__main__"] = program


def processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1
