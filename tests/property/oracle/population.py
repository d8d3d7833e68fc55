"""Inhabitants per gemeente, with the codes of each year."""

from jeugdregio.standards.datasets import read_rows
from property.oracle.arithmetic import number


def inhabitants():
    """{(jaar, gm_code): inhabitants on 1 January}; all gemeenten of the year."""
    return {
        (int(row["jaar"]), row["gm_code"]): number(row["inwoners"])
        for row in read_rows("inwoners")
    }


def inhabitants_0_24():
    """{(jaar, gm_code): inhabitants of 0 to 25 years}, 2021 and 2022."""
    return {
        (int(row["jaar"]), row["gm_code"]): (
            number(row["inwoners_0_14"]) + number(row["inwoners_15_24"])
        )
        for row in read_rows("jeugdbevolking")
    }
