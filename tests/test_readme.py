"""What README.md shows is what the service answers."""

import json
from pathlib import Path

import pytest
import regex

from app import create_app
from checkers.adapters.contract.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def client():
    return create_app(settings=Settings(rules=(ROOT / "rules" / "core",))).test_client()


def test_the_request_gets_the_answer_shown(client):
    request = regex.search(r"-d '(\{.*?\})' \| python3 -m json.tool\n```", README, regex.DOTALL)[1]
    shown = json.loads(regex.search(r"```json\n(.*?)```", README, regex.DOTALL)[1])
    given = client.post("/v1/check", json=json.loads(request)).get_json()
    for answer in (shown, given):
        answer["ruleset"]["revision"] = "…"
    assert given == shown


def test_the_request_of_a_cms_is_understood(client):
    (request,) = regex.findall(r"```json\n(\{\"article\".*?)```", README, regex.DOTALL)
    answer = client.post("/v1/check", json=json.loads(request))
    assert answer.status_code == 200
    assert answer.get_json()["offset_encoding"] == "utf16"


def test_every_route_named_is_served(client):
    named = set(regex.findall(r"`(?:GET|POST) (/[\w/.{}]+)`", README))
    served = {
        regex.sub(r"<(?:\w+:)?(\w+)>", r"{\1}", rule.rule)
        for rule in client.application.url_map.iter_rules()
    }
    assert named
    assert named <= {regex.sub(r"\{\w+\}$", "{id}", path) for path in served}


def test_every_setting_named_is_read():
    source = (ROOT / "checkers/adapters/contract/settings.py").read_text(encoding="utf-8")
    named = set(regex.findall(r"`(FACTDESK_(?!EVAL|ACCEPT)\w+)`", README))
    assert named == set(regex.findall(r'"(FACTDESK_\w+)"', source))
