"""Two states of one site: which findings are new in the later one, and who does what there and did before."""
