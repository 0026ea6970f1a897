"""The shipped rules: their examples give the verdicts they promise, and every rule says where its demand comes from."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from checker.authoring.examples import run_examples
from checker.rulebook import Rulebook, load_rulebook
from checker.rulebook.rule import Authority
from checker.verdict import Verdict

IDS = sorted(load_rulebook().rules)
FOLDERS = {"cover", "base", "offering", "proceeds", "risk", "legend", "relation", "incorporation", "hygiene"}


@pytest.mark.parametrize("name", IDS)
def test_each_example_gives_its_verdict(name: str, rulebook: Rulebook) -> None:
    rule = rulebook.rules[name]
    results = list(run_examples(rulebook, [rule]))
    assert len(results) == len(rule.examples)
    assert [str(failure) for failure in results if failure] == []


@pytest.mark.parametrize("name", IDS)
def test_each_rule_has_two_examples_that_pass_and_two_that_fail(name: str, rulebook: Rulebook) -> None:
    rule = rulebook.rules[name]
    verdicts = Counter(example.verdict for example in rule.examples)
    assert verdicts[Verdict.PASS] >= 2
    assert verdicts[Verdict.FAIL] >= 2
    assert verdicts[Verdict.NOT_APPLICABLE] >= 1 or rule.when is None
    assert len({example.name for example in rule.examples}) == len(rule.examples), "each has a name of its own"
    texts = {" ".join(example.text.split()) for example in rule.examples if example.text}
    assert len(texts) == sum(bool(example.text) for example in rule.examples), "and words of its own"


@pytest.mark.parametrize("name", IDS)
def test_each_rule_says_where_its_demand_comes_from(name: str, rulebook: Rulebook) -> None:
    rule = rulebook.rules[name]
    assert rule.citations or rule.authority in (Authority.CUSTOM, Authority.CONSISTENCY, Authority.DRAFTING)
    assert all(citation.text for citation in rule.citations)
    assert len({citation.text for citation in rule.citations}) == len(rule.citations)


@pytest.mark.parametrize("name", IDS)
def test_each_rule_speaks_in_sentences(name: str, rulebook: Rulebook) -> None:
    rule = rulebook.rules[name]
    assert rule.title[0].isupper()
    assert not rule.title.endswith("."), "a title is set without a full stop"
    assert rule.fix
    assert all(choice.then.rstrip("”)").endswith((".", "?", "}")) for choice in rule.messages)


def test_the_shipped_rules_stand_in_their_folders(top: Path, rulebook: Rulebook) -> None:
    assert {rule.id.split("/", maxsplit=1)[0] for rule in rulebook.rules.values()} <= FOLDERS
    for rule in rulebook.rules.values():
        assert (top / "rules" / f"{rule.id}.yaml").is_file()
        assert rule.path == f"rules/{rule.id}.yaml"


def test_every_shipped_fact_says_what_it_means(rulebook: Rulebook) -> None:
    assert [fact.name for fact in rulebook.facts.values() if not fact.means.endswith(".")] == []
