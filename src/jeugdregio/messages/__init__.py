"""The iJw messages: bytes to tables per berichtklasse, and tables to XML.

The way in is `gate.check_bytes`, then `read.read_tables`; the way out is
`write.write_message`. BSN and names are here in clear, in memory only.
"""
