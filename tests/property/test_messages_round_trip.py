"""Write and read give back what was there, for every message the standard allows."""

import random

import pytest
from hypothesis import HealthCheck, given, settings
from lxml import etree

from jeugdregio.messages.gate import check_bytes
from jeugdregio.messages.read import assemble, read_tables
from jeugdregio.messages.records import walk_records
from jeugdregio.messages.walk import find_faults
from jeugdregio.messages.write import write_message, write_messages
from unit.messages.samples import NAMES, RELEASE, draw_tables, full_tables


SLOW_TO_DRAW = [HealthCheck.too_slow, HealthCheck.data_too_large]


def read(xml):
    result = check_bytes(xml)
    assert result.accepted, result.findings
    return read_tables([result.document])


@settings(max_examples=120, deadline=None, suppress_health_check=SLOW_TO_DRAW)
@given(tables=draw_tables())
def test_reading_what_was_written_gives_the_same_tables(tables):
    xml = write_message(tables)
    assert read(xml).equals(tables, lines=False)


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW_TO_DRAW)
@given(tables=draw_tables())
def test_writing_what_was_read_gives_the_same_bytes(tables):
    xml = write_message(tables)
    assert write_message(read(xml)) == xml


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW_TO_DRAW)
@given(tables=draw_tables())
def test_the_fast_reader_equals_the_walk(tables):
    document = check_bytes(write_message(tables)).document
    assert read_tables([document]).equals(assemble([document], walk_records))


@settings(max_examples=60, deadline=None, suppress_health_check=SLOW_TO_DRAW)
@given(tables=draw_tables())
def test_the_walk_finds_no_fault_in_a_valid_message(tables):
    assert find_faults(write_message(tables), tables.message) == ()


@pytest.mark.shared
@settings(max_examples=60, deadline=None, suppress_health_check=SLOW_TO_DRAW)
@given(tables=draw_tables())
def test_the_official_schema_accepts_what_we_write(shared, tables):
    schema = etree.XMLSchema(file=str(shared / f"ijw32/xsd/{tables.message}.xsd"))
    assert schema.validate(etree.fromstring(write_message(tables)))


@settings(max_examples=15, deadline=None, suppress_health_check=SLOW_TO_DRAW)
@given(first=draw_tables(names=("JW301",)), second=draw_tables(names=("JW301",)))
def test_a_batch_is_its_messages_one_after_another(first, second):
    documents = [check_bytes(write_message(each)).document for each in (first, second)]
    batch = read_tables(documents)
    assert write_messages(batch) == [document.data for document in documents]
    for klasse in RELEASE.find_message("JW301").klassen:
        alone = [read_tables([document])[klasse.name] for document in documents]
        values = [column.name for column in klasse.columns]
        assert batch[klasse.name]["rij"].to_list() == list(
            range(batch[klasse.name].height)
        )
        assert (
            batch[klasse.name]
            .select(values)
            .equals(alone[0].select(values).vstack(alone[1].select(values)))
        )


@pytest.mark.parametrize("name", NAMES)
def test_the_order_of_rows_in_a_table_does_not_matter(name):
    # Rows go by rij, not by their place: the same message from shuffled tables.
    tables = full_tables(name)
    xml = write_message(tables)
    rng = random.Random(name)
    shuffled = {
        klasse: table[rng.sample(range(table.height), table.height)]
        for klasse, table in tables.tables.items()
    }
    again = type(tables)(tables.message, tables.release, shuffled, tables.lexical)
    assert write_message(again) == xml
