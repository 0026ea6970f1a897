"""Syntax trees as hypothesis draws them: everything that the grammar can say, in any nesting."""

from __future__ import annotations

from hypothesis import strategies as st

from checker.language import syntax

AT = (0, 0)
NAMES = st.sampled_from(["legend", "own_date", "base_dates", "kind", "incorporated_reports", "x1"]).map(
    lambda text: syntax.Name(AT, text)
)
UNITS = st.sampled_from(["sentence", "line", "list item", "table row", "tracked change", "page"])
COUNTS = st.one_of(
    st.sampled_from(["0", "1", "2", "12.5"]).map(lambda text: syntax.Number(AT, text)),
    NAMES.map(lambda name: syntax.Parameter(AT, name)),
)
DATES = st.just(syntax.Date(AT, "2012-09-04"))
PLACES = st.sampled_from(["cover", "base prospectus", "document"]).map(lambda name: syntax.Place(AT, name))
WORD = st.sampled_from(["risk", "Form", "8-K,", r"\(s\)", "§", "a.b", "“x”", "¶"])
REGEX = st.sampled_from([r"/\d+/", r"/[a-z ]{2,3}/", r"/a\/b  c/"])
_PLAIN = (syntax.Word, syntax.Gap)


def _sequence(elements: list[syntax.Node], spaces: list[bool]) -> syntax.Sequence:
    """Place elements one behind the other: touching, unless a space is wanted or two words would become one."""
    placed: list[syntax.Node] = []
    offset = 0
    for element, space in zip(elements, spaces, strict=False):
        joined = placed and isinstance(placed[-1], _PLAIN) and isinstance(element, _PLAIN)
        offset += bool(space or joined)
        placed.append(type(element)((offset, offset + 1), *(part for _, part in element.made_of())))
        offset += 1
    return syntax.Sequence(AT, tuple(placed))


def _alternatives(element: st.SearchStrategy[syntax.Node]) -> st.SearchStrategy[syntax.Alternatives]:
    spaces = st.lists(st.booleans(), min_size=5, max_size=5)
    sequence = st.builds(_sequence, st.lists(element, min_size=1, max_size=5), spaces)
    return st.lists(sequence, min_size=1, max_size=3).map(lambda found: syntax.Alternatives(AT, tuple(found)))


_LEAVES = st.one_of(
    WORD.map(lambda text: syntax.Word(AT, text)),
    REGEX.map(lambda text: syntax.Regex(AT, text)),
    st.just(syntax.Gap(AT)),
    st.builds(syntax.Capture, st.just(AT), st.none() | NAMES, NAMES),
    st.builds(syntax.Wording, st.just(AT), NAMES),
)
_ELEMENTS = st.recursive(
    _LEAVES,
    lambda inner: st.one_of(
        st.builds(syntax.Optional, st.just(AT), _alternatives(inner)),
        st.builds(syntax.Group, st.just(AT), _alternatives(inner)),
    ),
    max_leaves=6,
)
PHRASES = st.builds(syntax.Phrase, st.just(AT), _alternatives(_ELEMENTS))


def _b(kind: type[syntax.Node], *fields: object) -> st.SearchStrategy[syntax.Node]:
    """Build nodes of a kind from strategies, or values, for its fields."""
    drawn = (field if isinstance(field, st.SearchStrategy) else st.just(field) for field in fields)
    return st.builds(kind, st.just(AT), *drawn)


def _several(strategy: st.SearchStrategy[syntax.Node], most: int = 3) -> st.SearchStrategy[tuple[syntax.Node, ...]]:
    return st.lists(strategy, min_size=1, max_size=most).map(tuple)


IS, HAVE = st.sampled_from(["is", "are"]), st.sampled_from(["has", "have"])
PERIODS = st.sampled_from(["day", "business day", "month"])
SIGN = st.sampled_from("+-")
NOUNS = st.one_of(NAMES, _b(syntax.Unit, UNITS))
NOT = st.sampled_from([None, "not"])

