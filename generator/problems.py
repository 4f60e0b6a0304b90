# What went wrong, as a value. A problem travels beside the result of a stage, so that one bad
# line never stops the build; `--strict` makes it fatal at the very end, in one place.
"""Problems: what is wrong with a seed or a curator's file, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Severity = Literal["fatal", "error", "warning"]


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing that is wrong in a file the user wrote.

    Attributes:
        source: The file's name as the user knows it, relative to the seeds folder's parent.
        line: The line number, from 1; 0 where the whole file is meant.
        message: What is wrong and what to do, one sentence or two, without a line break.
        severity: ``fatal`` where a curator's file can't be used at all, so that what would be
            published is not what was meant; ``error`` where something of the seed is not on the
            site; else ``warning``.
        span: How many non-blank seed lines end in this problem instead of in a record: those
            from ``line`` on, or all lines of a file that can't be read; 0 where the problem is
            a remark on lines that are accounted for.
    """

    source: str
    line: int
    message: str
    severity: Severity = "error"
    span: int = 0

    def __str__(self) -> str:
        """Return ``file:line: severity: message``, the form editors can jump to."""
        place = f"{self.source}:{self.line}" if self.line else self.source
        return f"{place}: {self.severity}: {self.message}"
