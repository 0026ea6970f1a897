"""Mutation: rules broken in small ways, and which of the breakages their examples notice."""

from checker.authoring.mutation.trial import Score, mutate

__all__ = ["Score", "mutate"]
