"""What the tables of all views share: how they look, and how a script sorts and searches them."""
