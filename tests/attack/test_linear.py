"""Sixteen times the message takes about sixteen times the time.

The square would be 256 times; 40 leaves room for a machine with other work.
"""

import time

import pytest
from innocent import declaratie, toewijzing

from jeugdregio.messages.gate import check_bytes
from jeugdregio.messages.read import read_tables


# Long: in `make test-all`.
pytestmark = pytest.mark.slow


def cheapest(work):
    """Least processor time of three: other work on the machine only adds."""
    times = []
    for _ in range(3):
        start = time.process_time()
        work()
        times.append(time.process_time() - start)
    return min(times)


@pytest.mark.parametrize("way", ["gate", "read"])
def test_sixteen_times_the_prestaties_takes_at_most_forty_times_as_long(way):
    costs = []
    for count in (1_500, 24_000):
        data = declaratie(count, count // 10)
        document = check_bytes(data).document
        assert read_tables([document])["Prestatie"].height == count
        work = {
            "gate": lambda data=data: check_bytes(data),
            "read": lambda document=document: read_tables([document]),
        }[way]
        costs.append(cheapest(work))
    assert costs[1] <= 40 * costs[0]


def test_sixteen_times_the_messages_takes_at_most_forty_times_as_long():
    document = check_bytes(toewijzing(b"x")).document
    few, many = [document] * 100, [document] * 1_600
    assert read_tables(many).count == 1_600
    slow = cheapest(lambda: read_tables(many))
    assert slow <= 40 * cheapest(lambda: read_tables(few))
