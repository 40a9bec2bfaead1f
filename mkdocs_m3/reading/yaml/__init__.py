"""The YAML of a page: its text while it is corrected, and the nodes that it parses into."""
