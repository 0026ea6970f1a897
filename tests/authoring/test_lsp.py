"""The language server, driven as an editor drives it: a subprocess and the messages of its protocol."""

from __future__ import annotations

import builtins
import json
import queue
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from checker.authoring.lsp.completion import completion
from checker.authoring.lsp.rows import Spot, spot
from checker.authoring.lsp.targets import defined, target, told
from checker.authoring.lsp.words import words_of
from checker.cli import main
from checker.language.parse import grammar
from checker.rulebook.files import shipped_rules
from checker.rulebook.survey import Survey, survey

WAIT = 30  # seconds after which an answer is missed: far more than any takes
RULE = """id: cover/greeting
title: The cover says hello
authority: drafting
citations:
  - unverified: 17 CFR 230.424(e)
severity: error
parameters:
  most: 3
require: >-
  cover has "<greeting> {date}"
  and own_date exists
message: No greeting; it is dated {own_date}.
fix: Say hello.
examples:
  - name: a
    pass: |
      PROSPECTUS SUPPLEMENT dated May 1, 2013

      hello May 1, 2013
  - name: b
    pass: |
      PROSPECTUS SUPPLEMENT dated May 1, 2013

      oh hello May 2, 2013
  - name: c
    fail: goodbye
  - name: d
    fail: hello
"""
FACTS = """greeting:
  means: A greeting.
  wording: (hello | good day)
tickers:
  means: Each ticker.
  find: every {ticker} in caption
"""


class Editor:
    """Speaks the protocol to a server, and keeps what it is told without having asked."""

    def __init__(self, root: Path, *arguments: str) -> None:
        command = [sys.executable, "-m", "checker", "lsp", *arguments]
        self.server = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        self.root, self._asked = root, 0
        self._open: list[str] = []
        self.told: queue.Queue[dict[str, Any]] = queue.Queue()
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        threading.Thread(target=self._listen, daemon=True).start()
        folder = {"uri": root.as_uri(), "name": "rules"}
        capabilities = {"general": {"positionEncodings": ["utf-16"]}}
        started = {"processId": None, "rootUri": root.as_uri(), "workspaceFolders": [folder]}
        self.capabilities = self.ask("initialize", {**started, "capabilities": capabilities})["capabilities"]
        self.say("initialized", {})

    def _listen(self) -> None:
        assert self.server.stdout is not None
        while header := self.server.stdout.readline():
            length = int(header.split(b":")[1])
            while self.server.stdout.readline().strip():
                pass
            message = json.loads(self.server.stdout.read(length))
            (self.told if "method" in message else self._answers).put(message)

    def _send(self, message: dict[str, Any]) -> None:
        assert self.server.stdin is not None
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.server.stdin.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self.server.stdin.flush()

    def say(self, method: str, params: Any) -> None:
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: Any) -> Any:
        self._asked += 1
        self._send({"id": self._asked, "method": method, "params": params})
        answer = self._answers.get(timeout=WAIT)
        assert answer["id"] == self._asked
        assert "error" not in answer, answer
        return answer.get("result")

    def uri(self, name: str) -> str:
        return (self.root / name).as_uri()

    def open(self, name: str, text: str | None = None) -> list[dict[str, Any]]:
        """Open a file, and return what is then said to be wrong with it."""
        self._open.append(name)
        shown = (self.root / name).read_text(encoding="utf-8") if text is None else text
        document = {"uri": self.uri(name), "languageId": "yaml", "version": 1, "text": shown}
        self.say("textDocument/didOpen", {"textDocument": document})
        return self.diagnostics(name)

    def change(self, name: str, text: str, version: int) -> None:
        document = {"uri": self.uri(name), "version": version}
        self.say("textDocument/didChange", {"textDocument": document, "contentChanges": [{"text": text}]})

    def diagnostics(self, name: str) -> list[dict[str, Any]]:
        while True:
            message = self.told.get(timeout=WAIT)
            if message["method"] == "textDocument/publishDiagnostics" and message["params"]["uri"] == self.uri(name):
                found: list[dict[str, Any]] = message["params"]["diagnostics"]
                return found

    def at(self, method: str, name: str, line: int, column: int) -> Any:
        position = {"textDocument": {"uri": self.uri(name)}, "position": {"line": line, "character": column}}
        return self.ask(f"textDocument/{method}", position)

    def labels(self, name: str, line: int, column: int) -> dict[str, str]:
        found = self.at("completion", name, line, column)
        return {item["label"]: item.get("documentation") or "" for item in found}

    def close_files(self) -> None:
        for name in self._open:
            self.say("textDocument/didClose", {"textDocument": {"uri": self.uri(name)}})
            while self.diagnostics(name):
                pass  # closed with nothing wrong in it
        self._open.clear()

    def close(self) -> int:
        self.ask("shutdown", None)
        self.say("exit", None)
        return self.server.wait(timeout=WAIT)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("mine")
    for name, text in (("cover/greeting.yaml", RULE), ("facts/mine.yaml", FACTS)):
        (root / name).parent.mkdir(exist_ok=True)
        (root / name).write_text(text, encoding="utf-8")
    (root / "docker-compose.yaml").write_text("services:\n  web: [1, 2\n")
    return root


