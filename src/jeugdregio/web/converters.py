"""Codes in addresses: upper case, of the right form."""


class RegioConverter:
    """JZ and two digits."""

    regex = r"JZ\d{2}"

    def to_python(self, value: str) -> str:
        """The code as it is."""
        return value

    def to_url(self, value: str) -> str:
        """The code as it is."""
        return value


class GemeenteConverter(RegioConverter):
    """GM and four digits."""

    regex = r"GM\d{4}"
