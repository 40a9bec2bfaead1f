"""What goes out of a playbook and comes into it: schemas, new pages, and forms for other tools."""
