"""The local API over its real socket."""

import getpass
import json
import os
import socket
import stat
import threading
import time
from pathlib import Path

import pytest

from broadcaster.control.client import ControlClient
from broadcaster.control.messages import Reply, Request, Verb
from broadcaster.control.routes import LARGEST_BODY
from broadcaster.control.server import ControlServer
from broadcaster.faults import Exit, Fault, Mark, Problem, Severity, fault
from tests.control.conftest import Desk


def raw(path: Path, text: bytes) -> tuple[int, dict[str, object]]:
    """Status and JSON for bytes sent as they are."""
    with socket.socket(socket.AF_UNIX) as link:
        link.settimeout(6)
        link.connect(str(path))
        link.sendall(text)
        link.shutdown(socket.SHUT_WR)
        answer = b"".join(iter(lambda: link.recv(65_536), b""))
    head, _, body = answer.partition(b"\r\n\r\n")
    return int(head.split()[1]), json.loads(body)


def test_status_is_whatever_the_daemon_says(desk: Desk) -> None:
    desk.answer = lambda _request: {"state": "on air", "on_air": [{"title": "迎宾曲", "dial": 24.0}]}
    assert desk.client.status() == {"state": "on air", "on_air": [{"title": "迎宾曲", "dial": 24.0}]}


@pytest.mark.parametrize("verb", [v for v in Verb if v.method == "POST"])
def test_every_request_becomes_one_event_with_its_body(desk: Desk, verb: Verb) -> None:
    reply = desk.client.post(f"/{verb}", {"kind": "light", "dial": 24})
    assert reply["body"] == {"kind": "light", "dial": 24}
    assert [r.verb for r in desk.seen] == [verb]


def test_the_kernel_says_who_asked(desk: Desk) -> None:
    desk.client.post("skip")
    assert desk.seen[0] == Request(Verb.SKIP, {}, by=getpass.getuser(), uid=os.getuid())


def test_a_name_given_stands_before_the_account_it_came_from(desk: Desk) -> None:
    desk.client.post("skip", {"by": "小王"})
    assert desk.seen[0].by == f"小王 ({getpass.getuser()})"


def test_a_refusal_keeps_its_code_place_and_facts(desk: Desk) -> None:
    at = Mark("schedules/mall.yaml", 7, 3)

    def refuse(_request: Request) -> Reply:
        raise Fault([Problem("level.unknown", Severity.WARNING, at, {"kind": "轻音乐", "known": "light"}), Problem("control.bad-answer")])

    desk.answer = refuse
    with pytest.raises(Fault) as caught:
        desk.client.post("reload")
    assert caught.value.problems[0] == Problem("level.unknown", Severity.WARNING, at, {"kind": "轻音乐", "known": "light"})
    assert caught.value.problems[1].code == "control.bad-answer"


def test_a_bug_behind_the_socket_is_told_and_does_not_end_the_server(desk: Desk) -> None:
    desk.answer = lambda _request: {"x": 1 / 0}
    with pytest.raises(Fault, match=r"control\.failed"):
        desk.client.post("skip")
    desk.answer = lambda _request: {"state": "on air"}
    assert desk.client.status() == {"state": "on air"}


def test_no_answer_in_two_seconds_is_told_and_what_had_not_begun_never_happens(desk: Desk) -> None:
    freed = threading.Event()
    desk.answer = lambda _request: {"freed": freed.wait(10)}

    def give_up() -> None:
        with pytest.raises(Fault, match=r"control\.no-answer"):
            desk.client.status()

    first = threading.Thread(target=give_up)
    first.start()
    started = time.monotonic()
    while not desk.seen:
        time.sleep(0.01)
    with pytest.raises(Fault, match=r"control\.no-answer"):
        desk.client.post("stop")
    assert time.monotonic() - started < 3.5
    freed.set()
    first.join()
    assert desk.client.post("skip")
    assert [r.verb for r in desk.seen] == [Verb.STATUS, Verb.SKIP]


