"""A Jekyll site that is to become one of MkDocs: its pages, the files they use, and what of it is left."""
