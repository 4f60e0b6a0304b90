"""Work that is spread over processors comes back in order, wherever it was done."""

from __future__ import annotations

import multiprocessing
import os
import sys
from pathlib import Path
from types import ModuleType

import pytest

from generator import spread as module
from generator.spread import spread


def doubled(number: int) -> int:
    return number * 2


def whose(_: int) -> int:
    return os.getpid()


class Tally:
    """A work that keeps something from one job to the next."""

    def __init__(self) -> None:
        self.jobs = 0

    def __call__(self, _: int) -> tuple[int, int]:
        """Return the process, and how many jobs it has done."""
        self.jobs += 1
        return os.getpid(), self.jobs


def test_jobs_are_done_in_other_processes_and_come_back_in_order(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "processors", lambda: 2)
    assert spread(doubled, [3, 1, 2]) == [6, 2, 4]
    assert os.getpid() not in spread(whose, [1, 2])


def test_one_job_is_done_here() -> None:
    assert spread(whose, [1]) == [os.getpid()]
    assert spread(whose, []) == []


def test_where_no_process_can_be_started_the_work_is_done_here(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(_: str) -> None:
        raise PermissionError

    monkeypatch.setattr(module, "processors", lambda: 2)
    monkeypatch.setattr(multiprocessing, "get_context", refuse)
    assert spread(whose, [1, 2]) == [os.getpid()] * 2


def test_each_process_has_one_copy_of_the_work_for_all_its_jobs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "processors", lambda: 2)
    work = Tally()
    done = spread(work, range(6))
    numbers: dict[int, list[int]] = {}
    for process, number in done:
        numbers.setdefault(process, []).append(number)
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())
    assert work.jobs == 0


def test_a_new_process_does_not_run_the_program_that_started_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    file = tmp_path / "program.py"
    file.write_text("raise SystemExit(1)")
    program = ModuleType("__main__")
    program.__file__ = str(file)
    monkeypatch.setitem(sys.modules, "__main__", program)
    monkeypatch.setattr(module, "processors", lambda: 2)
    assert os.getpid() not in spread(whose, [1, 2])
    assert sys.modules["__main__"] is program
