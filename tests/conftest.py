"""What all tests share: the option that regenerates reports, and the folder of real filings where it is there."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from checker.rulebook import Rulebook, load_rulebook

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

TOP = Path(__file__).resolve().parent.parent


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--regenerate", action="store_true", help="write reports/ and the table of rules anew")


@pytest.fixture(scope="session")
def top() -> Path:
    """The project's folder."""
    return TOP


@pytest.fixture(scope="session", autouse=True)
def _cache_apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep compiled rulebooks in a folder of the run: tests leave the user's own cache alone."""
    folder = str(tmp_path_factory.mktemp("cache"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", folder)
        patch.setenv("LOCALAPPDATA", folder)
        yield


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


@pytest.fixture(scope="session")
def browser() -> Iterator[WebDriver]:
    """A real browser without a window or a network; tests that need it skip, loudly, where there is none."""
    chromium, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not chromium or not driver:
        pytest.skip("no browser: install chromium and chromium-driver")
    from selenium import webdriver

    options = webdriver.ChromeOptions()
    options.binary_location = chromium
    for argument in (
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--host-resolver-rules=MAP * ~NOTFOUND",
    ):
        options.add_argument(argument)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL"})
    opened = webdriver.Chrome(options, webdriver.ChromeService(driver))
    opened.set_window_size(1280, 900)
    yield opened
    opened.quit()
