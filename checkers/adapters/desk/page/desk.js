"use strict";
// Everything from the article and the answer goes in by textContent: it is hostile until shown otherwise.

const VERDICTS = ["contradicted", "unsupported", "undecided", "consistent"]; // worst first
const WORDS = {
  contradicted: "Contradicted", unsupported: "Unsupported", undecided: "Undecided",
  consistent: "Consistent", nothing_to_check: "Nothing to check",
};
const hidden = new Set(["consistent"]); // verdicts whose findings are not shown, until asked for
const by = (id) => document.getElementById(id);

function make(tag, className, text) {
  const node = document.createElement(tag);
  if (className) node.className = className;
  if (text !== undefined) node.textContent = text;
  return node;
}

// --- the request ---------------------------------------------------------------------------

function readForm() {
  const article = { body: by("body").value };
  if (by("headline").value) article.headline = by("headline").value;
  if (by("published").value) article.published = by("published").value;
  const sources = [...document.querySelectorAll("#sources fieldset")]
    .map((box) => {
      const source = { text: box.querySelector(".source-text").value };
      const id = box.querySelector(".source-id").value.trim();
      const published = box.querySelector(".source-published").value;
      if (id) source.id = id;
      if (published) source.published = published;
      return source;
    })
    .filter((source) => source.text.trim());
  sources.forEach((source, index) => { source.id ??= `source-${index + 1}`; });
  return { article, sources, options: { offset_encoding: "utf16" } };
}

async function check() {
  const request = readForm();
  say("Checking …");
  by("check").disabled = true;
  by("result").setAttribute("aria-busy", "true");
  try {
    const reply = await fetch("/v1/check", {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(request),
    });
    const answer = await reply.json();
    if (reply.ok) show(request, answer);
    else complain(answer);
  } catch {
    complain({ detail: "The service cannot be reached. Is it running?" });
  } finally {
    by("check").disabled = false;
    by("result").removeAttribute("aria-busy");
  }
}

function say(words) {
  by("status").className = "";
  by("status").textContent = words;
}

function complain(problem) {
  by("result").hidden = true; // what it shows is the answer to another text
  ["summary", "text", "findings"].forEach((id) => by(id).replaceChildren());
  by("hidden").textContent = "";
  const lines = [problem.detail, ...(problem.errors ?? []).map((e) => `${e.pointer || "/"}: ${e.detail}`)];
  by("status").className = "error";
  by("status").textContent = lines.join("\n");
}

// --- the answer ----------------------------------------------------------------------------

function show(request, answer) {
  say("");
  by("result").hidden = false;
  showSummary(answer);
  showText(request, answer.findings);
  const cards = answer.findings.map(findingCard);
  const worst = (card) => VERDICTS.indexOf(card.dataset.verdict);
  by("findings").replaceChildren(...cards.sort((a, b) => worst(a) - worst(b)));
  applyFilter();
  const failed = answer.ruleset.failed.length;
  if (failed) say(`${failed} rules were left out; /readyz says why.`);
}

function showSummary(answer) {
  const { sentences, facts, facts_checked: checked } = answer.coverage;
  const read = Object.values(facts).reduce((sum, count) => sum + count, 0);
  const filters = VERDICTS.map((verdict) => {
    const label = make("label", verdict);
    const box = make("input");
    box.type = "checkbox";
    box.checked = !hidden.has(verdict);
    box.value = verdict;
    box.addEventListener("change", () => {
      if (box.checked) hidden.delete(verdict);
      else hidden.add(verdict);
      applyFilter();
    });
    label.append(box, make("span", "verdict", `${answer.counts[verdict]} ${verdict}`));
    return label;
  });
  by("summary").replaceChildren(
    make("strong", "", WORDS[answer.verdict]), ...filters,
    make("span", "note", `${sentences} sentences, ${read} facts read, ${checked} checked`));
}

function applyFilter() {
  const cards = [...by("findings").children];
  cards.forEach((card) => { card.hidden = hidden.has(card.dataset.verdict); });
  const out = cards.filter((card) => card.hidden).length;
  by("hidden").textContent = out ? `${out} of ${cards.length} findings are not shown; tick their box above.` : "";
  document.querySelectorAll("#text mark").forEach((mark) => {
    const shown = mark.found.filter(({ verdict }) => !hidden.has(verdict));
    mark.findings = shown.map(({ index }) => index);
    mark.className = VERDICTS.find((verdict) => shown.some((finding) => finding.verdict === verdict)) ?? "";
    mark.tabIndex = shown.length ? 0 : -1;
    mark.title = shown.map(({ message }) => message).join("\n");
    mark.setAttribute("aria-describedby", mark.findings.map((index) => `say-${index}`).join(" "));
  });
}

