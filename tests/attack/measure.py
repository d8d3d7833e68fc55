"""Judge one file in a process of its own, and tell what it cost.

    python measure.py FILE

Prints one line of JSON. Used by the tests of the hostile corpus.
"""

import json
import socket
import sys
import time
from pathlib import Path

from jeugdregio.messages.gate import check_bytes
from jeugdregio.messages.schema import load_schema


def refuse_network(*_):
    raise AssertionError("the gate opened a connection")


def peak_megabytes():
    # Not getrusage: its peak is that of the process that started this one as well.
    status = Path("/proc/self/status").read_text()
    (line,) = (each for each in status.splitlines() if each.startswith("VmHWM:"))
    return int(line.split()[1]) // 1024


def main(path: Path) -> None:
    data = path.read_bytes()
    for name in ("JW301", "JW323", "JW325"):
        load_schema(name)  # made once per process, not the file's doing
    socket.socket.connect = refuse_network
    before = peak_megabytes()
    start = time.process_time()
    result = check_bytes(data)
    gate_seconds = time.process_time() - start
    if result.accepted:
        from jeugdregio.messages.read import read_tables

        start = time.process_time()
        read_tables([result.document])
    print(
        json.dumps(
            {
                "size": len(data),
                "accepted": result.accepted,
                "findings": len(result.findings),
                "first": [result.findings[0].line, result.findings[0].text]
                if result.findings
                else [],
                "gate_seconds": round(gate_seconds, 3),
                "read_seconds": round(time.process_time() - start, 3)
                if result.accepted
                else 0,
                "before_mb": before,
                "peak_mb": peak_megabytes(),
            }
        )
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
