"""A site's card: what it is, what it lacks, whether it is in use, and how it ends."""

from planner.domain.permission import Action
from planner.pages.components.class_rules_shown import show_rules
from planner.pages.components.site_check import show_check
from planner.pages.components.site_consents import show_consents
from planner.pages.components.site_end import show_end
from planner.pages.components.site_gate import show_gate
from planner.pages.components.site_guess import show_guess
from planner.pages.components.site_head import show_facts, show_head
from planner.pages.components.site_history import show_history
from planner.pages.components.site_public import show_public
from planner.pages.components.site_shown import site_id, way_to_list
from planner.pages.components.site_use import show_in_use, show_input, show_take_downs
from planner.pages.here import here, reading_session
from planner.services.sites import site_card

way_to_list()
with reading_session() as session:
    card = site_card(session, here().me, site_id(), here().today)
show_head(card)
show_guess(card)
show_in_use(card)
show_take_downs(card)
if card.missing:
    show_gate(card)
show_facts(card)
show_input(card)
if not card.missing:
    show_gate(card)
show_consents(card)
show_check(card)
show_public(card)
if card.school_class and here().may(Action.SEE_LESSONS):
    show_rules(card.school_class.id)
show_end(card)
show_history(card)
