from site_fixtures import demo, seeded


__all__ = ["demo", "seeded"]
