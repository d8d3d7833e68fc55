"""``messages check``: exit codes, text and JSON, and nothing of a person in either."""

import json
from pathlib import Path

import pytest

from functional.command import jeugdregio


EXAMPLES = Path(__file__).parents[3] / "shared/ijw32/examples"


@pytest.mark.shared
def test_twelve_of_the_fourteen_published_examples_are_accepted(tmp_path):
    done = jeugdregio("messages", "check", EXAMPLES, "--format", "json", home=tmp_path)
    assert done.returncode == 1
    results = [json.loads(line) for line in done.stdout.splitlines()]
    refused = {r["message"]: r for r in results if not r["accepted"]}
    assert len(results) == 14
    assert sorted(refused) == ["JW315", "JW318"]
    assert [each["line"] for each in refused["JW315"]["structure"]] == [44, 66]
    assert [each["line"] for each in refused["JW318"]["structure"]] == [33]
    # No database and no home are needed to judge a message.
    assert list(tmp_path.iterdir()) == []


@pytest.mark.shared
def test_a_finding_has_the_fields_that_machines_read(tmp_path):
    sound = (EXAMPLES / "JW323.xml").read_bytes()
    file = tmp_path / "b.xml"
    file.write_bytes(sound.replace(b">79000<", b">79001<"))
    done = jeugdregio("messages", "check", file, "--format", "json", home=tmp_path)
    [finding] = json.loads(done.stdout)["findings"]
    assert finding.keys() == {"rule", "retourcode", "class", "key", "fields", "text"}
    assert (finding["rule"], finding["retourcode"]) == ("TR358", "0001")
    assert finding["class"] == "Declaratie"


@pytest.mark.shared
def test_accepted_messages_end_with_zero(tmp_path):
    done = jeugdregio("messages", "check", EXAMPLES / "JW301.xml", home=tmp_path)
    assert done.returncode == 0
    assert "JW301 aangenomen" in done.stdout


def test_a_file_that_is_not_there_is_wrong_input(tmp_path):
    done = jeugdregio("messages", "check", tmp_path / "nergens.xml", home=tmp_path)
    assert done.returncode == 18
    assert "niet te lezen" in done.stderr
