"""A crowd of invented people in a real encrypted store, made once per size and kept in the temporary folder."""

from __future__ import annotations

from datetime import date
from hashlib import sha256
from pathlib import Path
from tempfile import gettempdir

from sqlalchemy.schema import CreateIndex, CreateTable

from retiree_desk.domain.values import Value
from retiree_desk.store import changes, derived, triggers
from retiree_desk.store.engine import open_engine
from retiree_desk.store.tables import metadata
from retiree_desk.store.unit import Store, Unit
from tests.domain.invented import people

KEY = b"\x5a" * 32  # the crowd is invented; its key may be known
TODAY = date(2026, 6, 15)
CHUNK = 20_000
CATEGORIES = ("退休",) * 17 + ("离休", "内退", "遗属")


def crowd_path(count: int) -> Path:
    """The database of ``count`` people, built when it is not there yet."""
    path = Path(gettempdir()) / "retiree-desk-benchmarks" / f"crowd-{count}-{_schema()}.db"
    if not path.exists():
        path.parent.mkdir(exist_ok=True)
        part = path.with_suffix(".part")
        part.unlink(missing_ok=True)
        _build(part, count)
        part.rename(path)
    return path


def crowd(count: int) -> Store:
    """A store over the crowd."""
    return Store(open_engine(crowd_path(count), KEY))


def rows(count: int, unit: Unit) -> list[dict[str, Value]]:
    """Members' rows with about thirty filled fields."""
    found: list[dict[str, Value]] = []
    for number, person in enumerate(people(count), 1):
        found.append(
            {
                "member_no": person.member_no,
                "name": person.name,
                "sex": "男" if int(person.id_number[16]) % 2 else "女",
                "id_number": person.id_number,
                "birth_date": person.birth,
                "ethnicity": "汉族",
                "category": CATEGORIES[number % len(CATEGORIES)],
                "status": "去世" if number % 29 == 0 else "在册",
                "residence": "市内" if number % 7 else "省外",
                "address": f"幸福路{number % 400}号院{number % 30}号楼{number % 2900}室",
                "area_id": unit.tree.node("片区", f"第{number % 18 + 1}片区", f"{number % 60 + 1}号楼"),
                "mobile": person.phones[0] if person.phones else None,
                "work_start": "1965-07",
                "retired_on": "2003-05",
                "former_post": "营业部主任",
                "treatment": "正科级",
                "political": "中共党员",
                "contact_name": "家属",
                "contact_relation": "儿子",
                "care_level": "能自理",
                "health": "一般",
                "joined_on": "2003-06-01",
            }
        )
    return found


def _schema() -> str:
    """A short name of the tables, the triggers and what is derived, as they are now: an older crowd does not fit them."""
    made = [str(CreateTable(table)) for table in metadata.sorted_tables]
    made += sorted(str(CreateIndex(index)) for table in metadata.sorted_tables for index in table.indexes)
    made += [triggers.expected_hash(), Path(derived.__file__).read_text("utf-8")]
    return sha256("".join(made).encode()).hexdigest()[:8]


def _build(path: Path, count: int) -> None:
    engine = open_engine(path, KEY, create=True)
    with engine.connect() as connection, connection.begin():
        metadata.create_all(connection)
        changes.initialise(connection, "ZX", 1 << 16)
        triggers.create_triggers(connection)
    store = Store(engine)
    with store.unit("test") as unit:
        everybody = rows(count, unit)
    for start in range(0, count, CHUNK):
        with store.unit("import") as unit:
            unit.members.add_many(everybody[start : start + CHUNK])
    store.close()
