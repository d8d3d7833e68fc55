"""Where the vault takes chance from: the one place below the entry points that does.

Elsewhere chance is an argument, so that the same call gives the same answer. A key or
nonce that comes out the same twice is a leak, so here the default is the system.
"""

from __future__ import annotations

import os
from collections.abc import Callable


RandomBytes = Callable[[int], bytes]
"""Gives as many unpredictable bytes as asked."""

system_random: RandomBytes = os.urandom
