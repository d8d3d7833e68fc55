"""One file per page: guard, call, show."""