FACTS = _b(syntax.Fact, NAMES, st.none() | NAMES)
OPERANDS = st.deferred(lambda: _OPERANDS)
PREDICATES = st.deferred(lambda: _PREDICATES)
SOURCES = st.deferred(lambda: _SOURCES)
_CRITERIA = _several(_b(syntax.Criterion, NAMES, PREDICATES), 2)
_FILTERS = _b(syntax.Filter, _several(PREDICATES, 2))
SELECTIONS = _b(syntax.Selection, NAMES, _CRITERIA)
FILTERED = _b(syntax.Filtered, NAMES, _FILTERS)
PLACED = st.one_of(PLACES, _b(syntax.Section, PHRASES), _b(syntax.HeaderLine, NAMES))
UNITS_OF = _b(syntax.Units, UNITS, SOURCES, st.none() | _FILTERS)
_SOURCES = st.one_of(PLACED, FACTS, SELECTIONS, FILTERED, UNITS_OF)
_OPERANDS = st.one_of(
    FACTS,
    COUNTS,
    DATES,
    SELECTIONS,
    FILTERED,
    UNITS_OF,
    _b(syntax.Sum, OPERANDS, SIGN, OPERANDS),
    _b(syntax.Product, OPERANDS, st.sampled_from("*/×"), OPERANDS),
    _b(syntax.Shift, OPERANDS, SIGN, COUNTS, PERIODS),
    _b(syntax.Part, NAMES, OPERANDS | PLACES),
    _b(syntax.Printed, "page", OPERANDS),
    _b(syntax.Aggregate, st.sampled_from(["sum", "latest", "number"]), OPERANDS),
)
_COMPARATORS = st.sampled_from(["on or after", "before", "at least", "more than"])
_OTHERS = _b(syntax.Others, st.sampled_from([None, "every", "some"]), OPERANDS)
_VALUES = _several(st.one_of(PHRASES, OPERANDS, _b(syntax.Truth, st.sampled_from(["true", "false"]))))
_PREDICATES = st.one_of(
    _b(
        syntax.Has,
        HAVE,
        st.sampled_from([None, "no"]),
        PHRASES,
        st.none() | _b(syntax.Followed, PHRASES),
        st.none() | _b(syntax.Near, COUNTS, "words of", PHRASES),
    ),
    _b(syntax.Begins, st.sampled_from(["begin", "begins"]), PHRASES),
    _b(syntax.Ends, st.sampled_from(["end", "ends"]), PHRASES),
    _b(syntax.Reads, st.sampled_from(["read", "reads"]), PHRASES),
    _b(syntax.Exists, st.sampled_from(["exist", "exists"])),
    _b(syntax.Absent, "does", "not", "exist"),
    _b(syntax.Agree),
    _b(syntax.Distinct, IS),
    _b(syntax.InOrder, IS, "in order"),
    _b(syntax.IsValue, IS, NOT, st.sampled_from([None, "one of"]), _VALUES),
    _b(syntax.IsIn, IS, NOT, OPERANDS),
    _b(syntax.Compares, IS, _COMPARATORS, _OTHERS),
    _b(syntax.IsClose, IS, COUNTS, OPERANDS),
    _b(syntax.IsAround, IS, COUNTS, PERIODS, OPERANDS),
    _b(syntax.HasUnits, HAVE, _COMPARATORS, COUNTS, UNITS),
    _b(syntax.IsNearly, IS, OPERANDS),
    _b(syntax.BeginningOfAnother, IS, NOUNS),
    _b(syntax.BeginsLikeAnother, "begins", NOUNS),
    _b(syntax.BeginsNext, "begins", NOUNS),
    _b(syntax.Denied, st.sampled_from(["do", "does"]), "not", _b(syntax.Ends, "end", PHRASES)),
    _b(syntax.RepeatsAnother, "repeats", NAMES, _several(NAMES)),
    _b(syntax.SharesAWord, "shares", OPERANDS),
    _b(syntax.Transposes, IS, OPERANDS),
    _b(syntax.IsReal, IS),
    _b(syntax.IsBusinessDay, IS),
    _b(syntax.HasPicture, HAVE),
    _b(syntax.IsCutOff, IS),
)
_QUARTERS = _b(syntax.Quarters, "quarters", OPERANDS, OPERANDS)
_ALL = _b(syntax.Quantifier, st.sampled_from(["every", "some", "no"]))
_COUNTED = st.one_of(*(_b(kind, COUNTS) for kind in (syntax.AtLeast, syntax.AtMost, syntax.Exactly)))
_FOLLOW_UPS = st.lists(_b(syntax.FollowUp, "and that", NOUNS, PREDICATES), max_size=2).map(tuple)
CLAIMS = st.one_of(
    _b(syntax.Quantified, _ALL | _COUNTED, OPERANDS, PREDICATES, _FOLLOW_UPS),
    _b(syntax.Quantified, _ALL, _QUARTERS, PREDICATES, _FOLLOW_UPS),
    _b(syntax.Plain, st.one_of(PLACED, OPERANDS, _QUARTERS), PREDICATES),
)


def _combined(inner: st.SearchStrategy[syntax.Node]) -> st.SearchStrategy[syntax.Node]:
    several = st.lists(inner, min_size=2, max_size=4).map(tuple)
    return st.one_of(
        _b(syntax.Conjunction, several),
        _b(syntax.Disjunction, several),
        _b(syntax.Negation, "not", inner),
        _b(syntax.Implication, inner, inner),
    )


CONDITIONS = st.recursive(CLAIMS, _combined, max_leaves=6)
_WANTED = st.one_of(PHRASES, _b(syntax.Capture, st.none() | NAMES, NAMES))
_POSITIONS = st.none() | _b(syntax.Position, st.sampled_from(["after", "before"]), PHRASES)
_WHICH = st.sampled_from(["every", "first", "last"])
READINGS = st.one_of(
    _b(syntax.Pick, _WHICH, _WANTED, SOURCES, _POSITIONS),
    _b(syntax.PickUnits, _WHICH, UNITS_OF),
    PLACED,
    OPERANDS,
)
