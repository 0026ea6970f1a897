"""The page of an audit, as it is written and as a browser shows it."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import duckdb
import html5lib
import pytest

from checker.audit.page.wordings import unusual
from checker.cli import main

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver

ATTACK = "<script>document.title = 'taken'</script><img src=x onerror=alert(1)>"


@pytest.fixture(scope="session")
def page(done: Path) -> Path:
    """The page of a finished audit."""
    assert main(["audit-report", str(done), "--output", str(done.parent / "page.html")]) == 0
    return done.parent / "page.html"


def column(browser: WebDriver, table: str, place: int) -> list[str]:
    return [cell.text for cell in browser.find_elements("css selector", f"#t-{table} tbody td:nth-child({place})")]


def test_the_page_is_one_file_that_html_parsers_accept(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    parser = html5lib.HTMLParser(strict=False)
    tree = parser.parse(text)
    assert [error for error in parser.errors if error[1] != "invalid-codepoint"] == []
    names = {element.tag.rpartition("}")[2] for element in tree.iter() if isinstance(element.tag, str)}
    assert names & {"img", "link", "iframe", "object", "embed"} == set()
    assert {link[:5] for link in re.findall(r"""(?:src|href)\s*=\s*["'](?!#)([^"']*)""", text)} <= {"data:"}


def test_the_page_is_the_same_whenever_it_is_written(page: Path, done: Path, tmp_path: Path) -> None:
    main(["audit-report", str(done), "--output", str(tmp_path / "again.html")])
    assert (tmp_path / "again.html").read_bytes() == page.read_bytes()


def test_the_page_shows_what_the_tables_hold(page: Path, browser: WebDriver) -> None:
    browser.get(page.as_uri())
    assert browser.title == "Audit of 41 documents"
    assert column(browser, "rules", 1) == ["cover/legend"]
    assert [column(browser, "rules", place) for place in range(4, 8)] == [["32"], ["8"], ["0"], ["80.0"]]
    assert column(browser, "unread", 2) == ["unreadable"]
    assert [figure.get_attribute("aria-label") for figure in browser.find_elements("css selector", "figure")] == [
        "Verdicts by rule: 1 bars; most fails: cover/legend, 8 of 40.",
        "Verdict of each rule on each document: grey does not apply, green passes, yellow is open, red fails.",
    ]
    assert all(svg.size["width"] > 600 for svg in browser.find_elements("css selector", "figure svg"))
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


def test_tables_sort_and_can_be_searched(page: Path, browser: WebDriver) -> None:
    browser.get(page.as_uri())
    head = browser.find_element("css selector", "#t-documents th button")
    before = column(browser, "documents", 1)
    assert len(before) == 8
    head.click()
    assert column(browser, "documents", 1) == sorted(before)
    head.click()
    assert column(browser, "documents", 1) == sorted(before, reverse=True)
    assert browser.find_element("css selector", "#t-documents th").get_attribute("aria-sort") == "descending"
    browser.find_element("css selector", "input[data-for=t-documents]").send_keys("015.TXT")
    shown = [row for row in browser.find_elements("css selector", "#t-documents tbody tr") if row.is_displayed()]
    assert [row.text.split()[0].rpartition("/")[2] for row in shown] == ["015.txt"]


@pytest.mark.parametrize("width", [380, 1280])
def test_the_page_fits_a_phone_and_a_desk(page: Path, browser: WebDriver, width: int) -> None:
    """Nothing but the tables and plots, which scroll by themselves, is wider than the window."""
    browser.execute_cdp_cmd(
        "Emulation.setDeviceMetricsOverride", {"width": width, "height": 800, "deviceScaleFactor": 1, "mobile": False}
    )
    try:
        browser.get(page.as_uri())
        assert browser.execute_script("return document.documentElement.scrollWidth") <= width
    finally:
        browser.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_hostile_documents_do_nothing_to_the_page(audits: Any, browser: WebDriver) -> None:
    folder, out = audits.folder / f"{ATTACK.replace('/', '')} filings", audits.folder / "out"
    folder.mkdir()
    for number in range(12):
        words = f"{ATTACK} Neither the Securities and Exchange Commission \u202eevil {ATTACK}" if not number else ""
        (folder / f"{number}.txt").write_text(
            audits.supplement(number, words or audits.supplement(0)), encoding="utf-8"
        )
    audits.run(folder, "--output", out, "--jobs", 1)
    assert main(["audit-report", str(out)]) == 0
    browser.get((out / "report.html").as_uri())
    assert browser.title == "Audit of 12 documents"
    assert browser.find_elements("css selector", "img") == []
    assert "onerror" in browser.find_element("css selector", "body").text


def test_a_wording_unlike_all_others_is_found() -> None:
    connection = duckdb.connect(":memory:")
    connection.execute("CREATE TABLE findings (path VARCHAR, rule VARCHAR, verdict VARCHAR, quote VARCHAR)")
    usual = (
        "Neither the Securities and Exchange Commission nor any state commission has approved these securities in {}."
    )
    odd = "No regulator of any kind whatsoever has looked at what is offered here, and none will."
    rows = [(f"{n}.txt", "legend", "pass", usual.format(2000 + n)) for n in range(60)]
    rows += [("odd.txt", "legend", "pass", odd), ("few.txt", "other", "pass", odd)]
    connection.executemany("INSERT INTO findings VALUES (?, ?, ?, ?)", rows)
    [found] = unusual(connection)
    assert (found.rule, found.path, found.quote) == ("legend", "odd.txt", odd)
    assert found.unlike > 97
