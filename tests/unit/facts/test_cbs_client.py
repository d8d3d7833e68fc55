"""The connection to CBS, against a real server that plays up in every known way."""

from __future__ import annotations

import gzip
import time
from contextlib import contextmanager

import pytest

from fixtures.cbs.server import CbsServer, Reply, as_json
from jeugdregio.facts.cbs.client import CbsClient, shown
from jeugdregio.kernel.errors import (
    ConfigurationError,
    SourceUnavailableError,
    UnknownCodeError,
)


ROWS = {"value": [{"Id": 1}]}
BUSY = Reply(status=503, kind="text/html", body=b"<html>busy</html>")


@pytest.fixture
def server():
    with CbsServer() as running:
        yield running


@contextmanager
def connected(server, **settings):
    """A client whose pauses are written down instead of waited."""
    pauses = []
    settings = {"sleep": pauses.append, "monotonic": time.monotonic} | settings
    with CbsClient(server.base, **settings) as client:
        yield client, pauses


def listing(client, options=None):
    return list(client.pages("85099NED", "Observations", options))


def test_answer_keeps_bytes_address_and_fingerprint(server):
    server.put("/85099NED/Observations", Reply(b'{"value": []}'))

    with connected(server) as (client, pauses):
        (answer,) = listing(client)

    assert answer.body == b'{"value": []}'
    assert answer.address == f"{server.base}/85099NED/Observations"
    # printf '{"value": []}' | sha256sum
    assert answer.sha256.startswith("1f6a5849")
    assert pauses == []


def test_dollar_stays_a_dollar_on_the_wire(server):
    target = "/85099NED/Observations?$filter=RegioS%20eq%20%27GM0917%27"
    server.put(target, as_json(ROWS))

    with connected(server) as (client, _):
        listing(client, {"$filter": "RegioS eq 'GM0917'"})

    assert server.asked == [f"/CBS{target}"]


def test_next_link_is_followed_to_the_end(server):
    first = {"value": [1], "@odata.nextLink": f"{server.base}/85099NED/X?$skip=1"}
    server.put("/85099NED/Observations", as_json(first))
    server.put("/85099NED/X?$skip=1", as_json({"value": [2]}))

    with connected(server) as (client, _):
        answers = listing(client)

    assert [(each.page, each.payload["value"]) for each in answers] == [
        (1, [1]),
        (2, [2]),
    ]


@pytest.mark.parametrize(
    "link",
    [
        "http://example.org/CBS/85099NED/Observations?$skip=1",
        "https://127.0.0.1/CBS/85099NED/Observations?$skip=1",
        "//example.org/x",
        "file:///etc/passwd",
        "http://127.0.0.1:1/CBS",
    ],
)
def test_next_link_to_another_service_is_not_followed(server, link):
    body = {"value": [1], "@odata.nextLink": link}
    server.put("/85099NED/Observations", as_json(body))

    with (
        connected(server) as (client, _),
        pytest.raises(SourceUnavailableError, match="niet gevolgd"),
    ):
        listing(client)

    assert len(server.asked) == 1


def test_next_link_in_a_ring_is_an_error(server):
    body = {"value": [1], "@odata.nextLink": f"{server.base}/85099NED/Observations"}
    server.put("/85099NED/Observations", as_json(body))

    with (
        connected(server) as (client, _),
        pytest.raises(SourceUnavailableError, match="kring"),
    ):
        listing(client)


def test_busy_service_is_asked_again_with_growing_pauses(server):
    server.put("/85099NED/Observations", BUSY, BUSY, BUSY, as_json(ROWS))

    with connected(server) as (client, pauses):
        (answer,) = listing(client)

    assert answer.payload == ROWS
    assert pauses == [1.0, 2.0, 4.0]


def test_busy_service_is_given_up_after_the_last_attempt(server):
    server.put("/85099NED/Observations", BUSY)

    with (
        connected(server, attempts=3) as (client, pauses),
        pytest.raises(SourceUnavailableError, match=r"3 pogingen.*status 503"),
    ):
        listing(client)

    assert len(server.asked) == 3
    assert pauses == [1.0, 2.0]  # no pause after the last one


