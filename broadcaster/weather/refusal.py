"""What a service says against being asked: one code a reason, so that each has its way out. PURE."""

import json
import re

from broadcaster.faults import Fault, fault

_SHOWN = 160
"""Characters of a service's own words."""
_SECRET = 8
"""A key is never shorter; blotting out a shorter one would make holes in an honest answer."""
_CODES = {401: "weather.key-refused", 402: "weather.too-many", 403: "weather.key-refused", 429: "weather.too-many"}


def failed(service: str, status: int, words: str = "") -> Fault:
    """The fault for an HTTP status that is not 200, or for a service's own code that means the same."""
    if 300 <= status < 400:
        return fault("weather.redirected", service=service, status=status)
    if status >= 500:
        return fault("weather.service-down", service=service, status=status)
    return fault(_CODES.get(status, "weather.refused"), service=service, words=shown(words) or f"HTTP {status}")


def refused(service: str, words: str) -> Fault:
    """The fault for a refusal in words alone."""
    return fault("weather.refused", service=service, words=shown(words) or "?")


def words_of(body: bytes) -> str:
    """Why a service refused, in its own words, where it gave any: `{"reason": …}`, or `{"error": {"detail": …}}`."""
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return ""
    if not isinstance(found, dict):
        return ""
    error = found.get("error")
    said = error if isinstance(error, dict) else found
    return next((said[key] for key in ("reason", "detail", "title") if isinstance(said.get(key), str)), "")


def shown(words: str) -> str:
    """A stranger's words on one short line."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f]+", " ", words).strip()[:_SHOWN]


def blotted(body: bytes, secret: str) -> bytes:
    """An answer without the key, which a service may repeat when it refuses it."""
    return body.replace(secret.encode(), "…".encode()) if len(secret) >= _SECRET else body
