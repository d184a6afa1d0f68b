"""The examples inside rules are tests: run them, and say why one fails."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import product

from checkers.document import Part, build_document, published_days
from checkers.engine import Checked, Options, check
from checkers.engine.ground import Ground, SentenceView
from checkers.model import (
    Document,
    Fact,
    Facts,
    Finding,
    Kind,
    Position,
    SourceKind,
    Verdict,
    kinds_under,
)
from checkers.rulebook.compiled import CompiledRule, Example, PhraseFind, Rulebook
from checkers.rulebook.masks import Masked, fold, mask_characters, mask_for, tokens
from checkers.rulebook.nearest import cited
from checkers.rulebook.phrases import Phrase
from checkers.rulebook.wake import wake_indexes

_FAILING = (Verdict.CONTRADICTED, Verdict.UNSUPPORTED)
_ROLES = {"headline": "headline", "standfirst": "standfirst", "body": "body", "caption": "caption"}
_SEARCH_SECONDS = 1.0
_MOST_WORDS = 5  # that a complaint lists


@dataclass(frozen=True, slots=True)
class Trial:
    """One example, or one phrase that an example must reach; `message` says why it failed."""

    rule: str
    position: Position
    passed: bool
    message: str
    known_miss: bool = False


def run_trials(rulebook: Rulebook) -> tuple[Trial, ...]:
    """Run every example of every rule, each against its own rule alone."""
    return tuple(trial for rule in rulebook.rules for trial in _rule_trials(rule, rulebook))


def _rule_trials(rule: CompiledRule, rulebook: Rulebook) -> Iterator[Trial]:
    alone = replace(rulebook, rules=(rule,), index=wake_indexes((rule,)), failed=())
    articles: list[Facts] = []
    for example in rule.examples:
        checked = _run(example, alone, rule)
        articles.append(checked.article)
        yield _judge(example, checked, rule)
    yield from _unreached(rule, articles)


def example_documents(example: Example) -> tuple[Document, list[Document]]:
    """Build the article of an example, and its sources."""
    sources = [
        _document(source, id=source.get("id", f"s{number}"))
        for number, source in enumerate(example.sources, 1)
    ]
    return _document(example.article, id="article"), sources


def _run(example: Example, alone: Rulebook, rule: CompiledRule) -> Checked:
    article, sources = example_documents(example)
    options = Options(enable=(rule.rule.id,))
    return check(article, sources, alone, options=options)


def _document(keys: Mapping[str, str], *, id: str) -> Document:
    text = {**keys, "body": keys.get("body", keys.get("text", ""))}
    parts = [Part(name, text[name], role) for name, role in _ROLES.items() if name in text]
    published = keys.get("published")
    return build_document(
        parts,
        id=id,
        published=published_days(published) if published else None,
        dateline=keys.get("dateline"),
        kind=SourceKind(keys["kind"]) if "kind" in keys else None,
        title=keys.get("title"),
    )


def _judge(example: Example, checked: Checked, rule: CompiledRule) -> Trial:
    why = _complaint(example, checked, rule)
    if example.known_miss:
        cured = why is None
        message = "this known miss is cured: delete `known_miss`" if cured else ""
        return Trial(rule.rule.id, example.position, not cured, message, known_miss=True)
    return Trial(rule.rule.id, example.position, why is None, why or "")


def _complaint(example: Example, checked: Checked, rule: CompiledRule) -> str | None:
    """Say how an example's outcome differs from what it expects; None where it does not."""
    findings = checked.report.findings
    wanted = [f for f in findings if f.verdict == example.expected]
    wrong = [f for f in findings if f.verdict in _FAILING and f.verdict != example.expected]
    if example.expected == "silent":
        return f"expected silence, got {_spelled(findings)}" if findings else None
    if wrong:
        return f"expected {example.expected}, got {_spelled(wrong)}"
    if not wanted:
        got = _spelled(findings) if findings else "none"
        return f"expected a finding {example.expected}, got {got}{_because(checked, rule)}"
    if example.says and not any(example.says in f.message for f in wanted):
        return f"the message is {wanted[0].message!r}; the example wants {example.says!r}"
    return None


def _because(checked: Checked, rule: CompiledRule) -> str:
    if checked.report.findings:
        return ""
    if checked.report.failed:
        return f"; {checked.report.failed[0].message}"
    seen = [f"{fact.kind} {fact.text!r}" for fact in checked.article.items]
    return (
        f"; nothing bound{_how_far(rule, checked.article)}; facts here: {', '.join(seen) or 'none'}"
    )


