"""Charts from disclosed tables, as SVG that is safe in a page and in a document.

One form per file. Every form can be read without colour and without a mouse, writes
figures in Dutch, and shows what is not known as a gap with a mark.
"""

from jeugdregio.publishing.charts.bar_chart import ReferenceLine, bars
from jeugdregio.publishing.charts.bridge_chart import bridge
from jeugdregio.publishing.charts.line_chart import line_by_year
from jeugdregio.publishing.charts.range_chart import RangeColumns, ranges
from jeugdregio.publishing.charts.series import SeriesBreak
from jeugdregio.publishing.charts.share_chart import stacked_shares


__all__ = [
    "RangeColumns",
    "ReferenceLine",
    "SeriesBreak",
    "bars",
    "bridge",
    "line_by_year",
    "ranges",
    "stacked_shares",
]
