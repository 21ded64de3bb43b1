"""What a script or an announcement comes to on a date: approved, filled in, voiced; or what airs in its place, and why."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from broadcaster.announcements.model import Announcement
from broadcaster.announcements.subject import subject
from broadcaster.approvals.model import Subject
from broadcaster.approvals.verdict import airable
from broadcaster.content.clip import Clip
from broadcaster.content.said import SCRIPTS, Said
from broadcaster.faults import Fault, Mark, Problem, Severity
from broadcaster.programme.materials import Materials
from broadcaster.scripts.blanks import Blanks, Occasion, of_day
from broadcaster.scripts.estimate import script_seconds
from broadcaster.scripts.fill import fill
from broadcaster.scripts.reminders import reminders
from broadcaster.scripts.script import Script, ScriptKind
from broadcaster.timetable.days import Day
from broadcaster.voices.port import Utterance
from broadcaster.wording.spoken import spoken

FALLBACK = "fallback"
"""Who speaks where something else airs in a script's place."""
MOST_FALLBACKS = 5
_NO_BRACES = str.maketrans("{}｛｝", "（）（）")
"""Braces of either width would begin a blank."""
CHIME = "dingdong"
"""Before an announcement that is no script and so names no chime of its own."""


def said(name: str, today: Day, house: Materials, turns: int = MOST_FALLBACKS) -> Said:
    """The script a timetable means by `name` on a date; a folder's is the one for its festival."""
    script = house.scripts.for_day(name, house.almanac.festival(today.date), today.date)
    if script is None:
        return Said(name, name.rsplit("/", 1)[-1], "", "", 0.0, troubles=(Problem("words.no-script", facts={"script": name}),))
    approved = Subject(script.name, script.kind, script.digest)
    return _said(script, approved, of_day(occasion(script.language, today, house)), today, house, turns)


def announced(announcement: Announcement, today: Day, house: Materials) -> Said:
    """What was queued: its own text, or a script with its fields."""
    script = house.scripts.for_day(announcement.script, None, today.date) if announcement.script else _own(announcement)
    if script is None:
        facts = {"script": announcement.script}
        return Said(announcement.id, announcement.title, "", "", 0.0, troubles=(Problem("words.no-script", facts=facts),))
    of_script = Subject(script.name, script.kind, script.digest) if announcement.script else None
    blanks: Blanks = {**of_day(occasion(script.language, today, house)), **dict(announcement.fields)}
    found = _said(script, subject(announcement, of_script), blanks, today, house, turns=0)
    return replace(found, script=announcement.script or announcement.id, title=announcement.title)


def occasion(language: str, today: Day, house: Materials) -> Occasion:
    """What the house knows about a date, in a text's language."""
    weather, festival = house.weather(today.date), house.almanac.festival(today.date) or ""
    return Occasion(
        date=today.date,
        language=language,
        mall=house.timetable.mall_en if language == "en" else house.timetable.mall,
        opening=today.opening.timetz().replace(tzinfo=None),
        closing=today.closing.timetz().replace(tzinfo=None),
        kinds=today.kinds,
        lunar=house.almanac.lunar(today.date, language),
        festival=festival,
        festival_english=house.almanac.english(festival) or "",
        weather=weather.sentences.get(language) or weather.texts.get(language, ""),
        reminders=(*weather.advice.get(language, ()), *reminders(today.date, today.kinds, language)),
    )


def _own(announcement: Announcement) -> Script:
    """A text as it was queued, read as a script of the house's voice. Nothing in it is a blank."""
    chinese = any("\u4e00" <= sign <= "\u9fff" for sign in announcement.text)
    mark = Mark(announcement.place or announcement.id, 1, 1)
    text = announcement.text.translate(_NO_BRACES)
    kind = ScriptKind.PAGE if announcement.kind == "page" else ScriptKind.EVENT
    return Script(announcement.id, announcement.title, kind, "zh_CN" if chinese else "en", text, mark, 1, chime_before=CHIME)


def _said(script: Script, approved: Subject, blanks: Blanks, today: Day, house: Materials, turns: int) -> Said:
    verdict = airable(approved, house.board.requests, house.board.signatures, house.steps, house.shipped, today.opening)
    trouble = verdict.problem(script.title) or _out_of_date(script, today.date)
    if trouble:
        return _instead(script, approved, (trouble,), today, house, turns)
    try:
        text = fill(script, blanks)
    except Fault as unfilled:
        return _instead(script, approved, tuple(unfilled.problems), today, house, turns)
    meant = Said(script.name, script.title, text, approved.digest, script_seconds(replace(script, reads=1), text), reads=script.reads)
    utterance = uttered(script, text, house)
    meant = replace(meant, sound=utterance.key)
    rendering = house.rendered(utterance)
    if rendering is None:
        unmade = Problem("words.not-rendered", Severity.WARNING, script.mark, {"title": script.title})
        stand_in = _instead(script, approved, (unmade,), today, house, turns)
        return replace(stand_in, sound=utterance.key) if stand_in.clip else replace(meant, troubles=stand_in.troubles)
    clip = rendering.measured.clip(f"{script.name}.{rendering.key[:8]}", rendering.digest)
    wanted = "recording" if utterance.recording else utterance.voice
    other = Problem("words.other-voice", Severity.NOTE, script.mark, {"title": script.title, "voice": rendering.voice, "wanted": wanted})
    return replace(meant, clip=clip, seconds=clip.seconds, voice=rendering.voice, troubles=() if rendering.voice == wanted else (other,))


def uttered(script: Script, text: str, house: Materials) -> Utterance:
    """A filled text as the voices take it."""
    return Utterance(
        text=spoken(text, script.language, house.readings),
        language=script.language,
        voice=script.voice or house.voices[script.language],
        rate=script.rate,
        chime_before=script.chime_before,
        chime_after=script.chime_after,
        recording=house.scripts_dir / script.recording if script.recording else None,
    )


def _out_of_date(script: Script, day: date) -> Problem | None:
    facts = {"title": script.title, "date": day.isoformat()}
    return None if script.airs_on(day) else Problem("words.not-valid", Severity.WARNING, script.mark, facts)


def _instead(script: Script, approved: Subject, troubles: tuple[Problem, ...], today: Day, house: Materials, turns: int) -> Said:
    """The fallback, under the script's name, with the reasons."""
    found: Mapping[str, str | Clip | float] = {}
    if script.fallback.startswith(SCRIPTS) and turns:
        other = said(script.fallback, today, house, turns - 1)
        if other.clip:
            found = {"clip": other.clip, "text": other.text, "seconds": other.clip.seconds}
    elif script.fallback and (clip := house.library.find(script.fallback)):
        found = {"clip": clip, "text": f"[{clip.name}]", "seconds": clip.seconds}
    nobody = Said(script.name, script.title, "", approved.digest, 0.0, troubles=troubles)
    return replace(nobody, voice=FALLBACK, **found) if found else nobody  # type: ignore[arg-type]
