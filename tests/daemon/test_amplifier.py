"""Through real libVLC into a captured sound server: joining in progress, the emergency, a server that dies."""

import signal
import time
from datetime import datetime
from itertools import pairwise
from zoneinfo import ZoneInfo

import numpy as np

from broadcaster.air.sinks.captured import CapturedServer
from tests.daemon.mall import HELLO_HZ, SIREN_HZ, bed, song, words
from tests.daemon.station import Station, codes, items
from tests.daemon.tape import rehearsed, skew, taping
from tests.rig.analysis import RATE_HZ, Signal, rms_db
from tests.rig.waiting import until

DAY = "2026-12-02"
ZONE = ZoneInfo("Asia/Shanghai")


def shift_of(station: Station) -> float:
    """Seconds the programme's clock is ahead of the machine's, from the socket: good to the way of the answer."""
    asked = []
    for _ in range(8):
        before = time.time()
        now = datetime.fromisoformat(station.status()["now"]).timestamp()
        asked.append((time.time() - before, now - (before + time.time()) / 2))
    return min(asked)[1]


def test_a_machine_that_boots_at_half_past_ten_joins_the_programme_at_the_right_place(amplifier: Station, server: CapturedServer) -> None:
    amplifier.mall.table(song("曲", "10:29:00", "10:31:00"), bed("景", "10:31:00", "10:40:00"), words("问候", ["10:30:09"]))
    with taping(server) as taken:
        amplifier.on_air("--as-if", f"{DAY} 10:30:00")
        time.sleep(11)
        taken.shift = shift_of(amplifier)
        amplifier.end()
    start = datetime(2026, 12, 2, 10, 30, 0, tzinfo=ZONE)
    twin = rehearsed(amplifier, start, 16)
    errors = [twin.error(taken.tape, start.timestamp() + at) for at in (7.0, 7.7, 8.2)]
    print("off the rehearsal by", errors)
    assert all(e is not None for e in errors), "not the same place of the same song"
    found = [e for e in errors if e is not None]
    assert max(map(abs, found)) < 0.012, found  # what is known of the clock over the socket and of the recording adds up
    assert max(found) - min(found) < 0.003, found
    (heard,) = taken.tape.tones(start.timestamp(), start.timestamp() + 20, HELLO_HZ)
    assert abs(heard[0] - start.timestamp() - 9) < 0.1
    (entry,) = items(amplifier.record(DAY), "曲")
    assert entry["outcome"] == "cut"
    assert codes(amplifier.record(DAY))[0] == "air.begun"


def test_an_emergency_is_heard_at_once_and_alone_and_the_programme_goes_on_at_its_place(amplifier: Station, server: CapturedServer) -> None:
    amplifier.mall.table(song("曲", "10:00:00", "10:05:00"), words("问候", ["10:00:14"]))
    start = datetime(2026, 12, 2, 10, 0, 5, tzinfo=ZONE)
    with taping(server) as taken:
        amplifier.on_air("--as-if", f"{DAY} 10:00:05")
        taken.shift = shift_of(amplifier)
        for alone in ([], ["张"], ["张", "张"]):
            told = amplifier.command("emergency", "start", "out", *(word for name in alone for word in ("--by", name)))
            assert told.returncode == 1, told.stderr
            assert "two different people" in told.stderr
        asked = time.time()
        amplifier.post("emergency", clip="emergency/out", authorised_by=["张经理", "李主管"])
        time.sleep(3)
        assert amplifier.status()["state"] == "emergency"
        ended = time.time()
        amplifier.post("emergency/stop", by="张经理")
        time.sleep(3.5)
        left = time.time()
        assert amplifier.end() == 0
    tape, off = taken.tape, taken.shift
    siren = tape.tones(start.timestamp(), start.timestamp() + 60, SIREN_HZ)
    first = siren[0][0] - off - asked
    print("siren heard after", first, "over after", siren[-1][1] - off - ended)
    assert first < 0.3 * 2, "busy machines get twice the promise"
    assert siren[-1][1] - off - ended < 1.0
    twin = rehearsed(amplifier, start, 40)
    assert _beside(tape.between(ended + off - 1.2, ended + off - 0.2), SIREN_HZ) < -50, "the programme sounds under the siren"
    back = [twin.error(tape, left + off - 1.6), twin.error(tape, left + off - 0.9)]
    assert all(e is not None and abs(e) < 0.02 for e in back), back
    record = amplifier.record(DAY)
    (emergency,) = [e for e in record["aired"] if e["kind"] == "emergency"]
    assert emergency["outcome"] == "aired"
    begun = next(i for i in record["incidents"] if i["code"] == "emergency.begun")
    assert begun["by"] == "张经理、李主管"
    assert "emergency.over" in codes(record)


def _beside(heard: Signal, hz: float) -> float:
    """Level of everything but a tone, dB against the whole."""
    power = np.abs(np.fft.rfft(heard * np.hanning(len(heard)))) ** 2
    place = round(hz * len(heard) / RATE_HZ)
    tone = power[place - 50 : place + 50].sum()
    return float(10 * np.log10((power.sum() - tone) / power.sum() + 1e-12))


def test_after_a_restart_of_the_sound_server_the_programme_is_heard_on_the_clock(amplifier: Station, server: CapturedServer) -> None:
    amplifier.mall.table(song("曲", "10:00:00", "10:05:00"))
    start = datetime(2026, 12, 2, 10, 0, 5, tzinfo=ZONE)
    amplifier.on_air("--as-if", f"{DAY} 10:00:05")
    shift = shift_of(amplifier)
    time.sleep(3)
    server.stop(now=True)
    until(lambda: "sink.lost" in amplifier_said(amplifier), 10)
    time.sleep(1)
    server.start()
    restarted = time.time()
    with taping(server) as taken:
        time.sleep(6)
        left = time.time()
        assert amplifier.end() == 0
    taken.tape.shift = shift
    twin = rehearsed(amplifier, start, 60)
    error = twin.error(taken.tape, left + shift - 1.5)
    assert error is not None
    assert abs(error) < 0.03
    assert taken.tape.silent(restarted + shift + 3, left + shift - 0.5) < 0.1, "a hole after the sound was back"
    told = codes(amplifier.record(DAY))
    assert told.index("sink.lost") < told.index("sink.back")
    assert not [e for e in amplifier.record(DAY)["aired"] if e["outcome"] in {"failed", "missed"}]


def amplifier_said(station: Station) -> list[str]:
    return codes(station.record(DAY))


def test_the_end_of_the_air_is_a_fade_without_a_click(amplifier: Station, server: CapturedServer) -> None:
    amplifier.mall.table(song("曲", "10:00:00", "10:05:00"))
    with taping(server) as taken:
        amplifier.on_air("--as-if", f"{DAY} 10:00:05")
        time.sleep(2)
        stopped = time.time()
        assert amplifier.end(signal.SIGTERM) == 0
        over = time.time()
        time.sleep(0.3)
    heard = taken.tape.recording.between(stopped - skew(), over - skew() + 0.2)
    levels = [rms_db(heard[n : n + 9600]) for n in range(0, len(heard) - 9600, 9600)]
    assert levels[0] > -40
    assert levels[-1] < -70
    falling = [b - a for a, b in pairwise(levels) if a > -70]
    assert min(falling) > -45, levels
    quiet = np.abs(heard[-round(0.2 * 48_000) :]).max()
    assert quiet < 0.001
