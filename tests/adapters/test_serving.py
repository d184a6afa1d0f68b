"""The service as gunicorn serves it: what only shows on the wire and in the log."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from checkers.adapters.contract.settings import HOME

PACKS = Path(__file__).parent / "packs"
MARKER = "XYZZYMARKER"
Ask = Callable[[bytes], tuple[str, bytes, str]]


def gunicorn(log: Path, **environ: str) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "gunicorn", "--config", str(HOME / "gunicorn.conf.py")]
    command += ["--bind", "127.0.0.1:0", "app:create_app()"]
    told = {**os.environ, "FACTDESK_RULES": str(PACKS), "WEB_CONCURRENCY": "1", **environ}
    with log.open("wb") as stderr:
        return subprocess.Popen(command, stderr=stderr, cwd=HOME, env=told)


def wait_for(log: Path, words: str, *, start: int = 0) -> str:
    """Return the log from `start` once it holds the words."""
    for _ in range(600):
        said = log.read_text(encoding="utf-8")[start:]
        if words in said:
            return said
        time.sleep(0.05)
    pytest.fail(f"no {words!r} in the log: {said}")


@pytest.fixture(scope="module")
def ask(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    """Send bytes as they are; what comes back is the head, the body and what was logged."""
    log = tmp_path_factory.mktemp("served") / "log"
    server = gunicorn(log)
    try:
        started = wait_for(log, "Booting worker")
        port = int(started.split("Listening at: http://127.0.0.1:")[1].split()[0])

        def send(sent: bytes) -> tuple[str, bytes, str]:
            before = len(log.read_text(encoding="utf-8"))
            with socket.create_connection(("127.0.0.1", port), timeout=30) as wire:
                wire.sendall(sent)
                wire.shutdown(socket.SHUT_WR)
                got = b"".join(iter(lambda: wire.recv(65_536), b""))
            head, _, body = got.partition(b"\r\n\r\n")
            return head.decode("latin-1"), body, wait_for(log, "\n", start=before)

        yield send
    finally:
        server.terminate()
        server.wait(timeout=30)


NO_HTTP = {
    "a line": (f"{MARKER} said “no”: 'never'\r\n\r\n".encode(), "Invalid HTTP request line"),
    "a method": (f"{MARKER}# / HTTP/1.1\r\n\r\n".encode(), "Invalid HTTP method"),
    "a version": (f"GET / HTTP/{MARKER}\r\n\r\n".encode(), "Invalid HTTP"),
    "a header": (f"GET / HTTP/1.1\r\n{MARKER} said no\r\n\r\n".encode(), "Invalid HTTP Header"),
    "a header's name": (
        f"GET / HTTP/1.1\r\n{MARKER} said: no\r\n\r\n".encode(),
        "Invalid HTTP header name",
    ),
    "a folded header": (
        f"GET / HTTP/1.1\r\nA: b\r\n {MARKER}\r\n\r\n".encode(),
        "Obsolete line folding",
    ),
    "a coding": (
        f"POST / HTTP/1.1\r\nTransfer-Encoding: {MARKER}\r\n\r\n".encode(),
        "Unsupported transfer coding",
    ),
    "an expectation": (
        f"POST / HTTP/1.1\r\nExpect: {MARKER}\r\n\r\n".encode(),
        "Unable to comply with expectation",
    ),
    "a long line": (f"GET /{MARKER * 300} HTTP/1.1\r\n\r\n".encode(), "Request Line is too large"),
}


@pytest.mark.parametrize(("sent", "told"), NO_HTTP.values(), ids=NO_HTTP.keys())
def test_what_is_no_http_is_logged_without_its_words(ask: Ask, sent: bytes, told: str) -> None:
    head, _, logged = ask(sent)
    assert head.split(" ", 2)[1][0] in "45"
    assert f"WARNING gunicorn.error Invalid request from ip=127.0.0.1: {told}" in logged
    assert MARKER not in logged


CHUNKED = (
    b"POST /v1/check HTTP/1.1\r\nContent-Type: text/plain\r\nTransfer-Encoding: chunked\r\n\r\n"
)
BAD_CHUNKS = {
    "no size": MARKER.encode() + b"\r\n",
    "no size later": b"3\r\nabc\r\n" + MARKER.encode() + b"\r\n",
    "too short a size": b"3\r\n" + MARKER.encode() + b"\r\n0\r\n\r\n",
    "broken off": b"ff\r\n" + MARKER.encode(),
    "a strange extension": b"3;\r" + MARKER.encode() + b"\r\nabc\r\n0\r\n\r\n",
}


@pytest.mark.parametrize("body", BAD_CHUNKS.values(), ids=BAD_CHUNKS.keys())
def test_a_badly_chunked_body_is_the_senders_mistake(ask: Ask, body: bytes) -> None:
    head, said, logged = ask(CHUNKED + body)
    assert head.startswith("HTTP/1.1 400 ")
    assert "application/problem+json" in head
    assert json.loads(said)["status"] == 400
    assert "POST /v1/check 400 " in logged
    assert "ERROR" not in logged
    assert MARKER not in logged


def test_a_chunked_body_is_read(ask: Ask) -> None:
    head, said, _ = ask(CHUNKED + b"3\r\nIt \r\n5\r\nrose.\r\n0\r\n\r\n")
    assert head.startswith("HTTP/1.1 200 ")
    assert json.loads(said)["coverage"]["sentences"] == 1


def test_gunicorn_without_a_worker_does_not_start(tmp_path: Path) -> None:
    log = tmp_path / "log"
    assert gunicorn(log, WEB_CONCURRENCY="0").wait(timeout=60) == 1
    said = log.read_text(encoding="utf-8")
    assert said.startswith("Error: WEB_CONCURRENCY='0' is too low: set it to 1 or more")
    assert said.count("\n") == 1
