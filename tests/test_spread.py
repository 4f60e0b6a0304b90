"""Work that is spread over processors comes back in order, wherever it was done."""

from __future__ import annotations

import multiprocessing
import os

import pytest

from generator import spread as module
from generator.spread import spread


def doubled(number: int) -> int:
    return number * 2


def whose(_: int) -> int:
    return os.getpid()


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
