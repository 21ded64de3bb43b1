"""Make the demo library from nothing: music by `demo_music`, words by `demo_speech`, of unequal loudness on purpose.

    python -m venv /tmp/voice && /tmp/voice/bin/pip install espeakng-loader pyttsx3
    .venv/bin/python -m tools.demo_library --espeak /tmp/voice/bin/python

The same seed gives the same music; the files differ only where an encoder does.
"""

import argparse
from dataclasses import dataclass
from fractions import Fraction
from pathlib import Path
from typing import cast

import numpy as np

from broadcaster.content.loudness import Meter, Samples
from tools.demo_music import RATE_HZ, Score, Sound, chime, piece
from tools.demo_speech import words

DINGDONG = (659.255, 523.251)
UP4 = (523.251, 659.255, 783.991, 1046.502)
ALARM = (880.0, 880.0, 880.0)


@dataclass(frozen=True, slots=True)
class Song:
    """One piece of music as a file."""

    file: str
    seconds: float
    lufs: float
    score: Score
    lead_s: float = 0.0
    tail_s: float = 0.0
    kbps: int = 64
    rate_hz: int = RATE_HZ
    mono: bool = False
    hot: bool = False
    """Driven into full scale, as shop music often is: its true peak passes 0 dBTP."""


@dataclass(frozen=True, slots=True)
class Talk:
    """Words after a chime as a file; `jingle` plays under them."""

    file: str
    lufs: float
    text: str
    notes_hz: tuple[float, ...] = DINGDONG
    jingle: Score | None = None


