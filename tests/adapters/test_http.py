"""The HTTP service: what is answered, what is refused and how."""

from __future__ import annotations

import gzip
import json
import signal
import threading
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from flask.testing import FlaskClient
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st

from app import create_app
from checkers import engine
from checkers.adapters.contract import service
from checkers.adapters.contract.settings import Settings
from checkers.engine import FINDERS, FUNCTIONS
from checkers.rulebook import RuleShelf

WRONG = "The council met on Tuesday, 14 March 2024 in the town hall."
DATE = "Tuesday, 14 March 2024"


def post(client: FlaskClient, path: str, **options: Any) -> tuple[int, Any]:
    reply = client.post(path, **options)
    assert reply.data.isascii()
    return reply.status_code, reply.get_json(force=True)


def check(client: FlaskClient, **request: Any) -> tuple[int, Any]:
    return post(client, "/v1/check", json=request)


# --- answers -------------------------------------------------------------------------------------


def test_plain_text_is_an_article_body(client: FlaskClient) -> None:
    status, said = post(client, "/v1/check", data=WRONG.encode(), content_type="text/plain")
    assert status == 200
    (finding,) = said["findings"]
    (evidence,) = finding["evidence"]
    assert (evidence["field"], evidence["text"]) == ("body", DATE)
    assert WRONG[evidence["start"] : evidence["end"]] == DATE


def test_text_alone_is_the_same_as_an_article_with_a_body(client: FlaskClient) -> None:
    assert check(client, text=WRONG) == check(client, article={"body": WRONG})


def test_each_block_is_a_field_of_its_own(client: FlaskClient) -> None:
    blocks = [{"id": "p1", "text": "Nothing here."}, {"id": "p2", "kind": "caption", "text": WRONG}]
    _, said = check(client, article={"headline": "Council meets", "blocks": blocks})
    (evidence,) = said["findings"][0]["evidence"]
    assert (evidence["field"], evidence["start"]) == ("p2", WRONG.index(DATE))


@pytest.mark.parametrize(
    ("encoding", "width"), [("codepoint", 2), ("utf16", 3), ("utf8", 6)], ids=str
)
def test_every_offset_is_in_the_unit_asked_for(
    client: FlaskClient, encoding: str, width: int
) -> None:
    body = "é😀" + WRONG
    _, said = check(client, article={"body": body}, options={"offset_encoding": encoding})
    (finding,) = said["findings"]
    shift = width + WRONG.index(DATE)
    assert said["offset_encoding"] == encoding
    assert (finding["evidence"][0]["start"], finding["evidence"][0]["end"]) == (
        shift,
        shift + len(DATE),
    )
    assert finding["suggestions"] == [
        {
            "document": "article",
            "field": "body",
            "start": shift,
            "end": shift + len("Tuesday"),
            "replacement": "Thursday",
        }
    ]


def test_html_offsets_index_what_was_sent(client: FlaskClient) -> None:
    sent = f"<p>Caf&eacute; news.</p><p>{WRONG}</p>"
    _, said = check(client, article={"body": sent, "format": "html"})
    (evidence,) = said["findings"][0]["evidence"]
    assert sent[evidence["start"] : evidence["end"]] == DATE


def test_a_suggestion_over_an_entity_is_dropped(client: FlaskClient) -> None:
    sent = WRONG.replace("Tuesday", "Tues&#100;ay")
    _, said = check(client, article={"body": sent, "format": "html"})
    (finding,) = said["findings"]
    assert finding["evidence"][0]["text"] == DATE
    assert finding["suggestions"] == []


def test_filtered_findings_leave_counts_and_verdict_whole(client: FlaskClient) -> None:
    _, whole = check(client, text=WRONG)
    _, some = check(client, text=WRONG, options={"verdicts": ["consistent"]})
    assert some["findings"] == []
    assert (some["verdict"], some["counts"]) == (whole["verdict"], whole["counts"])
    assert some["verdict"] == "contradicted"


