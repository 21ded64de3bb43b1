"""Faults of equipment and recorders (F-EXC2)."""

from broadcaster.desk.book import Book, Span
from broadcaster.desk.declare import HEATING, choice, instant, line, person, text, words

BOOK = Book(
    name="fault",
    prefix="GZ",
    zh="设备/录音设备故障",
    en="Equipment faults",
    about_zh="什么设备、什么现象、谁报告、何时报修、何时恢复。",
    about_en="Which device, what it does, who reported it, when it was reported for repair and when it worked again.",
    form="F-EXC2",
    source=line(HEATING, "38,42"),
    rules=("EXC-13", "CAL-12"),
    fields=(
        choice(
            "kind",
            "类别",
            "Kind",
            "computer 电脑 computer; recorder 录音设备 recorder; phone 电话 telephone; sound 音响 sound; other 其他 other",
            required=True,
        ),
        text("device", "设备", "Device", required=True),
        words("symptom", "现象", "Symptom", required=True),
        person("reporter", "报告人", "Reporter", default="me"),
        instant("reported_at", "报修", "Reported", asked=False),
        instant("restored_at", "恢复", "Restored", asked=False),
        words("result", "处理结果", "Result", asked=False),
    ),
    columns=("number", "happened_at", "kind", "device", "reporter", "reported_at", "restored_at"),
    close=Span.MONTH,
    checks=("restored-after-report",),
)
