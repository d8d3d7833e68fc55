from site_fixtures import demo, empty_register, keys, seeded


__all__ = ["demo", "empty_register", "keys", "seeded"]
