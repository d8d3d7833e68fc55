"""Access to the money of a region: see `access_matrix` for what the words mean."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from integration.access_who import EVERYONE, STAFF_OF_THE_REGION, Case


MONEY: Final[Mapping[str, tuple[Case, ...]]] = {
    "cooperation-money": (
        Case(
            EVERYONE,
            STAFF_OF_THE_REGION,
            args=("JZ41",),
            data={"sleutel": "inwoners", "deel": "50", "state": "concept"},
        ),
    ),
}
