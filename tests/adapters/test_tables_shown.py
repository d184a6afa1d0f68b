"""A table in the answers: the row that a finding names, and what tables there are."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner
from jsonschema import Draft202012Validator

from app import create_app
from checkers.adapters.cli import main
from checkers.adapters.contract.settings import Settings
from checkers.engine import FINDERS, FUNCTIONS
from checkers.rulebook import RuleShelf, rule_file_schema

CORE = Path(__file__).resolve().parent.parent.parent / "rules" / "core"
ARTICLE = {"body": "The bill goes to the 432-member US House on Monday.", "published": "2024-03-15"}


@pytest.fixture(scope="module")
def client():
    shelf = RuleShelf((CORE,), functions=FUNCTIONS, finders=FINDERS)
    return create_app(settings=Settings(rules=(CORE,)), shelf=shelf).test_client()


def test_an_answer_names_the_row_and_its_evidence_stands_in_the_article(client):
    answer = client.post("/v1/check", json={"article": ARTICLE}).get_json()
    (finding,) = answer["findings"]
    assert finding["rule"]["id"] == "core/size-of-body"
    assert finding["message"] == "US House has 435, not 432 (bodies.csv:5)"
    assert "= 435 (bodies.csv:5)" in finding["working"]
    assert [(one["name"], one["document"], one["text"]) for one in finding["evidence"]] == [
        ("body", "article", "US House"),
        ("n", "article", "432"),
        ("what", "article", "member"),
    ]
    assert finding["suggestions"][0]["replacement"] == "435"


def test_the_tables_are_listed_with_the_rules(client):
    answer = client.get("/v1/rules").get_json()
    table = next(each for each in answer["tables"] if each["id"] == "core/bodies")
    assert table["file"] == "bodies.csv"
    assert table["rows"] > 20
    assert table["columns"][2] == {"name": "number", "type": "integer"}
    assert (table["key"], table["valid"]) == (["body", "counted"], ["begins", "ends"])
    spec = client.get("/openapi.json").get_json()
    schema = {**spec, "$ref": "#/components/schemas/Rules"}
    assert not list(Draft202012Validator(schema).iter_errors(answer))


def test_the_command_line_lists_and_shows_tables():
    listed = CliRunner().invoke(main, ["rules", "list", "--rules", str(CORE)]).stdout
    assert "core/bodies" in listed
    assert "body, counted, a date" in listed
    shown = CliRunner().invoke(main, ["rules", "show", "core/bodies", "--rules", str(CORE)]).stdout
    assert "bodies.csv: " in shown
    assert "  number: integer" in shown


def test_the_schema_for_editors_knows_tables():
    table = rule_file_schema()["properties"]["tables"]["additionalProperties"]
    assert {"file", "columns", "key", "valid", "holes"} == set(table["properties"])
    assert table["required"] == ["file", "columns", "key"]