def test_a_disabled_rule_says_nothing(client: FlaskClient) -> None:
    _, said = check(client, text=WRONG, options={"disable": ["desk/weekday-date"]})
    assert said["verdict"] == "nothing_to_check"


def test_strictness_is_low_normal_or_high(client: FlaskClient) -> None:
    _, low = check(client, text=WRONG, options={"strictness": "low"})
    assert low["verdict"] == "nothing_to_check"
    status, said = check(client, text=WRONG, options={"strictness": "harsh"})
    assert (status, said["errors"][0]["pointer"]) == (422, "/options/strictness")


@pytest.mark.parametrize("text", ["", " \n\n ", "\ud800", "\x00", "שלום", "a\r\nb\rc\n"], ids=repr)
def test_odd_texts_get_a_clear_answer(client: FlaskClient, text: str) -> None:
    status, said = check(client, text=text)
    assert (status, said["verdict"], said["findings"]) == (200, "nothing_to_check", [])


def test_evidence_beside_a_lone_surrogate_survives(client: FlaskClient) -> None:
    _, said = check(client, text="\ud800 " + WRONG)
    assert said["findings"][0]["evidence"][0]["prefix"].startswith("\ud800")


def test_facts_of_article_and_sources(client: FlaskClient) -> None:
    request = {"article": {"body": "It cost $3 million."}, "sources": [{"id": "a", "text": "$4m."}]}
    status, said = post(client, "/v1/facts", json=request)
    money = [f for f in said["facts"] if f["kind"] == "money"]
    assert status == 200
    assert [(f.get("document"), f["value"], f["unit"]) for f in money] == [
        (None, 3_000_000, "USD"),
        ("a", 4_000_000, "USD"),
    ]


def test_a_source_without_an_id_gets_one_that_is_free(client: FlaskClient) -> None:
    ids = [None, "source-1", None, "source-1-", "source-3"]
    sources = [{"text": "$4m."} | ({"id": id_} if id_ else {}) for id_ in ids]
    status, said = post(client, "/v1/facts", json={"text": "", "sources": sources})
    assert status == 200
    assert [fact["document"] for fact in said["facts"]] == [
        "source-1--",
        "source-1",
        "source-3-",
        "source-1-",
        "source-3",
    ]


def test_facts_take_plain_text(client: FlaskClient) -> None:
    status, said = post(client, "/v1/facts", data=b"It cost $3 million.", content_type="text/plain")
    assert (status, said["facts"][0]["text"]) == (200, "$3 million")


PARTS = {
    "headline": {"headline": WRONG},
    "standfirst": {"standfirst": WRONG},
    "both": {"headline": "Council meets", "standfirst": WRONG},
    "no block yet": {"headline": WRONG, "blocks": []},
}


@pytest.mark.parametrize("article", PARTS.values(), ids=PARTS.keys())
def test_an_article_is_checked_while_it_has_no_body_yet(
    client: FlaskClient, article: dict[str, Any]
) -> None:
    status, said = check(client, article=article)
    (evidence,) = said["findings"][0]["evidence"]
    assert (status, said["verdict"], evidence["text"]) == (200, "contradicted", DATE)
    assert article[evidence["field"]][evidence["start"] : evidence["end"]] == DATE


# --- rules, health, pages ------------------------------------------------------------------------


def test_rules_are_listed_and_shown(client: FlaskClient) -> None:
    listed = client.get("/v1/rules").get_json()
    assert [rule["id"] for rule in listed["rules"]] == ["desk/weekday-date", "desk/stated-rise"]
    shown = client.get("/v1/rules/desk/weekday-date").get_json()
    assert shown["position"]["path"] == "desk/rules.yaml"
    assert "expect: weekday(d) == d.weekday" in shown["source"]
    assert shown["examples"][0]["expected"] == "contradicted"


def test_an_unknown_rule_is_named_with_the_nearest(client: FlaskClient) -> None:
    reply = client.get("/v1/rules/desk/weekday-dates")
    assert reply.status_code == 404
    assert "did you mean 'desk/weekday-date'" in reply.get_json(force=True)["detail"]


