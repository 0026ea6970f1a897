"""From YAML files to a `Rulebook`.  Everything that is wrong with them is found in one run."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from checker.language import message, syntax
from checker.language.check import Catalogue
from checker.language.fact import Case, FactDefinition, Member, Records
from checker.language.parse import ExpressionError, parse_condition, parse_phrase, parse_reading
from checker.rulebook.rule import Authority, Choice, Doubt, Example, Rule, Rulebook
from checker.rulebook.validate import shape_problems
from checker.rulebook.yamlfile import Key, Problem, RulebookError, YamlFile, read_yaml
from checker.verdict import Citation, Severity, Verdict

NAME, VERSION = "424b", "1"
_FACTS = "facts"  # the folder of facts
T = TypeVar("T")


def shipped_rules() -> Path:
    """Return the folder of the shipped rulebook: inside the installed package, else beside it."""
    package = Path(__file__).resolve().parent.parent
    inside = package / "_rules"
    return inside if inside.is_dir() else package.parent / "rules"


def load_rulebook(paths: Sequence[Path] = (), *, shipped: bool = True) -> Rulebook:
    """Load the shipped rulebook and the rule files and folders at `paths`.

    Raises `RulebookError` with every problem found, also where there is no rule at all.
    """
    loader = _Loader()
    for root in [shipped_rules()] * shipped + list(paths):
        loader.add(root)
    return loader.rulebook()


@dataclass(slots=True)
class _Expression:
    """An expression that was parsed, to be checked once all facts are known."""

    file: YamlFile
    key: Key
    node: syntax.Node


@dataclass(slots=True)
class _Loader:
    problems: list[Problem] = field(default_factory=list)
    facts: dict[str, FactDefinition] = field(default_factory=dict)
    rules: dict[str, Rule] = field(default_factory=dict)
    expressions: list[_Expression] = field(default_factory=list)
    templates: list[tuple[YamlFile, Key, str, Rule]] = field(default_factory=list)
    places: dict[str, tuple[YamlFile, Key]] = field(default_factory=dict)
    contents: list[tuple[str, str]] = field(default_factory=list)

    def add(self, root: Path) -> None:
        """Load a rule file, or all below a folder."""
        files = sorted(root.rglob("*.yaml")) + sorted(root.rglob("*.yml")) if root.is_dir() else [root]
        if not files or not root.exists():
            self.problems.append(
                Problem(str(root), 1, 1, "holds no rule file" if root.exists() else "no such file or folder")
            )
            return
        for path in files:
            name = path.relative_to(root).as_posix() if root.is_dir() else f"{path.parent.name}/{path.name}"
            self._add_file(read_yaml(path, _shown(path)), name)

    def _add_file(self, file: YamlFile, name: str) -> None:
        self.contents.append((name, file.text))
        if file.problems:
            self.problems += file.problems
            return
        kind = "facts" if name.startswith(f"{_FACTS}/") else "rule"
        wrong = list(shape_problems(file, kind))
        if wrong:
            self.problems += wrong
        elif kind == "facts":
            for fact_name in file.value:
                self._add_fact(file, fact_name)
        else:
            self._add_rule(file, name)

    def rulebook(self) -> Rulebook:
        """Check everything against everything and return the rulebook."""
        if not self.problems:
            self._check_circles()
        if not self.problems:
            self._check_types()
        if not self.rules and not self.problems:
            self.problems.append(Problem("rules", 1, 1, "the rulebook is empty"))
        if self.problems:
            raise RulebookError(sorted(self.problems, key=lambda item: (item.path, item.line, item.column)))
        digest = hashlib.sha256()
        for name, text in sorted(self.contents):
            digest.update(f"{name}\0{text}\0".encode())
        rules = dict(sorted(self.rules.items()))
        return Rulebook(NAME, VERSION, f"sha256:{digest.hexdigest()}", rules, self.facts)

    def _check_types(self) -> None:
        """Check every expression, fact and message against the facts."""
        catalogue = Catalogue(self.facts)
        for expression in self.expressions:
            for error in catalogue.check(expression.node):
                self._note(expression.file, expression.key, error)
        for name, definition in self.facts.items():
            file, key = self.places[name]
            for error in catalogue.check_fact(definition):
                self.problems.append(file.problem(error.message, (*key, "find")))
        for file, key, template, rule in self.templates:
            for error in message.check(template, catalogue, rule.require):
                self._note(file, key, error)

    # Expressions -------------------------------------------------------------------------------------------------

    def _note(self, file: YamlFile, key: Key, error: ExpressionError) -> None:
        self.problems.append(file.problem(error.message, key, error.start))

    def _parsed(self, file: YamlFile, key: Key, text: str, parse: Callable[[str], T]) -> T | None:
        try:
            node = parse(text)
        except ExpressionError as error:
            self._note(file, key, error)
            return None
        if isinstance(node, syntax.Node):
            self.expressions.append(_Expression(file, key, node))
        return node

    # Facts -------------------------------------------------------------------------------------------------------

    def _add_fact(self, file: YamlFile, name: str) -> None:
        data = file.value[name]
        if name in self.facts:
            other = self.facts[name].origin
            self.problems.append(file.problem(f"the fact “{name}” is defined already, in {other}", (name, "")))
            return
        self.places[name] = (file, (name,))
        self.facts[name] = FactDefinition(
            name,
            " ".join(data["means"].split()),
            tuple(self._attempts(file, name, data)),
            tuple(self._cases(file, name, data)),
            self._records(file, name, data["records"]) if "records" in data else None,
            bool(data.get("distinct")),
            data.get("as", ""),
            file.path,
        )

    def _attempts(self, file: YamlFile, name: str, data: Mapping[str, Any]) -> Iterator[tuple[syntax.Node, ...]]:
        if "find" in data:
            yield self._readings(file, (name, "find"), data["find"])
        otherwise = data.get("else", [])
        if isinstance(otherwise, str):
            yield self._readings(file, (name, "else"), otherwise)
        else:
            for place, attempt in enumerate(otherwise):
                yield self._readings(file, (name, "else", place), attempt)

    def _readings(self, file: YamlFile, key: Key, texts: str | list[str]) -> tuple[syntax.Node, ...]:
        if isinstance(texts, str):
            nodes = [self._parsed(file, key, texts, parse_reading)]
        else:
            nodes = [self._parsed(file, (*key, place), text, parse_reading) for place, text in enumerate(texts)]
        return tuple(node for node in nodes if node is not None)

    def _cases(self, file: YamlFile, name: str, data: Mapping[str, Any]) -> Iterator[Case]:
        for choice in self._choices(file, (name, "cases"), data.get("cases", []), lambda value: value):
            yield Case(choice.when, choice.then)

    def _choices(self, file: YamlFile, key: Key, data: Any, make: Callable[[Any], T]) -> Iterator[Choice[T]]:
        """Yield the choices of a value that may depend on conditions."""
        if not isinstance(data, list):
            yield Choice(None, make(data))
            return
        for place, case in enumerate(data):
            text = case.get("when")
            when = self._parsed(file, (*key, place, "when"), text, parse_condition) if text else None
            yield Choice(when, make(case["then"]))

    def _records(self, file: YamlFile, name: str, data: Mapping[str, Any]) -> Records | None:
        key: Key = (name, "records")
        within = self._parsed(file, (*key, "in"), data["in"], parse_reading)
        head = self._capturing(file, (*key, "each"), data["each"])
        members = [self._member(file, (*key, "members", place), member) for place, member in enumerate(data["members"])]
        remark = self._capturing(file, (*key, "remark"), data["remark"]) if "remark" in data else None
        unless = self._parsed(file, (*key, "unless"), data["unless"], parse_phrase) if "unless" in data else None
        if within is None or head is None or None in members:
            return None
        return Records(
            within,
            head,
            _capture_name(head),
            unless,
            tuple(member for member in members if member),
            Member(_capture_name(remark), remark, None) if remark else None,
        )

    def _member(self, file: YamlFile, key: Key, data: Mapping[str, str]) -> Member | None:
        capture = self._capturing(file, (*key, "find"), data["find"])
        after = self._parsed(file, (*key, "after"), data["after"], parse_phrase) if "after" in data else None
        return Member(_capture_name(capture), capture, after, data.get("suffix", "")) if capture else None

    def _capturing(self, file: YamlFile, key: Key, text: str) -> syntax.Phrase | None:
        """Parse a phrase that must have exactly one capture."""
        phrase = self._parsed(file, key, text, parse_phrase)
        if phrase is not None and len(phrase.captures()) != 1:
            self.problems.append(file.problem("a phrase with exactly one capture belongs here", key))
            return None
        return phrase

    def _check_circles(self) -> None:
        """Refuse facts that are read from themselves."""
        uses = {name: set(self._uses(definition)) for name, definition in self.facts.items()}
        for name, used in uses.items():
            seen: set[str] = set()
            ahead = set(used)
            while ahead:
                other = ahead.pop()
                seen.add(other)
                ahead |= uses.get(other, set()) - seen
            if name in seen:
                file, key = self.places[name]
                self.problems.append(file.problem(f"the fact “{name}” is read from itself", (*key, "")))

    def _uses(self, definition: FactDefinition) -> Iterator[str]:
        nodes: list[syntax.Node] = [node for attempt in definition.attempts for node in attempt]
        nodes += [case.when for case in definition.cases if case.when]
        nodes += [definition.records.within] if definition.records else []
        for root in nodes:
            for node in root.walk():
                if isinstance(node, syntax.Fact | syntax.Selection | syntax.Filtered):
                    yield node.name.text if node.name.text in self.facts else f"{node.name.text}s"

    # Rules -------------------------------------------------------------------------------------------------------

    def _add_rule(self, file: YamlFile, name: str) -> None:
        data = file.value
        expected = name.rpartition(".")[0]
        if data["id"] != expected:
            self.problems.append(file.problem(f"the id must be “{expected}”, as the file's place is", ("id",)))
        if data["id"] in self.rules:
            other = self.rules[data["id"]].path
            self.problems.append(file.problem(f"the rule “{data['id']}” is there already, in {other}", ("id",)))
            return
        require = self._parsed(file, ("require",), data["require"], parse_condition)
        when = self._parsed(file, ("when",), data["when"], parse_condition) if "when" in data else None
        if require is None:
            return
        rule = Rule(
            id=data["id"],
            title=data["title"].strip(),
            citations=[_citation(entry) for entry in data["citations"]],
            authority=Authority(data["authority"]),
            severities=list(self._choices(file, ("severity",), data["severity"], Severity)),
            when=when,
            require=require,
            doubts=list(self._doubts(file, data.get("doubt", []))),
            messages=list(self._choices(file, ("message",), data["message"], _one_line)),
            fix=_one_line(data["fix"]),
            why=_one_line(data.get("why", "")),
            examples=list(_examples(file, data["examples"])),
            condition_texts={key: _one_line(data[key]) for key in ("when", "require") if key in data},
            path=file.path,
        )
        self.rules[rule.id] = rule
        self._check_rule(file, rule)

    def _check_rule(self, file: YamlFile, rule: Rule) -> None:
        for key, choices in (("severity", rule.severities), ("message", rule.messages)):
            if choices[-1].when is not None:
                self.problems.append(file.problem("the last case has no “when”: it holds where no other does", (key,)))
        for place, choice in enumerate(rule.messages):
            key_of_text: Key = ("message", place, "then") if len(rule.messages) > 1 else ("message",)
            self.templates.append((file, key_of_text, choice.then, rule))
        for verdict in (Verdict.PASS, Verdict.FAIL):
            if sum(example.verdict is verdict for example in rule.examples) < 2:
                self.problems.append(file.problem(f"needs two examples that {verdict}", ("examples",)))
        if rule.when and not any(example.verdict is Verdict.NOT_APPLICABLE for example in rule.examples):
            self.problems.append(
                file.problem("has a “when” and needs an example to which it does not apply", ("examples",))
            )
        if not rule.citations and rule.authority in (Authority.RULE, Authority.FORM):
            self.problems.append(
                file.problem(f"the authority is “{rule.authority}”, but nothing is cited", ("citations",))
            )

    def _doubts(self, file: YamlFile, data: Iterable[Mapping[str, str]]) -> Iterator[Doubt]:
        for place, entry in enumerate(data):
            when = self._parsed(file, ("doubt", place, "when"), entry["when"], parse_condition)
            if when is not None:
                yield Doubt(when, _one_line(entry["because"]))


def _examples(file: YamlFile, data: Iterable[Mapping[str, str]]) -> Iterator[Example]:
    for place, entry in enumerate(data):
        verdict = next(Verdict(key) for key in entry if key != "name")
        node = file.nodes[("examples", place)]
        yield Example(entry["name"].strip(), verdict, entry[verdict], node.start_mark.line + 1)


def _citation(entry: str | Mapping[str, str]) -> Citation:
    return Citation(entry.strip()) if isinstance(entry, str) else Citation(entry["unverified"].strip(), verified=False)


def _capture_name(phrase: syntax.Phrase) -> str:
    capture = phrase.captures()[0]
    return capture.name.text if capture.name else capture.type.text


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _shown(path: Path) -> str:
    """Return a path as errors show it: from the current folder where it lies below, shipped rules from their own."""
    for base, prefix in ((shipped_rules(), "rules/"), (Path.cwd(), "")):
        try:
            return prefix + path.resolve().relative_to(base.resolve()).as_posix()
        except ValueError:
            continue
    return str(path)
