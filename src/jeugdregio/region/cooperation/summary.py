"""Who works with whom, in one or two sentences that are true of the matrix below."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from jeugdregio.region.cooperation.detector import Hit
from jeugdregio.region.cooperation.patchwork import Row
from jeugdregio.region.cooperation.records import Area, Arrangement


def summarise(
    area: Area,
    arrangements: Sequence[Arrangement],
    rows: Sequence[Row],
    hits: Sequence[Hit],
) -> str:
    """The patchwork of a region in words.

    Example:
        >>> summarise(Area("JZ01", "Groningen", {"GM0014": "Groningen"}), [], [], [])
        'Van Groningen kennen wij nog geen regeling.'
    """
    own = [each for each in arrangements if each.region == area.code]
    if not arrangements:
        told = f"Van {area.naam} kennen wij nog geen regeling."
    elif not own:
        other = arrangements[0].naam
        told = f"Van {area.naam} kennen wij geen eigen regeling, wel {other}."
    else:
        told = _main(own[0], arrangements, rows)
    example = any(each.is_example for each in arrangements)
    return f"{told}{_points(hits)}" + (" (Deels Voorbeeld.)" if example else "")


def _main(
    main: Arrangement, all_of_them: Sequence[Arrangement], rows: Sequence[Row]
) -> str:
    if main.stage == "plan":
        return f"Er is een plan: {main.naam}."
    column = [each.code for each in all_of_them].index(main.code)
    inside = [row for row in rows if not row.is_outside]
    states = Counter(row.cells[column].state for row in inside)
    if not main.members_complete:
        return f"Wij kennen {main.naam}, maar niet alle deelnemers."
    total = len(inside)
    if states["volledig"] == total:
        return f"Voor zover wij weten doen alle {total} gemeenten mee aan {main.naam}."
    told = f"{states['volledig']} helemaal mee"
    if states["gedeeltelijk"]:
        told += f" en {states['gedeeltelijk']} voor een deel"
    return (
        f"Van de {total} gemeenten doen er, voor zover wij weten, {told} aan "
        f"{main.naam}."
    )


def _points(hits: Sequence[Hit]) -> str:
    if not hits:
        return ""
    if len(hits) == 1:
        return " Eén punt kan botsen met de nieuwe wet."
    return f" {len(hits)} punten kunnen botsen met de nieuwe wet."
