"""Items and what is said of them: places, units, facts, values that are reckoned, predicates."""

from __future__ import annotations

from collections.abc import Mapping

from checker.language import syntax
from checker.language.format.layout import Doc, Glued, bracketed, breakable, joined
from checker.language.format.phrases import phrase_doc

_SINGULAR = frozenset({"has", "is", "begins", "ends", "reads", "exists", "does", "repeats", "shares"})
_FACTOR = (
    syntax.Fact
    | syntax.Selection
    | syntax.Filtered
    | syntax.Part
    | syntax.Printed
    | syntax.Aggregate
    | syntax.Number
    | syntax.Parameter
    | syntax.Date
    | syntax.Place
)


def is_plural(predicate: syntax.Node | None, *, otherwise: bool) -> bool:
    """Say whether a predicate speaks of several things; what has no verb does not tell."""
    verb = getattr(predicate, "verb", None)
    return otherwise if verb is None else verb not in _SINGULAR


# Items -----------------------------------------------------------------------------------------------------------


def items_doc(node: syntax.Node, *, plural: bool = True) -> Doc:
    """Return what a condition speaks of, without brackets around it."""
    match node:
        case syntax.Units():
            return units_doc(node, plural=plural)
        case syntax.Section(title=title):
            return joined("section", phrase_doc(title))
        case syntax.HeaderLine(name=name):
            return f"header line {name.text}"
        case syntax.Quarters(after=after, until=until):
            return breakable(joined("quarters after", operand_doc(after)), joined("until", operand_doc(until)))
    return operand_doc(node)


def units_doc(node: syntax.Units, *, plural: bool) -> Doc:
    """Return units; where a filter has a verb, it decides between one and many."""
    if node.filter:
        plural = is_plural(node.filter.predicates[0], otherwise=plural)
    head = joined(f"{node.unit}{'s' * plural}", "in", source_doc(node.items))
    return breakable(head, _filter(node.filter)) if node.filter else head


def source_doc(node: syntax.Node) -> Doc:
    """Return where units are, or where something is looked for."""
    return bracketed(items_doc(node)) if isinstance(node, syntax.Units) else items_doc(node)


def noun_doc(noun: syntax.Name | syntax.Unit) -> str:
    """Return what follows `another` or `that`."""
    return noun.name if isinstance(noun, syntax.Unit) else noun.text


def _filter(node: syntax.Filter) -> Doc:
    first, *others = node.predicates
    return breakable(joined("that", predicate_doc(first)), *(joined("but", predicate_doc(more)) for more in others))


# Values that are reckoned ----------------------------------------------------------------------------------------


def operand_doc(node: syntax.Node) -> Doc:
    """Return a value where a sum may stand."""
    match node:
        case syntax.Sum(left=left, sign=sign, right=right):
            return breakable(operand_doc(left), joined(sign, _term(right)))
        case syntax.Shift(operand=operand, sign=sign, count=count, period=period):
            return breakable(operand_doc(operand), f"{sign} {_counted(count, period)}")
    return _term(node)


def _term(node: syntax.Node) -> Doc:
    if isinstance(node, syntax.Product):
        return breakable(_term(node.left), joined(node.times, _factor(node.right)))
    return _factor(node)


def _factor(node: syntax.Node) -> Doc:
    if not isinstance(node, _FACTOR):
        return bracketed(items_doc(node))
    match node:
        case syntax.Fact(name=name, field=field):
            return f"{name.text}.{field.text}" if field else name.text
        case syntax.Selection(name=name, criteria=criteria):
            first, *others = (
                joined(criterion.field.text, predicate_doc(criterion.predicate)) for criterion in criteria
            )
            chosen = breakable(joined(name.text, "where", first), *(joined("and", other) for other in others))
            return bracketed(chosen)
        case syntax.Filtered(name=name, filter=condition):
            return bracketed(joined(name.text, _filter(condition)))
        case syntax.Part(field=field, items=items):
            return joined(f"{field.text} of", _factor(items))
        case syntax.Printed(unit=unit, items=items):
            return joined(f"{unit}s of", _factor(items))
        case syntax.Aggregate(word=word, items=items):
            return joined(f"{word} of", _factor(items))
        case syntax.Place(name=place):
            return place
    return _count(node)


def _count(node: syntax.Node) -> str:
    match node:
        case syntax.Number(text=text) | syntax.Date(text=text):
            return text
        case syntax.Parameter(name=name):
            return f"<{name.text}>"
    raise AssertionError(node)


# Predicates ------------------------------------------------------------------------------------------------------