SONGS = (
    Song(
        "welcome/相亲相爱.ogg",
        180,
        -17,
        Score(60, "major", 92, (0, 4, 5, 2, 3, 0, 3, 4), "flute", drums=True, seed=1),
        lead_s=0.6,
        tail_s=1.5,
    ),
    Song(
        "welcome/迎宾曲.mp3",
        145,
        -12,
        Score(62, "major", 108, (0, 3, 4, 0, 5, 3, 1, 4), "pluck", drums=True, arpeggio=(0, 4, 2, 4) * 2, seed=2),
    ),
    Song("farewell/送宾曲.flac", 76, -24, Score(65, "major", 66, (0, 5, 3, 4), "bell", seed=3), tail_s=2.0, rate_hz=22_050, mono=True),
    Song(
        "english/Morning Walk.mp3", 100, -12, Score(67, "major", 112, (0, 5, 3, 4), "pluck", drums=True, seed=4), rate_hz=44_100, hot=True
    ),
    Song(
        "english/Paper Lanterns.ogg",
        95,
        -21,
        Score(57, "minor", 96, (0, 5, 2, 6), "flute", arpeggio=(0, 4, 7, 4, 2, 4, 7, 4), seed=5),
        lead_s=1.0,
    ),
    Song(
        "english/Window Seat.m4a",
        95,
        -15,
        Score(63, "major", 84, (0, 2, 3, 4, 5, 3, 1, 4), "bell", drums=True, seed=6),
        tail_s=0.8,
        rate_hz=44_100,
    ),
    Song(
        "english/Evening Train.mp3",
        92,
        -26,
        Score(62, "dorian", 120, (0, 3, 0, 6), "flute", drums=True, arpeggio=(0, 0, 4, 0, 6, 4, 2, 4), seed=7),
    ),
    Song(
        "light/清泉.opus",
        100,
        -28,
        Score(60, "major", 72, (0, 5, 1, 4), "bell", arpeggio=(0, 2, 4, 7, 9, 7, 4, 2), seed=8),
        tail_s=1.2,
        kbps=32,
    ),
    Song("light/竹影.ogg", 100, -30, Score(57, "minor", 60, (0, 3, 6, 2, 5, 3, 4, 0), "flute", seed=9), lead_s=0.4),
    Song("light/云淡.flac", 42, -22, Score(65, "lydian", 80, (0, 1, 0, 4), "pluck", seed=10), rate_hz=22_050, mono=True),
    Song("light/晨光.opus", 95, -19, Score(67, "major", 76, (0, 4, 3, 4), "bell", arpeggio=(0, 4, 2, 4, 7, 4, 2, 4), seed=11), kbps=32),
)
JINGLES = tuple(
    Score(key, "major", bpm, (0, 3, 4, 0), lead, drums=drums, seed=seed)
    for key, bpm, lead, drums, seed in ((60, 120, "bell", True, 21), (64, 100, "pluck", False, 22), (67, 126, "pluck", True, 23))
)
TALKS = (
    Talk(
        "promo/云杉家居-沙发节.ogg",
        -14,
        "云杉家居沙发节，现在开始。三楼云杉家居展厅，布艺沙发，真皮沙发，全场优惠。坐一坐，您就不想走。欢迎您到三楼选购。",
        jingle=JINGLES[0],
    ),
    Talk(
        "promo/云杉家居-以旧换新.mp3",
        -18,
        "旧沙发不要扔。云杉家居以旧换新，上门回收，送货到家。详情请到三楼云杉家居咨询。",
        jingle=JINGLES[0],
    ),
    Talk("promo/青禾软装-窗帘周.wav", -23, "青禾软装窗帘周。买窗帘，送窗纱，免费测量，免费安装。青禾软装，二楼等您。", jingle=JINGLES[1]),
    Talk(
        "promo/青禾软装-春季新品.ogg",
        -20,
        "春天到了，给家换一身新衣。青禾软装春季新品上市，床品，地毯，靠垫，颜色清新，手感柔软。二楼青禾软装，欢迎您来看一看，摸一摸。",
        jingle=JINGLES[1],
    ),
    Talk(
        "promo/木言定制-免费量尺.mp3",
        -11,
        "木言定制，一寸也不浪费。免费量尺，免费设计，先看效果，再下订单。五楼木言定制。",
        jingle=JINGLES[2],
    ),
    Talk(
        "promo/木言定制-衣柜特惠.ogg",
        -16,
        "木言定制衣柜特惠。环保板材，整柜质保，今天预订，还送抽屉和灯带。请到五楼木言定制展厅，设计师为您服务。",
        jingle=JINGLES[2],
    ),
    Talk(
        "recordings/营业员心态调整.ogg",
        -19,
        "各位同事，早上好。新的一天开始了。请整理好着装和展位，打开灯光，备好资料。请记住，微笑是最好的语言，耐心是最好的服务。"
        "每一位走进来的顾客，都是我们的客人。无论昨天怎样，今天都是新的开始。让我们精神饱满，相互帮助，一起迎接今天的顾客。谢谢大家。",
    ),
    Talk(
        "recordings/红星欢迎语.ogg",
        -22,
        "尊敬的顾客朋友，欢迎光临红星国际家居。我们为您准备了家具，建材，软装和家居用品。如果您需要帮助，请到一楼服务台，我们的工作人员将热情为您服务。祝您购物愉快。",
        notes_hz=UP4,
    ),
    Talk(
        "recordings/天气预报友情提醒.ogg",
        -25,
        "现在为您播报天气预报和友情提醒。今日天气预报暂时无法获取，请您出行前留意最新天气信息。请照看好您的孩子和随身物品，乘坐扶梯时请扶好扶手。谢谢您的配合。",
    ),
    Talk(
        "recordings/活动信息.ogg",
        -15,
        "各位顾客，商场今天举办活动。凭当日购物小票，可以到一楼服务台参加抽奖。数量有限，送完为止。欢迎您的参加。",
        notes_hz=UP4,
    ),
    Talk("recordings/节日祝福.ogg", -21, "尊敬的顾客朋友，节日好。红星国际家居全体员工，祝您和家人节日快乐，身体健康，阖家幸福。"),
    Talk(
        "emergency/疏散.ogg",
        -12,
        "各位顾客，各位员工，请注意。请立即停止购物，听从工作人员的指挥，从最近的安全出口有序离开。请不要乘坐电梯，不要拥挤，不要返回。",
        notes_hz=ALARM,
    ),
    Talk("emergency/解除.ogg", -18, "各位顾客，各位员工，刚才的情况已经解除，商场恢复正常营业。感谢您的配合。"),
)
CEILING = 0.97
"""Where loud sound is bent."""


