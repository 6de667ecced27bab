"""A store in, pictures of its pages in docs/images out: ``make screenshots``, or with a store of
one's own ``python docs/screenshots.py STORE``."""

from __future__ import annotations

import subprocess
import sys
from base64 import b64decode
from io import BytesIO
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import quote

from PIL import Image

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT))

from tests.serve.browser import Browser, opened  # noqa: E402
from tests.serve.conftest import serving  # noqa: E402

IMAGES = ROOT / "docs" / "images"
COLOURS = 128
AGGLOMERATION = "/id/agglomeration/agglomeration-almaty"
PLACES = """SELECT ?name ?lat ?long WHERE {
  ?unit skos:prefLabel ?name ; wgs84:lat ?lat ; wgs84:long ?long
  FILTER(LANG(?name) = "kk")
} ORDER BY ?name LIMIT 40"""
# Of each picture the address, the width of the window and what to wait for, and then to click.
PICTURES = {
    "home": ("/?lang=kk", 1280, "h1", ""),
    "search": (f"/search?lang=kk&q={quote('агломерация')}", 1280, "h1", ""),
    "article": ("/doc/5aed59957b0dee44?lang=kk", 1280, "h1", ""),
    "entity": (
        "/id/person/person-qasym-zhomart-toqaev?lang=kk",
        1280,
        ".drawn-timeline .vis-item",
        "",
    ),
    "agglomeration": (f"{AGGLOMERATION}?lang=ru", 1280, ".leaflet-interactive", ""),
    "agglomeration-360": (f"{AGGLOMERATION}?lang=kk", 360, ".leaflet-interactive", ""),
    "contradictions": ("/contradictions?lang=en", 1280, "h1", ""),
    "sparql": (
        f"/sparql/editor?lang=ru&query={quote(PLACES)}",
        1280,
        ".yasr table tbody tr",
        ".yasr .select_map",
    ),
}


def main(stores: list[str]) -> None:
    """Write all pictures, of a store that is given or of the sample corpus."""
    with TemporaryDirectory() as folder:
        store = Path(stores[0]) if stores else Path(folder, "store")
        if not stores:
            subprocess.run([sys.executable, "-m", "kg", "build", "--store", store], check=True)
        IMAGES.mkdir(exist_ok=True)
        with serving(store) as client, opened(str(client.base_url)) as browser:
            for name in PICTURES:
                content = picture(browser, name)
                (IMAGES / f"{name}.png").write_bytes(content)
                print(f"{len(content) // 1000:4} kB docs/images/{name}.png")


def picture(browser: Browser, name: str) -> bytes:
    """The PNG of a page, in few colours."""
    path, width, waited, clicked = PICTURES[name]
    browser.open(path, width)
    browser.wait_to_see(waited)
    if clicked:
        browser.ask(f"document.querySelector({clicked!r}).click()")
        browser.wait_to_see(".yasr .drawn .leaflet-interactive")
    taken = browser.driver.execute_cdp_cmd("Page.captureScreenshot", {"format": "png"})
    image = Image.open(BytesIO(b64decode(taken["data"]))).convert("RGB")
    content = BytesIO()
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(content, "PNG", optimize=True)
    return content.getvalue()


if __name__ == "__main__":
    main(sys.argv[1:])