@pytest.fixture(scope="module")
def running(folder: Path) -> Iterator[Editor]:
    editor = Editor(folder)
    with editor.server:  # closes its pipes and waits for its end
        yield editor
        editor.server.kill()


@pytest.fixture
def editor(running: Editor) -> Iterator[Editor]:
    """The one server of these tests, with no file open."""
    yield running
    running.close_files()


NAME = "cover/greeting.yaml"


def line_of(text: str, words: str) -> tuple[int, int]:
    before = text[: text.index(words)]
    return before.count("\n"), len(before) - before.rfind("\n") - 1


def test_a_conversation_from_the_first_word_to_the_last(folder: Path) -> None:
    editor = Editor(folder)
    assert {
        "completionProvider",
        "hoverProvider",
        "definitionProvider",
        "codeLensProvider",
    } <= editor.capabilities.keys()
    with editor.server:
        assert editor.open(NAME) == []
        assert editor.close() == 0


def test_mistakes_are_underlined_where_they_stand_also_while_somebody_types(editor: Editor) -> None:
    broken = RULE.replace("own_date exists", "“𝄞” own_dat exists").replace("severity: error", "severity: eror")
    found = editor.open(NAME, broken)
    assert [item["message"].split(";")[0] for item in found] == [
        "“eror” is not one of error, warning, note",
        "““𝄞”” cannot stand here",
    ]
    editor.change(NAME, RULE.replace("own_date exists", "own_dat exists"), 2)
    [mistake] = editor.diagnostics(NAME)
    assert "did you mean “own_date”" in mistake["message"]
    line, column = line_of(RULE, "own_date exists")
    assert mistake["range"] == {
        "start": {"line": line, "character": column},
        "end": {"line": line, "character": column + len("own_dat")},
    }
    editor.change(NAME, RULE, 3)
    assert editor.diagnostics(NAME) == []


def test_places_are_counted_as_the_editor_counts(editor: Editor) -> None:
    text = RULE.replace("title: The cover", "title: 𝄞𝄞").replace("message: No greeting", "message: 𝄞 {own_dat}")
    [mistake] = editor.open(NAME, text)
    assert mistake["range"]["start"]["character"] == len("message: ") + 2 + len(" {")


def test_a_mistake_in_one_file_shows_in_another_that_is_open(editor: Editor) -> None:
    editor.open("facts/mine.yaml")
    assert editor.open(NAME) == []
    editor.diagnostics("facts/mine.yaml")
    editor.change("facts/mine.yaml", FACTS.replace("greeting:", "salute:"), 2)
    [mistake] = editor.diagnostics(NAME)
    assert mistake["message"].startswith("no wording is called “greeting”")


def test_half_typed_text_breaks_nothing(editor: Editor) -> None:
    editor.open(NAME)
    for version, cut in enumerate(range(0, len(RULE), 23), 2):
        editor.change(NAME, RULE[:cut], version)
        line, column = RULE[:cut].count("\n"), len(RULE[:cut]) - RULE[:cut].rfind("\n") - 1
        editor.at("completion", NAME, line, column)
        editor.at("hover", NAME, line, max(0, column - 1))
    editor.change(NAME, RULE, 1_000)
    while editor.diagnostics(NAME):
        pass  # what was wrong before the last change


