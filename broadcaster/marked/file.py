"""The bytes of a file people write for us, or one sentence why not."""

from pathlib import Path

from broadcaster.faults import Fault, Mark, Problem
from broadcaster.marked.layout import MAX_BYTES, Form


def raw(path: Path, form: Form) -> bytes:
    """What stands in a file. Raises `Fault` when there is none, or none that could be of this form."""

    def refuse(code: str, **facts: str) -> Fault:
        return Fault(Problem(code, at=Mark(str(path), 1, 1), facts=facts))

    try:
        if path.is_dir():
            raise refuse("file.directory")
        if (size := path.stat().st_size) > MAX_BYTES:
            raise refuse("file.too-big", size=f"{size / 1e6:.1f}", limit=f"{MAX_BYTES / 1e6:.0f}")
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise refuse("file.no-file", example=form.example) from None
    except (OSError, ValueError) as failure:
        reason = getattr(failure, "strerror", None) or type(failure).__name__
        raise refuse("file.unreadable", reason=reason) from None
