"""The scans of the municipalities of a region, side by side."""

from __future__ import annotations

from jeugdregio.actions.scan_gemeente import Scan, scan_gemeente
from jeugdregio.actions.workspace import Workspace
from jeugdregio.standards.gemeenten import find_gemeente
from jeugdregio.standards.regions import DEFAULT_INDELING, members


def scan_regio(
    workspace: Workspace, code: str, *, indeling: str = DEFAULT_INDELING
) -> tuple[Scan, ...]:
    """The scan of every municipality of a region, each beside its own usual group.

    Args:
        workspace: The home folder.
        code: The region.
        indeling: Division into regions.

    Returns:
        By name; empty for a division whose members nobody knows yet.

    Raises:
        UnknownCodeError: The region or the division does not exist.
    """
    found = [scan_gemeente(workspace, each) for each in members(code, indeling)]
    return tuple(sorted(found, key=lambda scan: find_gemeente(scan.code).naam))
