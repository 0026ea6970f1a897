"""The server: the editor's messages in, answers out.  What they say is decided in the other modules."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types as lsp
from msgspec.structs import replace
from pygls import uris
from pygls.lsp.server import LanguageServer
from pygls.workspace import TextDocument

from checker.authoring.examples import Failure, run_examples
from checker.authoring.fmt import format_text
from checker.authoring.fmt.files import modeline
from checker.authoring.lsp.completion import completion
from checker.authoring.lsp.rows import rows, spot
from checker.authoring.lsp.targets import defined, target, told
from checker.authoring.lsp.workspace import Workspace
from checker.rulebook import Problem, RulebookError
from checker.rulebook.survey import Survey

RUN_EXAMPLES = "checker.runExamples"
_PAUSE = 0.2  # seconds without a keystroke before a rulebook is read again
_SHOWN = re.compile(r"[\w./-]+|\S")  # what of a line a problem underlines
_KINDS = {
    "key": lsp.CompletionItemKind.Property,
    "fact": lsp.CompletionItemKind.Variable,
    "field": lsp.CompletionItemKind.Field,
    "type": lsp.CompletionItemKind.TypeParameter,
    "place": lsp.CompletionItemKind.Module,
    "unit": lsp.CompletionItemKind.Unit,
    "wording": lsp.CompletionItemKind.Constant,
    "rule": lsp.CompletionItemKind.Reference,
    "value": lsp.CompletionItemKind.EnumMember,
}


class RuleServer(LanguageServer):
    """Serves the rule files of one editor."""

    def __init__(self, version: str, named: Sequence[Path]) -> None:
        super().__init__("checker", version, text_document_sync_kind=lsp.TextDocumentSyncKind.Incremental)
        self.files = Workspace(named)
        self.failures: dict[Path, list[Failure]] = {}  # what running the examples of a file has shown

    def opened(self, uri: str) -> tuple[Path, TextDocument]:
        """Take over the text of a file as the editor has it."""
        path, document = path_of(uri), self.workspace.get_text_document(uri)
        self.files.folders = [path_of(folder) for folder in self.workspace.folders]
        self.files.texts[path] = document.source.replace("\r\n", "\n")
        return path, document

    def place(self, uri: str, position: lsp.Position) -> tuple[Path, TextDocument, lsp.Position]:
        """Return the file of a request and the place in it, counted in characters."""
        path, document = self.opened(uri)
        at = document.position_codec.position_from_client_units(document.lines, position)
        return path, document, lsp.Position(at.line, at.character)

    async def diagnose(self, uri: str) -> None:
        """Tell the editor what is wrong in a file and in the open ones beside it."""
        path, _ = self.opened(uri)
        if not self.files.is_rule_file(path):
            return
        survey = await asyncio.to_thread(self.files.survey, path)
        for other in self.files.beside(path):
            self.tell(other, survey)

    def tell(self, path: Path, survey: Survey) -> None:
        """Publish what is wrong in a file, and the examples that fail."""
        found = [_diagnostic(problem, lsp.DiagnosticSeverity.Error) for problem in survey.problems_in(path)]
        for failure in self.failures.get(path, ()):
            said = "\n".join(failure.complaints)
            problem = Problem(str(path), failure.example.line, 1, f"“{failure.example.name}” {said}")
            found.append(_diagnostic(problem, lsp.DiagnosticSeverity.Warning))
        document = self.workspace.get_text_document(uri_of(path))
        for diagnostic in found:
            diagnostic.range = _underlined(document, diagnostic.range.start)
        self.text_document_publish_diagnostics(
            lsp.PublishDiagnosticsParams(document.uri, found, version=document.version)
        )


def path_of(uri: str) -> Path:
    """Return the absolute path of a file."""
    return Path(uris.to_fs_path(uri) or uri).resolve()


def uri_of(path: Path) -> str:
    """Return the name that editors have for a file."""
    return uris.from_fs_path(str(path)) or ""


def _diagnostic(problem: Problem, severity: lsp.DiagnosticSeverity) -> lsp.Diagnostic:
    start = lsp.Position(problem.line - 1, problem.column - 1)
    return lsp.Diagnostic(lsp.Range(start, start), problem.message, severity=severity, source="checker")


def _underlined(document: TextDocument, start: lsp.Position) -> lsp.Range:
    """Return the word that begins at a place, in the editor's own units."""
    line = document.lines[start.line].rstrip("\r\n") if start.line < len(document.lines) else ""
    word = _SHOWN.match(line, start.character)
    end = lsp.Position(start.line, word.end() if word else min(len(line), start.character + 1))
    return document.position_codec.range_to_client_units(document.lines, lsp.Range(start, end))


def make_server(version: str, named: Sequence[Path] = ()) -> RuleServer:
    """Return a server of the program's version that answers; `named` are folders of rules that the user has named."""
    server = RuleServer(version, named)
    _watch(server)
    _answer(server)
    _act(server)
    return server


def _watch(server: RuleServer) -> None:
    """Register what happens while somebody types."""

    @server.feature(lsp.TEXT_DOCUMENT_DID_OPEN)
    async def did_open(params: lsp.DidOpenTextDocumentParams) -> None:
        await server.diagnose(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CHANGE)
    async def did_change(params: lsp.DidChangeTextDocumentParams) -> None:
        uri = params.text_document.uri
        path, document = server.opened(uri)
        version = document.version
        server.failures.pop(path, None)
        await asyncio.sleep(_PAUSE)
        if uri in server.workspace.text_documents and server.workspace.get_text_document(uri).version == version:
            await server.diagnose(uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_SAVE)
    async def did_save(params: lsp.DidSaveTextDocumentParams) -> None:
        server.files.surveys.clear()  # files that are not open may have changed as well
        await server.diagnose(params.text_document.uri)

    @server.feature(lsp.TEXT_DOCUMENT_DID_CLOSE)
    def did_close(params: lsp.DidCloseTextDocumentParams) -> None:
        path = path_of(params.text_document.uri)
        server.files.texts.pop(path, None)
        server.failures.pop(path, None)
        server.text_document_publish_diagnostics(lsp.PublishDiagnosticsParams(params.text_document.uri, []))


