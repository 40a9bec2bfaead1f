"""What goes out of a playbook: JSON, CSV, and the workbook."""
