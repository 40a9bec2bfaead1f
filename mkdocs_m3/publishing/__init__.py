"""From a playbook that was read to what is published: what each page shows, and the files beside the pages.

Nothing here knows which program reads or builds the site. `Host` (`host.py`) is what reads it, `Target`
(`target.py`) what builds a folder that is rendered of it. The package imports none of its modules, since the
command `check` needs one that is small.
"""