def _answer(server: RuleServer) -> None:
    """Register the answers to what the editor asks."""

    @server.feature(lsp.TEXT_DOCUMENT_COMPLETION, lsp.CompletionOptions(trigger_characters=["{", "<", ".", " "]))
    def complete(params: lsp.CompletionParams) -> list[lsp.CompletionItem]:
        path, _, at = server.place(params.text_document.uri, params.position)
        if not server.files.is_rule_file(path):
            return []
        here = spot(path, server.files.texts[path], at.line, at.character)
        found = completion(here, server.files.last_survey(path))
        return [
            lsp.CompletionItem(
                offer.text,
                kind=_KINDS.get(offer.sort, lsp.CompletionItemKind.Keyword),
                detail=offer.sort,
                documentation=offer.means or None,
                insert_text=f"{offer.text}: " if offer.sort == "key" else offer.text,
                sort_text=f"{number:04}",
            )
            for number, offer in enumerate(found)
        ]

    @server.feature(lsp.TEXT_DOCUMENT_HOVER)
    def hover(params: lsp.HoverParams) -> lsp.Hover | None:
        path, document, at = server.place(params.text_document.uri, params.position)
        if not server.files.is_rule_file(path):
            return None
        here = spot(path, server.files.texts[path], at.line, at.character)
        survey = server.files.last_survey(path)
        found = target(here, _line(document, at), survey)
        said = told(here, found, survey) if found else ""
        if not found or not said:
            return None
        around = lsp.Range(lsp.Position(at.line, found.start), lsp.Position(at.line, found.end))
        shown = document.position_codec.range_to_client_units(document.lines, around)
        return lsp.Hover(lsp.MarkupContent(lsp.MarkupKind.Markdown, said), shown)

    @server.feature(lsp.TEXT_DOCUMENT_DEFINITION)
    def definition(params: lsp.DefinitionParams) -> lsp.Location | None:
        path, document, at = server.place(params.text_document.uri, params.position)
        if not server.files.is_rule_file(path):
            return None
        survey = server.files.last_survey(path)
        text = server.files.texts[path]
        found = target(spot(path, text, at.line, at.character), _line(document, at), survey)
        place = defined(path, text, found, survey) if found else None
        if place is None:
            return None
        start = lsp.Position(place[1], 0)
        return lsp.Location(uri_of(place[0].resolve()), lsp.Range(start, start))


def _line(document: TextDocument, at: lsp.Position) -> str:
    return document.lines[at.line].rstrip("\r\n") if at.line < len(document.lines) else ""


def _act(server: RuleServer) -> None:
    """Register what changes a file or runs its examples."""

    @server.feature(lsp.TEXT_DOCUMENT_FORMATTING)
    def formatting(params: lsp.DocumentFormattingParams) -> list[lsp.TextEdit]:
        path, document = server.opened(params.text_document.uri)
        try:
            text = format_text(document.source, str(path), modeline(path)) if server.files.is_rule_file(path) else ""
        except RulebookError:
            return []  # what is wrong is underlined already
        end = lsp.Position(len(document.lines), 0)
        changed = text and text != document.source
        return [lsp.TextEdit(lsp.Range(lsp.Position(0, 0), end), text)] if changed else []

    @server.feature(lsp.TEXT_DOCUMENT_CODE_LENS)
    def lenses(params: lsp.CodeLensParams) -> list[lsp.CodeLens]:
        path, _ = server.opened(params.text_document.uri)
        return list(_lenses(server.files.texts[path], params.text_document.uri))

    @server.command(RUN_EXAMPLES)
    async def run(uri: str) -> dict[str, Any]:
        path, _ = server.opened(uri)
        survey = await asyncio.to_thread(server.files.survey, path)
        rule, problems = survey.rule_in(path), survey.problems_in(path)
        if rule is None or problems:
            said = f"{path.name} has mistakes; its examples cannot be run"
            server.window_show_message(lsp.ShowMessageParams(lsp.MessageType.Error, said))
            return {"ran": 0, "failed": 0, "said": said}
        here = replace(rule, path=str(path))  # documents that examples name stand beside the file
        results = await asyncio.to_thread(lambda: list(run_examples(survey.rulebook, [here])))
        failed = [failure for failure in results if failure]
        server.failures[path] = failed
        said = f"{rule.id}: {len(results) - len(failed)} examples as they should be, {len(failed)} not"
        level = lsp.MessageType.Warning if failed else lsp.MessageType.Info
        server.window_show_message(lsp.ShowMessageParams(level, said))
        server.tell(path, survey)
        return {"ran": len(results), "failed": len(failed), "said": said}


def _lenses(text: str, uri: str) -> Iterable[lsp.CodeLens]:
    found = rows(text)
    for number, row in enumerate(found):
        if row.named and row.key == ("examples",):
            count = len({other.key[1] for other in found if other.key[:1] == ("examples",) and len(other.key) > 1})
            title = f"run {count} example{'' if count == 1 else 's'}"
            where = lsp.Range(lsp.Position(number, 0), lsp.Position(number, row.named[1]))
            yield lsp.CodeLens(where, command=lsp.Command(title, RUN_EXAMPLES, arguments=[uri]))
