"""Codes in addresses: upper case, of the right form."""


class RegioConverter:
    """JZ and two digits."""

    regex = r"[Jj][Zz]\d{2}"

    def to_python(self, value: str) -> str:
        """The code in upper case, however it was typed."""
        return value.upper()

    def to_url(self, value: str) -> str:
        """The code as it is."""
        return value


class GemeenteConverter(RegioConverter):
    """GM and four digits."""

    regex = r"[Gg][Mm]\d{4}"
