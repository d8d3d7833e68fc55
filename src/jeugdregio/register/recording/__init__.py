"""What messages do to the register: bulk writes, and the lookups that rules ask for.

Everything here works inside the transaction of the caller, with the keys of that
moment (`vault.provider.pinned_keyring`).
"""