@pytest.mark.parametrize(
    ("headers", "pause"),
    [
        ({"Retry-After": "7"}, 7.0),
        ({"Retry-After": "0"}, 1.0),
        ({"Retry-After": "soon"}, 1.0),
    ],
)
def test_too_many_requests_waits_as_long_as_asked(server, headers, pause):
    busy = Reply(status=429, headers=headers)
    server.put("/85099NED/Observations", busy, as_json(ROWS))

    with connected(server) as (client, pauses):
        listing(client)

    assert pauses == [pause]


@pytest.mark.parametrize(
    ("now", "moment", "pause"),
    [
        ("Wed, 21 Oct 2026 07:28:00 GMT", "Wed, 21 Oct 2026 07:28:30 GMT", 30.0),
        ("Wed, 21 Oct 2026 07:28:00 GMT", "Wed, 21 Oct 2026 07:00:00 GMT", 1.0),
        ("", "Wed, 21 Oct 2026 07:28:30 GMT", 1.0),
    ],
)
def test_retry_after_as_a_moment_is_read_beside_the_services_date(
    server, now, moment, pause
):
    busy = Reply(status=429, headers={"Date": now, "Retry-After": moment})
    server.put("/85099NED/Observations", busy, as_json(ROWS))

    with connected(server) as (client, pauses):
        listing(client)

    assert pauses == [pause]


def test_service_that_asks_for_an_hour_is_given_up_at_once(server):
    busy = Reply(status=429, headers={"Retry-After": "3600"})
    server.put("/85099NED/Observations", busy)

    with (
        connected(server) as (client, pauses),
        pytest.raises(SourceUnavailableError, match="3600 seconden"),
    ):
        listing(client)

    assert pauses == []


def test_silent_service_times_out_and_is_asked_again(server):
    slow = as_json(ROWS, silence_s=0.6)
    server.put("/85099NED/Observations", slow, as_json(ROWS))

    with connected(server, timeout_s=0.2) as (client, pauses):
        listing(client)

    assert pauses == [1.0]


def test_answer_slower_than_the_deadline_is_refused(server):
    server.put("/85099NED/Observations", as_json(ROWS))
    clock = iter([0.0, 600.1])  # when asked, and after the first piece

    with (
        connected(server, monotonic=lambda: next(clock)) as (client, _),
        pytest.raises(SourceUnavailableError, match="600 seconden"),
    ):
        listing(client)


def test_no_service_at_all_is_a_clear_error():
    with CbsServer() as server:
        pass  # the port is free again

    with (
        connected(server, attempts=2) as (client, pauses),
        pytest.raises(SourceUnavailableError, match="geen verbinding"),
    ):
        listing(client)

    assert pauses == [1.0]


@pytest.mark.parametrize(
    "broken",
    [
        Reply(b'{"value": [{"Id": 1}', status=200),
        Reply(b'{"value": []}', declared=500),
        Reply(b"", status=200),
        Reply(b'{"value": [NaN]}'),
        Reply(b"\xff\xfe"),
        Reply(b"[" * 100_000),
        Reply(b"not gzip", headers={"Content-Encoding": "gzip"}),
    ],
    ids=["cut JSON", "cut body", "empty", "NaN", "no UTF-8", "deep", "no gzip"],
)
def test_broken_answer_is_asked_again_and_then_refused(server, broken):
    server.put("/85099NED/Observations", broken)

    with (
        connected(server, attempts=2) as (client, pauses),
        pytest.raises(SourceUnavailableError, match="2 pogingen"),
    ):
        listing(client)

    assert pauses == [1.0]


@pytest.mark.parametrize(
    "page",
    [
        Reply(b"<!doctype html><p>welkom", kind="text/html"),
        Reply(b"\n <html>", kind="application/json"),
    ],
)
def test_web_page_is_an_error_at_once(server, page):
    server.put("/85099NED/Observations", page)

    with (
        connected(server) as (client, _),
        pytest.raises(SourceUnavailableError, match="webpagina in plaats van gegevens"),
    ):
        listing(client)

    assert len(server.asked) == 1


