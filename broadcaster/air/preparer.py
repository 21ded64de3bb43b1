"""Has what the coming days need made ready, beside the air: `broadcaster prepare` in a child of its own."""

import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, replace

FIRST_PAUSE_S, LAST_PAUSE_S = 20.0, 600.0
"""Between two attempts that left something undone: doubling from the first to the last."""
GRACE_S = 2.0


@dataclass(frozen=True, slots=True)
class Attempts:
    """What was tried, and when the next attempt is due. PURE; seconds of a steady clock."""

    wanted: frozenset[str] = frozenset()
    """What was missing when it was looked at last."""
    due: float = 0.0
    failed: int = 0

    def wanting(self, wanted: frozenset[str], now: float) -> "Attempts":
        """Something else is missing: whatever went wrong before is no reason to wait."""
        return self if wanted == self.wanted else Attempts(wanted, now)

    def ended(self, now: float) -> "Attempts":
        """An attempt is over. If it helped, less is wanted by the next look; if not, the pause grows."""
        pause = min(FIRST_PAUSE_S * 2**self.failed, LAST_PAUSE_S)
        return replace(self, due=now + pause, failed=self.failed + 1)

    def is_due(self, now: float) -> bool:
        return bool(self.wanted) and now >= self.due


class Preparer:
    """One child at a time. Not for two threads."""

    def __init__(self, command: Sequence[str]) -> None:
        """`command`: a program that makes what is missing and ends, whatever its exit code."""
        self._command = tuple(command)
        self._child: subprocess.Popen[bytes] | None = None
        self._attempts = Attempts()

    def busy(self) -> bool:
        return self._child is not None

    def look(self, wanted: frozenset[str], now: float) -> None:
        """Called about once a second with what is missing; starts a child when one is due. Raises nothing: a machine that
        cannot start one now is asked again later."""
        if self._child is not None and self._child.poll() is not None:
            self._child = None
            self._attempts = self._attempts.ended(now)
        self._attempts = self._attempts.wanting(wanted, now)
        if self._child is None and self._attempts.is_due(now):
            try:
                self._child = subprocess.Popen(self._command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL)
            except OSError:
                self._attempts = self._attempts.ended(now)

    def stop(self) -> None:
        """What is not done now is done by the next process; a half-made file is none."""
        if self._child is None:
            return
        self._child.terminate()
        try:
            self._child.wait(GRACE_S)
        except subprocess.TimeoutExpired:
            self._child.kill()
            self._child.wait()
        self._child = None