@pytest.mark.parametrize(
    ("text", "status", "code"),
    [
        (b"GET /nothing HTTP/1.0\r\n\r\n", 404, "control.unknown-path"),
        (b"GET /stop HTTP/1.0\r\n\r\n", 405, "control.wrong-method"),
        (b"POST /status HTTP/1.0\r\n\r\n", 405, "control.wrong-method"),
        (b"PUT /stop HTTP/1.0\r\n\r\n", 501, "control.bad-request"),
        (b"rubbish\r\n\r\n", 400, "control.bad-request"),
        (b"GET /status HTTP/7.x\r\n\r\n", 400, "control.bad-request"),
        (b"GET /" + b"x" * 70_000 + b" HTTP/1.0\r\n\r\n", 414, "control.bad-request"),
        (b"POST /stop HTTP/1.0\r\nContent-Length: many\r\n\r\n", 400, "control.bad-request"),
        (b"POST /stop HTTP/1.0\r\nContent-Length: -1\r\n\r\n", 400, "control.bad-request"),
        (b"POST /stop HTTP/1.0\r\nContent-Length: " + b"9" * 5000 + b"\r\n\r\n", 413, "control.too-large"),
        (b"POST /stop HTTP/1.0\r\nContent-Length: %d\r\n\r\n" % (LARGEST_BODY + 1), 413, "control.too-large"),
        (b"POST /stop HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 411, "control.bad-request"),
        (b"POST /stop HTTP/1.0\r\nContent-Length: 4\r\n\r\n{oh}", 400, "control.bad-request"),
        (b"POST /stop HTTP/1.0\r\nContent-Length: 2\r\n\r\n[]", 400, "control.bad-request"),
        (b"POST /stop HTTP/1.0\r\nContent-Length: 2\r\n\r\n\xff\xfe", 400, "control.bad-request"),
        (b"POST /stop HTTP/1.0\r\nContent-Length: 60000\r\n\r\n" + b"[" * 60_000, 400, "control.bad-request"),
    ],
)
def test_a_bad_request_is_refused_with_a_code_and_a_sentence(desk: Desk, text: bytes, status: int, code: str) -> None:
    got, body = raw(desk.socket, text)
    assert (got, body["code"]) == (status, code)
    assert isinstance(body["message"], str)
    assert len(body["message"]) > 5
    assert desk.seen == []


def test_silent_clients_do_not_keep_others_waiting(desk: Desk) -> None:
    links = [socket.socket(socket.AF_UNIX) for _ in range(20)]
    for link in links:
        link.connect(str(desk.socket))
        link.sendall(b"GET /sta")
    started = time.monotonic()
    assert desk.client.status()
    assert time.monotonic() - started < 0.5
    for link in links:
        link.close()


def test_a_silent_client_is_hung_up_on(desk: Desk) -> None:
    with socket.socket(socket.AF_UNIX) as link:
        link.settimeout(5)
        link.connect(str(desk.socket))
        link.sendall(b"GET /sta")
        assert link.recv(10) == b""


def test_more_clients_than_it_bears_are_hung_up_on_at_once_and_service_comes_back(desk: Desk) -> None:
    links = [socket.socket(socket.AF_UNIX) for _ in range(80)]
    for link in links:
        link.settimeout(5)
        link.connect(str(desk.socket))
    assert links[-1].recv(10) == b""
    for link in links:
        link.close()
    time.sleep(0.3)
    assert desk.client.status()


def test_fifty_clients_at_once_all_get_their_own_answer(desk: Desk) -> None:
    replies: list[object] = []
    threads = [threading.Thread(target=lambda n=n: replies.append(desk.client.post("skip", {"n": n})["body"])) for n in range(50)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert sorted(r["n"] for r in replies if isinstance(r, dict)) == list(range(50))


def test_only_owner_and_group_reach_the_socket(desk: Desk) -> None:
    assert stat.S_IMODE(desk.socket.stat().st_mode) == 0o660
    assert stat.S_IMODE(desk.socket.parent.stat().st_mode) & stat.S_IRWXO == 0


def test_a_folder_open_to_others_is_closed_to_them_and_otherwise_left_alone(tmp_path: Path) -> None:
    tmp_path.chmod(0o2777)
    server = ControlServer(tmp_path / "control.sock", Desk(tmp_path / "x")._post)
    server.start()
    server.stop()
    assert stat.S_IMODE(tmp_path.stat().st_mode) == 0o2770


def test_stopping_takes_the_socket_away_and_may_be_repeated(desk: Desk) -> None:
    desk.server.stop()
    desk.server.stop()
    assert not desk.socket.exists()
    with pytest.raises(Fault) as caught:
        desk.client.status()
    assert (caught.value.problems[0].code, caught.value.exit_code) == ("control.no-daemon", Exit.NO_DAEMON)


def test_the_socket_of_a_dead_daemon_is_replaced(tmp_path: Path) -> None:
    path = tmp_path / "control.sock"
    with socket.socket(socket.AF_UNIX) as dead:
        dead.bind(str(path))
        dead.listen()
    assert path.is_socket()
    with pytest.raises(Fault, match=r"control\.no-daemon"):
        ControlClient(path).status()
    desk = Desk(path)
    desk.start()
    assert desk.client.status()
    desk.stop()


def test_the_socket_of_a_living_daemon_is_left_alone(desk: Desk) -> None:
    second = ControlServer(desk.socket, desk._post)
    with pytest.raises(Fault) as caught:
        second.start()
    second.stop()
    assert (caught.value.problems[0].code, caught.value.exit_code) == ("control.busy", Exit.BUSY)
    assert desk.client.status()


def test_another_file_in_the_sockets_place_is_not_touched(tmp_path: Path) -> None:
    path = tmp_path / "control.sock"
    path.write_text("accounts")
    with pytest.raises(Fault, match=r"control\.in-the-way"):
        ControlServer(path, Desk(path)._post).start()
    assert path.read_text() == "accounts"


def test_a_long_chinese_path_is_no_obstacle(tmp_path: Path) -> None:
    path = tmp_path / ("红星国际家居广播室" * 8) / "var" / "control.sock"
    assert len(bytes(path)) > 108
    desk = Desk(path)
    desk.start()
    assert desk.client.status()
    desk.stop()


@pytest.mark.skipif(os.getuid() != 0, reason="only root can become nobody")
def test_an_account_outside_the_group_is_told_so(desk: Desk) -> None:
    for folder in (desk.socket.parent, *desk.socket.parent.parents):
        if folder.stat().st_uid == os.getuid() and folder != Path("/"):
            folder.chmod(folder.stat().st_mode | 0o011)
    child = os.fork()
    if child == 0:
        os.setgroups([])
        os.setgid(65_534)
        os.setuid(65_534)
        try:
            desk.client.status()
        except Fault as refused:
            os._exit(0 if refused.problems[0].code == "control.forbidden" else 2)
        os._exit(1)
    assert os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


def test_something_else_at_the_socket_is_recognised(tmp_path: Path) -> None:
    path = tmp_path / "control.sock"
    with socket.socket(socket.AF_UNIX) as other:
        other.bind(str(path))
        other.listen()

        def greet() -> None:
            link, _ = other.accept()
            link.sendall(b"SSH-2.0 hello\r\n")
            link.close()

        thread = threading.Thread(target=greet)
        thread.start()
        with pytest.raises(Fault, match=r"control\.bad-answer"):
            ControlClient(path).status()
        thread.join()


def test_a_fault_raised_while_posting_is_a_refusal(tmp_path: Path) -> None:
    def closed(_request: Request) -> object:
        raise fault("control.busy", pid=1, store="x")

    server = ControlServer(tmp_path / "control.sock", closed)  # type: ignore[arg-type]
    server.start()
    with pytest.raises(Fault, match=r"control\.busy"):
        ControlClient(tmp_path / "control.sock").status()
    server.stop()
