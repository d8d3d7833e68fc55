"""Settings: the only reader of the environment. Loaded by name, imported by nobody."""
