"""From tables, or a Jekyll site, to pages of a playbook: nothing is lost, nothing guessed in silence."""
