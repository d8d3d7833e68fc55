"""All faults that can be put into messages."""

from __future__ import annotations

from typing import Final

from jeugdregio.synthesis.faults.claims import CLAIM_FAULTS
from jeugdregio.synthesis.faults.fault import Fault
from jeugdregio.synthesis.faults.form import FORM_FAULTS
from jeugdregio.synthesis.faults.header import HEADER_FAULTS
from jeugdregio.synthesis.faults.stops import STOP_FAULTS


FAULTS: Final[tuple[Fault, ...]] = (
    *CLAIM_FAULTS,
    *STOP_FAULTS,
    *HEADER_FAULTS,
    *FORM_FAULTS,
)
"""Every fault, in a fixed order."""

FAULT_BY_CODE: Final = {fault.code: fault for fault in FAULTS}
