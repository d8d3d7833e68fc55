"""The fonts of a document: shipped, checked, never replaced by another."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import typst

from jeugdregio.kernel.errors import PublishingError


FAMILY: Final = "Fira Sans"
"""The one family of documents and charts."""

PACKAGED_FONTS: Final = Path(__file__).resolve().parent.parent / "fonts"
"""Where `scripts/build_assets.py` puts the font files."""


@dataclass(frozen=True, slots=True)
class Face:
    """One font file and what it must hold.

    Attributes:
        file: File name in the font folder.
        style: ``normal`` or ``italic``.
        weight: 400 is regular, 700 bold.
    """

    file: str
    style: str
    weight: int


FACES: Final = (
    Face("FiraSans_400Regular.ttf", "normal", 400),
    Face("FiraSans_400Regular_Italic.ttf", "italic", 400),
    Face("FiraSans_500Medium.ttf", "normal", 500),
    Face("FiraSans_600SemiBold.ttf", "normal", 600),
    Face("FiraSans_700Bold.ttf", "normal", 700),
)
"""Every face a document may ask for."""


def load_fonts(font_dir: Path) -> typst.Fonts:
    """Read the fonts of a document from one folder, and from nowhere else.

    Each face is checked by file and by the name, style and weight that the file itself
    gives: the typesetter would quietly take the nearest weight for a missing one.

    Raises:
        PublishingError: A file is missing, empty or not the font it should be.
    """
    absent = [face.file for face in FACES if not (font_dir / face.file).is_file()]
    fonts = typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=[font_dir] if font_dir.is_dir() else [],
    )
    held = {(info.family, info.style, info.weight) for info in fonts.fonts()}
    wrong = [
        face.file
        for face in FACES
        if face.file not in absent and (FAMILY, face.style, face.weight) not in held
    ]
    if absent or wrong:
        parts = []
        if absent:
            parts.append(f"Deze lettertypen ontbreken: {', '.join(absent)}.")
        if wrong:
            parts.append(f"Deze bestanden zijn geen {FAMILY}: {', '.join(wrong)}.")
        raise PublishingError(
            f"Het document kan niet worden gemaakt. {' '.join(parts)}",
            hint=(
                "Haal de lettertypen op met `make install`, of met "
                "`npm ci` en daarna `python scripts/build_assets.py`."
            ),
        )
    return fonts
