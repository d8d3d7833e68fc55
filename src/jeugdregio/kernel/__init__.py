"""Values without I/O: codes, periods, money and errors."""
