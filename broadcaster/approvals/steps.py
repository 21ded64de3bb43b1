"""Who must sign what, unless the mall sets it otherwise (setting `approval`). PURE."""

from collections.abc import Iterable, Mapping, Sequence

from broadcaster.approvals.model import Step

Steps = Mapping[str, Sequence[Step]]
"""By kind of script or announcement, who must sign, in that order."""

_BOTH, _HEAD = (Step.HEAD, Step.RECHECK), (Step.HEAD,)
STEPS: Steps = {
    "promo": _BOTH,
    "event": _BOTH,
    "emergency": _BOTH,  # BRD-C03: two people answer for it
    "talk": _HEAD,
    "welcome": _HEAD,
    "reminder": _HEAD,
    "weather": _HEAD,
    "greeting": _HEAD,
    "closing": _HEAD,
    "notice": _HEAD,
    "page": (),  # the desk's form stands for it (BRD-C02)
}


def merged(given: Mapping[str, Iterable[str]]) -> Steps:
    """The shipped steps, with those a mall sets in their place; always in the order of `Step`."""
    own = {kind: tuple(step for step in Step if step.value in set(steps)) for kind, steps in given.items()}
    return {**STEPS, **own}