def test_completion_knows_facts_places_types_wordings_fields_and_keys(editor: Editor) -> None:
    def offered(words: str, typed: str, behind: str = "") -> dict[str, str]:
        nonlocal version
        version += 1
        text = RULE.replace(words, behind + typed)
        editor.change(NAME, text, version)
        lines = f"{RULE[: RULE.index(words)]}{behind}{typed}".split("\n")
        return editor.labels(NAME, len(lines) - 1, len(lines[-1]))

    version = 1
    editor.open(NAME)
    begun = offered("own_date exists", "ev")
    assert begun["own_date"] == "The document's own date."
    assert begun["tickers"] == "Each ticker."
    assert {"cover", "every", "at", "not"} <= begun.keys()
    assert not {"has", "then"} & begun.keys()
    assert "has" in offered("own_date exists", "cover ")
    assert "own_date" not in offered("own_date exists", "cover ")
    assert offered("own_date exists", 'cover has "x {da')["date"] == "a date: September 4, 2012"
    assert "hello" in offered("own_date exists", 'cover has "<gr')["greeting"]
    assert offered("own_date exists", 'cover has "wo') == {}
    assert {"form", "filed"} <= offered("own_date exists", "every incorporated_reports.").keys()
    assert {"form", "filed"} <= offered("own_date exists", "(incorporated_reports where ").keys()
    assert "own_date" in offered("it is dated {own_date}.", "of {ow")
    assert {"first", "count"} <= offered("it is dated {own_date}.", "of {base_dates.").keys()
    assert offered("severity: error", "sev")["severity"].startswith("How heavy")
    assert list(offered("severity: error", "severity: ")) == ["error", "warning", "note"]
    assert {"pass", "fail", "not-applicable"} <= offered("    fail: hello", "    ", "    fail: x\n").keys()


def test_hover_says_what_a_name_means_and_which_law_is_behind_a_rule(editor: Editor) -> None:
    editor.open(NAME)

    def said(words: str, shift: int = 1) -> str:
        line, column = line_of(RULE, words)
        found = editor.at("hover", NAME, line, column + shift)
        return found["contents"]["value"] if found else ""

    assert "The document's own date." in said("own_date exists")
    assert "find:" in said("own_date exists")
    assert "a date: September 4, 2012" in said("{date}", 2)
    assert "hello | good day" in said("<greeting>", 3)
    assert "The document's own date." in said("{own_date}", 3)
    assert "17 CFR 230.424(e) (unverified" in said("cover/greeting", 8)
    assert "17 CFR 230.424(e) (unverified" in said("17 CFR", 4)
    assert said("require:") == "The condition that a document must fulfil"
    assert said("cover has") == "`cover`: a place of the document"
    assert said("PROSPECTUS") == ""


def test_facts_and_wordings_lead_to_their_definitions(editor: Editor, folder: Path) -> None:
    editor.open(NAME)
    line, column = line_of(RULE, "own_date exists")
    found = editor.at("definition", NAME, line, column + 2)
    text = (shipped_rules() / "facts" / "dates.yaml").read_text(encoding="utf-8")
    assert found["uri"] == (shipped_rules() / "facts" / "dates.yaml").as_uri()
    assert text.splitlines()[found["range"]["start"]["line"]] == "own_date:"
    line, column = line_of(RULE, "<greeting>")
    assert editor.at("definition", NAME, line, column + 2)["uri"] == (folder / "facts" / "mine.yaml").as_uri()
    line, column = line_of(RULE, "fix:")
    assert editor.at("definition", NAME, line, column + 1) is None


def test_the_lens_runs_the_examples_and_shows_which_are_not_as_they_should_be(editor: Editor) -> None:
    text = RULE.replace("fail: hello\n", "fail: |\n      SUPPLEMENT dated May 1, 2013\n\n      good day May 1, 2013\n")
    assert editor.open(NAME, text) == []
    [lens] = editor.ask("textDocument/codeLens", {"textDocument": {"uri": editor.uri(NAME)}})
    assert lens["command"]["title"] == "run 4 examples"
    assert lens["range"]["start"]["line"] == line_of(text, "examples:")[0]
    command = {"command": lens["command"]["command"], "arguments": lens["command"]["arguments"]}
    result = editor.ask("workspace/executeCommand", command)
    assert result["said"] == "cover/greeting: 3 examples as they should be, 1 not"
    [failure] = editor.diagnostics(NAME)
    assert failure["message"].startswith("“d” should be fail, is pass")
    assert failure["range"]["start"]["line"] == line_of(text, "- name: d")[0]
    editor.change(NAME, text.replace("own_date exists", "own_dat exists"), 2)
    editor.diagnostics(NAME)
    assert "has mistakes" in editor.ask("workspace/executeCommand", command)["said"]


