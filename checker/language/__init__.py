"""The rule language: grammar, syntax tree, type check and evaluation."""
