"""The markup of texts: what authors write becomes safe HTML, and comments become places for parts."""
