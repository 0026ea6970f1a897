"""The HTML report, as it is written and as a real browser shows it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import html5lib
import pytest
from msgspec.structs import replace

from checker.cli import main
from checker.document import read_text
from checker.document.model import Span
from checker.judge import judge, placed, text_of
from checker.report.formats import Manner, render
from checker.rulebook import Rulebook
from checker.verdict import Finding, RulebookName, Run, Severity, Verdict

if TYPE_CHECKING:
    from selenium.webdriver.remote.webdriver import WebDriver
    from selenium.webdriver.remote.webelement import WebElement

TOP = Path(__file__).resolve().parents[2]
FAILING = TOP / "tests" / "documents" / "takedown-with-base-damaged.htm"
PASSING = TOP / "tests" / "documents" / "takedown-with-base.htm"
ATTACK = (
    "<script>document.title = 'taken'</script><img src=x onerror=\"document.title = 'taken'\">\" onclick='alert(1)'"
)


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report on a document that fails and one that passes."""
    path = tmp_path_factory.mktemp("page") / "report.html"
    main(["check", "--format", "html", "--output", str(path), str(FAILING), str(PASSING)])
    return path


@pytest.fixture
def opened(browser: WebDriver, page: Path) -> Iterator[WebDriver]:
    """A browser that shows the page, and has nothing to complain of at the end."""
    browser.get(page.as_uri())
    yield browser
    assert [entry for entry in browser.get_log("browser") if entry["level"] == "SEVERE"] == []


def shown(browser: WebDriver, selector: str) -> list[WebElement]:
    return [element for element in browser.find_elements("css selector", selector) if element.is_displayed()]


def in_view(browser: WebDriver, element: WebElement) -> bool:
    script = "const box = arguments[0].getBoundingClientRect(); return box.top >= 0 && box.bottom <= innerHeight;"
    return bool(browser.execute_script(script, element))


def test_the_page_is_one_file_that_html_parsers_accept(page: Path) -> None:
    text = page.read_text(encoding="utf-8")
    parser = html5lib.HTMLParser(strict=False)
    tree = parser.parse(text)
    assert parser.errors == []
    names = [element.tag.rpartition("}")[2] for element in tree.iter() if isinstance(element.tag, str)]
    assert set(names) & {"img", "link", "iframe", "object", "embed", "base"} == set()
    assert names.count("script") == 1
    ids = re.findall(r' id="([^"]+)"', text)
    assert len(ids) == len(set(ids))
    assert set(re.findall(r'href="#([^"]+)"', text)) <= set(ids)


def test_the_text_is_the_document_s_own(page: Path) -> None:
    tree = html5lib.parse(page.read_text(encoding="utf-8"), namespaceHTMLElements=False)
    leaf = next(element for element in tree.iter("article"))
    words = " ".join("".join(leaf.itertext()).replace("↩", "").split())
    assert "on the New York Stock Exchange under the symbol “QLMT.”" in words


def test_a_click_on_a_rule_leads_to_its_words_and_back(opened: WebDriver) -> None:
    entry = shown(opened, ".entry.failed")[0]
    entry.find_element("css selector", "a").click()
    hits = shown(opened, "mark.hit")
    assert hits
    assert in_view(opened, hits[0])
    assert hits[0].text in entry.text
    back = shown(opened, "a.back.hit")[0]
    assert opened.switch_to.active_element == back
    back.click()
    assert in_view(opened, entry)
    assert entry.get_attribute("aria-current") == "true"


def test_the_keyboard_does_all_of_it(opened: WebDriver) -> None:
    from selenium.webdriver import ActionChains, Keys

    def press(*keys: str) -> None:
        ActionChains(opened).send_keys(*keys).perform()

    press("j", "j")
    entry = opened.find_element("css selector", ".entry.chosen")
    assert entry == shown(opened, ".entry")[1]
    press(Keys.ENTER)
    assert opened.switch_to.active_element.get_attribute("class") == "back hit"
    press(Keys.ESCAPE)
    assert opened.switch_to.active_element == entry
    press("k")
    assert shown(opened, ".entry.chosen") == [shown(opened, ".entry")[0]]


def test_filters_and_search_show_what_is_asked(opened: WebDriver) -> None:
    everything = len(shown(opened, ".entry"))
    opened.find_element("css selector", "input[value=failed]").click()
    failed = shown(opened, ".entry")
    assert 0 < len(failed) < everything
    assert {entry.find_element("css selector", ".tag").text for entry in failed} == {"error"}
    opened.find_element("css selector", "input[value=warned]").click()
    assert {entry.find_element("css selector", ".tag").text for entry in shown(opened, ".entry")} <= {"warning", "note"}
    opened.find_element("css selector", "input[value=all]").click()
    opened.find_element("id", "search").send_keys("BASE PROSPECTUS")
    assert 0 < len(shown(opened, ".entry")) < everything
    opened.find_element("id", "search").send_keys(" that nobody has")
    assert shown(opened, ".entry") == []
    assert [element.text for element in shown(opened, ".none")] == ["Nothing here is shown by this filter."]