def _how_far(rule: CompiledRule, article: Facts) -> str:
    """Say what the phrase that came nearest lacks; nothing for a rule without phrases."""
    phrases = [
        phrase for find in rule.find if isinstance(find, PhraseFind) for phrase in find.phrases
    ]
    for phrase in phrases:
        if _reaches(phrase, article):
            return f"; the phrase {cited(phrase.source)} matches, but another condition is not met"
    views = Ground(article).sentences
    for phrase, view in product(phrases, views):
        if told := _of_another_kind(phrase, view):
            return f"; in the phrase {cited(phrase.source)} {told}"
    there = {view.index: tokens(view.masked()) for view in views}
    tried = [
        (phrase, view, _unmet(phrase, there[view.index])) for phrase in phrases for view in views
    ]
    if not tried:
        return ""
    phrase, view, unmet = min(tried, key=lambda one: len(one[2]))
    if not unmet:
        masked = view.masked(quotes=phrase.wants_quotes, names=phrase.wants_names)
        return (
            f"; all that the phrase {cited(phrase.source)} needs is here, but not in its order or"
            f" with a fact where it has words; it reads {cited(masked.as_read().strip())}"
        )
    if told := _inside_a_fact(unmet[0], view):
        return f"; in the phrase {cited(phrase.source)} {told}"
    elsewhere = any(not unmet[0].isdisjoint(told) for told in there.values())
    where = " in the same sentence" if elsewhere else ", which is not in the text"
    return f"; the phrase {cited(phrase.source)} needs {_need(unmet[0])}{where}"


def _of_another_kind(phrase: Phrase, view: SentenceView) -> str | None:
    """Name a slot that a fact of another kind keeps the phrase from matching; None without one."""
    masked = view.masked(quotes=phrase.wants_quotes, names=phrase.wants_names)
    for place, readings in enumerate(masked.readings):
        for name, kind in phrase.slots.items():
            if any(fact.kind in kinds_under(kind) for fact in readings):
                continue
            posing = replace(readings[0], kind=kind)
            for match in phrase.find(_posed(masked, place, posing), timeout=_SEARCH_SECONDS):
                if any(slot == name and fact is posing for slot, fact in match.bindings):
                    fact = readings[0]
                    return (
                        f"the slot {{{name}:{kind}}} stands where the text has the {fact.kind} "
                        f"{fact.text!r}: write {{{name}:{fact.kind}}}"
                    )
    return None


def _posed(masked: Masked, place: int, fact: Fact) -> Masked:
    """Show another fact at a place of a sentence."""
    at = masked.places[place]
    text = masked.text[:at] + mask_for((fact.kind,)) + masked.text[at + 1 :]
    readings = (*masked.readings[:place], (fact,), *masked.readings[place + 1 :])
    return replace(masked, text=text, readings=readings)


def _inside_a_fact(group: frozenset[str], view: SentenceView) -> str | None:
    """Tell which word of a group a sentence has only inside a fact; None where it has none."""
    for fact, *_ in view.masked().readings:
        for word in fold(fact.text).split():
            if word in group and not word.isdigit():  # of figures `_need` tells
                return f"the word {word!r} stands inside the {fact.kind} {fact.text!r}"
    return None


def _unmet(phrase: Phrase, tokens: frozenset[str]) -> list[frozenset[str]]:
    return [group for group in phrase.requires if group.isdisjoint(tokens)]


def _need(group: frozenset[str]) -> str:
    """Name a group of words or masks of which a phrase needs one."""
    kind = next((kind for kind in Kind if mask_characters(kind) == group), None)
    if kind is not None:
        return f"{'an' if kind[0] in 'aeiou' else 'a'} {kind}"
    words = [repr(word) for word in sorted(group)[:_MOST_WORDS]]
    listed = ", ".join(words) + (", …" if len(group) > _MOST_WORDS else "")
    said = f"the word {listed}" if len(group) == 1 else f"one of {listed}"
    # The figure is in the example, and its author wonders.
    return f"{said} (figures are facts: write a slot)" if min(group).isdigit() else said


def _spelled(findings: Sequence[Finding]) -> str:
    return "; ".join(f"{f.verdict}: {f.message} [{f.working}]" for f in findings)


def _unreached(rule: CompiledRule, articles: Sequence[Facts]) -> Iterator[Trial]:
    for find in rule.find:
        if not isinstance(find, PhraseFind):
            continue
        for phrase in find.phrases:
            if not any(_reaches(phrase, facts) for facts in articles):
                yield Trial(
                    rule.rule.id,
                    phrase.position,
                    passed=False,
                    message="no example reaches this phrase",
                )


def _reaches(phrase: Phrase, facts: Facts) -> bool:
    return any(
        next(phrase.find(masked, timeout=_SEARCH_SECONDS), None) is not None
        for view in Ground(facts).sentences
        for masked in (view.masked(quotes=phrase.wants_quotes, names=phrase.wants_names),)
    )
