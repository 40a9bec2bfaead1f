"""Turns views into HTML: the Jinja environment, the page's Markdown skeleton, the asset bundles.

It imports none of its modules, since the site's options need its colors alone.
"""
