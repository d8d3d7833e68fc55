"""What use of youth care one may expect of an area like this, with its uncertainty."""

from jeugdregio.models.expected_use.expect import Expectation, Validation, expect_use
from jeugdregio.models.expected_use.line import Line, fit_line


__all__ = ["Expectation", "Line", "Validation", "expect_use", "fit_line"]
