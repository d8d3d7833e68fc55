"""Every fault is really in the bytes: read back with a parser of another make."""

import re
from collections import Counter
from xml.etree import ElementTree

import pytest

from jeugdregio.synthesis.faults.catalogue import FAULTS
from jeugdregio.synthesis.parameters import Parameters
from jeugdregio.synthesis.traffic import generate


CODES = [fault.code for fault in FAULTS]
WEIGHTS = (9, 8, 7, 6, 5, 4, 3, 2, -1)


def elements(file, name):
    """Texts of the elements with this name, whatever their namespace."""
    root = ElementTree.fromstring(file.content)  # noqa: S314 - we made it ourselves
    return [each.text for each in root.iter() if each.tag.endswith("}" + name)]


def parts(file, name):
    """Per element with this name the texts of what is in it."""
    root = ElementTree.fromstring(file.content)  # noqa: S314 - we made it ourselves
    return [
        {below.tag.rpartition("}")[2]: below.text for below in each.iter()}
        for each in root.iter()
        if each.tag.endswith("}" + name)
    ]


def with_fault(files, code):
    found = [file for file in files if file.fault and file.fault.code == code]
    assert found, f"no message with {code}"
    return found


def after(files, file):
    """The message that follows a faulty one."""
    return files[files.index(file) + 1]


def eleven(bsn):
    return sum(w * int(d) for w, d in zip(WEIGHTS, bsn, strict=True)) % 11 == 0


@pytest.mark.parametrize("code", CODES)
def test_every_fault_occurs_and_the_good_message_follows(many_faults, code):
    for file in with_fault(many_faults, code):
        good = after(many_faults, file)
        assert good.fault is None
        assert (good.message, good.sender, good.receiver) == (
            file.message,
            file.sender,
            file.receiver,
        )
        assert good.content != file.content


def test_faults_are_spread_over_the_catalogue(many_faults):
    counts = Counter(file.fault.code for file in many_faults if file.fault)
    assert set(counts) == set(CODES)
    anywhere = [counts[f.code] for f in FAULTS if len(f.messages) == 5]
    assert max(anywhere) - min(anywhere) <= 2


def test_the_rate_is_the_share_of_good_messages(many_faults):
    faulty = sum(file.fault is not None for file in many_faults)
    assert faulty / (len(many_faults) - faulty) == pytest.approx(0.35, abs=0.02)


def test_no_faults_where_none_are_asked():
    files = list(generate(Parameters(months=1, scale=0.02, errors=0)))
    assert files
    assert all(file.fault is None for file in files)


def test_einde_voor_begin(many_faults):
    for file in with_fault(many_faults, "einde_voor_begin"):
        first = parts(file, "StopProduct")[0]
        assert first["Einddatum"] < first["Begindatum"]
        assert file.key == f"ToewijzingNummer {first['ToewijzingNummer']}"
        good = parts(after(many_faults, file), "StopProduct")
        assert all(each["Einddatum"] >= each["Begindatum"] for each in good)


def test_bsn_elfproef(many_faults):
    for file in with_fault(many_faults, "bsn_elfproef"):
        first, *others = elements(file, "Bsn")
        assert not eleven(first)
        assert all(eleven(bsn) for bsn in others)
        assert all(eleven(bsn) for bsn in elements(after(many_faults, file), "Bsn"))


def test_dagtekening_in_toekomst(many_faults):
    for file in with_fault(many_faults, "dagtekening_in_toekomst"):
        # 61 days after the last day of the traffic, 31 October 2026.
        assert elements(file, "Dagtekening") == ["2026-12-31"]


def test_identificatie_dubbel(many_faults):
    seen = set()
    for file in many_faults:
        if file.fault and file.fault.level == "structuur":
            continue
        (number,) = elements(file, "Identificatie")
        key = (file.message, file.sender, number)
        is_double = file.fault is not None and file.fault.code == "identificatie_dubbel"
        assert (key in seen) == is_double
        seen.add(key)


def test_voor_de_toewijzing(many_faults):
    granted = known_toewijzingen(many_faults)
    for file in with_fault(many_faults, "voor_de_toewijzing"):
        (line,) = parts(file, "Prestatie")
        period = parts(file, "ProductPeriode")[0]
        begin, _ = granted[file.receiver, line["ToewijzingNummer"]]
        assert period["Begindatum"] < period["Einddatum"] < begin


def test_na_de_toewijzing(many_faults):
    granted = known_toewijzingen(many_faults)
    for file in with_fault(many_faults, "na_de_toewijzing"):
        (line,) = parts(file, "Prestatie")
        period = parts(file, "ProductPeriode")[0]
        _, end = granted[file.receiver, line["ToewijzingNummer"]]
        assert end < period["Begindatum"] < period["Einddatum"]
        declared = parts(file, "DeclaratiePeriode")[0]
        assert period["Einddatum"] <= declared["Einddatum"]


