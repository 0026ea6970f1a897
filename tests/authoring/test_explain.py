"""Explain: everything that a lawyer asks of a rule, in words."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.authoring.explain import explain
from checker.rulebook import Rulebook, load_rulebook

RULE = """id: cover/example
title: The cover is polite
why: Politeness is asked for.
authority: rule
citations:
  - 17 CFR 230.424(e)
  - unverified: Release 33-1
severity:
  - when: tone is "warm"
    then: note
  - then: error
from: "2009-02-01"
until: "2019-12-31"
parameters:
  few: 2
when: supplement has "<polite>"
require: at least <few> greetings exist
doubt:
  - when: supplement has "..."
    because: it may have been said elsewhere
message:
  - when: tone is "warm"
    then: It is warm, says {own_names.first}.
  - then: It is cold.
fix: Add “hello”.
examples:
  - {name: two greetings, pass: "please hello you, hello me"}
  - {name: three, pass: "please hello you, hello me, hello all"}
  - name: one greeting
    fail: |
      please hello you

      and no more
  - {name: none, fail: please}
  - {name: rude, not-applicable: hello}
"""
FACTS = """greetings:
  means: The words of greeting.
  find: every "hello {word}" in supplement
own_names:
  means: The names.
  find: every "called {word}" in supplement
tone:
  means: How it sounds.
  cases:
    - {when: greetings exist, then: warm}
    - {then: cold}
polite:
  means: How one asks.
  wording: (please | kindly)
"""


@pytest.fixture
def said(tmp_path: Path) -> str:
    (tmp_path / "facts").mkdir()
    (tmp_path / "cover").mkdir()
    (tmp_path / "facts" / "own.yaml").write_text(FACTS, encoding="utf-8")
    text = RULE.replace('supplement has "..."', 'supplement has "see above"')
    (tmp_path / "cover" / "example.yaml").write_text(text, encoding="utf-8")
    book = load_rulebook([tmp_path], shipped=False)
    return explain(book.rules["cover/example"], book)


@pytest.mark.parametrize(
    "part",
    [
        "cover/example  (error or note; it rests on a rule of the Commission)\nThe cover is polite\n",
        "\nPoliteness is asked for.\n",
        "\nLaw and source\n  17 CFR 230.424(e)\n  Release 33-1  [unverified: read the text before relying on it]\n",
        "\nIn force\n  for documents dated from 2009-02-01 until 2019-12-31\n",
        '\nApplies when\n  supplement has "<polite>"\n',
        "\nDemands that\n  at least <few> greetings exist\n",
        "\nFacts that it uses\n",
        "  greetings: The words of greeting.\n",
        "  tone: How it sounds.\n",
        "  own_names: The names.\n",
        "\nWordings that it uses\n  <polite>: How one asks. “(please | kindly)”\n",
        "\nNumbers that a firm's own pack may set\n  <few>: 2\n",
        "\nSeverity\n  where tone is “warm”: note\n  otherwise: error\n",
        "\nUndetermined, rather than a fail,\n  where supplement has “see above”: it may have been said elsewhere\n",
        "\nWhat a fail says\n  where tone is “warm”: It is warm, says {own_names.first}.\n  otherwise: It is cold.\n",
        "\nIf it fails\n  Add “hello”.\n",
        "\nPasses: two greetings\n  | please hello you, hello me\n",
        "\nFails: one greeting\n  | please hello you\n  |\n  | and no more\n",
        "\nDoes not apply: rude\n  | hello\n",
    ],
)
def test_it_says(said: str, part: str) -> None:
    assert part in said


def test_every_shipped_rule_is_explained_with_all_its_facts_law_and_fix(rulebook: Rulebook) -> None:
    for rule in rulebook.rules.values():
        told = explain(rule, rulebook)
        folded = " ".join(told.split())
        assert rule.title in told
        assert all(citation.text in told for citation in rule.citations)
        assert told.count("[unverified") == sum(not citation.verified for citation in rule.citations)
        assert " ".join(rule.fix.split()) in folded
        assert told.count("\nPasses: ") >= 2
        assert told.count("\nFails: ") >= 2
        assert "Facts that it uses" in told or "cover has" in told or "supplement" in told
        assert "  \n" not in told


def test_a_pack_changes_what_is_explained(tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("name: firm\nseverity: {cover/own-date: note}\n", encoding="utf-8")
    (tmp_path / "mine").mkdir()
    book = load_rulebook([tmp_path])
    assert explain(book.rules["cover/own-date"], book).startswith("cover/own-date  (note; ")
