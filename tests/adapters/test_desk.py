"""The desk page's script, in Node with a page that is only as real as it has to be."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest

SCRIPT = Path(__file__).parents[2] / "checkers/adapters/desk/page/desk.js"
PAGE = """
class Node {
  constructor() {
    Object.assign(this, { children: [], dataset: {}, hidden: false, value: "", textContent: "" });
    this.found = [];
  }
  append(...nodes) { this.children.push(...nodes); }
  replaceChildren(...nodes) { this.children = nodes; }
  setAttribute() {}
  removeAttribute() {}
  addEventListener() {}
  querySelector() { return new Node(); }
  get classList() { return { add() {}, remove() {} }; }
}
const known = {};
globalThis.document = {
  getElementById: (id) => known[id] ??= new Node(),
  createElement: () => new Node(),
  createTextNode: (text) => text,
  querySelectorAll: () => [],
};
const seen = () => ({
  shown: !known.result.hidden,
  status: known.status.textContent,
  pieces: ["summary", "text", "findings"].map((id) => known[id].children.length),
});
"""
RUN = """
by("result").hidden = true;
(async () => {
  const states = [];
  for (const [status, body] of REPLIES) {
    globalThis.fetch = async () => {
      if (!status) throw new TypeError("unreachable");
      return { ok: status === 200, json: async () => body };
    };
    await check();
    states.push(seen());
  }
  console.log(JSON.stringify(states));
})();
"""
ANSWER: dict[str, Any] = {
    "verdict": "contradicted",
    "counts": {"contradicted": 1, "unsupported": 0, "undecided": 0, "consistent": 0},
    "coverage": {"sentences": 1, "facts": {"date": 1}, "facts_checked": 1},
    "ruleset": {"failed": []},
    "findings": [
        {
            "verdict": "contradicted",
            "message": "m",
            "working": "w",
            "rule": {"id": "desk/a", "title": "t"},
            "evidence": [],
            "suggestions": [],
        }
    ],
}


def states(*replies: tuple[int, Any]) -> list[dict[str, Any]]:
    """Check once for each reply of the service; tell what the page shows after each."""
    node = shutil.which("node")
    if node is None:
        pytest.skip("no Node.js here to run the page's script")
    script = PAGE + SCRIPT.read_text(encoding="utf-8") + f"const REPLIES = {json.dumps(replies)};"
    said = subprocess.run(
        [node, "-"], input=script + RUN, capture_output=True, text=True, check=True
    )
    return json.loads(said.stdout)


def test_an_answer_is_shown() -> None:
    (shown,) = states((200, ANSWER))
    assert (shown["shown"], shown["status"]) == (True, "")
    assert all(shown["pieces"])


@pytest.mark.parametrize(
    ("status", "said"),
    [(413, "Too much."), (0, "The service cannot be reached. Is it running?")],
    ids=["too large", "unreachable"],
)
def test_a_failed_check_leaves_no_old_answer_standing(status: int, said: str) -> None:
    _, failed, again = states((200, ANSWER), (status, {"detail": "Too much."}), (200, ANSWER))
    assert failed == {"shown": False, "status": said, "pieces": [0, 0, 0]}
    assert again["shown"]
