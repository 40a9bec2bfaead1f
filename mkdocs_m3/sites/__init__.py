"""A site as its configuration and its folder describe it, read without any program that builds it."""
