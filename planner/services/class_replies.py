"""What a class's consents follow from, gathered: pupils, guardians, the school's rules, letters and replies."""

from planner.domain.consent import ConsentRequest
from planner.domain.matrix import ClassReplies
from planner.domain.project import Project
from planner.storage import Session, class_lists, letters, people, replies


def class_replies_to(session: Session, project: Project, request: ConsentRequest) -> ClassReplies:
    """Return a project's class as it is now, with what has been answered to one of its requests."""
    pupils = class_lists.pupils_of_class(session, project.class_id)
    return ClassReplies(
        request,
        pupils,
        class_lists.guardians_of(session, [pupil.id for pupil in pupils]),
        people.school(session, project.school_id).consent,
        letters.letters_of(session, request.id),
        replies.facts_of_request(session, request.id),
    )