@pytest.mark.parametrize("path", ["/", "/desk/desk.js", "/desk/desk.css", "/docs", "/docs/docs.js"])
def test_pages_are_served_from_here_alone(client: FlaskClient, path: str) -> None:
    reply = client.get(path)
    assert reply.status_code == 200
    assert "default-src 'none'" in reply.headers["Content-Security-Policy"]
    assert reply.headers["X-Content-Type-Options"] == "nosniff"
    assert b"http://" not in reply.data
    assert b"https://" not in reply.data


@pytest.mark.parametrize("path", ["/desk/../__init__.py", "/docs/%2e%2e/routes.py"])
def test_pages_do_not_lead_out_of_their_folder(client: FlaskClient, path: str) -> None:
    assert client.get(path).status_code == 404


def test_health_and_readiness(client: FlaskClient) -> None:
    assert client.get("/healthz").get_json() == {"status": "ok"}
    ready = client.get("/readyz").get_json()
    assert (ready["status"], ready["packs"]) == ("ready", [{"id": "desk", "rules": 2}])


def served(folder: Path, **options: Any) -> FlaskClient:
    shelf = RuleShelf((folder,), functions=FUNCTIONS, finders=FINDERS)
    return create_app(settings=Settings(rules=(folder,), **options), shelf=shelf).test_client()


