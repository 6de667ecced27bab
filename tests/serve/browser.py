"""Chromium without a window, driven by selenium: what it shows, complains of and asks for."""

from __future__ import annotations

import json
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from selenium import webdriver
from selenium.webdriver.support.wait import WebDriverWait

from tests.conftest import ROOT

AXE = ROOT / "kg" / "serve" / "front" / "node_modules" / "axe-core" / "axe.min.js"
SECONDS = 30


class Browser:
    """One window, whose pages are those of the server at *address*."""

    def __init__(self, driver: webdriver.Chrome, address: str) -> None:
        self.driver, self._address = driver, address.rstrip("/")

    def open(self, path: str, width: int = 1280, *, is_dark: bool = False) -> None:
        """Show a page in a window of that width."""
        self.driver.get_log("browser")  # what was complained of before
        self.driver.get_log("performance")
        size = {"width": width, "height": 1000, "deviceScaleFactor": 1, "mobile": False}
        self.driver.execute_cdp_cmd("Emulation.setDeviceMetricsOverride", size)
        scheme = {"name": "prefers-color-scheme", "value": "dark" if is_dark else "light"}
        self.driver.execute_cdp_cmd("Emulation.setEmulatedMedia", {"features": [scheme]})
        self.driver.get(self._address + path)

    def ask(self, script: str) -> Any:
        """What an expression of JavaScript is."""
        return self.driver.execute_script(f"return {script}")

    def count(self, selector: str) -> int:
        """How many elements there are."""
        found = self.ask(f"document.querySelectorAll({json.dumps(selector)}).length")
        return int(found)

    def wait_for(self, selector: str) -> None:
        """Wait till there is such an element."""
        WebDriverWait(self.driver, SECONDS).until(lambda _: self.count(selector) > 0, selector)

    def wait_to_see(self, selector: str) -> None:
        """Wait till such an element can be seen."""
        seen = (
            f"[...document.querySelectorAll({json.dumps(selector)})]"
            ".some(one => one.checkVisibility({ visibilityProperty: true }))"
        )
        WebDriverWait(self.driver, SECONDS).until(lambda _: self.ask(seen), selector)

    def complaints(self) -> list[str]:
        """What stands in the console."""
        return [one["message"] for one in self.driver.get_log("browser")]

    def hosts(self) -> set[str]:
        """Whom the page asked for anything, without the server itself."""
        events = [json.loads(one["message"]) for one in self.driver.get_log("performance")]
        sent = [one["message"] for one in events]
        asked = {
            urlsplit(one["params"]["request"]["url"])
            for one in sent
            if one["method"] == "Network.requestWillBeSent"
        }
        known = urlsplit(self._address).netloc
        return {one.netloc for one in asked if one.scheme.startswith("http")} - {known}

    def problems(self) -> list[str]:
        """What axe finds serious or critical."""
        self.driver.execute_script(AXE.read_text("utf-8"))
        found = self.driver.execute_async_script(
            "const done = arguments[0]; axe.run().then(({ violations }) => done(violations))"
        )
        return [
            f"{one['impact']} {one['id']}: {node['html']}"
            for one in found
            if one["impact"] in ("serious", "critical")
            for node in one["nodes"]
        ]

    def overflow(self) -> int:
        """By how many pixels the page is wider than the window."""
        return int(self.ask("document.documentElement.scrollWidth - window.innerWidth"))


@contextmanager
def opened(address: str, *arguments: str) -> Iterator[Browser]:
    """A browser that runs as long as the context lasts."""
    options = webdriver.ChromeOptions()
    usual = ("--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage")
    for one in (*usual, *arguments):
        options.add_argument(one)
    options.set_capability("goog:loggingPrefs", {"browser": "ALL", "performance": "ALL"})
    # Named, so that selenium looks for none to download.
    service = webdriver.ChromeService(executable_path=shutil.which("chromedriver"))
    driver = webdriver.Chrome(options=options, service=service)
    try:
        yield Browser(driver, address)
    finally:
        driver.quit()
