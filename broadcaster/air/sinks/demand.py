"""How far ahead libVLC takes the programme tells whether it still keeps the time it began with. PURE."""

_SPAN_S = 1.0
"""It takes 50 ms at a time: within a second the most it was ahead is the same to a few milliseconds."""
_USUAL_S = 0.585
_MOVED_S = 0.06


class Demand:
    """Fed with every block: seconds between the last frame taken and its air, by what is believed of the origin."""

    def __init__(self, usual_s: float = _USUAL_S) -> None:
        self._usual_s = usual_s
        self._most_s, self._since = -1.0, 0.0

    def moved(self, ahead_s: float, now: float) -> bool:
        """Whether for a whole second it took another lead than it always does: then frame 0 aired at another time than believed."""
        self._most_s = max(self._most_s, ahead_s)
        if now < self._since + _SPAN_S:
            return False
        most, self._most_s, self._since = self._most_s, -1.0, now
        return abs(most - self._usual_s) > _MOVED_S
