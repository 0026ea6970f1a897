"""Rules and rulebooks as loaded: frozen values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from msgspec import Struct, field

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


class Choice(Struct, Generic[T], frozen=True):
    """A value that is chosen where its condition holds; without a condition, always."""

    when: syntax.Node | None
    then: T


class Doubt(Struct, frozen=True):
    """Why a fail may be no more than something that cannot be seen."""

    when: syntax.Node
    because: str


class Example(Struct, frozen=True):
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


class Rule(Struct, frozen=True, dict=True):
    """What a supplement must contain, why, and how to mend it."""

    id: str
    title: str
    citations: Sequence[Citation]
    authority: Authority
    severities: Sequence[Choice[Severity]]
    when: syntax.Node | None
    require: syntax.Node
    doubts: Sequence[Doubt]
    messages: Sequence[Choice[str]]
    fix: str
    why: str
    examples: Sequence[Example]
    condition_texts: Mapping[str, str]  # `when` and `require` as written
    path: str = ""
    parameters: Mapping[str, str] = field(default_factory=dict)  # numbers, as the rule or a pack writes them
    since: str = ""  # ISO date of the first documents that the rule applies to
    until: str = ""  # and of the last
    texts: Mapping[Key, str] = field(default_factory=dict)  # of every condition, by its key in the file

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


class Rulebook(Struct, frozen=True, dict=True):
    """Rules by id and the facts they share.  `digest` names their exact content."""

    name: str
    version: str
    digest: str
    rules: Mapping[str, Rule]
    facts: Mapping[str, FactDefinition]
    wordings: Mapping[str, str] = field(default_factory=dict)  # what each stands for, as written
    meanings: Mapping[str, str] = field(default_factory=dict)  # of the wordings
