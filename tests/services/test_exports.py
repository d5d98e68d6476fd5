"""The register written to a workbook and read into an empty office is the same register."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from retiree_desk.domain import fields, names, terms
from retiree_desk.domain.fields import Kind
from retiree_desk.domain.ids import Uid, new_id
from retiree_desk.domain.lists import ListQuery
from retiree_desk.domain.values import Value
from retiree_desk.exchange.cells import TRIGGERS, clean_text
from retiree_desk.services import exports, imports
from retiree_desk.store.unit import Store, Unit
from tests.offices import empty_store

TODAY = date(2026, 3, 1)
TABLES = "phone address contact fact visit stay condolence waiver family_event follow_up".split()

_trigger = st.sampled_from(sorted(TRIGGERS - {"\0", "\r"}))
_any_text = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), max_size=20)
_text = (
    st.one_of(
        _any_text,
        st.builds(lambda first, rest: first + rest, _trigger, _any_text),
        st.builds("0{}".format, st.integers(0, 10**12)),
        st.builds("'{}".format, _any_text),
        st.builds("{}\n{}".format, _any_text, _any_text),
        st.sampled_from(
            ["_x0041_", "_x005F_x0041_", " 外 ", "\t=1", "#N/A", "1E+17", "TRUE", "＝1", "a\x0bb"]
        ),
    )
    .map(lambda text: text.replace("\x0b", "").replace("\r", ""))
    .filter(lambda text: text != "" and "\ufffe" not in text and "\uffff" not in text)
)
_whole = st.dates(date(1900, 1, 1), date(2026, 2, 28)).map(date.isoformat)
_partial = st.builds(lambda day, length: day[:length], _whole, st.sampled_from([4, 7, 10]))
_name = st.text(st.characters(exclude_categories=["Cs", "Cc", "Cn"]), min_size=1, max_size=30).map(
    names.clean
)


_clean = _text.map(lambda text: clean_text(text) or "x")
_OF_KIND: dict[Kind, st.SearchStrategy[Value]] = {
    Kind.DATE: _whole,
    Kind.PARTIAL_DATE: _partial,
    Kind.MONEY: st.integers(0, 10**10),
    Kind.NUMBER: st.integers(0, 10**10),
    Kind.YES_NO: st.sampled_from(["是", "否"]),
    Kind.LUNAR: st.sampled_from(["三月初八", "农历闰四月初一", "腊月三十"]),
}


def _of_field(field: fields.Field) -> st.SearchStrategy[Value]:
    if field.kind is Kind.CODE:
        return st.sampled_from(field.codes)
    if field.kind is Kind.CODES:
        several = st.lists(st.sampled_from(field.codes), min_size=1, max_size=3, unique=True)
        return several.map(fields.join_codes)
    return _OF_KIND.get(field.kind, _clean)


_OTHER = {
    "member_no",
    "name",
    "id_number",
    "former_name",
    "postcode",
    "home_phone",
    "mobile",
    "contact_phone",
}
_OTHER |= {"community_phone", "pinyin"}
_plain = {
    field.key: _of_field(field)
    for field in fields.stored_fields()
    if field.kind not in (Kind.TREE, Kind.MEMBER, Kind.PHOTO) and field.key not in _OTHER
}
_person = st.fixed_dictionaries({"name": _name.filter(bool)}, optional=_plain)


def _register(unit: Unit) -> object:
    """Everything but identities, entry stamps and photos, as comparable values."""
    numbers = {row["id"]: row["member_no"] for row in unit.members.values_of()}
    trees = {"station_id", "area_id", "party_branch_id"}
    people = []
    for row in unit.members.values_of():
        kept: dict[str, object] = {}
        for key, value in row.items():
            if key in trees:
                kept[key] = unit.tree.path_of(value if isinstance(value, bytes) else None)
            elif key == "spouse_id":
                kept[key] = numbers.get(value) if value else None
            elif key not in {"id", "seq", "voided", "photo", "merged_into"}:
                kept[key] = value
        people.append(kept)
    records = {
        table: sorted(
            (
                [
                    str(numbers[value] if key == "member_id" else value)
                    for key, value in row.items()
                    if key not in {"id", "voided", "entered_at", "trip_id", "stay_id", "campaign_id"}
                ]
                for row in unit.rows(table).all()
            ),
        )
        for table in TABLES
    }
    return people, records


def _round_trip(store: Store, tmp: Path, name: str = "out.xlsx") -> tuple[object, object]:
    path = tmp / name
    with store.reading() as unit:
        exports.export(unit, path, today=TODAY)
        before = _register(unit)
    (tmp / "other").mkdir(exist_ok=True)
    with empty_store(tmp / "other") as other:
        with other.unit("import") as unit:
            planned = imports.run(unit, imports.read(path), today=TODAY)
        assert not planned.rejected, [note for sheet in planned.sheets for note in sheet.rejected()]
        with other.reading() as unit:
            return before, _register(unit)


@given(people=st.lists(_person, min_size=1, max_size=4), data=st.data())
def test_any_register_comes_back_equal(
    people: list[dict[str, Value]], data: st.DataObject, tmp_path_factory: pytest.TempPathFactory
) -> None:
    tmp = tmp_path_factory.mktemp("trip")
    with empty_store(tmp) as store:
        with store.unit("member.add") as unit:
            for place, person in enumerate(people):
                status = "去世" if person.get("died_on") else person.get("status") or "在册"
                values = {**person, "member_no": f"{place:04d}", "status": status}
                uid = unit.members.add(values)
                note = data.draw(_clean)
                unit.rows("visit").add(
                    {"member_id": uid, "trip_id": new_id(), "day": "2026-01-05", "kind": "上门", "note": note}
                )
        before, after = _round_trip(store, tmp)
    assert after == before


@given(text=_text)
def test_every_text_is_neutral_and_comes_back(text: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Even a text that reading would trim is written so that it comes back as it was."""
    tmp = tmp_path_factory.mktemp("cell")
    with empty_store(tmp) as store:
        with store.unit("member.add") as unit:
            unit.members.add(
                {"member_no": "1", "name": "王芳", "status": "在册", "note": text, "address": text}
            )
        for name in ("out.xlsx", "out.csv"):
            before, after = _round_trip(store, tmp, name)
            assert after == before
    book = openpyxl.load_workbook(tmp / "out.xlsx")
    assert {cell.data_type for sheet in book for row in sheet.rows for cell in row} <= {"s", "n"}
    assert not [
        cell for sheet in book for row in sheet.rows for cell in row if cell.data_type == "n" and cell.value
    ]
    lines = (tmp / "out.csv").read_text(encoding="utf-8-sig").splitlines()
    assert not [line for line in lines if line[:1] in TRIGGERS]


