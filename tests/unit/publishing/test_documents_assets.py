"""The install step: third-party files in their place, whole, with their licences."""

import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest


SCRIPT = Path(__file__).parents[3] / "scripts" / "build_assets.py"
FONTS = "src/jeugdregio/publishing/fonts"
VENDOR = "src/jeugdregio/web/static/vendor"


def run(root: Path, *options: str) -> tuple[int, str]:
    done = subprocess.run(
        [sys.executable, str(SCRIPT), "--root", str(root), *options],
        capture_output=True,
        text=True,
        check=False,
    )
    return done.returncode, done.stdout + done.stderr


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A repository with packages of the right shape, their content made up."""
    expo, woff2 = "@expo-google-fonts/fira-sans", "@fontsource/fira-sans"
    utrecht = "@utrecht/component-library-css"
    faces = ("400Regular", "400Regular_Italic", "500Medium", "600SemiBold", "700Bold")
    names = [f"{expo}/{face}/FiraSans_{face}.ttf" for face in faces]
    names += [f"{expo}/LICENSE_FONT", f"{expo}/LICENSE", f"{woff2}/LICENSE"]
    names += [
        f"{woff2}/files/fira-sans-{subset}-{weight}-normal.woff2"
        for subset in ("latin", "latin-ext")
        for weight in (400, 500, 600, 700)
    ]
    names += [f"{utrecht}/dist/index.css", f"{utrecht}/LICENSE.md"]
    names += ["htmx.org/dist/htmx.min.js", "htmx.org/LICENSE"]
    contents = {name: f"content of {name}" for name in names}
    for package in (expo, woff2, utrecht, "htmx.org"):
        contents[f"{package}/package.json"] = '{"version": "1.2.3", "license": "L"}'
    contents[f"{woff2}/unicode.json"] = '{"latin": "U+0-FF", "latin-ext": "U+100"}'
    for name, content in contents.items():
        path = tmp_path / "node_modules" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content)
    return tmp_path


def test_files_and_licences_arrive_with_their_hash(root):
    # 5 fonts + 2 licences + 4 files and licences + 1 licence + 8 woff2 + fonts.css
    # + 2 manifests = 23
    assert run(root) == (0, "assets: 23 files written\n")
    bold = root / FONTS / "FiraSans_700Bold.ttf"
    assert "700Bold" in bold.read_text()
    manifest = json.loads((root / FONTS / "manifest.json").read_text())
    digest = hashlib.sha256(bold.read_bytes()).hexdigest()
    assert manifest["sha256"]["FiraSans_700Bold.ttf"] == digest
    held = {path.name for path in (root / VENDOR).iterdir()}
    licences = {"utrecht-LICENSE.md", "htmx-LICENSE.txt", "fira-sans-LICENSE.txt"}
    assert licences < held
    assert (root / FONTS / "LICENSE_FONT.txt").is_file()


def test_the_style_sheet_names_only_files_beside_it(root):
    run(root)
    css = (root / VENDOR / "fonts.css").read_text()
    named = {part.split('"')[1] for part in css.split("url(")[1:]}
    assert len(named) == 8
    assert all((root / VENDOR / name).is_file() for name in named)
    assert (
        css.count("unicode-range: U+0-FF;") == css.count("unicode-range: U+100;") == 4
    )


def test_a_second_run_writes_nothing_and_a_third_mends(root):
    run(root)
    assert run(root) == (0, "assets: 0 files written\n")
    (root / VENDOR / "htmx.min.js").write_text("other")
    assert run(root) == (0, "assets: 1 files written\n")


def test_check_finds_what_is_missing_damaged_or_old(root):
    run(root)
    assert run(root, "--check") == (0, "assets: all present and whole\n")
    (root / FONTS / "FiraSans_500Medium.ttf").write_text("damaged")
    (root / VENDOR / "fonts.css").unlink()
    changed = root / "node_modules" / "htmx.org" / "dist" / "htmx.min.js"
    changed.write_text("a new version")
    code, said = run(root, "--check")
    assert code == 1
    assert "FiraSans_500Medium.ttf is damaged" in said
    assert "fonts.css is missing" in said
    assert f"{VENDOR}/manifest.json is older than the packages" in said


def test_check_before_the_first_run_says_what_to_do(root):
    code, said = run(root, "--check")
    assert code == 1
    assert "Run `python scripts/build_assets.py`" in said


def test_without_packages_it_says_what_to_do(tmp_path):
    code, said = run(tmp_path)
    assert code == 1
    assert "node_modules is not there: run `npm ci` first" in said


def test_a_package_without_its_file_is_named(root):
    (root / "node_modules" / "htmx.org" / "LICENSE").unlink()
    code, said = run(root)
    assert code == 1
    assert "htmx.org/LICENSE is not there" in said
