"""Rules and rulebooks as loaded: frozen values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Generic, TypeVar

from checker.language import syntax
from checker.language.fact import FactDefinition
from checker.verdict import Citation, Severity, Verdict

T = TypeVar("T")
Key = tuple[str | int, ...]  # `("doubt", 0, "when")`


class Authority(StrEnum):
    """Where a rule's demand comes from."""

    RULE = "rule"  # a rule of the Commission
    FORM = "form"  # an item of a registration form
    CUSTOM = "custom"  # what practice does, not demanded
    CONSISTENCY = "consistency"  # the document contradicts itself
    DRAFTING = "drafting"  # the hygiene of the draft


@dataclass(frozen=True, slots=True)
class Choice(Generic[T]):
    """A value that is chosen where its condition holds; without a condition, always."""

    when: syntax.Node | None
    then: T


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why a fail may be no more than something that cannot be seen."""

    when: syntax.Node
    because: str


@dataclass(frozen=True, slots=True)
class Example:
    """A document and the verdict that the rule must give on it."""

    name: str
    verdict: Verdict
    text: str  # empty where a document is named
    line: int  # in the rule file
    document: str = ""  # a file, from the rule file's folder
    quotes: Sequence[str] = ()  # words that the evidence must show
    facts: Mapping[str, Sequence[object]] = field(default_factory=dict)  # the values that must be read
    severity: Severity | None = None  # that a fail must have
    message: str = ""  # words that the message must hold
    words: str = ""  # of a text that others share: what it has of its own
    given: Mapping[str, str] = field(default_factory=dict)  # `stage`, `as-of`, and the text of a `base` prospectus


@dataclass(frozen=True)
class Rule:
    """What a supplement must contain, why, and how to mend it."""

    id: str
    title: str
    citations: Sequence[Citation]
    authority: Authority
    severities: Sequence[Choice[Severity]]
    when: syntax.Node | None = field(repr=False)
    require: syntax.Node = field(repr=False)
    doubts: Sequence[Doubt] = field(repr=False)
    messages: Sequence[Choice[str]] = field(repr=False)
    fix: str = field(repr=False)
    why: str = field(repr=False)
    examples: Sequence[Example] = field(repr=False)
    condition_texts: Mapping[str, str] = field(repr=False)  # `when` and `require` as written
    path: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)  # numbers, as the rule or a pack writes them
    since: str = ""  # ISO date of the first documents that the rule applies to
    until: str = ""  # and of the last
    texts: Mapping[Key, str] = field(default_factory=dict, repr=False)  # of every condition, by its key in the file

    @property
    def severity(self) -> Severity:
        """The severity of the rule: the heaviest that it can have."""
        return min((choice.then for choice in self.severities), key=list(Severity).index)

    @property
    def conditions(self) -> Mapping[Key, syntax.Node]:
        """Every condition by its key in the file, in the order in which they are evaluated."""
        found: dict[Key, syntax.Node | None] = {("when",): self.when, ("require",): self.require}
        found |= {("doubt", place, "when"): doubt.when for place, doubt in enumerate(self.doubts)}
        found |= {("message", place, "when"): choice.when for place, choice in enumerate(self.messages)}
        found |= {("severity", place, "when"): choice.when for place, choice in enumerate(self.severities)}
        return {key: node for key, node in found.items() if node is not None}

    @property
    def folder(self) -> str:
        """The part of a supplement that the rule is about."""
        return self.id.rpartition("/")[0]


@dataclass(frozen=True)
class Rulebook:
    """Rules by id and the facts they share.  `digest` names their exact content."""

    name: str
    version: str
    digest: str
    rules: Mapping[str, Rule] = field(repr=False)
    facts: Mapping[str, FactDefinition] = field(repr=False)
    wordings: Mapping[str, str] = field(default_factory=dict, repr=False)  # what each stands for, as written
    meanings: Mapping[str, str] = field(default_factory=dict, repr=False)  # of the wordings
