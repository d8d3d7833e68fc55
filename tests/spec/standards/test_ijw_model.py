"""Our model of iJw 3.2 says what the published schemas say, and names come back."""

import pytest
from lxml import etree

from jeugdregio.kernel.errors import UnknownCodeError
from jeugdregio.standards.ijw import (
    Composite,
    Datatype,
    element_name,
    find_release,
    snake_name,
)


XS = "{http://www.w3.org/2001/XMLSchema}"
RELEASE = find_release("3.2")

CODES = {
    "JW301": "436",
    "JW302": "437",
    "JW305": "438",
    "JW306": "439",
    "JW307": "440",
    "JW308": "441",
    "JW315": "446",
    "JW316": "447",
    "JW317": "486",
    "JW318": "487",
    "JW319": "488",
    "JW320": "489",
    "JW323": "490",
    "JW325": "491",
}


def test_the_fourteen_messages_and_their_berichtcodes():
    assert {each.name: each.berichtcode for each in RELEASE.messages} == CODES
    assert RELEASE.find_berichtcode("490").name == "JW323"


def test_six_messages_are_return_messages():
    found = {each.name: each.retour_of for each in RELEASE.messages if each.retour_of}
    # A JW325 answers a JW323 but is a message of its own.
    assert found == {
        "JW302": "JW301",
        "JW306": "JW305",
        "JW308": "JW307",
        "JW316": "JW315",
        "JW318": "JW317",
        "JW320": "JW319",
    }


def test_the_berichtklassen_of_a_toewijzing_stand_parents_first():
    message = RELEASE.find_message("JW301")
    assert [(klasse.name, klasse.parents) for klasse in message.klassen] == [
        ("Header", ()),
        ("Client", ()),
        ("Relatie", ("Client",)),
        ("Contact", ("Relatie", "Client")),
        ("ToegewezenProduct", ("Client",)),
    ]


def test_the_columns_of_a_prestatie():
    columns = RELEASE.find_message("JW323").klasse("Prestatie").columns
    assert [(each.name, each.is_required) for each in columns] == [
        ("product_referentie_referentie_nummer", True),
        ("product_referentie_vorig_referentie_nummer", False),
        ("toewijzing_nummer", True),
        ("product_categorie", True),
        ("product_code", True),
        ("product_periode_begindatum", True),
        ("product_periode_einddatum", True),
        ("geleverd_volume", True),
        ("eenheid", True),
        ("product_tarief", False),
        ("ingediend_bedrag_bedrag", True),
        ("ingediend_bedrag_debet_credit", True),
    ]


def test_a_group_that_may_be_empty_has_a_column_of_its_own():
    # <Adres/> is valid and says something else than no Adres.
    columns = RELEASE.find_message("JW301").klasse("Contact").columns
    assert [each.name for each in columns if each.kind == "present"] == [
        "adres",
        "periode",
    ]


def all_elements(composite):
    for element in composite.elements:
        yield element
        if isinstance(element.type, Composite):
            yield from all_elements(element.type)


def test_every_name_comes_back():
    names = {
        element.name
        for message in RELEASE.messages
        for element in all_elements(message.root)
    }
    assert len(names) > 100
    assert {element_name(snake_name(name)) for name in names} == names


def test_within_a_berichtklasse_a_column_leads_to_one_path():
    for message in RELEASE.messages:
        for klasse in message.klassen:
            names = [column.name for column in klasse.columns]
            assert len(set(names)) == len(names), (message.name, klasse.name)
            for column in klasse.columns:
                assert klasse.column(column.name).path == column.path


@pytest.mark.parametrize(
    "ask",
    [
        lambda: find_release("2.9"),
        lambda: RELEASE.find_message("JW999"),
        lambda: RELEASE.find_berichtcode("999"),
        lambda: RELEASE.find_message("JW323").klasse("Contact"),
        lambda: RELEASE.find_message("JW323").klasse("Client").column("naam"),
    ],
)
def test_what_is_unknown_is_an_error(ask):
    with pytest.raises(UnknownCodeError):
        ask()


# --- against the published schemas


def complex_types(schema):
    """Name of a complex type to its elements: (name, type, min, max, pattern)."""
    found = {}
    for each in schema.findall(f"{XS}complexType"):
        rows = []
        for element in each.findall(f"{XS}sequence/{XS}element"):
            restriction = element.find(f"{XS}simpleType/{XS}restriction")
            kind, pattern = element.get("type"), ""
            if restriction is not None:
                kind = restriction.get("base")
                pattern = restriction.find(f"{XS}pattern").get("value")
            most = element.get("maxOccurs", "1")
            rows.append(
                (
                    element.get("name"),
                    kind.partition(":")[2],
                    int(element.get("minOccurs", "1")),
                    None if most == "unbounded" else int(most),
                    pattern,
                )
            )
        found[each.get("name")] = rows
    return found


def ours(composite, found):
    found[composite.name] = [
        (each.name, each.type.name, each.min, each.max, each.pattern)
        for each in composite.elements
    ]
    for each in composite.elements:
        if isinstance(each.type, Composite) and not each.type.is_shared:
            ours(each.type, found)
    return found


@pytest.mark.shared
@pytest.mark.parametrize("name", CODES)
def test_elements_order_and_numbers_equal_the_published_schema(shared, name):
    schema = etree.parse(shared / f"ijw32/xsd/{name}.xsd").getroot()
    message = RELEASE.find_message(name)
    assert message.namespace == schema.get("targetNamespace")
    assert ours(message.root, {}) == complex_types(schema)


@pytest.mark.shared
def test_groups_equal_the_published_basisschema(shared):
    schema = etree.parse(shared / "ijw32/xsd/basisschema.xsd").getroot()
    found = {}
    for group in RELEASE.groups:
        found |= ours(group, {})
    assert found == complex_types(schema)
    assert {message.shared_namespace for message in RELEASE.messages} == {
        schema.get("targetNamespace")
    }


@pytest.mark.shared
def test_datatypes_and_facets_equal_the_published_basisschema(shared):
    schema = etree.parse(shared / "ijw32/xsd/basisschema.xsd").getroot()
    published = {}
    for each in schema.findall(f"{XS}simpleType"):
        restriction = each.find(f"{XS}restriction")
        facets = [
            (etree.QName(facet).localname, facet.get("value"))
            for facet in restriction
            if etree.QName(facet).localname != "annotation"
        ]
        published[each.get("name")] = (restriction.get("base")[3:], sorted(facets))
    assert {each.name: facets_of(each) for each in RELEASE.datatypes} == published


def facets_of(datatype: Datatype):
    limits = {
        "minLength": datatype.min_length,
        "maxLength": datatype.max_length,
        "minInclusive": datatype.minimum,
        "maxInclusive": datatype.maximum,
    }
    facets = [(name, str(value)) for name, value in limits.items() if value is not None]
    facets += [("pattern", datatype.pattern)] if datatype.pattern else []
    facets += [("enumeration", code) for code in datatype.codes]
    return datatype.base, sorted(facets)
