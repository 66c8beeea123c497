"""What the tests of the decision share: the rule set of today, a calm set of answers, and the contract's table."""

from planner.content.decision import rule_set
from planner.domain.decision import Outcome
from tests.cast import TODAY

RULES = rule_set(TODAY)

# The contract, as the design writes it: D doubt, C closed, N not online, + a condition, - nothing.
# protected_pupil = yes is N when pupils are shown, and C when pupils_shown is no_person.
TABLE = """
activity           student_work -   discussion D   both D
audience_purpose   real_audience -   nice_to_have D   none C
wanted_audience    class C   class_and_guardians C   school C   password_link C   unlisted_link +   world -
closed_enough      no -   partly D   yes C
protected_pupil    none -   may_be_recognised C+   yes NC
sensitive_content  none -   could_be_inferred C   yes N
youngest_pupil     adult -   fifteen_to_seventeen +   thirteen_to_fourteen D   under_thirteen D+
account            school_account -   teacher_posts -   private_account N
platform_age       above -   at_or_unknown +   below N
data_agreement     in_place -   in_progress C+   none N
pupils_shown       no_person -   first_name D   group_picture D   recognisable D+   full_name_and_picture N
others_work        own_or_cleared -   not_checked +   protected C
maturity           finished -   draft C   personal C
comments           off -   moderated +   open C
bullying           none -   earlier C+   ongoing N+
location           none -   removable +   needed C
editor             editor_and_deputy -   editor_only +   none N
end_date           planned -   not_planned +
enquiries          not_expected -   route_set +   no_route +
"""
CONTRACT = {
    question: dict(zip(options[::2], options[1::2], strict=True))
    for question, *options in (line.split() for line in TABLE.strip().splitlines())
}
OUTCOME_OF = {"D": Outcome.DOUBT, "C": Outcome.CLOSED, "N": Outcome.NOT_ONLINE}


def outcome_by_table(answers: dict[str, str]) -> Outcome:
    """Return the outcome as a person reads it off the table, without the program's rules."""
    marks = {CONTRACT[question].get(answers.get(question, "unsure"), "D") for question in CONTRACT}
    if "NC" in marks:
        marks |= {"C"} if answers.get("pupils_shown") == "no_person" else {"N"}
        marks -= {"NC"}
    found = {OUTCOME_OF[letter] for mark in marks for letter in mark if letter in OUTCOME_OF}
    return max(found, key=lambda outcome: outcome.rank, default=Outcome.OPEN)
