"""What knows MkDocs: the plugin and its options, the files of a site, and its settings."""
