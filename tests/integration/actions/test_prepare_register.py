"""The register follows the standards: municipalities, regions, administration."""

from __future__ import annotations

import pytest

from jeugdregio.actions.prepare_register import prepare_register
from jeugdregio.kernel.errors import StorageError
from jeugdregio.register.models import Organisation
from site_fixtures import all_rows


pytestmark = pytest.mark.usefixtures("empty_register")


def test_organisations_of_every_installation():
    prepare_register()
    kinds = list(Organisation.objects.values_list("kind", flat=True))

    assert kinds.count("gemeente") == 342
    assert kinds.count("regio") == 42
    assert kinds.count("beheer") == 1
    # Five arrangements that sources tell of; one is the entity of its region.
    assert (kinds.count("jeugdregio"), kinds.count("regeling")) == (1, 4)
    assert len(kinds) == 342 + 42 + 1 + 5
    assert Organisation.objects.get(code="GM0917").naam == "Heerlen"


def test_second_time_changes_nothing():
    prepare_register()
    before = all_rows()
    prepare_register()
    assert all_rows() == before


def test_renamed_gemeente_gets_its_new_name_and_others_stay():
    prepare_register()
    Organisation.objects.filter(code="GM0917").update(naam="Herle")
    Organisation.objects.create(code="AANBIEDER-1", kind="aanbieder", naam="Eigen naam")
    before = Organisation.objects.get(code="GM0917").pk

    prepare_register()

    after = Organisation.objects.get(code="GM0917")
    assert (after.pk, after.naam) == (before, "Heerlen")
    assert Organisation.objects.get(code="AANBIEDER-1").naam == "Eigen naam"


def test_database_that_refuses_is_said_in_plain_words():
    from django.db import OperationalError, connection

    def refuse(execute, sql, params, many, context):
        raise OperationalError("disk I/O error at /secret/path")

    with connection.execute_wrapper(refuse), pytest.raises(StorageError) as caught:
        prepare_register()
    assert "/secret/path" not in str(caught.value)
    assert caught.value.hint
