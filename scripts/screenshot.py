"""Renew the picture in the README: the region dossier of the demo, as it is.

jeugdregio demo --port 8000 &
python scripts/screenshot.py http://127.0.0.1:8000 docs/images/region-dossier.png
"""

from __future__ import annotations

import shutil
import sys

from playwright.sync_api import sync_playwright


def main(base: str, target: str) -> None:
    """Photograph the dossier of Zuid-Limburg at 1280 by 1180."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=shutil.which("chromium"),
            args=["--no-sandbox", "--disable-dev-shm-usage", "--lang=nl-NL"],
        )
        page = browser.new_page(viewport={"width": 1280, "height": 1180})
        page.goto(f"{base}/regio/JZ41/")
        page.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:3])
