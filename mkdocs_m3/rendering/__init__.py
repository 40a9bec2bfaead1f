"""Turns views into HTML: the Jinja environment, the page's Markdown skeleton, the asset bundles."""

from mkdocs_m3.rendering.assets import Asset, Assets, bundle
from mkdocs_m3.rendering.environment import environment

__all__ = ["Asset", "Assets", "bundle", "environment"]
