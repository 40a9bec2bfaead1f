"""Rules beyond the shape of one value: one rule a file, run in the order written here."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from mkdocs_m3.checks import (
    absent_parties,
    addresses,
    aims,
    bodies,
    body_targets,
    broken_off,
    comment_marks,
    copied_files,
    copies,
    counted_lists,
    doubled_texts,
    external_inputs,
    files,
    files_as_names,
    files_of_deleted_items,
    free_numbers,
    generated_pages,
    headings_above_parts,
    headings_among_activities,
    headings_of_phases,
    identity,
    initials,
    inputs,
    joined_artifacts,
    letters,
    listed_by_hand,
    lost_list_keys,
    mistyped_phases,
    moved_activities,
    near_pages,
    numbered_activities,
    numbers_in_links,
    numbers_in_names,
    numbers_of_files,
    objectives,
    odd_rows,
    offers,
    old_phase_names,
    other_parties,
    parted_sentences,
    parted_tables,
    parties_in_roles,
    parts,
    parts_left_out,
    placeholders,
    places,
    reference_links,
    repeated_roles,
    replaced_terms,
    reworded_items,
    roles,
    roles_as_parties,
    said_twice,
    same_activities,
    same_meanings,
    same_names,
    shared_files,
    signs_of_bodies,
    spellings,
    task_parties,
    terms_as_sections,
    texts,
    tight_lists,
    unknown_parties,
    versions_of_files,
    views,
)
from mkdocs_m3.checks.acceptance import without_accepted
from mkdocs_m3.checks.check_context import CheckContext
from mkdocs_m3.checks.own_words import in_own_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from mkdocs_m3.findings.finding import Finding

__all__ = [
    "ADVICE",
    "CHECKS",
    "Check",
    "CheckContext",
    "find_copies",
    "find_mistyped",
    "gathered",
    "in_own_words",
    "of_copies",
    "of_deleted_items",
    "of_free_numbers",
    "of_generated_pages",
    "of_near_pages",
    "of_places",
    "of_replaced_terms",
    "of_roles_as_parties",
    "of_views",
    "run",
    "unasked",
    "with_lost_lists",
    "without_accepted",
    "without_echoes",
]

find_copies = copies.find
"""Which pages are copies that were left beside others, with these."""
find_mistyped = mistyped_phases.find
"""Which key tasks are most likely in another phase than they say, with these."""
with_lost_lists = lost_list_keys.restored
"""The pages with the lists whose keys were deleted, and what is said of them."""
unasked = body_targets.unasked
"""The pages in which a rule was not asked, each with its code."""
of_copies = copies.check
"""What is said of the copies."""
without_echoes = copies.without_echoes
"""The findings without those that are the same in a page and in its copy."""
of_replaced_terms = replaced_terms.gathered
"""The findings with one for all that follow from a list of parties or workstreams in the configuration."""
gathered = unknown_parties.gathered
"""The findings with one for all places of a page that name one unknown party."""
of_roles_as_parties = roles_as_parties.told
"""The findings, of which those about a role in place of a party say so."""
of_deleted_items = files_of_deleted_items.told
"""The findings, of which those about a file that was left behind say so, and where these are named."""
of_free_numbers = free_numbers.told
"""The findings, of which those about a number that is none name one that is free."""
of_places = places.check
"""Where pages lie, be they copies or not."""
of_generated_pages = generated_pages.check
"""Which pages of roles and parties have no place of their own."""
of_near_pages = near_pages.check
"""Which files have the text of a page and not the name of one, so that they are no part of the playbook."""
of_views = views.check
"""What is wrong with the views that pages place, which need not be pages of the playbook."""


class Check(Protocol):
    """One rule."""

    def __call__(self, context: CheckContext, /) -> Iterator[Finding]:
        """Everything in the playbook that breaks the rule."""
        ...


CHECKS: Final[tuple[Check, ...]] = (
    identity.check,
    numbers_of_files.check,
    mistyped_phases.check,
    addresses.check,
    files.check,
    files_as_names.check,
    joined_artifacts.check,
    texts.check,
    reference_links.check,
    comment_marks.check,
    signs_of_bodies.check,
    parts.check,
    bodies.check,
    tight_lists.check,
    parted_tables.check,
    odd_rows.check,
    body_targets.check,
    repeated_roles.check,
    parties_in_roles.check,
    said_twice.check,
    same_names.check,
    objectives.check,
    task_parties.check,
    absent_parties.check,
    terms_as_sections.check,
    numbers_in_names.check,
    numbered_activities.check,
    letters.check,
)
"""Every rule that finds errors or warnings, in the order in which findings about one place are told."""

ADVICE: Final[tuple[Check, ...]] = (
    spellings.check,
    shared_files.check,
    versions_of_files.check,
    offers.check,
    roles.check,
    inputs.check,
    external_inputs.check,
    aims.check,
    same_activities.check,
    reworded_items.check,
    headings_among_activities.check,
    listed_by_hand.check,
    numbers_in_links.check,
    old_phase_names.check,
    numbers_of_files.addresses,
    same_meanings.check,
    initials.check,
    copied_files.check,
    placeholders.check,
    parted_sentences.check,
    broken_off.check,
    moved_activities.check,
    counted_lists.check,
    doubled_texts.check,
    other_parties.check,
    headings_of_phases.check,
    headings_above_parts.check,
    parts_left_out.check,
)
"""Every rule that finds what is only worth a look; a build does not tell it."""


def run(context: CheckContext, *, with_advice: bool) -> tuple[Finding, ...]:
    """What the rules find."""
    checks = (*CHECKS, *ADVICE) if with_advice else CHECKS
    return tuple(found for check in checks for found in check(context))
