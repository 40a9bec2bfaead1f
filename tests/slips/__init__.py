"""The machine that obeys: it makes slips, does what the findings say, and counts the words that are left.

`pages` are the clean pages, `shown` says which of their characters readers see, `makers` are the slips,
`seen` is what a page shows, and `machine` obeys. `python -m tests.slips` runs all of it, with a summary.
"""
