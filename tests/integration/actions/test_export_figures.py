"""A table as a file."""

from __future__ import annotations

import pytest

from factories import MOMENT
from jeugdregio.actions.export_figures import EXTENSIONS, export_figures
from jeugdregio.kernel.errors import UnknownCodeError


def export(workspace, extension="csv", stem="Lasten Zuid-Limburg 2024"):
    table = workspace.figures("lasten_iv3", niveau="regio", years=(2024,))
    return export_figures(
        table, extension=extension, stem=stem, title="Lasten", created=MOMENT
    )


@pytest.mark.parametrize(
    ("extension", "starts"),
    [("csv", b""), ("xlsx", b"PK\x03\x04"), ("zip", b"PK\x03\x04")],
)
def test_every_kind_has_name_and_content(workspace, extension, starts):
    file = export(workspace, extension)
    assert file.name == f"lasten-zuid-limburg-2024.{extension}"
    assert file.content.startswith(starts)
    assert len(file.content) > 500


def test_no_kind_is_forgotten_above():
    assert EXTENSIONS == ("csv", "xlsx", "zip")


@pytest.mark.parametrize(
    ("stem", "name"),
    [
        ("../../etc/passwd", "etc-passwd.csv"),
        ('a"; filename="b', "a-filename-b.csv"),
        ("Súdwest-Fryslân", "s-dwest-frysl-n.csv"),
        ("a\r\nSet-Cookie: x", "a-set-cookie-x.csv"),
    ],
)
def test_name_of_the_file_is_plain(workspace, stem, name):
    assert export(workspace, stem=stem).name == name


@pytest.mark.parametrize("extension", ["", "CSV", "pdf", "exe", "csv\0"])
def test_other_kinds_are_refused(workspace, extension):
    with pytest.raises(UnknownCodeError):
        export(workspace, extension)


def test_same_figures_same_bytes(workspace):
    assert export(workspace, "xlsx").content == export(workspace, "xlsx").content
