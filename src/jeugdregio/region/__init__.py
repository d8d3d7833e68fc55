"""The statutory dossiers as pure domain logic: no database, no clock, no web."""