def _couple(unit: Unit) -> tuple[Uid, Uid]:
    first = unit.members.add(
        {
            "member_no": "0001",
            "name": "古丽·买买提",
            "id_number": "11010519491231002X",
            "status": "在册",
            "area_id": unit.tree.node("片区", "东城/北片", "3号楼"),
            "station_id": unit.tree.node("管理站", "一站"),
            "party_branch_id": unit.tree.node("党支部", "第一支部"),
            "mobile": "13800001234",
            "postcode": "050011",
            "monthly_income": 123450,
        }
    )
    second = unit.members.add({"member_no": "0002", "name": "王芳", "status": "在册", "spouse_id": first})
    unit.members.update(first, {"spouse_id": second})
    return first, second


def _records(unit: Unit, first: Uid, second: Uid) -> None:
    trip = new_id()
    for uid in (first, second):
        unit.rows("visit").add(
            {
                "member_id": uid, "trip_id": trip, "day": "2026-01-05", "kind": "上门", "result": "见到本人",
                "staff": "李敏", "by_leader": 1, "entered_on": "2026-01-06", "makes_up_for": "2025Q4",
                "met": "本人", "condition": "好", "difficulties": "=1+1", "plans": "-", "note": "同住",
            }
        )  # fmt: skip
    for _twice in range(2):
        unit.rows("visit").add(
            {"member_id": second, "trip_id": new_id(), "day": "2026-02-01", "kind": "电话"}
        )
    unit.rows("follow_up").add({"member_id": first, "trip_id": trip, "text": "修灯", "owner": "李敏"})
    stay = unit.rows("stay").add({"member_id": first, "admitted_on": "2026-01-10", "hospital": "市医院"})
    unit.rows("condolence").add(
        {"member_id": first, "day": "2026-01-12", "kind": "住院", "form": "慰问金", "amount_fen": 50050,
         "stay_id": stay}
    )  # fmt: skip
    for content in ("+独居 -重病", "-独居"):
        unit.rows("fact").add(
            {"member_id": second, "type": "标记变更", "effective_on": "2025-05-01", "content": content,
             "entered_at": f"2025-06-01T00:00:0{len(content) % 7}"}
        )  # fmt: skip
    unit.rows("waiver").add(
        {"member_id": first, "rule": "R80", "starts_on": "2026-01-01", "reason": "随子女"}
    )
    unit.rows("phone").add({"member_id": first, "kind": "手机", "number": "13900001111", "position": 3})
    unit.rows("address").add({"member_id": first, "kind": "通信", "text": "3-2", "postcode": "050011"})
    unit.rows("contact").add({"member_id": first, "name": "王小", "relation": "女儿", "lives_with": "是"})
    unit.rows("family_event").add({"member_id": first, "day": "2026-02-02", "kind": "老伴住院"})


