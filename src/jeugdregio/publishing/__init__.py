"""Documents, charts, maps, spreadsheets and exports, from disclosed tables alone.

What is published here passed `measures.disclosure`; nothing in this stage computes
a figure.
"""
