"""What each piece of HTML's markup does, found out once for each way in which it is written.

Filings repeat the same few tags thousands of times.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable

from checker.document.build import Builder
from checker.document.characters import spelled
from checker.document.elements import BLOCKS, USUAL, Elements, Entry
from checker.document.markup import PLAIN, UNSEEN, Tag, content_start, read_tag
from checker.document.preformatted import Preformatted
from checker.document.tables import CELLS, PARTS, Tables

_WEB = re.compile(r"""\bhref\s*=\s*["']?\s*(?:https?:|/Archives/)""", re.IGNORECASE)
_MOST_KNOWN = 1 << 14  # ways to write a tag
_MOST_HEEDED = 50  # names of inline elements
_LONG = 1000  # characters: markup that is as long stands there once
_VOID = frozenset("br hr img input link meta area base embed source track wbr page param frame keygen".split())
RAW_SEEN = frozenset("xmp textarea plaintext".split())
_MARKS = {"br": "\n", "page": "\f"}  # what they are in preformatted text
_DOCUMENT = frozenset("html head body frameset".split())

Effect = Callable[[int], None]  # of markup, given its offset in the source


def _parts_blocks(name: str) -> bool:
    """Say whether an element may part what stands before it from what stands in it."""
    return name in PARTS or name in BLOCKS or name in _VOID or name in RAW_SEEN


class _Effects(dict[str, Effect | None]):
    """What each way to write a piece of markup does."""

    def __init__(self, found_out: Callable[[str], Effect | None]) -> None:
        super().__init__()
        self._found_out = found_out

    def __missing__(self, markup: str) -> Effect | None:
        effect = self._found_out(markup)
        if len(markup) < _LONG:
            if len(self) >= _MOST_KNOWN:
                self.clear()
            self[markup] = effect
        return effect


