"""The most used plugins and themes, each with a whole playbook: `make test-neighbors`."""
