"""Orca, a screen reader, reads pages of the example site, and what it says is written down."""
