"""The code lists of the iJw standard: what a code means."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from types import MappingProxyType
from typing import Final

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.ijw.release import find_release, read_rows, release_folder


NO_LABEL: Final = "(geen omschrijving gepubliceerd)"
"""For a code that the schema allows and the code list does not describe."""


@dataclass(frozen=True, slots=True)
class CodeList:
    """One code list.

    Attributes:
        name: E.g. ``COD046``.
        datatype: The datatype whose values it explains, e.g. ``LDT_Geslacht``.
        labels: Code to Dutch label, in the order of the codes.
    """

    name: str
    datatype: str
    labels: Mapping[str, str]


def code_lists(version: str = "3.2") -> Mapping[str, CodeList]:
    """All code lists of a release by name.

    Raises:
        UnknownCodeError: We do not know this version.

    Example:
        >>> code_lists()["COD046"].datatype
        'LDT_Geslacht'
    """
    return _load(find_release(version).version)


def code_label(code_list: str, code: str, version: str = "3.2") -> str:
    """What a code of a list means, in the words of the standard.

    A code without published label (retourcode 9355) gives `NO_LABEL`.

    Raises:
        UnknownCodeError: The release has no such list, or the list no such code.

    Example:
        >>> code_label("COD046", "2")
        'Vrouwelijk'
    """
    lists = code_lists(version)
    if code_list not in lists:
        raise UnknownCodeError(
            f"iJw {version} kent geen codelijst {code_list!r}.",
            hint="Bekend zijn: " + ", ".join(lists) + ".",
        )
    labels = lists[code_list].labels
    if code not in labels:
        raise UnknownCodeError(
            f"Deze code staat niet in codelijst {code_list} van iJw {version}.",
            hint="Kijk in de codelijst van de standaard welke codes er zijn.",
        )
    return labels[code] or NO_LABEL


@cache
def _load(version: str) -> Mapping[str, CodeList]:
    lists: dict[str, tuple[str, dict[str, str]]] = {}
    for row in read_rows(release_folder(version), "code_lists.csv"):
        _, labels = lists.setdefault(row["codelijst"], (row["datatype"], {}))
        labels[row["code"]] = row["label"]
    return MappingProxyType(
        {
            name: CodeList(name, datatype, MappingProxyType(labels))
            for name, (datatype, labels) in lists.items()
        }
    )
