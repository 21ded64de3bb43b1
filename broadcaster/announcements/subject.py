"""What of an announcement needs approval. PURE."""

from broadcaster.announcements.model import Announcement
from broadcaster.approvals.model import Subject, text_digest
from broadcaster.digests import digest


def subject(announcement: Announcement, script: Subject | None) -> Subject:
    """What must be approved before an announcement airs.

    Its own text: by that text alone, so that other times need no new approval. A script without fields: the script itself, with its
    own kind (a promotion stays one, whoever queues it). A script with fields: both, since what is filled in is said too; only a page
    is what the desk's form says (BRD-C02).

    `script`: of the announcement's script as it is now; `None` where it has none, or that is gone (then nothing approves it).
    """
    if announcement.text:
        return Subject(announcement.id, announcement.kind, text_digest(announcement.text))
    if script is None:
        return Subject(announcement.script, announcement.kind, "")
    if not announcement.fields or script.kind == "page":
        return script
    return Subject(announcement.id, script.kind, digest("filled", script.digest, announcement.fields))
