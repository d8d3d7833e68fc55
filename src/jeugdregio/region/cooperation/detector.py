"""What may clash with the law's preparation: opting out, sub-regions, other borders.

The law's preparation excludes two things for care on the list: that one municipality
buys it alone, and that a part of the region does. Both at second hand, and the list is
a draft. So a hit is a question to the region, never a verdict.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final, Literal

from jeugdregio.region.cooperation.records import Area, Arrangement, Member, names
from jeugdregio.standards.law_files import Status


HitKind = Literal["uitstap", "subregio", "grens"]
"""One municipality apart, a part of the region apart, or across the border."""

ARTICLES: Final[Mapping[HitKind, tuple[str, ...]]] = {
    "uitstap": ("jw-2.18-geen-uitstap", "besluit-2.2.3-inhoud"),
    "subregio": ("jw-2.18-geen-uitstap", "besluit-2.2.3-inhoud"),
    "grens": ("jw-2.18", "jw-2.18-geen-uitstap", "besluit-2.2.3-inhoud"),
}
"""The articles a hit may clash with, the first one most."""

TITLES: Final[Mapping[HitKind, str]] = {
    "uitstap": "Een gemeente doet niet mee",
    "subregio": "Een deel van de regio koopt apart in",
    "grens": "Een gemeente doet mee over de grens van haar regio",
}


@dataclass(frozen=True, slots=True)
class Hit:
    """Something that may clash.

    Attributes:
        key: Stable key, e.g. ``subregio-AR-JENS``; the region's answer hangs on it.
        kind: What it is.
        gemeenten: Codes of the municipalities it is about, by name.
        care_forms: Ids of care forms of the draft list, sorted; empty: not known which.
        arrangement: Code of the arrangement; empty where there is none.
        text: What is recorded, one or two Dutch sentences.
        articles: Ids of the articles it may clash with.
        status: How sure we are of what is recorded.
        source: Where that was read.
        caveat: What is not sure of it.
        is_public: Whether it rests on public sources only.
        is_example: True where it rests on something fictional.
    """

    key: str
    kind: HitKind
    gemeenten: tuple[str, ...]
    care_forms: tuple[str, ...]
    arrangement: str
    text: str
    articles: tuple[str, ...]
    status: Status
    source: str
    caveat: str
    is_public: bool
    is_example: bool


def detect_exclusions(
    area: Area,
    arrangements: Iterable[Arrangement],
    *,
    homes: Mapping[str, Collection[str]],
    listed: Collection[str],
    as_of: date,
) -> tuple[Hit, ...]:
    """Find what may clash in one region; nothing in a region without splits.

    Args:
        area: The region.
        arrangements: All arrangements that have to do with it; others do no harm.
        homes: Per municipality its regions, by every division that is known. Where
            divisions disagree it belongs to each, and is no hit.
        listed: Ids of the care forms of the draft list.
        as_of: The day that is looked at.

    Returns:
        Across the border first, then sub-regions, then single municipalities. What is
        not known (members, care, whether it buys) never makes a hit, with one
        exception: taking part across the border is one, whatever it is for.
    """
    running = [each for each in arrangements if each.runs_on(as_of)]
    borders = _borders(area, running, homes, listed, as_of)
    parts = _parts(area, running, listed, as_of)
    taken: defaultdict[str, set[str]] = defaultdict(set)
    for hit in parts:
        for gemeente in hit.gemeenten:
            taken[gemeente] |= set(hit.care_forms)
    for hit in borders:
        for gemeente in hit.gemeenten:
            taken[gemeente] |= set(listed)
    return (*borders, *parts, *_outside(area, running, listed, taken, as_of))


def _borders(
    area: Area,
    running: Iterable[Arrangement],
    homes: Mapping[str, Collection[str]],
    listed: Collection[str],
    as_of: date,
) -> list[Hit]:
    """Municipalities in an arrangement of a region that is not theirs."""
    found = []
    for each in running:
        if not each.region or each.buys is False:
            continue
        for member in each.members_on(as_of):
            own = homes.get(member.gemeente, ())
            concerns = each.region == area.code or member.gemeente in area.gemeenten
            if own and each.region not in own and concerns:
                found.append(_border(each, member, each.buys_of(listed)))
    return found


def _border(each: Arrangement, member: Member, care: Collection[str]) -> Hit:
    return Hit(
        key=f"grens-{each.code}-{member.gemeente}",
        kind="grens",
        gemeenten=(member.gemeente,),
        care_forms=tuple(sorted(care)),
        arrangement=each.code,
        text=f"{member.naam} doet mee aan {each.naam}. De gemeente hoort bij een "
        "andere regio.",
        articles=ARTICLES["grens"],
        status=member.status,
        source=member.source,
        caveat=member.caveat,
        is_public=each.is_public,
        is_example=each.is_example or member.is_example,
    )


def _parts(
    area: Area, running: Iterable[Arrangement], listed: Collection[str], as_of: date
) -> list[Hit]:
    """Arrangements by which a part of the region buys listed care apart."""
    found = []
    for each in running:
        if each.is_main or each.region not in ("", area.code):
            continue
        care = each.buys_of(listed)
        group = [m for m in each.members_on(as_of) if m.gemeente in area.gemeenten]
        apart = 0 < len({m.gemeente for m in group}) < len(area.gemeenten)
        if not care or not apart or not each.members_complete:
            continue
        if len(group) == 1:
            found.append(_alone(group[0], care, each))
        else:
            found.append(_group(each, group, care))
    return found


def _group(each: Arrangement, group: list[Member], care: Collection[str]) -> Hit:
    ordered = sorted(group, key=lambda member: member.naam)
    told = names([member.naam for member in ordered])
    # Whether it still runs is not known: then it is told as it was read.
    verb = "kochten" if each.stage == "niet_bekend" else "kopen"
    return Hit(
        key=f"subregio-{each.code}",
        kind="subregio",
        gemeenten=tuple(member.gemeente for member in ordered),
        care_forms=tuple(sorted(care)),
        arrangement=each.code,
        text=f"{told} {verb} samen in, apart van de regio ({each.naam}).",
        articles=ARTICLES["subregio"],
        status=each.status,
        source=each.source,
        caveat=each.caveat,
        is_public=each.is_public,
        is_example=each.is_example,
    )


def _outside(
    area: Area,
    running: Iterable[Arrangement],
    listed: Collection[str],
    taken: Mapping[str, Collection[str]],
    as_of: date,
) -> list[Hit]:
    """Municipalities that take no part in what the region buys together."""
    mains = [
        each
        for each in running
        if each.is_main and each.region == area.code and each.members_complete
    ]
    found = []
    for gemeente, naam in area.gemeenten.items():
        care: set[str] = set()
        because: Arrangement | None = None
        for form in listed:
            buyers = [each for each in mains if form in each.buys_of(listed)]
            if buyers and all(_is_out(each, gemeente, form, as_of) for each in buyers):
                care.add(form)
                because = buyers[0]
        care -= set(taken.get(gemeente, ()))
        if care and because:
            member = because.find(gemeente, as_of) or Member(
                gemeente,
                naam,
                status=because.status,
                source=because.source,
                caveat=because.caveat,
                is_example=because.is_example,
            )
            found.append(_alone(member, care, because))
    return found


def _is_out(each: Arrangement, gemeente: str, form: str, as_of: date) -> bool:
    member = each.find(gemeente, as_of)
    return member is None or member.extent == "niet" or form in member.without


def _alone(member: Member, care: Collection[str], each: Arrangement) -> Hit:
    verb = "kocht" if each.stage == "niet_bekend" else "koopt"
    told = (
        f"{member.naam} doet niet mee aan {each.naam} voor deze zorg."
        if each.is_main
        else f"{member.naam} {verb} apart in ({each.naam})."
    )
    code = each.code if not each.is_main else ""
    return Hit(
        key=f"uitstap-{member.gemeente}" + (f"-{code}" if code else ""),
        kind="uitstap",
        gemeenten=(member.gemeente,),
        care_forms=tuple(sorted(care)),
        arrangement=each.code,
        text=told,
        articles=ARTICLES["uitstap"],
        status=member.status,
        source=member.source or each.source,
        caveat=member.caveat,
        is_public=each.is_public,
        is_example=each.is_example or member.is_example,
    )
