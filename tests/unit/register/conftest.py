from site_fixtures import demo, empty_register, seeded


__all__ = ["demo", "empty_register", "seeded"]