def test_formatting_is_that_of_fmt_and_leaves_a_broken_file_alone(editor: Editor) -> None:
    params = {"textDocument": {"uri": editor.uri(NAME)}, "options": {"tabSize": 2, "insertSpaces": True}}
    editor.open(NAME, RULE.replace('cover has "', 'cover   has\n   "'))
    [edit] = editor.ask("textDocument/formatting", params)
    assert 'require: cover has "<greeting> {date}" and own_date exists\n' in edit["newText"]
    editor.change(NAME, "id: [", 2)
    assert editor.ask("textDocument/formatting", params) == []


def test_other_yaml_is_none_of_its_business(editor: Editor) -> None:
    document = {"uri": editor.uri("docker-compose.yaml"), "languageId": "yaml", "version": 1}
    editor.say("textDocument/didOpen", {"textDocument": {**document, "text": "services:\n  web: [1, 2\n"}})
    assert editor.labels("docker-compose.yaml", 0, 3) == {}
    editor.open(NAME)
    said = []
    while not editor.told.empty():
        said.append(editor.told.get())
    assert [item for item in said if item["params"].get("uri") == editor.uri("docker-compose.yaml")] == []


# Without a server ------------------------------------------------------------------------------------------------


def test_without_the_extra_it_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    real = builtins.__import__

    def absent(name: str, *rest: Any, **more: Any) -> Any:
        if name.partition(".")[0] in ("pygls", "lsprotocol"):
            raise ModuleNotFoundError(name=name)
        return real(name, *rest, **more)

    for name in [name for name in sys.modules if name == "checker.authoring.lsp.server"]:
        monkeypatch.delitem(sys.modules, name)
    monkeypatch.setattr(builtins, "__import__", absent)
    assert main(["lsp"]) == 2
    assert capsys.readouterr().err == (
        "checker: the language server needs further packages; "
        "install them with: pip install 'prospectus-checker[lsp]'\n"
    )


def test_every_word_of_the_grammar_can_be_offered() -> None:
    marks = {"SIGN", "TIMES", "DATE", "NUMBER", "NAME", "WORD", "REGEX", "_ELLIPSIS"}
    silent = {term.name for term in grammar().terminals if not words_of(term.name)}
    assert {name for name in silent - marks if str(grammar().get_terminal(name).pattern.value).isalpha()} == set()
    assert {name for name in silent - marks if grammar().get_terminal(name).pattern.type == "re"} <= {"__IGNORE_0"} | {
        name for name in silent if not any(sign.isalpha() for sign in grammar().get_terminal(name).pattern.value)
    }


HALF = """id: cover/x
require: >-
  cover has "a"
  and le
message:
  - when: legend exists
    then: The {own
  -
examples:
  - name: a
    pass: |
      id: xx
      require: foo

    q
sev"""


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        (0, (("id",), False, "cover/x")),
        (3, (("require",), False, 'cover has "a" and le')),
        (6, (("message", 0, "then"), False, "The {own")),
        (7, (("message", 1), True, "")),
        (12, (("examples", 0, "pass"), False, "id: xx require: foo")),
        (14, (("examples", 0), True, "q")),
        (15, ((), True, "sev")),
    ],
)
def test_half_a_file_is_enough_to_know_where_one_is(line: int, expected: tuple[object, ...]) -> None:
    found: Spot = spot(Path("/r/cover/x.yaml"), HALF, line, len(HALF.split("\n")[line]))
    assert (found.key, found.on_key, found.before) == expected


@pytest.fixture(scope="module")
def surveyed() -> Survey:
    return survey(None, {})


@settings(
    derandomize=True, max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_no_text_and_no_place_in_it_breaks_an_answer(surveyed: Survey, data: st.DataObject) -> None:
    """Pieces of a rule in any order, cut anywhere: what somebody has on the screen in the middle of an edit."""
    pieces = st.sampled_from(
        [*RULE.splitlines(keepends=True), *FACTS.splitlines(keepends=True), "- ", "  ", "\t", "{", "\n", "𝄞"]
    )
    text = "".join(data.draw(st.lists(pieces, max_size=12)))
    lines = text.split("\n")
    line = data.draw(st.integers(0, len(lines) - 1))
    column = data.draw(st.integers(0, len(lines[line])))
    here = spot(
        Path(data.draw(st.sampled_from(["/r/cover/x.yaml", "/r/facts/x.yaml", "/r/pack.yaml"]))), text, line, column
    )
    completion(here, surveyed)
    found = target(here, lines[line], surveyed)
    if found:
        told(here, found, surveyed)
        defined(Path("x.yaml"), text, found, surveyed)
    assert here.line == lines[line][:column]
