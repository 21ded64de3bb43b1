"""Every day's texts as aired can be shown (B5)."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from broadcaster.record.lines import encode
from broadcaster.store.record import RecordStore
from tests.store.entries import words

ROOT = Path(__file__).parents[2]


def archived(home: Path, *more: str) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "BROADCASTER_HOME": str(home), "BROADCASTER_LANGUAGE": "en", "PYTHONUTF8": "1"}
    call = [sys.executable, "-m", "broadcaster", "script", "archive", "--date", "2026-12-05", *more]
    return subprocess.run(call, env=environ, cwd=ROOT, capture_output=True, text=True, timeout=60, check=False)


def test_texts_of_the_store_and_those_on_their_way_to_it_are_shown_in_the_order_they_were_heard(tmp_path: Path) -> None:
    (tmp_path / "schedules").mkdir()
    shutil.copy(ROOT / "schedules" / "mall.yaml", tmp_path / "schedules")
    (tmp_path / "var" / "spool").mkdir(parents=True)
    RecordStore.open(f"sqlite:///{tmp_path / 'var' / 'store.sqlite'}").put([words(5, "第二篇。")])
    (tmp_path / "var" / "spool" / "journal.jsonl").write_bytes(encode(words(3, "第一篇。")) + b"\n")
    told = json.loads(archived(tmp_path, "--json").stdout)
    assert [(t["text"], t["voice"]) for t in told] == [("第一篇。", "kokoro/zf_xiaoxiao"), ("第二篇。", "kokoro/zf_xiaoxiao")]
    shown = archived(tmp_path)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert "2 texts aired on 2026-12-05." in shown.stdout
