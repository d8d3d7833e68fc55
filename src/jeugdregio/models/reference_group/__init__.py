"""Which municipalities look like one another, by a distance one can check by hand."""

from jeugdregio.models.reference_group.distance import Standardised, standardise
from jeugdregio.models.reference_group.group import (
    Neighbour,
    ReferenceGroup,
    find_group,
)


__all__ = ["Neighbour", "ReferenceGroup", "Standardised", "find_group", "standardise"]