def test_a_service_without_rules_lives_but_is_not_ready(tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text("factdesk: 1\npack: [", encoding="utf-8")
    client = served(tmp_path)
    assert client.get("/healthz").status_code == 200
    reply = client.get("/readyz")
    assert (reply.status_code, reply.mimetype) == (503, "application/problem+json")
    assert reply.headers["Retry-After"]
    assert (
        "broken.yaml:2:7: what opens here is never closed" in reply.get_json(force=True)["detail"]
    )


@pytest.mark.parametrize("text", ["pack: [", "factdesk: 1\npack: empty\n"], ids=["broken", "empty"])
def test_without_rules_facts_are_read_but_nothing_is_checked(tmp_path: Path, text: str) -> None:
    (tmp_path / "rules.yaml").write_text(text, encoding="utf-8")
    client = served(tmp_path)
    reply = client.post("/v1/check", json={"text": WRONG})
    assert (reply.status_code, reply.mimetype) == (503, "application/problem+json")
    assert "/readyz" in reply.get_json(force=True)["detail"]
    assert reply.headers["Retry-After"]
    status, said = post(client, "/v1/facts", json={"text": WRONG})
    assert (status, said["facts"][0]["text"]) == (200, DATE)


def test_an_edited_rule_is_used_by_the_next_check(tmp_path: Path) -> None:
    rules = Path(__file__).parent / "packs" / "desk" / "rules.yaml"
    written = rules.read_text(encoding="utf-8")
    (tmp_path / "rules.yaml").write_text(written, encoding="utf-8")
    client = served(tmp_path)
    before = check(client, text=WRONG)[1]
    edited = written.replace("was a {weekday(d)}", "fell on a {weekday(d)}")
    (tmp_path / "rules.yaml").write_text(edited, encoding="utf-8")
    after = check(client, text=WRONG)[1]
    assert "was a Thursday" in before["findings"][0]["message"]
    assert "fell on a Thursday" in after["findings"][0]["message"]
    assert before["ruleset"]["revision"] != after["ruleset"]["revision"]


# --- what is refused -----------------------------------------------------------------------------

MISTAKES = {
    "kind of source": (
        {"text": "", "sources": [{"text": "", "kind": "rumour"}]},
        "/sources/0/kind",
        "use one of: transcript, release, wire, data",
    ),
    "no object": ([], "", "Not an object"),
    "nothing": ({}, "/text", "send text or article"),
    "both": ({"text": "a", "article": {"body": "b"}}, "/text", "not both"),
    "no text": ({"article": {"published": "2024"}}, "/article/body", "at least a headline"),
    "body and blocks": ({"article": {"body": "", "blocks": []}}, "/article/blocks", "not both"),
    "wrong type": ({"text": 7}, "/text", "Not a valid string"),
    "unknown key": ({"txt": "a"}, "/txt", "did you mean 'text'?"),
    "unknown deep key": ({"article": {"bdy": "a"}}, "/article/bdy", "did you mean 'body'?"),
    "a key with a slash": ({"a/b~": 1, "text": ""}, "/a~1b~0", "Unknown key"),
    "bad date": (
        {"article": {"body": "a", "published": "27 Nov"}},
        "/article/published",
        "YYYY-MM-DD",
    ),
    "no such day": (
        {"article": {"body": "a", "published": "2024-02-30"}},
        "/article/published",
        "YYYY-MM-DD",
    ),
    "block without text": (
        {"article": {"blocks": [{"id": "a", "text": ""}, {"id": "b"}]}},
        "/article/blocks/1/text",
        "Missing",
    ),
    "block ids twice": (
        {"article": {"blocks": [{"id": "a", "text": ""}, {"id": "a", "text": ""}]}},
        "/article/blocks/1/id",
        "taken",
    ),
    "a block named headline": (
        {"article": {"headline": "", "blocks": [{"id": "headline", "text": ""}]}},
        "/article/blocks/0/id",
        "taken",
    ),
    "source without text": ({"text": "", "sources": [{"id": "a"}]}, "/sources/0/text", "Missing"),
    "source ids twice": (
        {"text": "", "sources": [{"id": "a", "text": ""}, {"id": "a", "text": ""}]},
        "/sources/1/id",
        "taken",
    ),
    "a source named article": (
        {"text": "", "sources": [{"id": "article", "text": ""}]},
        "/sources/0/id",
        "taken",
    ),
    "unknown format": ({"article": {"body": "", "format": "rtf"}}, "/article/format", "markdown"),
    "another language": ({"article": {"body": "", "language": "de"}}, "/article/language", "'en'"),
    "unknown pack": (
        {"text": "", "options": {"packs": ["desc"]}},
        "/options/packs/0",
        "did you mean 'desk'?",
    ),
    "unknown rule": (
        {"text": "", "options": {"enable": ["desk/weekday"]}},
        "/options/enable/0",
        "desk/weekday-date",
    ),
    "unknown verdict": (
        {"text": "", "options": {"verdicts": ["wrong"]}},
        "/options/verdicts/0",
        "undecided",
    ),
    "unknown encoding": (
        {"text": "", "options": {"offset_encoding": "utf32"}},
        "/options/offset_encoding",
        "utf16",
    ),
    "a source that is text": (
        {"text": "", "sources": ["They met."]},
        "/sources/0",
        'a source is an object: {"id": …, "text": …}',
    ),
    "sources that are text": (
        {"text": "", "sources": "They met."},
        "/sources",
        'send [{"id": …, "text": …}]',
    ),
    "an article that is text": (
        {"article": "They met."},
        "/article",
        '{"body": …}; or send "text"',
    ),
    "a block that is text": (
        {"article": {"blocks": ["They met."]}},
        "/article/blocks/0",
        'a block is an object: {"id": "p1", "text": …}',
    ),
    "options that are a list": ({"text": "", "options": []}, "/options", "options are an object"),
    "a pack that is no list": (
        {"text": "", "options": {"packs": "desk"}},
        "/options/packs",
        'Not a list: send ["pack"]',
    ),
    "sources in the article": (
        {"article": {"body": "", "sources": []}},
        "/article/sources",
        "sources stand beside article, not in it",
    ),
    "a headline beside the text": ({"text": "", "headline": ""}, "/headline", "belongs in article"),
    "verdicts beside the text": ({"text": "", "verdicts": []}, "/verdicts", "belongs in options"),
    "too many blocks": (
        {"article": {"blocks": [1] * 10_001}},
        "/article/blocks",
        "at most 10000",
    ),
    "too many sources": (
        {"text": "", "sources": [{"text": ""}] * 21},
        "/sources",
        "at most 20",
    ),
}


@pytest.mark.parametrize("path", ["/v1/check", "/v1/facts"])
@pytest.mark.parametrize(("request_", "pointer", "words"), MISTAKES.values(), ids=MISTAKES.keys())
def test_a_mistake_is_pointed_at(
    client: FlaskClient, path: str, request_: Any, pointer: str, words: str
) -> None:
    reply = client.post(path, json=request_)
    said = reply.get_json(force=True)
    assert (reply.status_code, reply.mimetype) == (422, "application/problem+json")
    assert said["status"] == 422
    assert {"type", "title", "detail"} <= said.keys()
    (fault,) = said["errors"]
    assert fault["pointer"] == pointer
    assert words in fault["detail"]


def test_all_mistakes_are_said_at_once(client: FlaskClient) -> None:
    _, said = check(client, article={"body": 1, "published": "x"}, sources=[{}])
    assert {fault["pointer"] for fault in said["errors"]} == {
        "/article/body",
        "/article/published",
        "/sources/0/text",
    }


def test_a_request_that_is_wrong_all_over_is_cut_short(client: FlaskClient) -> None:
    status, said = check(client, **{f"key{number}": 1 for number in range(20_000)})
    assert status == 422
    assert len(said["errors"]) == 50
    assert "more than 50 errors" in said["detail"]
    many = {"text": "", "options": {"disable": ["nothing"] * 9_000}}
    assert len(check(client, **many)[1]["errors"]) == 50


REFUSED = {
    "no JSON": (b'{"text": "a"', "application/json", 400, "line 1, column 13"),
    "second line": (b'{"text":\n nope}', "application/json", 400, "line 2, column 2"),
    "NaN": (b'{"text": NaN}', "application/json", 400, "NaN"),
    "endless number": (b"9" * 5000, "application/json", 400, "digits"),
    "deep": (b"[" * 100_000, "application/json", 400, "nested"),
    "a key twice": (b'{"text": "a", "text": "b"}', "application/json", 400, "'text' stands twice"),
    "a deep key twice": (
        b'{"article": {"body": "a", "b\\u006fdy": "a"}}',
        "application/json",
        400,
        "'body' stands twice",
    ),
    "JSON not UTF-8": (b'{"text": "\xff"}', "application/json", 400, "byte 10"),
    "text not UTF-8": (b"ab\xff", "text/plain", 400, "byte 2"),
    "another charset": (b"ab", "text/plain; charset=latin-1", 415, "UTF-8"),
    "a form": (b"a=b", "application/x-www-form-urlencoded", 415, "application/json"),
    "no type": (b"a", None, 415, "text/plain"),
    "a request as fetch sends it": (
        b'{"text": "a"}',
        "text/plain;charset=UTF-8",
        415,
        "send Content-Type: application/json",
    ),
    "an article in JSON as text": (
        b'\xef\xbb\xbf\n{"article": {"body": "a"}, "sources": []}',
        "text/plain",
        415,
        "send Content-Type: application/json",
    ),
}


@pytest.mark.parametrize(("data", "kind", "status", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_what_cannot_be_read_is_refused(
    client: FlaskClient, data: bytes, kind: str | None, status: int, words: str
) -> None:
    reply = client.post("/v1/check", data=data, content_type=kind)
    assert (reply.status_code, reply.mimetype) == (status, "application/problem+json")
    assert words in reply.get_json(force=True)["detail"]


ARTICLES_WITH_BRACES = {
    "another object": '{"title": "a"}',
    "half a request": '{"text": "a"',
    "more behind it": '{"text": "a"} is what they sent.',
    "deep": '{"text": ' * 50_000,
    "many digits": '{"text": ' + "9" * 5_000 + "}",
    "words": "{Correction} The council met.",
    "a list": '[{"text": "a"}]',
}


@pytest.mark.parametrize("text", ARTICLES_WITH_BRACES.values(), ids=ARTICLES_WITH_BRACES.keys())
def test_other_text_in_braces_is_an_article(client: FlaskClient, text: str) -> None:
    assert post(client, "/v1/facts", data=text.encode(), content_type="text/plain")[0] == 200


@pytest.mark.parametrize("kind", ["application/json", "text/plain"])
def test_what_is_compressed_is_refused(client: FlaskClient, kind: str) -> None:
    sent = gzip.compress(b'{"text": "a"}')
    headers = {"Content-Encoding": "gzip"}
    reply = client.post("/v1/check", data=sent, content_type=kind, headers=headers)
    assert (reply.status_code, reply.mimetype) == (415, "application/problem+json")
    assert "uncompressed" in reply.get_json(force=True)["detail"]
    assert reply.headers["Accept-Encoding"] == "identity"
    headers = {"Content-Encoding": "identity"}
    assert post(client, "/v1/check", json={"text": "a"}, headers=headers)[0] == 200


@pytest.mark.parametrize(
    ("method", "path", "status", "told"),
    [
        ("GET", "/nowhere", 404, "There is nothing at /nowhere; /openapi.json lists"),
        ("GET", "/v1/check", 405, "/v1/check takes POST, not GET."),
        ("POST", "/v1/rules", 405, "/v1/rules takes GET, not POST."),
    ],
)
def test_wrong_addresses_are_problems_too(
    client: FlaskClient, method: str, path: str, status: int, told: str
) -> None:
    reply = client.open(path, method=method)
    assert (reply.status_code, reply.mimetype) == (status, "application/problem+json")
    assert reply.get_json(force=True)["status"] == status
    assert told in reply.get_json(force=True)["detail"]
    assert ("Allow" in reply.headers) == (status == 405)


def test_too_much_text_is_refused(shelf: RuleShelf) -> None:
    client = create_app(settings=Settings(max_body_bytes=100), shelf=shelf).test_client()
    assert post(client, "/v1/check", data=b"a" * 100, content_type="text/plain")[0] == 200
    assert post(client, "/v1/check", data=b"a" * 101, content_type="text/plain")[0] == 413
    assert check(client, text="é" * 50)[0] == 200
    assert check(client, text="é" * 51)[0] == 413
    assert check(client, text="a" * 60, sources=[{"text": "b" * 41}])[0] == 413
    assert check(client, text="a", article={"id": "x" * 70_000})[0] == 413


def test_what_is_too_much_is_said_with_the_limit(shelf: RuleShelf) -> None:
    client = create_app(settings=Settings(max_body_bytes=100), shelf=shelf).test_client()
    plain = post(client, "/v1/check", data=b"a" * 101, content_type="text/plain")[1]
    weighed = check(client, text="a" * 101)[1]
    sent = check(client, text="a", article={"id": "x" * 70_000})[1]
    assert "at most 100 are read in one request" in plain["detail"]
    assert "at most 100 are read in one request" in weighed["detail"]
    assert "at most 65836 are read in one request" in sent["detail"]


def test_a_check_out_of_time_says_when_to_try_again(shelf: RuleShelf) -> None:
    client = create_app(settings=Settings(max_seconds=1e-9), shelf=shelf).test_client()
    for path in ("/v1/check", "/v1/facts"):
        reply = client.post(path, json={"text": WRONG, "sources": [{"text": WRONG}]})
        assert reply.status_code == 503
        assert reply.headers["Retry-After"]
        assert reply.mimetype == "application/problem+json"


@pytest.mark.parametrize(("path", "reader"), [("/v1/check", engine), ("/v1/facts", service)])
def test_a_check_that_never_looks_at_the_clock_is_stopped(
    shelf: RuleShelf, monkeypatch: pytest.MonkeyPatch, path: str, reader: ModuleType
) -> None:
    def never(_document: object) -> None:
        while True:
            pass

    limited = Settings(max_seconds=0.05)
    client = create_app(settings=limited, shelf=shelf).test_client()
    before = signal.getsignal(signal.SIGALRM)
    monkeypatch.setattr(reader, "read_facts", never)
    status, said = post(client, path, json={"text": WRONG})
    assert (status, "limit of 0.05 seconds" in said["detail"]) == (503, True)
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before


def test_a_thread_is_held_to_the_limit_between_documents(shelf: RuleShelf) -> None:
    client = create_app(settings=Settings(max_seconds=1e-9), shelf=shelf).test_client()
    statuses: list[int] = []

    def ask() -> None:
        statuses.extend(
            client.post(path, json={"text": WRONG}).status_code
            for path in ("/v1/check", "/v1/facts")
        )

    thread = threading.Thread(target=ask)
    thread.start()
    thread.join()
    assert statuses == [503, 503]


def test_only_listed_origins_may_read_answers(shelf: RuleShelf) -> None:
    cms = "https://cms.example.org"
    client = create_app(settings=Settings(cors_origins=(cms,)), shelf=shelf).test_client()
    for reply in (
        client.options("/v1/check", headers={"Origin": cms}),
        client.post("/v1/check", json={"text": ""}, headers={"Origin": cms}),
        client.post("/v1/check", data=b"{", headers={"Origin": cms}),
    ):
        assert reply.headers["Access-Control-Allow-Origin"] == cms
        assert "Origin" in reply.headers["Vary"]
    other = client.get("/v1/rules", headers={"Origin": "https://example.com"})
    assert "Access-Control-Allow-Origin" not in other.headers


def test_without_a_list_no_origin_may(client: FlaskClient) -> None:
    reply = client.get("/v1/rules", headers={"Origin": "https://cms.example.org"})
    assert "Access-Control-Allow-Origin" not in reply.headers


# --- laws ----------------------------------------------------------------------------------------

WORDS = st.sampled_from(
    [
        *("text", "article", "sources", "options", "headline", "standfirst", "body", "blocks"),
        *("id", "kind", "published", "dateline", "language", "format", "title", "packs"),
        *("enable", "disable", "verdicts", "strictness", "offset_encoding"),
    ]
)
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=20)
ANY_JSON = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | ANY_TEXT
    | WORDS,
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(WORDS | ANY_TEXT, inner, max_size=5)
    ),
    max_leaves=12,
)
ARTICLES = st.fixed_dictionaries(
    {"article": st.fixed_dictionaries({"body": ANY_TEXT}, optional={"published": ANY_TEXT})},
    optional={"sources": ANY_JSON, "options": ANY_JSON},
)


