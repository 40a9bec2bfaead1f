"""Findings: what is wrong with a page, as data, in words, mended, and printed."""
