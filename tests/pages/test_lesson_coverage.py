"""The picture of the year: who lacks what in words, the table under the picture, and the lesson that fits."""

from planner.services.lessons import hold_lesson, plan_lesson
from planner.storage import Engine, transaction
from tests.cast import ASTRID, CLASS_7B, KARI, TODAY, actor
from tests.pages.visits import everything, visit


def test_the_principal_reads_what_each_class_lacks_and_what_nobody_has_had(school: Engine) -> None:
    with transaction(school) as session:
        for id_ in ("klassechatten", "tulla-eller-mobba"):
            hold_lesson(session, actor(KARI), CLASS_7B.id, id_, held_on=TODAY, minutes=60, worked="", today=TODAY)
        plan_lesson(session, actor(KARI), CLASS_7B.id, "biletet-er-mitt", TODAY, TODAY)
    text = everything(visit(ASTRID, "lessons"))
    for said in (
        "Manglar time om nettvett eller mot mobbing: **9A**.",
        "Ingen klasse har hatt dette enno: Personvern, Bilete og deling, Kjelder og maskiner, Diskusjon og ytring.",
        "**Har ikkje hatt:** Personvern, Bilete og deling, Kjelder og maskiner",
        "2 timar er haldne i år · 1 er planlagd",
        "Passar godt no:",
        "Skriv ut oversikta",
        # The heads and the first row of the table under the picture.
        "7. trinn\n9. trinn\nNettvett og samhandling",
    ):
        assert said in text
