"""Who may record for a municipality: `check_...` and `can_...` say the same."""

from __future__ import annotations

import pytest

from factories import actor
from jeugdregio.actions.permissions_route import (
    can_record_for,
    check_record_for,
    own_bodies,
)
from jeugdregio.kernel.access import Role
from jeugdregio.kernel.errors import ActionDeniedError, UnknownCodeError


BOTH, NONE = ("raad", "college"), ()


@pytest.mark.parametrize(
    ("role", "where", "gemeente", "bodies", "error"),
    [
        (Role.RAAD, "GM0917", "GM0917", ("raad",), None),
        (Role.COLLEGE, "GM0917", "GM0917", ("college",), None),
        (Role.AMBTENAAR, "GM0917", "GM0917", BOTH, None),
        (Role.AMBTENAAR, "GM0917", "GM0935", NONE, ActionDeniedError),
        (Role.REGIO, "JZ41", "GM0917", NONE, ActionDeniedError),
        (Role.RAADSLEZER, "GM0917", "GM0917", NONE, ActionDeniedError),
        (Role.AMBTENAAR, "GM0014", "GM0917", NONE, UnknownCodeError),
        (Role.AANBIEDER, "00990001", "GM0917", NONE, UnknownCodeError),
        (Role.BEHEERDER, "BEHEER", "GM0917", NONE, UnknownCodeError),
    ],
)
def test_who_records_for_a_municipality(role, where, gemeente, bodies, error):
    who = actor(role, where)
    assert own_bodies(who, "JZ41", gemeente) == bodies
    assert can_record_for(who, "JZ41", gemeente) is (error is None)
    if error is None:
        check_record_for(who, "JZ41", gemeente)
    else:
        with pytest.raises(error):
            check_record_for(who, "JZ41", gemeente)


def test_municipality_of_another_region_is_absent():
    with pytest.raises(UnknownCodeError, match="hoort niet bij de regio"):
        check_record_for(actor(Role.RAAD), "JZ41", "GM0014")
