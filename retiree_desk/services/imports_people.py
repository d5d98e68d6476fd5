"""Whom the rows of a roster mean, and what they change of each."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property, lru_cache
from itertools import count

from retiree_desk.domain import id_numbers, names
from retiree_desk.domain.fields import Kind, by_key, split_codes, stored_fields
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.values import Value
from retiree_desk.exchange.columns import SheetKind
from retiree_desk.exchange.lines import Line
from retiree_desk.services.imports_plan import Identities, ImportPlan, Mode, Outcome, PlannedRow, SheetPlan
from retiree_desk.store.unit import Unit

Values = dict[str, Value]

_TREES = tuple(one.key for one in stored_fields() if one.kind is Kind.TREE)
_SEVERAL = frozenset(one.key for one in stored_fields() if one.kind is Kind.CODES)
_RESIDENT_DOCUMENTS = frozenset({"", "居民身份证", "港澳台居民居住证", "外国人永久居留证"})


@dataclass(slots=True)
class Person:
    """One person as the register has them (empty for a new one) and as the file leaves them.

    Groupings are paths and the spouse a member number in both, as in a workbook; ``building`` stands beside the area.
    """

    uid: Uid
    before: Values
    after: Values
    lines: list[tuple[PlannedRow, SheetPlan]] = field(default_factory=list)

    @property
    def is_new(self) -> bool:
        return not self.before

    def text(self, key: str) -> str:
        value = self.after.get(key)
        return value if isinstance(value, str) else ""

    def lines_say(self, *keys: str) -> bool:
        """Whether a roster of the file has a value in one of these columns."""
        return any(key in row.line.values for row, _sheet in self.lines for key in keys)

    def changed(self) -> Values:
        if self.is_new and None not in self.after.values():
            return dict(self.after)  # as nearly everybody of a first roster
        return {
            key: value
            for key, value in self.after.items()
            if value is not None and value != self.before.get(key)
        }


class People:
    """Everybody the file names, found in the register or new."""

    def __init__(self, unit: Unit, plan: ImportPlan, identities: Identities) -> None:
        self._unit = unit
        self._mode = plan.mode
        self._identities = identities
        self.persons: dict[Uid, Person] = {}
        self._by_number: dict[str, Uid] = {}
        self._by_key: dict[str, list[Uid]] = defaultdict(list)
        self._new_names: dict[str, list[Uid]] = defaultdict(list)
        self._met: dict[str, list[Uid]] = defaultdict(list)
        self._known(plan)

    def take_rosters(self, plan: ImportPlan) -> None:
        """Match every row of every roster and merge it into its person."""
        for sheet in plan.of_kind(SheetKind.ROSTER):
            for row in sheet.rows:
                if not row.line.held:
                    self._take(row, sheet)
        self._number_the_new()
        self._check_spouses()
        for person in self.persons.values():
            _doubt(person)

    def find(self, line: Line) -> Uid | None:
        """Whom a row of another sheet means: by number, else by ID number, else by a name that only one bears.

        The line is held when it names nobody, nobody here, or several.
        """
        number, said = line.text("member_no"), line.text("who_id") or line.text("who_name")
        if number:
            found = [self._by_number[number]] if number in self._by_number else []
        elif line.text("who_id"):
            found = self._by_key.get(_key(said), [])
        else:
            found = self._named(line)
        if not number and not said:
            line.hold("member_no_blank")
        elif not found:
            line.hold("member_unknown_here", number=number or said)
        elif len(found) > 1:
            line.hold("member_one_of_several", number=said, count=len(found))
        return found[0] if len(found) == 1 else None

    def person(self, uid: Uid) -> Person:
        """A person who is known by now."""
        return self.persons[uid]

    # --- what the register knows ----------------------------------------------------------------------------------

    def _known(self, plan: ImportPlan) -> None:
        if not self._unit.members.are_there():
            return
        lines = [row.line for sheet in plan.sheets for row in sheet.rows]
        numbers = {line.text(key) for line in lines for key in ("member_no", "spouse_id")} - {""}
        ids = {line.text(key) for line in lines for key in ("id_number", "who_id")} - {""}
        self._by_number.update(self._unit.members.uids_of_numbers(sorted(numbers)))
        for key, uids in self._unit.members.uids_of_id_keys(sorted(set(map(_key, ids)) - {""})).items():
            self._by_key[key].extend(uids)
        self._load([*self._by_number.values(), *(uid for uids in self._by_key.values() for uid in uids)])

    def _load(self, uids: Iterable[Uid]) -> None:
        wanted = [uid for uid in dict.fromkeys(uids) if uid not in self.persons]
        rows = self._unit.members.get_many(wanted)
        spouses = {row["spouse_id"] for row in rows.values() if isinstance(row["spouse_id"], bytes)}
        numbers = {uid: row["member_no"] for uid, row in self._unit.members.get_many(sorted(spouses)).items()}
        for uid, row in rows.items():
            before = self._as_in_workbook(row, numbers)
            self.persons[uid] = Person(uid, before, dict(before))

    def _as_in_workbook(self, row: Mapping[str, Value], numbers: Mapping[Uid, Value]) -> Values:
        values: Values = {key: value for key, value in row.items() if value is not None and key in by_key()}
        for key in _TREES:
            uid = row.get(key)
            path, building = self._unit.tree.path_of(uid if isinstance(uid, bytes) else None)
            values.pop(key, None)
            values |= {key: path} if path else {}
            values |= {"building": building} if building and key == "area_id" else {}
        spouse = values.pop("spouse_id", None)
        if isinstance(spouse, bytes) and numbers.get(spouse):
            values["spouse_id"] = numbers[spouse]
        return values

    @cached_property
    def _registered_names(self) -> dict[str, list[tuple[Uid, str, str, str]]]:
        """Everybody by name: identity, birth, ID number, member number."""
        found: dict[str, list[tuple[Uid, str, str, str]]] = defaultdict(list)
        for uid, name, birth, id_number, number in self._unit.members.identities():
            found[name].append((uid, birth, id_number, number))
        return found

    # --- one row ----------------------------------------------------------------------------------------------------

    def _take(self, row: PlannedRow, sheet: SheetPlan) -> None:
        line = row.line
        person = self._matched(line)
        if person is not None and not line.held and person.lines and person.lines[-1][1] is sheet:
            line.doubt("repeated_row")
        if person is None and not line.held:
            person = self._without_number(row)
        if line.held:
            return
        if person is None:
            person = self._add(line)
            row.outcome = Outcome.ADDED
        else:
            self._merge(person, row, sheet)
        row.member = person.uid
        person.lines.append((row, sheet))
        self._met[line.text("name")].append(person.uid)
        self._index(person)

    def _matched(self, line: Line) -> Person | None:
        """The person of this number or of this ID number; the line is held when the two tell of different people."""
        number, key = line.text("member_no"), _key(line.text("id_number"))
        by_number = self.persons.get(self._by_number.get(number, b"")) if number else None
        if by_number is not None:
            if _is_other(by_number, line):
                line.hold("number_of_other", number=number, name=by_number.text("name"))
            return by_number
        found = [self.persons[uid] for uid in self._by_key.get(key, ())] if key else []
        if len(found) > 1:
            named = [person for person in found if person.text("name") == line.text("name")]
            if len(named) != 1:
                line.hold("id_of_several", count=len(found))
                return None
            found = named
        if not found:
            return None
        (person,) = found
        name, own_number = line.text("name"), person.text("member_no")
        if name and name != person.text("name") and number and own_number and number != own_number:
            line.hold("id_of_other", number=own_number, name=person.text("name"))
        return person

    def _without_number(self, row: PlannedRow) -> Person | None:
        """Somebody not known by number or ID number: the same person as one of that name, or a new one."""
        line = row.line
        if not line.text("name"):
            line.hold("person_unknown" if line.text("member_no") or line.text("id_number") else "name_blank")
            return None
        repeated = self._repeated(line)
        if repeated is not None:
            line.doubt("repeated_row", name=line.text("name"))
            return repeated
        twins = [twin for twin in self._twins(line) if twin[0] not in self._taken]
        if not twins:
            return None
        uids = [uid for uid, _number in twins]
        self._load(uids)
        if not line.text("member_no"):
            same = next(
                (self.persons[uid] for uid in uids if _says_nothing_new(self.persons[uid], line)), None
            )
            if same is not None:
                self._taken.add(same.uid)
                return same
            line.hold("possible_duplicate", number=twins[0][1], name=line.text("name"))
            return None
        line.doubt("possible_duplicate_kept", number=twins[0][1], name=line.text("name"))
        return None

    def _repeated(self, line: Line) -> Person | None:
        """Who stood in an earlier row of this file with the same words, where no number tells people apart."""
        if line.text("member_no"):
            return None
        uids = (uid for uid in self._met[line.text("name")] if _says_nothing_new(self.persons[uid], line))
        return self.persons.get(next(uids, b""))

    @cached_property
    def _taken(self) -> set[Uid]:
        """People whom a row without number has meant already: a second such row means another one."""
        return set()

    def _twins(self, line: Line) -> Iterator[tuple[Uid, str]]:
        """Registered people of this name whom nothing tells apart from the row: births and ID numbers do not differ."""
        birth, key = line.text("birth_date"), _key(line.text("id_number"))
        known = self._registered_names.get(line.text("name"), ())
        for uid, own_birth, own_id, number in sorted(known, key=lambda one: one[1] != birth):
            if (not key or not own_id or _key(own_id) == key) and _same_birth(birth, own_birth):
                yield uid, number

    def _add(self, line: Line) -> Person:
        person = Person(self._identities(), {}, dict(line.values))
        self.persons[person.uid] = person
        if not line.text("member_no") and self._met[line.text("name")]:
            line.doubt("same_name_in_file", name=line.text("name"))
        self._new_names[line.text("name")].append(person.uid)
        return person

    def _merge(self, person: Person, row: PlannedRow, sheet: SheetPlan) -> None:
        """Fill the blanks of the person; what differs is taken or listed."""
        row.outcome = Outcome.UNCHANGED
        if self._mode is Mode.SKIP and not person.is_new:
            return
        places = sheet.places
        for key, value in row.line.values.items():
            known = person.after.get(key)
            if known is None:
                row.changes[key] = (None, value)
            elif not _same(key, known, value):
                if self._mode is Mode.OVERWRITE and not self._number_taken(key, value, person):
                    row.changes[key] = (known, value)
                else:
                    row.line.doubt("differs", places.get(key, -1), str(value), known=str(known))
        if row.changes:
            row.outcome = Outcome.UPDATED
            person.after |= {key: after for key, (_before, after) in row.changes.items()}

    def _number_taken(self, key: str, value: Value, person: Person) -> bool:
        return key == "member_no" and self._by_number.get(str(value), person.uid) != person.uid

    def _index(self, person: Person) -> None:
        if person.text("member_no"):
            self._by_number.setdefault(person.text("member_no"), person.uid)
        key = _key(person.text("id_number"))
        if key and person.uid not in self._by_key[key]:
            self._by_key[key].append(person.uid)

    def _named(self, line: Line) -> list[Uid]:
        """Everybody of that name."""
        name = line.text("who_name")
        if not name:
            return []
        found = [*self._new_names.get(name, ()), *(one[0] for one in self._registered_names.get(name, ()))]
        if len(found) == 1:
            self._load(uid for uid in found if uid not in self.persons)
            line.doubt("found_by_name", name=name, number=self.persons[found[0]].text("member_no"))
        return found

    # --- when all rows are taken --------------------------------------------------------------------------------------

    def _number_the_new(self) -> None:
        nameless = [
            person for person in self.persons.values() if person.is_new and not person.text("member_no")
        ]
        if not nameless:
            return
        first = int(self._unit.members.next_number())
        mine = max(
            (int(number) for number in self._by_number if number.isdecimal() and len(number) < 16), default=0
        )
        free = (f"{number:06d}" for number in count(max(first, mine + 1)))
        for person, number in zip(nameless, free, strict=False):
            person.after["member_no"] = number
            self._by_number[number] = person.uid

    def _check_spouses(self) -> None:
        """A spouse who is nobody here, or the person, is left out; the link holds both ways."""
        for person in list(self.persons.values()):
            number = person.text("spouse_id")
            if not number or person.before.get("spouse_id") == number:
                continue
            other = self._by_number.get(number)
            if other is None or other == person.uid:
                person.after.pop("spouse_id")
                if "spouse_id" in person.before:
                    person.after["spouse_id"] = person.before["spouse_id"]
                for row, sheet in person.lines[-1:]:
                    row.line.doubt("spouse_unknown", sheet.places.get("spouse_id", -1), number)
            elif known := self.persons[other].text("spouse_id"):
                if known != person.text("member_no"):
                    for row, sheet in person.lines[-1:]:
                        row.line.doubt(
                            "spouse_elsewhere", sheet.places.get("spouse_id", -1), number, known=known
                        )
            elif self.persons[other].is_new or self._mode is not Mode.SKIP:
                self.persons[other].after["spouse_id"] = person.after["member_no"]

    def spouse_of(self, person: Person) -> Uid | None:
        """The identity behind the member number of the spouse."""
        return self._by_number.get(person.text("spouse_id"))


@lru_cache(maxsize=1 << 14)
def _key(id_number: str) -> str:
    return id_numbers.match_key(id_number) if id_number else ""


def _same_birth(one: str, other: str) -> bool:
    """Whether two dates, maybe partial or blank, can be one."""
    return one.startswith(other) or other.startswith(one)


def _is_other(person: Person, line: Line) -> bool:
    """Whether the row clearly tells of somebody else than the bearer of its number."""
    if not line.text("name") or line.text("name") == person.text("name"):
        return False
    mine, theirs = _key(line.text("id_number")), _key(person.text("id_number"))
    if mine and theirs:
        return mine != theirs
    births = line.text("birth_date"), person.text("birth_date")
    return all(births) and not _same_birth(*births)


def _says_nothing_new(person: Person, line: Line) -> bool:
    return all(_same(key, person.after.get(key), value) for key, value in line.values.items())


def _same(key: str, known: Value, value: Value) -> bool:
    """Whether two values are one: several terms in any order, an ID number in its older form."""
    if known == value:
        return True
    if not isinstance(known, str) or not isinstance(value, str):
        return False
    if key in _SEVERAL:
        return set(split_codes(known)) == set(split_codes(value))
    if key in _TREES:
        return _path(known) == _path(value)
    return key == "id_number" and len(value) == 15 and id_numbers.upgrade(value) == known


def _path(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split("/") if part.strip())


def _doubt(person: Person) -> None:
    """Doubts about the person as the file leaves them, said beside the person's last row."""
    if not person.lines:
        return
    row, sheet = person.lines[-1]
    places = sheet.places
    number = person.text("id_number")
    if number and "id_number" in places and person.text("document_type") in _RESIDENT_DOCUMENTS:
        for doubt in id_numbers.check(number, birth=person.text("birth_date"), sex=person.text("sex")):
            row.line.doubt(f"id_{doubt.code}", places["id_number"], number, said=doubt.value)
    for key in ("name", "former_name"):
        if key in row.line.values and (rare := names.private_use(person.text(key))):
            row.line.doubt("private_use", places.get(key, -1), person.text(key), characters="".join(rare))


def doubt_dates(persons: Iterable[Person], today: date) -> None:
    """Births, deaths and first days of work that lie ahead, said beside the last row that has one."""
    now = today.isoformat()
    dated = ("birth_date", "died_on", "work_start")
    ahead = ((person, key) for person in persons for key in dated if person.text(key) > now)
    for person, key in ahead:
        for row, sheet in [one for one in person.lines if key in one[0].line.values][-1:]:
            row.line.doubt("date_ahead", sheet.places.get(key, -1), person.text(key))
