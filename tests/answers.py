"""Answers to the walk that most tests begin from: nothing speaks against opening."""

CALM = {
    "activity": "student_work",
    "audience_purpose": "real_audience",
    "wanted_audience": "world",
    "closed_enough": "no",
    "protected_pupil": "none",
    "sensitive_content": "none",
    "youngest_pupil": "adult",
    "account": "school_account",
    "platform_age": "above",
    "data_agreement": "in_place",
    "pupils_shown": "no_person",
    "others_work": "own_or_cleared",
    "maturity": "finished",
    "comments": "off",
    "bullying": "none",
    "location": "none",
    "editor": "editor_and_deputy",
    "end_date": "planned",
    "enquiries": "not_expected",
}
IN_DOUBT = CALM | {"pupils_shown": "group_picture"}
