"""Facts about care, from the messages in the register: pseudonyms, never a BSN."""
