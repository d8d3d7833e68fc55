"""Why one area spends more per inhabitant than another, in parts that add up."""

from jeugdregio.models.decomposition.closing import close_to
from jeugdregio.models.decomposition.counts import Counts, add_counts
from jeugdregio.models.decomposition.parts import Decomposition, decompose
from jeugdregio.models.decomposition.referrers import split_use
from jeugdregio.models.decomposition.shapley import shapley_of_product


__all__ = [
    "Counts",
    "Decomposition",
    "add_counts",
    "close_to",
    "decompose",
    "shapley_of_product",
    "split_use",
]
