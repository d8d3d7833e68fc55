"""One function per thing a person or a job can do; the only way to change state."""