def test_every_kind_of_record_comes_back(tmp_path: Path) -> None:
    with empty_store(tmp_path) as store:
        with store.unit("member.add") as unit:
            _records(unit, *_couple(unit))
        before, after = _round_trip(store, tmp_path)
    assert after == before


def test_shared_outings_and_stays_keep_their_links(tmp_path: Path) -> None:
    with empty_store(tmp_path) as store:
        with store.unit("visit.log") as unit:
            trip = new_id()
            for number in ("1", "2"):
                uid = unit.members.add({"member_no": number, "name": f"王{number}", "status": "在册"})
                unit.rows("visit").add(
                    {"member_id": uid, "trip_id": trip, "day": "2026-01-05", "kind": "上门"}
                )
            stay = unit.rows("stay").add({"member_id": uid, "admitted_on": "2026-01-10"})
            unit.rows("condolence").add(
                {"member_id": uid, "day": "2026-01-12", "kind": "住院", "stay_id": stay}
            )
        with store.reading() as unit:
            exports.export(unit, tmp_path / "out.xlsx", today=TODAY)
    (tmp_path / "other").mkdir()
    with empty_store(tmp_path / "other") as other, other.unit("import") as unit:
        imports.run(unit, imports.read(tmp_path / "out.xlsx"), today=TODAY)
        trips = {row["trip_id"] for row in unit.rows("visit").all()}
        stays = [row["id"] for row in unit.rows("stay").all()]
        assert len(trips) == 1
        assert [row["stay_id"] for row in unit.rows("condolence").all()] == stays


def test_equal_registers_give_equal_bytes(tmp_path: Path) -> None:
    files = []
    for place in range(2):
        folder = tmp_path / str(place)
        folder.mkdir()
        with empty_store(folder) as store:
            with store.unit("member.add") as unit:
                for number in ("3", "1", "2") if place else ("1", "2", "3"):
                    unit.members.add(
                        {"member_no": number, "name": f"王{number}", "status": terms.Status.REGISTERED}
                    )
            with store.reading() as unit:
                exports.export(unit, folder / "out.xlsx", today=TODAY)
        files.append((folder / "out.xlsx").read_bytes())
    assert files[0] == files[1]


def test_a_list_exports_only_its_people(tmp_path: Path) -> None:
    with empty_store(tmp_path) as store:
        with store.unit("member.add") as unit:
            unit.members.add({"member_no": "1", "name": "王一", "status": "在册", "sex": "男"})
            unit.members.add({"member_no": "2", "name": "王二", "status": "在册", "sex": "女"})
        with store.reading() as unit:
            told: list[tuple[int, int]] = []
            query = ListQuery(terms=(("sex", ("女",)),))
            written = exports.export(
                unit, tmp_path / "out.csv", query=query, today=TODAY, report=lambda *steps: told.append(steps)
            )
    assert written == 1
    assert told == [(1, 1)]
    assert "王一" not in (tmp_path / "out.csv").read_text(encoding="utf-8-sig")