class Page:
    """What is open where reading stands, and what markup does to it."""

    def __init__(self, source: str, builder: Builder) -> None:
        self.builder = builder
        self.elements = Elements(builder, self._format)
        self.tables = Tables(self.elements)
        self.waiting = Preformatted(source)
        self._usual_effects = _Effects(self._effect)
        self._preformatted_effects = _Effects(self._effect_in_preformatted)
        self.effects = self._usual_effects
        self._heeded: set[str] = set()  # names of inline elements that have said something of their text
        self._idle: dict[str, str] = {}  # markup of others, and their names

    def end(self) -> None:
        """End everything that is open."""
        self.read_waiting()
        self.tables.settle()
        self.elements.unwind(0)
        self.builder.end_block()

    # Preformatted text -------------------------------------------------------------------------------------------

    def _format(self, *, preformatted: bool) -> None:
        """Begin or end preformatted text."""
        if not preformatted:
            self.read_waiting()
        self.effects = self._preformatted_effects if preformatted else self._usual_effects

    def read_waiting(self) -> None:
        """Read the preformatted text that was gathered, if any."""
        if self.waiting.length:
            if self.tables.astray and self.waiting.has_words():
                self.tables.stray()
            self.waiting.read(self.builder)

    def read_raw(self, name: str, text: str, start: int) -> None:
        """Read the content of an element that holds no markup."""
        if name != "textarea":
            self.elements.close_paragraph()
        if self.elements.hidden:
            return
        self.read_waiting()
        self.builder.end_block()
        self.waiting.add(spelled(text) if name == "textarea" else text, start, start + len(text))
        self.read_waiting()
        self.builder.end_block()

    # Effects -----------------------------------------------------------------------------------------------------

    def _effect(self, markup: str) -> Effect | None:
        """Find out what a piece of markup does."""
        tag = read_tag(markup)
        if tag is None or tag.name in UNSEEN:
            return None
        if _parts_blocks(tag.name):
            return self._end(tag) if tag.closes else self._begin(tag, markup)
        return self._end_inline(tag.name, markup) if tag.closes else self._begin_inline(tag, markup)

    def _effect_in_preformatted(self, markup: str) -> Effect | None:
        """Find out what a piece of markup does inside preformatted text, which is read from block to block."""
        tag, act = read_tag(markup), self._usual_effects[markup]
        if tag is None or act is None or not _parts_blocks(tag.name):
            return act
        mark = _MARKS.get(tag.name)
        if mark is not None:
            return lambda at: None if self.elements.hidden else self.waiting.add(mark, at, at)

        def effect(at: int) -> None:
            if self._parts_here(tag):
                self.read_waiting()
            act(at)

        return effect

    def _parts_here(self, tag: Tag) -> bool:
        """Say whether a tag parts what stands before it from what stands behind, where it stands."""
        name, is_table = tag.name, tag.name in PARTS
        if self.elements.hidden:
            return False
        if tag.closes:
            return name == "p" or (self.tables.has(name) if is_table else self.elements.has(name))
        if is_table:
            return name == "table" or bool(self.tables.open)
        return name == "hr" or name not in _VOID

    def _begin(self, tag: Tag, markup: str) -> Effect | None:
        """Find out what the start tag of a block, a void element or part of a table does."""
        name, entry, tables = tag.name, (tag.name, tag.style, tag.style.bold), self.tables
        if name in RAW_SEEN:
            start = content_start(markup)
            return lambda at: self.read_raw(name, markup[start:], at + start)
        if name in _DOCUMENT:
            return lambda _at: self.builder.end_block()
        if name in CELLS:
            return lambda _at: tables.begin_cell(entry)
        if name in PARTS:
            return lambda _at: tables.begin(entry)
        if name in _VOID:
            return self._begin_void(tag)
        if name in USUAL and tag.style is PLAIN:
            return self._begin_usual(entry)
        return lambda _at: self.elements.open_block(entry)

    def _begin_usual(self, entry: Entry) -> Effect:
        """Find out what the start tag of a block does that is like any other."""
        elements, end_block, push = self.elements, self.builder.end_block, self.elements.stack.append
        is_paragraph = entry[0] == "p"

        def effect(_at: int) -> None:
            if elements.paragraph:
                elements.close("p")
            end_block()
            push(entry)
            elements.paragraph = is_paragraph

        return effect

    def _begin_void(self, tag: Tag) -> Effect | None:
        builder, elements, name, style = self.builder, self.elements, tag.name, tag.style
        act = {"br": builder.line_break, "page": builder.page_break, "img": builder.picture}.get(name)
        breaks = style.breaks_before or style.breaks_after
        if act is None and not breaks and name != "hr":
            return None

        def effect(_at: int) -> None:
            if name == "hr":
                elements.close_paragraph()
                builder.end_block()
            if act is not None and not elements.hidden:
                act()
            if breaks and not elements.hidden:
                builder.page_break()

        return effect

    def _begin_inline(self, tag: Tag, markup: str) -> Effect | None:
        entry = (tag.name, tag.style, tag.style.bold)
        if tag.name == "a" and _WEB.search(markup):
            return lambda _at: self._begin_link(entry)
        if tag.empty and ":" in tag.name:
            return None
        if tag.style is not PLAIN:
            self._heed(tag.name)
            return lambda _at: self.elements.open(entry)
        push = self.elements.stack.append
        return None if self._is_idle(tag.name, markup) else lambda _at: push(entry)

    def _is_idle(self, name: str, markup: str) -> bool:
        """Say whether an inline element need not be followed: none of its name has said anything of its text so far.

        Should one do so later, the end tags of those that are open then find none of theirs, and that is as well.
        """
        if name in self._heeded or len(self._heeded) > _MOST_HEEDED:
            return False
        self._idle[markup] = name
        if len(self._idle) > _MOST_KNOWN:
            self._forget(self._idle)
            self._idle.clear()
        return True

    def _heed(self, name: str) -> None:
        """Follow the inline elements of a name from here on, or those of all names where there are too many."""
        if name not in self._heeded and len(self._heeded) <= _MOST_HEEDED:
            self._heeded.add(name)
            every = len(self._heeded) > _MOST_HEEDED
            self._forget([markup for markup, idle in self._idle.items() if every or idle == name])

    def _forget(self, known: Iterable[str]) -> None:
        """Forget what some pieces of markup do."""
        for markup in known:
            self._usual_effects.pop(markup, None)
            self._preformatted_effects.pop(markup, None)

    def _begin_link(self, entry: Entry) -> None:
        self.builder.link()
        self.elements.open(entry)

    def _end(self, tag: Tag) -> Effect | None:
        """Find out what the end tag of a block, a void element or part of a table does."""
        name = tag.name
        if name == "br":
            return lambda _at: self.builder.line_break()
        if name in CELLS:
            return lambda _at: self.tables.end_cell(name)
        if name in PARTS:
            return lambda _at: self.tables.end(name)
        if name in _VOID or name in _DOCUMENT or name in RAW_SEEN:
            return None
        elements, stack, end_block = self.elements, self.elements.stack, self.builder.end_block
        is_paragraph = name == "p"

        def effect(_at: int) -> None:
            if stack and stack[-1][0] == name:
                end_block()
                entry = stack.pop()
                if entry[1] is not PLAIN or is_paragraph:
                    elements.restore(entry)
            else:
                elements.close(name)

        return effect

    def _end_inline(self, name: str, markup: str) -> Effect | None:
        if self._is_idle(name, markup):
            return None
        elements, stack = self.elements, self.elements.stack

        def effect(_at: int) -> None:
            if stack and stack[-1][0] == name:
                entry = stack.pop()
                if entry[1] is not PLAIN:
                    elements.restore(entry)
            else:
                elements.close(name)

        return effect
