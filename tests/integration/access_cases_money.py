"""Who may see the money of a region, and who records its cost key."""

from __future__ import annotations


def money_cases(case, everyone, staff_of_the_region):
    """Entries of the access matrix; given its words, as that imports this module."""
    return {
        "cooperation-money": (
            case(
                everyone,
                staff_of_the_region,
                args=("JZ41",),
                data={"sleutel": "inwoners", "deel": "50", "state": "concept"},
            ),
        ),
    }