def _counted(count: syntax.Number | syntax.Parameter, noun: str) -> str:
    """Return so many of something, one or several."""
    one = isinstance(count, syntax.Number) and count.text == "1"
    return f"{_count(count)} {noun}{'' if one else 's'}"


# Predicates with nothing but words, and those that end with a value; blanks are their own fields.
_WORDED: Mapping[type[syntax.Node], str] = {
    syntax.Exists: "{verb}",
    syntax.Absent: "{verb} {no} {exists}",
    syntax.Agree: "agree",
    syntax.Distinct: "{verb} distinct",
    syntax.InOrder: "{verb} {words}",
    syntax.IsReal: "{verb} a real date",
    syntax.IsBusinessDay: "{verb} a business day",
    syntax.HasPicture: "{verb} a picture",
    syntax.IsCutOff: "{verb} cut off",
}
_VALUED: Mapping[type[syntax.Node], str] = {
    syntax.IsNearly: "{verb} nearly",
    syntax.SharesAWord: "{verb} a word with",
    syntax.Transposes: "{verb} a transposition of",
}


def predicate_doc(node: syntax.Node) -> Doc:
    """Return what is said of items, its verb first."""
    words = _filled(_WORDED.get(type(node), ""), node)
    if words:
        return words
    match node:
        case syntax.Has(verb=verb, no=no, phrase=phrase, followed=followed, near=near):
            return joined(verb, no or "", phrase_doc(phrase), _followed(followed), _near(near))
        case syntax.Begins(verb=verb, phrase=phrase) | syntax.Ends(verb=verb, phrase=phrase):
            return joined(f"{verb} with", phrase_doc(phrase))
        case syntax.Reads(verb=verb, template=template):
            return joined(verb, phrase_doc(template))
        case syntax.HasUnits(verb=verb, comparator=comparator, count=count, unit=unit):
            return f"{verb} {comparator} {_counted(count, unit)}"
        case syntax.IsValue():
            return _is_value(node)
        case syntax.Denied(verb=verb, no=no, predicate=predicate):
            return joined(f"{verb} {no}", predicate_doc(predicate))
    return _another(node) or _of_operand(node)


def _filled(words: str, node: syntax.Node) -> str:
    return words.format_map(dict(node.made_of()))


def _is_value(node: syntax.IsValue) -> Doc:
    *others, last = (_value(value) for value in node.values)
    first, *more = *(Glued((value, ",")) for value in others), last
    return breakable(joined(node.verb, node.no or "", node.one_of or "", first), *more)


def _another(node: syntax.Node) -> str:
    match node:
        case syntax.BeginningOfAnother(verb=verb, noun=noun):
            return f"{verb} a beginning of another {noun_doc(noun)}"
        case syntax.BeginsLikeAnother(verb=verb, noun=noun):
            return f"{verb} like another {noun_doc(noun)}"
        case syntax.BeginsNext(verb=verb, noun=noun):
            return f"{verb} the next {noun_doc(noun)}"
        case syntax.RepeatsAnother(verb=verb, noun=noun, fields=names):
            return f"{verb} another {noun.text} in {', '.join(name.text for name in names)}"
    return ""


def _of_operand(node: syntax.Node) -> Doc:
    match node:
        case syntax.IsIn(verb=verb, no=no, operand=operand):
            return joined(verb, no or "", "in", operand_doc(operand))
        case syntax.Compares(verb=verb, comparator=comparator, others=others):
            return joined(verb, comparator, others.quantifier or "", operand_doc(others.operand))
        case syntax.IsClose(verb=verb, count=count, operand=operand):
            return joined(f"{verb} within {_count(count)} percent of", operand_doc(operand))
        case syntax.IsAround(verb=verb, count=count, period=period, operand=operand):
            return joined(f"{verb} within {_counted(count, period)} of", operand_doc(operand))
        case (
            syntax.IsNearly(operand=operand) | syntax.SharesAWord(operand=operand) | syntax.Transposes(operand=operand)
        ):
            return joined(_filled(_VALUED[type(node)], node), operand_doc(operand))
    raise AssertionError(node)


def _followed(node: syntax.Followed | None) -> Doc:
    return breakable(joined("followed by", phrase_doc(node.phrase))) if node else ""


def _near(node: syntax.Near | None) -> Doc:
    return joined(f"within {_count(node.count)} {node.words}", phrase_doc(node.phrase)) if node else ""


def _value(node: syntax.Node) -> Doc:
    match node:
        case syntax.Phrase():
            return phrase_doc(node)
        case syntax.Truth(text=text):
            return text
    return operand_doc(node)
