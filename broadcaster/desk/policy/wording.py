"""Settings as people and programs read them."""

from broadcaster.desk.policy.model import Change, Setting
from broadcaster.desk.policy.value import Unset
from broadcaster.desk.wording import chinese
from broadcaster.i18n import N_, _

UNSET = {Unset.BLANK: N_("unset"), Unset.OPEN: N_("unset"), Unset.NONE: N_("none")}
WHY = {
    Unset.BLANK: N_("unset (left blank in the manual)"), Unset.OPEN: N_("unset (the manual gives no value)"), Unset.NONE: N_("none here"),
}  # fmt: skip


def name(setting: Setting) -> str:
    return setting.key.zh if chinese() else setting.key.en


def used(setting: Setting) -> str:
    """What hangs on it."""
    return setting.key.used_zh if chinese() else setting.key.used_en


def note(setting: Setting) -> str:
    return setting.note_zh if chinese() else setting.note_en


def value(setting: Setting, *, why: bool = False) -> str:
    """As it is written, with its unit; 未设定 where there is none."""
    if isinstance(setting.value, Unset):
        return _((WHY if why else UNSET)[setting.value])
    return f"{setting.text} {setting.key.unit}".strip()


def setting_json(setting: Setting) -> dict[str, object]:
    unset = setting.value if isinstance(setting.value, Unset) else None
    return {
        "key": setting.key.name,
        "value": None if unset else setting.text,
        "unset": unset.value if unset else None,
        "kind": setting.key.kind.value,
        "unit": setting.key.unit,
        "name": {"zh": setting.key.zh, "en": setting.key.en},
        "rules": list(setting.key.rules),
        "source": setting.source,
        "layer": setting.layer.value,
        "since": setting.since.isoformat() if setting.since else None,
        "used": {"zh": setting.key.used_zh, "en": setting.key.used_en},
        "note": {"zh": setting.note_zh, "en": setting.note_en},
    }


def change_json(change: Change, state: str) -> dict[str, object]:
    return {
        "change": change.name, "state": state, "key": change.key, "value": change.text, "from": change.since.isoformat(),
        "reason": change.reason, "by": change.by,
    }  # fmt: skip
