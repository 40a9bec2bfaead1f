"""The shapes that a value of the front matter may have: how each is read, and how it is described.

A shape never raises. What it cannot read it reports, once, and answers `UNREADABLE`.
"""
