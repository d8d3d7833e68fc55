from facts_fixture import facts, facts_folder


__all__ = ["facts", "facts_folder"]
