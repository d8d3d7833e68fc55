"""Put fonts, style sheets and scripts from npm where the product looks for them.

They are third-party files: fetched by ``npm ci``, copied here, never committed. Each
folder gets the licences of what it holds and a manifest with the hash of every file.

    python scripts/build_assets.py            copy
    python scripts/build_assets.py --check    only say whether all is there and whole

Exit codes: 0 all is well, 1 something is missing or damaged.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path


ROOT = Path(__file__).resolve().parent.parent
FONTS = Path("src/jeugdregio/publishing/fonts")
VENDOR = Path("src/jeugdregio/web/static/vendor")
MANIFEST = "manifest.json"

TTF = "@expo-google-fonts/fira-sans"
WOFF2 = "@fontsource/fira-sans"
UTRECHT = "@utrecht/component-library-css"
HTMX = "htmx.org"

FACES = ("400Regular", "400Regular_Italic", "500Medium", "600SemiBold", "700Bold")
WEIGHTS = (400, 500, 600, 700)
SUBSETS = ("latin-ext", "latin")  # the last rule wins where ranges overlap

FONT_FACE = """\
@font-face {{
  font-family: "Fira Sans";
  font-style: normal;
  font-weight: {weight};
  font-display: swap;
  src: url("{file}") format("woff2");
  unicode-range: {ranges};
}}
"""


class AssetsError(Exception):
    """Something is missing or damaged, with what to do about it."""


@dataclass(frozen=True)
class Asset:
    """One file of the product: where it goes and what it holds."""

    folder: Path
    name: str
    content: bytes


def assets(modules: Path) -> Iterator[Asset]:
    """Every file to put in place, licences included.

    Raises:
        AssetsError: ``modules`` or a file in it is not there.
    """
    if not modules.is_dir():
        raise AssetsError(f"{modules} is not there: run `npm ci` first.")
    for face in FACES:
        name = f"FiraSans_{face}.ttf"
        yield Asset(FONTS, name, _read(modules, TTF, f"{face}/{name}"))
    yield Asset(FONTS, "LICENSE_FONT.txt", _read(modules, TTF, "LICENSE_FONT"))
    yield Asset(FONTS, "LICENSE_PACKAGE.txt", _read(modules, TTF, "LICENSE"))

    yield Asset(VENDOR, "utrecht.css", _read(modules, UTRECHT, "dist/index.css"))
    yield Asset(VENDOR, "utrecht-LICENSE.md", _read(modules, UTRECHT, "LICENSE.md"))
    yield Asset(VENDOR, "htmx.min.js", _read(modules, HTMX, "dist/htmx.min.js"))
    yield Asset(VENDOR, "htmx-LICENSE.txt", _read(modules, HTMX, "LICENSE"))
    yield Asset(VENDOR, "fira-sans-LICENSE.txt", _read(modules, WOFF2, "LICENSE"))
    ranges = json.loads(_read(modules, WOFF2, "unicode.json"))
    rules = []
    for weight in WEIGHTS:
        for subset in SUBSETS:
            file = f"fira-sans-{subset}-{weight}-normal.woff2"
            yield Asset(VENDOR, file, _read(modules, WOFF2, f"files/{file}"))
            rules.append(
                FONT_FACE.format(weight=weight, file=file, ranges=ranges[subset])
            )
    yield Asset(VENDOR, "fonts.css", "\n".join(rules).encode())


def manifests(modules: Path) -> dict[Path, str]:
    """The manifest of each folder: versions of the packages, hash of each file."""
    packages = {FONTS: (TTF,), VENDOR: (WOFF2, UTRECHT, HTMX)}
    files: dict[Path, dict[str, str]] = {folder: {} for folder in packages}
    for asset in assets(modules):
        files[asset.folder][asset.name] = _sha256(asset.content)
    return {
        folder: json.dumps(
            {
                "packages": {name: _package(modules, name) for name in names},
                "sha256": dict(sorted(files[folder].items())),
            },
            indent=2,
        )
        + "\n"
        for folder, names in packages.items()
    }


def build(root: Path, modules: Path) -> int:
    """Put every file in place; a file that is right already is not touched.

    Returns:
        How many files were written.
    """
    wanted = [(root / a.folder / a.name, a.content) for a in assets(modules)]
    wanted += [
        (root / folder / MANIFEST, text.encode())
        for folder, text in manifests(modules).items()
    ]
    written = 0
    for path, content in wanted:
        if path.is_file() and path.read_bytes() == content:
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        written += 1
    return written


def problems(root: Path, modules: Path) -> list[str]:
    """What is missing or damaged, by the manifests; and whether these are current.

    Without ``modules`` (an installed product) the manifests alone are the measure.
    """
    found = []
    current = manifests(modules) if modules.is_dir() else {}
    for folder in (FONTS, VENDOR):
        manifest = root / folder / MANIFEST
        if not manifest.is_file():
            found.append(f"{folder / MANIFEST} is missing")
            continue
        text = manifest.read_text(encoding="utf-8")
        if folder in current and text != current[folder]:
            found.append(f"{folder / MANIFEST} is older than the packages")
        for name, digest in json.loads(text)["sha256"].items():
            path = root / folder / name
            if not path.is_file():
                found.append(f"{folder / name} is missing")
            elif _sha256(path.read_bytes()) != digest:
                found.append(f"{folder / name} is damaged")
    return found


def _read(modules: Path, package: str, file: str) -> bytes:
    path = modules / package / file
    if not path.is_file():
        raise AssetsError(f"{path} is not there: run `npm ci` again.")
    return path.read_bytes()


def _package(modules: Path, name: str) -> dict[str, str]:
    found = json.loads(_read(modules, name, "package.json"))
    return {"version": found["version"], "license": found["license"]}


def _sha256(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def main(arguments: list[str] | None = None) -> int:
    """Read the command line, build or check, and say what was done."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--check", action="store_true", help="change nothing")
    parser.add_argument("--root", type=Path, default=ROOT, help="the repository")
    parser.add_argument("--modules", type=Path, help="default: ROOT/node_modules")
    options = parser.parse_args(arguments)
    modules = options.modules or options.root / "node_modules"
    try:
        if options.check:
            found = problems(options.root, modules)
            if found:
                raise AssetsError(
                    "; ".join(found) + ". Run `python scripts/build_assets.py`."
                )
            print("assets: all present and whole")
        else:
            print(f"assets: {build(options.root, modules)} files written")
    except AssetsError as fault:
        print(f"assets: {fault}", file=sys.stderr)
        return 1
    except OSError as fault:
        print(f"assets: cannot write: {fault}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
