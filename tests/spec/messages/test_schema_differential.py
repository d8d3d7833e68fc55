"""Our generated schemas judge as the published ones do, also on damaged messages.

Mutations come from a seed that is printed; the same seed gives the same run.
"""

import random
from functools import cache

import pytest
import xmlschema
from lxml import etree
from xmlschema.exceptions import XMLResourceParseError, XMLSchemaKeyError

from jeugdregio.messages.gate import check_bytes
from jeugdregio.messages.read import assemble, read_tables
from jeugdregio.messages.records import walk_records
from jeugdregio.messages.walk import find_faults
from jeugdregio.messages.write import write_message
from spec.messages.known_differences import GATE_REASONS, XMLSCHEMA
from spec.messages.mutations import mutate
from unit.messages.samples import NAMES, full_tables, minimal_tables


pytestmark = pytest.mark.shared

SEED = 20260501


@cache
def official(folder, name):
    return etree.XMLSchema(file=str(folder / f"{name}.xsd"))


@cache
def independent(folder, name):
    return xmlschema.XMLSchema10(str(folder / f"{name}.xsd"))


def bases(shared):
    """The published examples (their faults mended), and everything the model has."""
    messages = []
    for path in sorted((shared / "ijw32/examples").glob("*.xml")):
        data = path.read_bytes().replace(b"2027-06-31", b"2027-06-30")
        if path.stem == "JW318":
            misplaced = b"<jw318:RetourCode>9350</jw318:RetourCode>"
            data = data.replace(misplaced, b"", 1)
        messages.append((path.stem, data))
    for name in NAMES:
        messages.append((name, write_message(full_tables(name))))
        messages.append((name, write_message(minimal_tables(name))))
    return messages


def officially_valid(folder, name, data):
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError:
        return False
    return official(folder, name).validate(root)


def stopped_before_the_schema(result):
    text = result.findings[0].text
    return result.findings[0].path == "" and any(key in text for key in GATE_REASONS)


def compare(shared, count, seed):
    """Judge ``count`` mutants; gives how many had which verdict."""
    print(f"seed {seed}")
    folder = shared / "ijw32/xsd"
    rng = random.Random(seed)
    originals = bases(shared)
    verdicts = {"valid": 0, "invalid": 0, "gate": 0}
    for number in range(count):
        _, original = originals[number % len(originals)]
        data = mutate(original, rng)
        result = check_bytes(data)
        where = f"seed {seed}, mutant {number}: {data!r}"
        if result.accepted:
            verdicts["valid"] += 1
            assert officially_valid(folder, result.message, data), where
            document = result.document
            assert read_tables([document]).equals(assemble([document], walk_records)), (
                where
            )
            assert find_faults(data, result.message) == (), where
            continue
        assert result.findings, where
        if stopped_before_the_schema(result):
            verdicts["gate"] += 1
            continue
        verdicts["invalid"] += 1
        assert not officially_valid(folder, result.message, data), where
        # The walk finds the place: never only "does not fit".
        assert result.findings[0].line > 0, where
        assert result.findings[0].path, where
    return verdicts


def test_bases_are_valid_by_both(shared):
    for name, data in bases(shared):
        assert officially_valid(shared / "ijw32/xsd", name, data), name
        assert check_bytes(data).accepted, name


@pytest.mark.parametrize("part", range(4))
def test_2000_mutants_are_judged_as_the_official_schemas_do(shared, part):
    verdicts = compare(shared, 500, SEED + part)
    # The run says something about all three outcomes.
    assert min(verdicts.values()) > 20, verdicts


@pytest.mark.slow
@pytest.mark.parametrize("part", range(10))
def test_50000_mutants_are_judged_as_the_official_schemas_do(shared, part):
    verdicts = compare(shared, 5_000, SEED * 10 + part)
    assert min(verdicts.values()) > 200, verdicts


def test_an_independent_judge_agrees(shared):
    """The Python library xmlschema, on a sample, with the published schemas."""
    folder = shared / "ijw32/xsd"
    rng = random.Random(SEED)
    originals = bases(shared)
    agreed = 0
    for number in range(150):
        _, original = originals[number % len(originals)]
        data = mutate(original, rng)
        result = check_bytes(data)
        if not result.accepted and stopped_before_the_schema(result):
            continue
        try:
            verdict = independent(folder, result.message).is_valid(data)
        except (XMLResourceParseError, XMLSchemaKeyError):
            verdict = False  # not XML, or xsi:type names a type that is not there
        if verdict == result.accepted:
            agreed += 1
            continue
        text = data.decode()
        reasons = [key for key, (sign, _) in XMLSCHEMA.items() if sign.search(text)]
        assert reasons, f"mutant {number}: xmlschema says {verdict}: {text}"
    assert agreed > 100
