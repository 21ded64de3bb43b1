"""A daemon's status as a person reads it at a glance. Keys it does not know are left out, keys that are missing too."""

from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from broadcaster.i18n import N_, _

Item = Mapping[str, object]

HEADINGS = {
    "since": N_("Running since"),
    "sink": N_("Output"),
    "store": N_("Store"),
    "weather": N_("Forecast"),
    "speech": N_("Speech"),
    "timetable": N_("Timetable"),
}


STATES = {
    "emergency": N_("EMERGENCY: the programme is silent"),
    "on-air": N_("on air"),
    "silent": N_("silence, as the table says"),
    "starting": N_("about to go on air"),
    "stopping": N_("fading out"),
}


def picture(status: Mapping[str, object]) -> RenderableType:
    """Everything in one view: on air, next, heard, and the state of the parts."""
    parts: list[RenderableType] = [_state(status)]
    parts += _section(_("On air"), [_on_air(i) for i in _items(status, "on_air")], empty=_("silence"))
    parts += _section(_("Next"), [_next(i, status) for i in _items(status, "next")])
    parts += _section(_("Heard"), [_heard(i) for i in _items(status, "heard")])
    parts.append(_parts(status))
    return Group(*parts)


def _state(status: Mapping[str, object]) -> Text:
    state = str(status.get("state", ""))
    now = _clock(status.get("now"), with_date=True)
    return Text(f"{now}  {_(STATES[state]) if state in STATES else state}".strip(), style="bold red" if state == "emergency" else "bold")


def _section(heading: str, rows: list[tuple[str, str, str]], empty: str = "") -> Iterator[RenderableType]:
    if not rows and not empty:
        return
    yield Text(heading, style="cyan")
    table = Table.grid(padding=(0, 2))
    for row in rows or [("", empty, "")]:
        table.add_row("", *(Text(cell) for cell in row))
    yield table


def _on_air(item: Item) -> tuple[str, str, str]:
    clip = f"  {item['clip']}" if item.get("clip") else ""
    return f"{_clock(item.get('start'))}–{_clock(item.get('end'))}", f"{item.get('title', '')}{clip}", _level(item)


def _next(item: Item, status: Mapping[str, object]) -> tuple[str, str, str]:
    try:
        wait = datetime.fromisoformat(str(item.get("start"))) - datetime.fromisoformat(str(status.get("now")))
    except ValueError:
        return _clock(item.get("start")), str(item.get("title", "")), ""
    minutes, seconds = divmod(max(0, round(wait.total_seconds())), 60)
    return _clock(item.get("start")), str(item.get("title", "")), _("in {wait}").format(wait=f"{minutes}:{seconds:02d}")


def _level(item: Item) -> str:
    dial, band, lufs, target = item.get("dial"), item.get("band"), item.get("lufs"), item.get("target")
    told = [_("dial {dial}").format(dial=f"{dial:g}")] if isinstance(dial, int | float) else []
    if isinstance(band, list | tuple) and len(band) == 2:
        told.append(_("band {low}–{high}").format(low=f"{band[0]:g}", high=f"{band[1]:g}"))
    if isinstance(lufs, int | float):
        told.append(f"{lufs:.1f} LUFS")
    if isinstance(target, int | float):
        told.append(_("target {lufs}").format(lufs=f"{target:.1f}"))
    return "  ".join(told)


def _heard(item: Item) -> tuple[str, str, str]:
    outcome = item.get("outcome")
    return _clock(item.get("start")), str(item.get("title", "")), _(str(outcome)) if outcome else ""


def _parts(status: Mapping[str, object]) -> RenderableType:
    table = Table.grid(padding=(0, 2))
    for key, heading in HEADINGS.items():
        value = status.get(key)
        if value:
            tell = TELLERS.get(key, _told) if isinstance(value, Mapping) else _told
            table.add_row(Text(_(heading), style="cyan"), Text(tell(value)))
    return table


def _sink(sink: Item) -> str:
    if "lead_ms" not in sink:
        return _told(sink)
    return _("{output}, mixed {lead} ms ahead").format(output=sink.get("output", ""), lead=sink["lead_ms"])


def _store(store: Item) -> str:
    if store.get("store") == "answers":
        return _("answers")
    return _("away: {why}; the record waits on this machine ({kilobytes} kB)").format(
        why=store.get("why", ""), kilobytes=round(int(str(store.get("spool_bytes", 0))) / 1000)
    )


def _weather(told: Item) -> str:
    from broadcaster.sentences import SAY, sentence

    code = f"weather.told-{told.get('rung')}"
    return sentence(code, {name: str(fact) for name, fact in told.items()}) if code in SAY else _told(told)


def _speech(speech: Item) -> str:
    missing = speech.get("missing")
    return _("all is made") if not missing else _("{count} pieces are still to be made").format(count=missing)


TELLERS: Mapping[str, Callable[[Any], str]] = {"sink": _sink, "store": _store, "weather": _weather, "speech": _speech}


def _told(value: object) -> str:
    if isinstance(value, Mapping):
        return "  ".join(_told(v) for v in value.values() if v not in (None, "", [], {}))
    if isinstance(value, list):
        return "; ".join(_told(v) for v in value)
    return _clock(value, with_date=True)


def _clock(value: object, *, with_date: bool = False) -> str:
    """`09:30:00` of an ISO 8601 instant; anything else as it is."""
    try:
        instant = datetime.fromisoformat(str(value))
    except ValueError:
        return "" if value is None else str(value)
    return f"{instant:%Y-%m-%d %H:%M:%S}" if with_date else f"{instant:%H:%M:%S}"


def _items(status: Mapping[str, object], key: str) -> list[Item]:
    found = status.get(key)
    return [i for i in found if isinstance(i, Mapping)] if isinstance(found, list) else []
