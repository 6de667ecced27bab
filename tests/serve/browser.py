"""Chromium, driven by Selenium: windows of any width, with scripts or without."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest

__all__ = ["chromium"]

_INSTALL = "apt-get install chromium chromium-driver"


@contextmanager
def chromium(width: int, *, scripts: bool = True) -> Iterator[Any]:
    """A driver of a window of that width in CSS pixels; the test is skipped without Chromium."""
    from selenium import webdriver

    browser, driver = shutil.which("chromium"), shutil.which("chromedriver")
    if not browser or not driver:
        missing = f"no chromium with chromedriver; {_INSTALL}"
        if os.environ.get("KG_REQUIRE_ALL"):
            pytest.fail(missing)
        pytest.skip(missing)
    options = webdriver.ChromeOptions()
    options.binary_location = browser
    for one in ("headless=new", "no-sandbox", "disable-gpu", "disable-dev-shm-usage"):
        options.add_argument(f"--{one}")
    options.add_argument("--lang=en")
    if not scripts:
        options.add_experimental_option(
            "prefs", {"profile.managed_default_content_settings.javascript": 2}
        )
    service = webdriver.ChromeService(executable_path=driver)
    window = webdriver.Chrome(options=options, service=service)
    try:
        window.execute_cdp_cmd(  # a window is at least 500 wide, what it shows may be narrower
            "Emulation.setDeviceMetricsOverride",
            {"width": width, "height": 900, "deviceScaleFactor": 1, "mobile": False},
        )
        yield window
    finally:
        window.quit()
