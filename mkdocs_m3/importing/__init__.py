"""From a table that an agency has, or a Jekyll site, to pages of a playbook: nothing is lost, nothing guessed in silence."""