def test_redirect_is_named_and_not_followed(server):
    moved = Reply(status=301, headers={"Location": "https://www.cbs.nl/odata?x=1"})
    server.put("/85099NED/Observations", moved)

    with (
        connected(server) as (client, _),
        pytest.raises(SourceUnavailableError, match=r"door naar www\.cbs\.nl"),
    ):
        listing(client)


@pytest.mark.parametrize("content", [{"values": []}, {"value": {}}, [1], "x", None])
def test_json_of_another_shape_is_an_error(server, content):
    server.put("/85099NED/Observations", as_json(content))

    with (
        connected(server) as (client, _),
        pytest.raises(SourceUnavailableError, match="dat wij niet kennen"),
    ):
        listing(client)


def test_message_names_the_address_without_query(server):
    target = "/85099NED/Observations?$filter=geheim"
    server.put(target, as_json({}))

    with (
        connected(server) as (client, _),
        pytest.raises(SourceUnavailableError) as caught,
    ):
        listing(client, {"$filter": "geheim"})

    assert f"{server.base}/85099NED/Observations gaf" in str(caught.value)
    assert "geheim" not in str(caught.value)


def test_refused_order_is_reported_as_such(server):
    refusal = {"error": {"code": "", "message": "The query\nis not allowed."}}
    target = "/85099NED/Observations?$orderby=Value"
    server.put(target, as_json(refusal, status=400))

    with (
        connected(server) as (client, _),
        pytest.raises(SourceUnavailableError) as caught,
    ):
        listing(client, {"$orderby": "Value"})

    assert "weigert sorteren ($orderby)" in str(caught.value)
    assert "(The query is not allowed.)" in str(caught.value)
    assert len(server.asked) == 1


def test_other_refusal_tells_the_status(server):
    server.put("/85099NED/Observations", Reply(b"<p>no", status=403))

    with (
        connected(server) as (client, _),
        pytest.raises(SourceUnavailableError, match="status 403"),
    ):
        listing(client)


def test_unknown_table_is_an_unknown_code(server):
    with (
        connected(server) as (client, _),
        pytest.raises(UnknownCodeError, match="85099ned") as caught,
    ):
        client.one("85099ned", "Properties")

    assert "hoofdletters" in caught.value.hint


def test_answer_of_exactly_the_cap_passes(server):
    body = b'{"value": []}'
    server.put("/85099NED/Observations", Reply(body))

    with connected(server, max_bytes=len(body)) as (client, _):
        assert len(listing(client)) == 1


def test_answer_above_the_cap_is_refused(server):
    body = b'{"value": []}'
    server.put("/85099NED/Observations", Reply(body))

    with (
        connected(server, max_bytes=len(body) - 1) as (client, _),
        pytest.raises(SourceUnavailableError, match="niet ingelezen"),
    ):
        listing(client)


def test_cap_counts_what_comes_out_of_the_compression(server):
    packed = gzip.compress(b'{"value": [' + b" " * 5_000_000 + b"]}")
    assert len(packed) < 10_000
    reply = Reply(packed, headers={"Content-Encoding": "gzip"})
    server.put("/85099NED/Observations", reply)

    with (
        connected(server, max_bytes=1_000_000) as (client, _),
        pytest.raises(SourceUnavailableError, match="niet ingelezen"),
    ):
        listing(client)


@pytest.mark.parametrize(
    "address", ["", "ftp://example.org/CBS", "https://", "/CBS", "https://x/?a=b"]
)
def test_base_address_must_be_a_web_address(address):
    with pytest.raises(ConfigurationError, match="geen webadres"):
        CbsClient(address, sleep=print, monotonic=time.monotonic)


def test_environment_is_not_read(server, monkeypatch):
    # A proxy of the environment would get the question instead of the server.
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:1")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
    server.put("/85099NED/Observations", as_json(ROWS))

    with connected(server, attempts=1) as (client, _):
        assert len(listing(client)) == 1


def test_shown_address_holds_no_secret():
    address = "https://user:secret@example.org:8443/CBS/1?$filter=secret#secret"

    assert shown(address) == "https://example.org:8443/CBS/1"
