"""Ordinary least squares on standardised features."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray


Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class Line:
    """A fitted line: what a standard deviation more of a feature adds.

    Attributes:
        means: Mean per feature of the areas it was fitted on.
        spreads: Standard deviation per feature of those areas.
        intercept: The outcome of an area that is average on everything.
        slopes: What one standard deviation more adds, per feature.
    """

    means: Floats
    spreads: Floats
    intercept: float
    slopes: Floats

    def __call__(self, features: Floats) -> Floats:
        """The outcome by the line, one per row of ``features``."""
        scaled = (features - self.means) / self.spreads
        predicted: Floats = self.intercept + scaled @ self.slopes
        return predicted


def fit_line(features: Floats, outcomes: Floats) -> Line:
    """The line with the smallest sum of squared errors.

    Args:
        features: One row per area, one column per feature; more rows than columns, and
            no column a combination of the others.
        outcomes: One per area.

    Raises:
        numpy.linalg.LinAlgError: The features cannot be told apart.

    Example:
        >>> line = fit_line(np.array([[0.0], [1.0], [2.0]]), np.array([1.0, 3.0, 5.0]))
        >>> line(np.array([[3.0]])).round(9).tolist()
        [7.0]
    """
    means, spreads = features.mean(axis=0), features.std(axis=0)
    scaled = (features - means) / spreads
    centre = float(outcomes.mean())
    # Standardised columns of five features are far from singular: the normal
    # equations are as good as a QR here and five times as fast.
    slopes = np.linalg.solve(scaled.T @ scaled, scaled.T @ (outcomes - centre))
    return Line(means, spreads, centre, slopes)
