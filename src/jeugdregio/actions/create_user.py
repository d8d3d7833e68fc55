"""Create a user from the command line: whoever has the machine has the keys."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import MaxLengthValidator
from django.db import IntegrityError, transaction
from django.utils.translation import override

from jeugdregio.actions.manage_roles import FITTING
from jeugdregio.kernel.access import Actor
from jeugdregio.kernel.errors import InvalidInputError
from jeugdregio.register.audit import record
from jeugdregio.register.models import Organisation, RoleAssignment, User


CONSOLE: Final = Actor("opdrachtregel")
"""Who the audit lines of the command line name."""


def create_user(
    *, username: str, password: str, organisation_code: str, role: str, at: datetime
) -> User:
    """Create a user with one role at one organisation.

    Raises:
        InvalidInputError: The name is taken or empty, the password too weak, or role
            and organisation do not fit.
    """
    organisation = Organisation.objects.filter(code=organisation_code).first()
    if organisation is None:
        raise InvalidInputError(
            "Deze organisatie bestaat niet.",
            hint="Kies een code als GM0917, JZ41 of BEHEER.",
        )
    fitting = {r.value for r in FITTING.get(Organisation.Kind(organisation.kind), ())}
    if role not in fitting:
        raise InvalidInputError(
            "Deze rol past niet bij deze organisatie.",
            hint="Kies uit: " + (", ".join(sorted(fitting)) or "geen") + ".",
        )
    try:
        with override("nl"):
            MaxLengthValidator(150)(username)
            User.username_validator(username)
            validate_password(password, User(username=username))
    except ValidationError as error:
        raise InvalidInputError(
            "De naam of het wachtwoord kan niet: " + " ".join(error.messages),
            hint="Kies een wachtwoord van 8 tekens of meer dat niemand raadt.",
        ) from error
    try:
        with transaction.atomic():
            user = User.objects.create_user(username=username, password=password)
            RoleAssignment.objects.create(
                user=user, organisation=organisation, role=role, granted_at=at
            )
            record(
                CONSOLE,
                "create_user",
                f"{user.key}/{role}",
                at=at,
                organisation=organisation_code,
            )
    except IntegrityError as error:
        raise InvalidInputError(
            "Er is al een gebruiker met deze naam.", hint="Kies een andere naam."
        ) from error
    return user
