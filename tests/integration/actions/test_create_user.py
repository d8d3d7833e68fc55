"""A user made from the command line."""

from __future__ import annotations

import pytest

from factories import MOMENT
from jeugdregio.actions.create_user import create_user
from jeugdregio.kernel.access import Grant, Role
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.register.models import AuditLine, User


pytestmark = pytest.mark.usefixtures("demo")


def create(**change):
    wanted = {
        "username": "m.claessens",
        "password": "korenbloem-77-veld",
        "organisation_code": "GM0917",
        "role": "raad",
        **change,
    }
    return create_user(at=MOMENT, **wanted)


def test_user_has_password_and_role_and_is_no_example():
    made = create()
    line = AuditLine.objects.first()

    assert made.check_password("korenbloem-77-veld")
    assert made.as_actor().grants == (Grant(Role.RAAD, "GM0917"),)
    assert (made.is_example, made.is_staff, made.is_superuser) == (False, False, False)
    assert (line.actor, line.action, line.organisation) == (
        "opdrachtregel",
        "create_user",
        "GM0917",
    )
    assert "claessens" not in f"{line.subject} {line.detail}"  # the key, not the name


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"username": ""}, "naam"),
        ({"username": "met spatie"}, "naam"),
        ({"username": "x" * 151}, "naam"),
        ({"username": "voorbeeld-griffie"}, "Er is al een gebruiker"),
        ({"password": ""}, "wachtwoord"),
        ({"password": "kort-1x"}, "wachtwoord"),  # seven; eight is the least
        ({"password": "password123"}, "wachtwoord"),
        ({"password": "m.claessens1"}, "wachtwoord"),
        ({"organisation_code": "GM9999"}, "organisatie"),
        ({"role": "regio"}, "rol"),
        ({"role": "keizer"}, "rol"),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(change, said):
    users, lines = User.objects.count(), AuditLine.objects.count()
    with pytest.raises(InvalidInputError) as caught:
        create(**change)

    assert said in caught.value.message
    assert caught.value.hint
    if change.get("password"):
        assert change["password"] not in str(caught.value)
    assert (User.objects.count(), AuditLine.objects.count()) == (users, lines)


def test_password_of_eight_characters_is_long_enough():
    assert create(password="zq7-vbx2").pk
