"""What helps to write pages: new ones, a JSON Schema, and forms for content editors."""