def main() -> None:
    """Write every file under --out."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, default=Path("audio"))
    parser.add_argument("--espeak", metavar="PYTHON", help="an interpreter with espeakng-loader and pyttsx3; without: music only")
    asked = parser.parse_args()
    for song in SONGS:
        _write(asked.out / song.file, _song(song), song.kbps, song.rate_hz, mono=song.mono)
    for talk in TALKS if asked.espeak else ():
        file = asked.out / talk.file
        _write(file, _talk(talk, asked.espeak), 48, 16_000 if file.suffix == ".wav" else RATE_HZ, mono=True)


def _song(song: Song) -> Sound:
    music = piece(song.score, song.seconds - song.lead_s - song.tail_s)
    silence = [np.zeros((int(s * RATE_HZ), 2)) for s in (song.lead_s, song.tail_s)]
    loud = _at_loudness(music, song.lufs)
    return np.concatenate([silence[0], np.clip(loud * 1.5, -1, 1) if song.hot else loud, silence[1]])


def _talk(talk: Talk, python: str) -> Sound:
    gong, spoken = chime(talk.notes_hz, 0.42 if len(talk.notes_hz) > 2 else 0.7), words(talk.text, python)
    voice = np.concatenate([gong * 0.5, np.zeros(RATE_HZ // 4), spoken, np.zeros(RATE_HZ)])
    both = np.stack([voice, voice], axis=1)
    if talk.jingle:
        bed = piece(talk.jingle, len(both) / RATE_HZ)
        both[: len(bed)] += bed[: len(both)] * 0.12
    return _at_loudness(both, talk.lufs)


def _at_loudness(sound: Sound, lufs: float) -> Sound:
    """The sound at `lufs` as near as its peaks allow; what would pass full scale is bent, not cut."""
    for _ in range(6):
        meter = Meter()
        meter.push(sound.astype(np.float32))
        loud = meter.integrated_lufs
        if loud is None or abs(loud - lufs) < 0.2:
            break
        sound = np.tanh(sound * 10 ** ((lufs - loud) / 20) / CEILING) * CEILING
    return sound


def _write(file: Path, sound: Sound, kbps: int, rate_hz: int, *, mono: bool) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    stereo = np.ascontiguousarray(sound, np.float32)
    if file.suffix == ".ogg":
        _write_vorbis(file, stereo[:, :1] if mono else stereo)
    else:
        _encode(file, stereo, kbps, rate_hz, "mono" if mono else "stereo")
    print(f"{file} {len(sound) / RATE_HZ:.1f} s {file.stat().st_size / 1e6:.2f} MB")


def _write_vorbis(file: Path, sound: Samples) -> None:
    """By libsndfile: libavcodec's wheels have no good Vorbis encoder."""
    import soundfile

    with soundfile.SoundFile(file, "w", RATE_HZ, sound.shape[1], "VORBIS", format="OGG", compression_level=0.98) as out:
        for at in range(0, len(sound), RATE_HZ):
            out.write(sound[at : at + RATE_HZ])


def _encode(file: Path, stereo: Samples, kbps: int, rate_hz: int, layout: str) -> None:
    import av

    container, codec, form = {
        ".mp3": ("mp3", "libmp3lame", "fltp"),
        ".m4a": ("ipod", "aac", "fltp"),
        ".opus": ("ogg", "libopus", "flt"),
        ".flac": ("flac", "flac", "s16"),
        ".wav": ("wav", "pcm_s16le", "s16"),
    }[file.suffix]
    with av.open(str(file), "w", format=container) as out:
        stream = cast("av.AudioStream", out.add_stream(codec, rate=rate_hz, layout=layout, bit_rate=kbps * 1000))
        stream.format = av.AudioFormat(form)
        convert = av.AudioResampler(format=form, layout=layout, rate=rate_hz)
        for at in range(0, len(stereo), 1 << 15):
            frame = av.AudioFrame.from_ndarray(stereo[at : at + (1 << 15)].reshape(1, -1), format="flt", layout="stereo")
            frame.sample_rate, frame.pts, frame.time_base = RATE_HZ, at, Fraction(1, RATE_HZ)
            for ready in convert.resample(frame):
                out.mux(stream.encode(ready))
        for ready in convert.resample(None):
            out.mux(stream.encode(ready))
        out.mux(stream.encode(None))


if __name__ == "__main__":
    main()
