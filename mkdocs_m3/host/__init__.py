"""What knows MkDocs: the plugin, its options, and the files of a site as MkDocs has them."""

try:
    import mkdocs as mkdocs
except ModuleNotFoundError as error:
    raise ModuleNotFoundError(
        "the plugin m3 needs MkDocs: pip install 'mkdocs>=1.6,<2'; without it, `mkdocs-m3 render` writes "
        "pages that other programs build"
    ) from error
