"""Errors as RFC 9457 says them, with JSON pointers (RFC 6901) to what is wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from http import HTTPStatus
from itertools import islice
from typing import Any, TypeAlias

MOST_FAULTS = 50  # that one answer lists

Step: TypeAlias = str | int


def pointer(steps: Iterable[Step]) -> str:
    return "".join("/" + str(step).replace("~", "~0").replace("/", "~1") for step in steps)


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing wrong with a request; `pointer` leads to it, "" being the whole."""

    pointer: str
    detail: str


class Problem(Exception):
    """Why a request gets no answer; the same words over HTTP and on the command line."""

    def __init__(
        self,
        status: HTTPStatus,
        detail: str,
        *,
        kind: str | None = None,
        faults: tuple[Fault, ...] = (),
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.status = status
        self.detail = detail
        self.kind = kind
        self.faults = faults
        self.headers = dict(headers or {})

    def body(self) -> dict[str, Any]:
        said: dict[str, Any] = {
            "type": f"urn:factdesk:problem:{self.kind}" if self.kind else "about:blank",
            "title": self.status.phrase,
            "status": self.status.value,
            "detail": self.detail,
        }
        if self.faults:
            said["errors"] = [
                {"pointer": fault.pointer, "detail": fault.detail} for fault in self.faults
            ]
        return said


def invalid(faults: Iterable[Fault]) -> Problem:
    """Say what is wrong with a request; a request that is wrong all over is cut short."""
    found = tuple(islice(faults, MOST_FAULTS + 1))
    count = "1 error" if len(found) == 1 else f"{len(found)} errors"
    if len(found) > MOST_FAULTS:
        count = f"more than {MOST_FAULTS} errors"
    return Problem(
        HTTPStatus.UNPROCESSABLE_ENTITY,
        f"The request was understood but cannot be used: {count}.",
        kind="invalid-request",
        faults=found[:MOST_FAULTS],
    )


def malformed(detail: str, *, kind: str = "malformed-json") -> Problem:
    return Problem(HTTPStatus.BAD_REQUEST, detail, kind=kind)


def too_large(detail: str) -> Problem:
    return Problem(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, detail, kind="too-large")


def out_of_time(seconds: float) -> Problem:
    return Problem(
        HTTPStatus.SERVICE_UNAVAILABLE,
        f"Stopped at the limit of {seconds:g} seconds (FACTDESK_MAX_SECONDS); "
        "send a shorter text, or try later.",
        kind="out-of-time",
        headers={"Retry-After": "10"},
    )


def no_rules() -> Problem:
    return not_ready("No rule is loaded, so nothing can be checked; GET /readyz says why.")


def not_ready(detail: str) -> Problem:
    return Problem(
        HTTPStatus.SERVICE_UNAVAILABLE, detail, kind="not-ready", headers={"Retry-After": "5"}
    )
