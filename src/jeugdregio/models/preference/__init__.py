"""Several bodies weigh the same options on the same themes: what comes first?

A body divides `POINTS` over the themes and says per option and theme how well it fits.
All arithmetic is exact: fractions, or whole numbers over one denominator.
"""
