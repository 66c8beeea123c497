"""The small cast of people that plays in every test."""

from datetime import date

from planner.domain.permission import OPERATOR, Actor, Role
from planner.domain.school import Contact, Guardian, Pupil, School, SchoolClass, Staff

TODAY = date(2026, 11, 24)
FIRST_DAY = date(2026, 8, 17)

SCHOOL = School(
    id="SCH0000001",
    name="Bø skule",
    municipality="Midt-Telemark kommune",
    organisation_number="974564556",
    address="Skulevegen 1, 3800 Bø",
    email="post@boskule.example",
    phone="35 05 00 00",
    principal="Astrid Lie",
    officer=Contact("Nils Haugen", "personvern@kommune.example", "35 05 00 10"),
)

KARI = Staff("STA0000001", SCHOOL.id, "Kari Dale", Role.TEACHER, "kari@boskule.example")
OLA = Staff("STA0000002", SCHOOL.id, "Ola Moen", Role.LIBRARIAN, "ola@boskule.example")
ASTRID = Staff("STA0000003", SCHOOL.id, "Astrid Lie", Role.PRINCIPAL, "astrid@boskule.example")
NILS = Staff("STA0000004", SCHOOL.id, "Nils Haugen", Role.MUNICIPALITY, "nils@kommune.example")
PER = Staff("STA0000005", SCHOOL.id, "Per Vik", Role.TEACHER, "per@boskule.example")
STAFF = (KARI, OLA, ASTRID, NILS, PER)

CLASS_7B = SchoolClass("CLA0000001", SCHOOL.id, 2026, "7B", (7,))
CLASS_9A = SchoolClass("CLA0000002", SCHOOL.id, 2026, "9A", (9,))

# Ada has two guardians who share responsibility, Jakub one, Emil none known; Selam turns 15 in the middle of the year.
ADA = Pupil("PUP0000001", SCHOOL.id, "Ada", "Berg", date(2014, 3, 9), "e1")
JAKUB = Pupil("PUP0000002", SCHOOL.id, "Jakub", "Żółkiewski", date(2014, 8, 2), "e2")
EMIL = Pupil("PUP0000003", SCHOOL.id, "Emil", "Abel", None, "e3")
SELAM = Pupil("PUP0000004", SCHOOL.id, "Selam", "Tesfay", date(2012, 1, 15), "e4")
PUPILS_7B = (ADA, JAKUB, EMIL)

LIV = Guardian("GUA0000001", ADA.id, 1, "Liv Berg", "liv@heime.example", "900 00 001", "nn", True)
TOR = Guardian("GUA0000002", ADA.id, 2, "Tor Berg", "tor@heime.example", "900 00 002", "nb", True)
ANNA = Guardian("GUA0000003", JAKUB.id, 1, "Anna Żółkiewska", "anna@heime.example", "", "pl", True)
MEHRET = Guardian("GUA0000004", SELAM.id, 1, "Mehret Tesfay", "", "900 00 004", "en", True)
GUARDIANS = (LIV, TOR, ANNA, MEHRET)


def actor(staff: Staff) -> Actor:
    """Return a member of staff as the one who acts."""
    return Actor(staff.id, staff.role, staff.school_id, staff.name)


OPERATOR_OF_SCHOOL = Actor(OPERATOR, Role.PRINCIPAL, SCHOOL.id)