def test_one_document_is_shown_at_a_time(opened: WebDriver) -> None:
    assert [title.text for title in shown(opened, "h2")] == [f"{FAILING}: fail"]
    opened.find_element("css selector", "#documents option:last-child").click()
    assert [title.text for title in shown(opened, "h2")] == [f"{PASSING}: pass"]


def test_colours_have_contrast_and_regions_have_names(opened: WebDriver) -> None:
    """WCAG 2.1 AA: 4.5 to 1 for text; every landmark that stands more than once is named."""
    script = """
        const light = color => {
          const [r, g, b] = color.match(/[\\d.]+/g).slice(0, 3).map(Number).map(c => c / 255)
            .map(c => c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4);
          return 0.2126 * r + 0.7152 * g + 0.0722 * b;
        };
        const behind = element => {
          for (let at = element; at; at = at.parentElement) {
            const color = getComputedStyle(at).backgroundColor;
            if (color !== "rgba(0, 0, 0, 0)") return color;
          }
          return "rgb(255, 255, 255)";
        };
        return [...document.querySelectorAll("body *")].filter(e => e.innerText && e.checkVisibility()).map(e => {
          const [a, b] = [light(getComputedStyle(e).color), light(behind(e))].sort((x, y) => y - x);
          return [(a + 0.05) / (b + 0.05), e.className || e.tagName];
        }).filter(([ratio]) => ratio < 4.5);
    """
    shown(opened, ".entry.failed a")[0].click()
    assert opened.execute_script(script) == []
    for name in ("nav", "article", "section.sheet"):
        unnamed = [element for element in shown(opened, name) if not element.accessible_name]
        assert unnamed == [], name
    fields = opened.find_elements("css selector", "input, select")
    assert [field.get_attribute("id") for field in fields if not field.accessible_name] == []


@pytest.mark.parametrize("width", [360, 1280])
def test_the_page_fits_a_phone_and_a_desk(opened: WebDriver, width: int) -> None:
    measures = {"width": width, "height": 740, "deviceScaleFactor": 1, "mobile": False}
    opened.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", measures)
    try:
        assert opened.execute_script("return document.documentElement.scrollWidth") <= width
    finally:
        opened.execute_cdp_cmd("Emulation.clearDeviceMetricsOverride", {})


def test_printed_it_is_the_checklist(opened: WebDriver) -> None:
    opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": "print"})
    try:
        assert shown(opened, ".leaf, .bar") == []
        assert len(shown(opened, ".entry")) > 20
    finally:
        opened.execute_cdp_cmd("Emulation.setEmulatedMedia", {"media": ""})


def test_a_screenshot_shows_list_and_text_side_by_side(opened: WebDriver, tmp_path: Path) -> None:
    shot = tmp_path / "report.png"
    assert opened.save_screenshot(str(shot))
    assert shot.stat().st_size > 20_000
    listed, leaf = shown(opened, ".list")[0].rect, shown(opened, ".leaf")[0].rect
    assert listed["x"] + listed["width"] <= leaf["x"]
    assert leaf["width"] > 500


def test_a_huge_hostile_document_makes_a_page_that_opens(
    rulebook: Rulebook, browser: WebDriver, tmp_path: Path
) -> None:
    """A script in its title, 10,000 findings, right-to-left text and three megabytes of it."""
    filler = "".join(
        f"Paragraph {number} of \u05e9\u05dc\u05d5\u05dd \u202eevil {ATTACK}\n\n" for number in range(22_000)
    )
    document = read_text(
        f"PROSPECTUS SUPPLEMENT {ATTACK}\n\n(To Prospectus dated May 1, 2012)\n\n{filler}", path=ATTACK
    )
    assert len(document.text.encode()) > 3_000_000
    few = [rulebook.rules[name] for name in ("cover/registrant", "legend/present")]
    judgement = judge(document, rulebook, few)
    findings = [
        Finding(
            f"made/rule-{number % 60}", ATTACK, Verdict.FAIL, Severity.ERROR, (), ATTACK, ATTACK,
            (placed(document, "found", Span(200 * number, 200 * number + 40)),), "0" * 32,
        )
        for number in range(10_000)
    ]  # fmt: skip
    judgement = replace(judgement, findings=[*judgement.findings, *findings], text=tuple(text_of(document)))
    run = Run("0", RulebookName("424b", "1", "sha256:0", 2), [judgement], [])
    path = tmp_path / "huge.html"
    path.write_text(render("html", run, Manner()), encoding="utf-8")
    browser.get(path.as_uri())
    assert browser.title.startswith("Form check of <script>")
    assert browser.find_elements("css selector", "main script, img, [onclick], [onerror]") == []
    last = browser.find_element("id", "f-0-10001")
    browser.execute_script("arguments[0].querySelector('a').click()", last)
    hits = browser.find_elements("css selector", "mark.hit")
    assert hits
    assert in_view(browser, hits[0])
    browser.find_element("id", "search").send_keys("rule-59")
    assert (
        100
        < len(browser.execute_script("return [...document.querySelectorAll('.entry')].filter(e => !e.hidden)"))
        < 200
    )
