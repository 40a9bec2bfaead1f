"""Changes one place of the package at a time, and tells which changes no test notices: `make mutants`."""