def known_toewijzingen(files):
    """Ingangsdatum and last Einddatum per gemeente and number, from the JW301s."""
    return {
        (file.sender, each["ToewijzingNummer"]): (
            each["Ingangsdatum"],
            each.get("Einddatum"),
        )
        for file in files
        if file.message == "JW301" and file.fault is None
        for each in parts(file, "ToegewezenProduct")
    }


def test_toewijzing_onbekend(many_faults):
    granted = known_toewijzingen(many_faults)
    for file in with_fault(many_faults, "toewijzing_onbekend"):
        (line,) = parts(file, "Prestatie")
        assert (file.receiver, line["ToewijzingNummer"]) not in granted


def test_te_veel_volume(many_faults):
    volumes = {
        (file.sender, each["ToewijzingNummer"]): each
        for file in many_faults
        if file.message == "JW301" and file.fault is None
        for each in parts(file, "ToegewezenProduct")
    }
    for file in with_fault(many_faults, "te_veel_volume"):
        (line,) = parts(file, "Prestatie")
        granted = volumes[file.receiver, line["ToewijzingNummer"]]
        assert granted["Frequentie"] == "4"
        assert granted["Eenheid"] == line["Eenheid"]
        assert int(line["GeleverdVolume"]) > int(granted["Volume"])
        amount = int(line["GeleverdVolume"]) * int(line["ProductTarief"])
        assert int(line["Bedrag"]) == amount


def test_bedrag_niet_tarief(many_faults):
    for file in with_fault(many_faults, "bedrag_niet_tarief"):
        (line,) = parts(file, "Prestatie")
        assert line["Eenheid"] not in ("01", "83")
        amount = int(line["GeleverdVolume"]) * int(line["ProductTarief"])
        assert int(line["Bedrag"]) == amount + 137
        assert elements(file, "TotaalBedrag") == [line["Bedrag"]]


def signed_sum(file):
    return sum(
        int(line["Bedrag"]) * (-1 if line["DebetCredit"] == "C" else 1)
        for line in parts(file, "Prestatie")
    )


def total(file):
    (each,) = parts(file, "TotaalIngediendBedrag")
    return int(each["TotaalBedrag"]) * (-1 if each["DebetCredit"] == "C" else 1)


def test_totaal_niet_som(many_faults):
    for file in with_fault(many_faults, "totaal_niet_som"):
        assert abs(total(file) - signed_sum(file)) == 1
    for file in many_faults:
        if file.message == "JW323" and file.fault is None:
            assert total(file) == signed_sum(file)


def test_tarief_bij_euro(many_faults):
    for file in with_fault(many_faults, "tarief_bij_euro"):
        (line,) = parts(file, "Prestatie")
        assert line["Eenheid"] == "83"
        assert line["ProductTarief"] == "100"
        assert line["GeleverdVolume"] == line["Bedrag"]


def test_periode_geen_maand(many_faults):
    for file in with_fault(many_faults, "periode_geen_maand"):
        (period,) = parts(file, "DeclaratiePeriode")
        assert period["Begindatum"].endswith("-02")
    for file in many_faults:
        if file.message == "JW323" and file.fault is None:
            (period,) = parts(file, "DeclaratiePeriode")
            assert period["Begindatum"].endswith("-01")


def test_faulty_claims_use_no_number_of_a_good_one(many_faults):
    faulty, good = set(), set()
    for file in many_faults:
        if file.message != "JW323" or (file.fault and file.fault.level == "structuur"):
            continue
        numbers = {
            (file.sender, number)
            for name in ("DeclaratieNummer", "ReferentieNummer")
            for number in elements(file, name)
        }
        assert not numbers & (faulty | good)
        (faulty if file.fault else good).update(numbers)


@pytest.mark.parametrize(
    ("code", "pattern"),
    [
        ("datum_bestaat_niet", rb">\d{4}-02-30<"),
        ("code_onbekend", rb":(Geslacht>7|RedenBeeindiging>99|Eenheid>99)<"),
        ("bom", rb"\A\xef\xbb\xbf<\?xml"),
        ("doctype", rb"<!DOCTYPE"),
    ],
)
def test_faults_of_form_stand_where_they_are_said_to(many_faults, code, pattern):
    for file in with_fault(many_faults, code):
        assert re.search(pattern, file.content)
        assert not re.search(pattern, after(many_faults, file).content)
        if file.line:
            assert re.search(pattern, file.content.split(b"\r\n")[file.line - 1])


def test_an_element_is_gone_or_out_of_order(many_faults):
    def names(file):
        root = ElementTree.fromstring(file.content)  # noqa: S314 - we made it
        return [each.tag.rpartition("}")[2] for each in root.iter()]

    for file in with_fault(many_faults, "element_ontbreekt"):
        gone = Counter(names(after(many_faults, file))) - Counter(names(file))
        assert sum(gone.values()) == 1
    for file in with_fault(many_faults, "volgorde_verkeerd"):
        good = names(after(many_faults, file))
        assert Counter(names(file)) == Counter(good)
        assert names(file) != good