function showText(request, findings) {
  const nodes = [];
  if (request.article.headline) nodes.push(fieldNode("article", "headline", request.article.headline, findings));
  nodes.push(fieldNode("article", "body", request.article.body, findings));
  for (const source of request.sources) {
    nodes.push(make("p", "document", `Source: ${source.id}`));
    nodes.push(fieldNode(source.id, "body", source.text, findings));
  }
  by("text").replaceChildren(...nodes);
}

function fieldNode(documentId, field, text, findings) {
  const edges = new Map(); // offset → [findings that begin here, findings that end here]
  const edge = (offset) => edges.get(offset) ?? edges.set(offset, [[], []]).get(offset);
  findings.forEach((finding, index) => finding.evidence.forEach((e) => {
    if (e.document !== documentId || e.field !== field || e.start >= e.end) return;
    edge(e.start)[0].push(index);
    edge(e.end)[1].push(index);
  }));
  const node = make("div", `field ${field}`);
  const open = []; // findings whose evidence covers the present place; one may cover it twice
  let from = 0;
  for (const offset of [...edges.keys()].sort((a, b) => a - b)) {
    if (offset > from) node.append(stretch(text.slice(from, offset), open, findings));
    const [begin, end] = edges.get(offset);
    end.forEach((index) => open.splice(open.indexOf(index), 1));
    open.push(...begin);
    from = offset;
  }
  node.append(text.slice(from));
  return node;
}

function stretch(text, open, findings) {
  if (!open.length) return document.createTextNode(text);
  const mark = make("mark", "", text);
  mark.found = [...new Set(open)].map((index) => ({ index, ...findings[index] }));
  const go = () => {
    const cards = mark.findings.map(cardOf);
    const card = [...by("findings").children].find((one) => cards.includes(one)); // the worst stands first
    if (!card) return;
    choose(mark.findings);
    card.scrollIntoView({ block: "nearest", behavior: "smooth" });
    card.querySelector(".say").focus({ preventScroll: true });
  };
  mark.addEventListener("mouseenter", () => choose(mark.findings));
  mark.addEventListener("mouseleave", () => choose([]));
  mark.addEventListener("focus", () => choose(mark.findings));
  mark.addEventListener("click", go);
  mark.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    go();
  });
  return mark;
}

function findingCard(finding, index) {
  const card = make("li", finding.verdict);
  card.dataset.verdict = finding.verdict;
  const line = make("button", "say");
  line.type = "button";
  line.id = `say-${index}`;
  line.append(make("span", "verdict", `${WORDS[finding.verdict]}: `), finding.message);
  line.addEventListener("click", () => {
    choose([index]);
    marksOf([index])[0]?.scrollIntoView({ block: "center", behavior: "smooth" });
  });
  line.addEventListener("focus", () => choose([index]));
  card.addEventListener("mouseenter", () => choose([index]));
  card.addEventListener("mouseleave", () => choose([]));
  card.append(line, make("p", "", finding.working), make("p", "", `${finding.rule.title} (${finding.rule.id})`));
  finding.suggestions.filter((s) => s.document === "article" && by(s.field)).forEach((suggestion) => {
    const button = make("button", "quiet apply", `Replace with “${suggestion.replacement}”`);
    button.type = "button";
    button.addEventListener("click", () => apply(suggestion));
    card.append(button);
  });
  return card;
}

function apply({ field, start, end, replacement }) {
  by(field).setRangeText(replacement, start, end);
  check();
}

const cardOf = (index) => by(`say-${index}`)?.closest("li");

function marksOf(indexes) {
  return [...document.querySelectorAll("#text mark")]
    .filter((mark) => mark.findings.some((index) => indexes.includes(index)));
}

function choose(indexes) {
  document.querySelectorAll(".chosen").forEach((node) => node.classList.remove("chosen"));
  marksOf(indexes).forEach((mark) => mark.classList.add("chosen"));
  indexes.forEach((index) => cardOf(index)?.classList.add("chosen"));
}

// --- the form --------------------------------------------------------------------------------

by("form").addEventListener("submit", (event) => {
  event.preventDefault();
  check();
});
by("form").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) by("form").requestSubmit();
});
by("add-source").addEventListener("click", () => {
  const box = by("source").content.cloneNode(true).firstElementChild;
  box.querySelector(".remove").addEventListener("click", () => {
    box.remove();
    by("add-source").focus();
  });
  by("sources").append(box);
  box.querySelector(".source-id").focus();
});
