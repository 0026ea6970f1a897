"""What all tests share: the option that regenerates reports, and the folder of real filings where it is there."""

from __future__ import annotations

from pathlib import Path

import pytest

from checker.rulebook import Rulebook, load_rulebook

TOP = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write reports/ and the table of rules anew")


@pytest.fixture(scope="session")
def top() -> Path:
    """The project's folder."""
    return TOP


@pytest.fixture(scope="session")
def rulebook() -> Rulebook:
    """The shipped rulebook."""
    return load_rulebook()


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real filings beside the project; tests that need it skip, loudly, where it is absent."""
    folder = TOP.parent / "shared"
    if not folder.is_dir():
        pytest.skip(f"no real filings: {folder} is not there")
    return folder
