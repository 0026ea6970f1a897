"""Tools for people who write rules."""
