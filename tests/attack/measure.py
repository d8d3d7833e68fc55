"""Judge one hostile file in a process of its own, and tell what it cost.

    python measure.py NAME TESTS FILE

``TESTS`` is the folder of the tests. Builds FILE where it is not there; else judges it
and prints one line of JSON. Building apart keeps its memory out of the measurement.
"""

import json
import resource
import socket
import sys
import time
from pathlib import Path


sys.path[:0] = [sys.argv[2], str(Path(sys.argv[2]) / "attack")]

import hostile  # noqa: E402

from jeugdregio.messages.gate import check_bytes  # noqa: E402
from jeugdregio.messages.read import read_tables  # noqa: E402
from jeugdregio.messages.schema import load_schema  # noqa: E402


def refuse_network(*_):
    raise AssertionError("the gate opened a connection")


def main() -> None:
    attack = getattr(hostile, sys.argv[1])
    path = Path(sys.argv[3])
    if not path.exists():
        path.write_bytes(attack(hostile.FULL))
        return
    data = path.read_bytes()
    for name in ("JW301", "JW323", "JW325"):
        load_schema(name)  # made once per process, not the file's doing
    socket.socket.connect = refuse_network
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    start = time.process_time()
    result = check_bytes(data)
    gate_seconds = time.process_time() - start
    if result.accepted:
        read_tables([result.document])
    print(
        json.dumps(
            {
                "size": len(data),
                "accepted": result.accepted,
                "findings": [
                    [finding.line, finding.path, finding.text]
                    for finding in result.findings
                ],
                "gate_seconds": round(gate_seconds, 3),
                "seconds": round(time.process_time() - start, 3),
                "before_mb": before,
                "peak_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
            }
        )
    )


if __name__ == "__main__":
    main()