@hypothesis_settings(max_examples=150, deadline=None)
@given(sent=ANY_JSON | ARTICLES, path=st.sampled_from(["/v1/check", "/v1/facts"]))
def test_no_json_is_our_fault(client: FlaskClient, sent: Any, path: str) -> None:
    data = json.dumps(sent).encode("ascii")
    reply = client.post(path, data=data, content_type="application/json")
    assert reply.status_code in (200, 422)


@hypothesis_settings(max_examples=60, deadline=None)
@given(data=st.binary(max_size=60), kind=st.sampled_from(["application/json", "text/plain"]))
def test_no_bytes_are_our_fault(client: FlaskClient, data: bytes, kind: str) -> None:
    assert client.post("/v1/check", data=data, content_type=kind).status_code in (200, 400, 422)


def test_requests_side_by_side_never_see_each_other(shelf: RuleShelf, settings: Settings) -> None:
    app = create_app(settings=settings, shelf=shelf)
    wrong: list[str] = []

    def ask(who: int) -> None:
        client = app.test_client()
        body = f"P{who} came. {WRONG} " * (1 + who % 3)
        for _ in range(12):
            said = client.post("/v1/check", json={"text": body}).get_json()
            around = [e["prefix"] for f in said["findings"] for e in f["evidence"]]
            if len(around) != 1 + who % 3 or not all(f"P{who} " in words for words in around):
                wrong.append(f"{who}: {around}")

    threads = [threading.Thread(target=ask, args=(who,)) for who in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert wrong == []
