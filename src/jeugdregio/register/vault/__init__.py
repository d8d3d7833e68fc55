"""Encryption at rest: keys, values, the BSN index, pseudonyms, change of keys.

What protects what:

- a stolen database shows no BSN, name or message: `fields` encrypt with AES-256-GCM;
- a value that is changed or moved to another column is refused: `cipher`;
- a BSN is found without being readable: `index`, a keyed hash, for whoever hashes all
  10⁹ numbers without a key finds each of them within seconds;
- facts hold pseudonyms made with another key: `pseudonyms`;
- keys change while everything stays readable and findable: `rotation`.

It does not protect against whoever reads both the database and `keys.json`, so the two
belong in different backups.
"""
