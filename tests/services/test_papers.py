"""Paper from the register: who gets it, who does not and why, what it says, what the log keeps."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path

import pytest

from retiree_desk.documents.toml_lines import LayoutBroken
from retiree_desk.domain.campaigns import GiftState
from retiree_desk.domain.ids import Uid
from retiree_desk.domain.lists import ListQuery, Sort, Standing
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.services import (
    campaigns,
    history,
    papers,
    papers_files,
    papers_issue,
    papers_office,
    papers_profiles,
)
from retiree_desk.services.campaigns import CampaignDraft
from retiree_desk.services.history import EventKind
from retiree_desk.services.papers import Batch, Maker, Order, Paper, PrintRoom, Whom
from retiree_desk.services.papers_files import Area
from retiree_desk.services.papers_issue import Delivery
from retiree_desk.services.papers_letters import LetterMaker, next_festival
from retiree_desk.services.papers_makers import maker
from retiree_desk.store.unit import Store, Unit
from tests.documents.made_people import photo, read_text

TODAY = date(2026, 3, 2)
EVERYBODY = Whom(query=ListQuery(standings=tuple(Standing), sort=Sort.NUMBER))
BEYOND = "\U00020164"  # in the rare font
NOWHERE = "\U0003134a"  # in no font
PEOPLE: dict[str, dict[str, str]] = {
    "1": {
        "name": "王秀兰",
        "birth_date": "1938-05-12",
        "mobile": "13800000001",
        "address": "幸福里6号楼2单元101室",
    },
    "2": {
        "name": "阿卜杜热伊木·麦麦提图尔荪",
        "address": "团结路9号",
        "postcode": "830000",
        "travelling_party": "是",
    },
    "3": {
        "name": "李大勇",
        "status": "去世",
        "died_on": "2026-01-20",
        "birth_date": "1936",
        "address": "旧址",
    },
    "4": {
        "name": f"周{BEYOND}",
        "sex": "女",
        "marriage": "丧偶",
        "postal_address": "邮政信箱8号",
        "address": "建设路",
    },
    "5": {"name": f"吴{NOWHERE}", "care_taboos": "谢绝信函"},
    "6": {"name": "郑迁", "status": "转出", "address": "外地"},
    "7": {"name": "孙平", "address": "长江路7号", "marriage": "已婚"},
}


@pytest.fixture
def room(tmp_path: Path) -> PrintRoom:
    return PrintRoom(TODAY, tmp_path / "layouts")


@pytest.fixture
def people(store: Store) -> dict[str, Uid]:
    with store.unit("member.add") as unit:
        unit.keep_setting("office.name", "市轻工业局离退休干部处")
        papers_office.keep(unit, {"办公电话": "022-80001234", "单位邮编": "300000"})
        rows = [{"member_no": number, "status": "在册", **values} for number, values in PEOPLE.items()]
        uids = dict(zip(PEOPLE, unit.members.add_many(rows), strict=True))
        unit.members.update(uids["4"], {"spouse_id": uids["3"]})
        unit.rows("stay").add(
            {"member_id": uids["7"], "admitted_on": "2026-02-20", "hospital": "中心医院", "severity": "病危"}
        )
    return uids


def made(unit: Unit, room: PrintRoom, order: Order) -> tuple[Maker, Batch]:
    maker_ = maker(unit, room, order)
    return maker_, papers.prepare(unit, maker_, order, TODAY)


def left_out(store: Store, room: PrintRoom, order: Order) -> dict[str, str]:
    with store.reading() as unit:
        return {one.member_no: one.reason for one in made(unit, room, order)[1].left_out}


def printed(store: Store, room: PrintRoom, order: Order, path: Path) -> str:
    with store.reading() as unit:
        maker_, batch = made(unit, room, order)
        papers.write(maker_, batch, path)
    return read_text(path)


@pytest.mark.usefixtures("people")
def test_the_dead_and_those_who_have_left_get_no_card(store: Store, room: PrintRoom) -> None:
    assert left_out(store, room, Order(Paper.CARD, "basic", EVERYBODY)) == {"3": "dead", "6": "left"}


@pytest.mark.usefixtures("people")
def test_only_travelling_party_members_get_their_card(store: Store, room: PrintRoom) -> None:
    found = left_out(store, room, Order(Paper.CARD, "flow", EVERYBODY))
    assert found == {
        "1": "not_travelling",
        "3": "dead",
        "4": "not_travelling",
        "5": "not_travelling",
        "6": "left",
        "7": "not_travelling",
    }


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize("card", ["basic", "contact", "benefits", "notice", "flow"])
@pytest.mark.parametrize("size", ["wallet", "A6", "A5", "A4"])
def test_every_card_in_every_size_shows_its_person_on_one_line(
    store: Store, room: PrintRoom, tmp_path: Path, card: str, size: str
) -> None:
    order = Order(Paper.CARD, card, Whom(numbers=("2",)), size=size)
    lines = printed(store, room, order, tmp_path / "card.pdf").splitlines()
    assert any(PEOPLE["2"]["name"] in line for line in lines)


@pytest.mark.usefixtures("people")
def test_a_card_shows_what_the_register_and_the_office_say(
    store: Store, room: PrintRoom, tmp_path: Path
) -> None:
    text = printed(store, room, Order(Paper.CARD, "basic", Whom(numbers=("1",))), tmp_path / "card.pdf")
    for shown in ("王秀兰", "1938年5月12日", "13800000001", "幸福里6号楼2单元101室", "022-80001234"):
        assert shown in text


def test_a_travelling_party_card_says_where_its_member_stays_and_leaves_room_for_the_rest(
    store: Store, room: PrintRoom, tmp_path: Path, people: dict[str, Uid]
) -> None:
    with store.unit("member.edit") as unit:
        unit.members.update(people["2"], {"residence": "省外"})
    order = Order(Paper.CARD, "flow", EVERYBODY, size="A5")
    text = printed(store, room, order, tmp_path / "c.pdf")
    assert "团结路9号" in text
    assert all(label in text for label in ("外出时间", "流入地党组织"))
    assert "至" not in text.replace("有效期至", "").replace("党费交至", "")


def test_photos_are_asked_for_only_by_cards_that_show_them(
    store: Store, people: dict[str, Uid], tmp_path: Path
) -> None:
    asked: list[str] = []

    def give(name: str) -> bytes:
        asked.append(name)
        return photo()

    with store.unit("member.photo") as unit:
        unit.members.update(people["1"], {"photo": "aa"})
    room = PrintRoom(TODAY, tmp_path / "layouts", give)
    for card in ("contact", "notice", "benefits"):
        printed(store, room, Order(Paper.CARD, card, Whom(numbers=("1",))), tmp_path / "card.pdf")
    assert asked == []
    printed(store, room, Order(Paper.CARD, "basic", Whom(numbers=("1",))), tmp_path / "card.pdf")
    assert asked == ["aa"]
    assert b"/DCTDecode" in (tmp_path / "card.pdf").read_bytes()


@pytest.mark.usefixtures("people")
def test_festive_letters_pass_over_the_dead_the_bereaved_the_gravely_ill_and_the_unwilling(
    store: Store, room: PrintRoom
) -> None:
    found = left_out(store, room, Order(Paper.LETTER, "festival", EVERYBODY))
    assert found == {"3": "dead", "4": "bereaved", "5": "declined", "6": "left", "7": "gravely_ill"}


@pytest.mark.usefixtures("people")
def test_the_ill_and_the_bereaved_do_get_a_letter_of_sympathy(
    store: Store, room: PrintRoom, tmp_path: Path
) -> None:
    order = Order(Paper.LETTER, "condolence", Whom(numbers=("4", "7")))
    assert left_out(store, room, order) == {}
    assert "正在中心医院治疗" in "".join(printed(store, room, order, tmp_path / "l.pdf").split())


@pytest.mark.usefixtures("people")
def test_a_letter_of_mourning_never_reaches_somebody_whose_spouse_lives(
    store: Store, room: PrintRoom
) -> None:
    assert left_out(store, room, Order(Paper.LETTER, "bereaved", Whom(numbers=("1", "4", "7")))) == {
        "7": "not_bereaved"
    }
    assert "4" not in left_out(store, room, Order(Paper.LETTER, "bereaved", EVERYBODY))
    assert left_out(store, room, Order(Paper.LETTER, "bereaved", EVERYBODY))["1"] == "not_bereaved"


@pytest.mark.usefixtures("people")
def test_letters_about_the_dead_are_about_the_dead_alone(
    store: Store, room: PrintRoom, tmp_path: Path
) -> None:
    order = Order(Paper.LETTER, "obituary", Whom(numbers=("1", "3")))
    assert left_out(store, room, order) == {"1": "alive"}
    text = "".join(printed(store, room, order, tmp_path / "o.pdf").split())
    assert "李大勇同志，于2026年1月20日逝世，享年90岁。" in text


def test_the_cause_of_death_is_public_only_when_the_family_agreed(
    store: Store, people: dict[str, Uid], room: PrintRoom, tmp_path: Path
) -> None:
    order = Order(Paper.LETTER, "obituary", Whom(numbers=("3",)))
    with store.unit("member.edit") as unit:
        unit.members.update(people["3"], {"death_cause": "病医治无效"})
    assert "医治无效" not in printed(store, room, order, tmp_path / "o.pdf")
    with store.unit("case") as unit:
        unit.rows("bereavement").add({"member_id": people["3"], "obituary_consent": "同意"})
    assert "医治无效" in printed(store, room, order, tmp_path / "o.pdf")


@pytest.mark.usefixtures("people")
def test_a_letter_says_the_occasion_of_its_order(store: Store, room: PrintRoom, tmp_path: Path) -> None:
    order = Order(
        Paper.LETTER, "festival", Whom(numbers=("1",)), words={"节日": "重阳节"}, day=date(2026, 10, 12)
    )
    text = printed(store, room, order, tmp_path / "l.pdf")
    assert "重阳节慰问信" in text
    assert "2026年10月12日" in text
    assert "尊敬的王秀兰同志" in text


@pytest.mark.usefixtures("people")
def test_a_notice_without_words_is_refused(store: Store, room: PrintRoom) -> None:
    with store.reading() as unit, pytest.raises(RuleBroken, match="notice_blank"):
        maker(unit, room, Order(Paper.LETTER, "notice", EVERYBODY))


def test_the_festival_is_the_one_that_comes() -> None:
    assert next_festival(date(2026, 1, 20)) == "春节"
    assert next_festival(date(2026, 2, 20)) == "春节"
    assert next_festival(date(2026, 10, 10)) == "重阳节"


@pytest.mark.usefixtures("people")
def test_post_goes_to_the_postal_address_and_nobody_without_one_is_forgotten(
    store: Store, room: PrintRoom, tmp_path: Path
) -> None:
    order = Order(Paper.ENVELOPE, "DL", EVERYBODY)
    assert left_out(store, room, order) == {"3": "dead", "5": "no_address", "6": "left"}
    text = printed(store, room, order, tmp_path / "e.pdf")
    assert "邮政信箱8号" in text
    assert "建设路" not in text
    assert left_out(store, room, Order(Paper.LABEL, "label-3x7", Whom(numbers=("3",)), family=True)) == {}


@pytest.mark.usefixtures("people")
def test_labels_begin_at_the_first_free_place(store: Store, room: PrintRoom, tmp_path: Path) -> None:
    order = Order(Paper.LABEL, "label-3x7", Whom(numbers=("1", "2", "4")), start=20)
    with store.reading() as unit:
        maker_, batch = made(unit, room, order)
        assert papers.write(maker_, batch, tmp_path / "l.pdf") == (3, 2)


@pytest.mark.usefixtures("people")
def test_a_register_shows_the_columns_chosen_by_any_of_their_names(
    store: Store, room: PrintRoom, tmp_path: Path
) -> None:
    order = Order(Paper.SHEET, "register", EVERYBODY, columns=("姓名", "家庭住址", "年龄"))
    text = printed(store, room, order, tmp_path / "r.pdf")
    assert "现住址" in text
    assert "87" in text
    with store.reading() as unit, pytest.raises(RuleBroken, match="heading_unknown"):
        maker(unit, room, Order(Paper.SHEET, "register", EVERYBODY, columns=("星座",)))


@pytest.mark.usefixtures("people")
@pytest.mark.parametrize(
    "kind",
    [
        "route",
        "visit",
        "visits",
        "sign",
        "attendance",
        "birthdays",
        "weddings",
        "travelling",
        "hospital",
        "death",
    ],
)
def test_every_sheet_can_be_blank(store: Store, room: PrintRoom, tmp_path: Path, kind: str) -> None:
    text = printed(store, room, Order(Paper.SHEET, kind, Whom(), blank=2), tmp_path / "s.pdf")
    assert text.strip()
    assert not any(person["name"] in text for person in PEOPLE.values())


def test_a_hospital_sheet_tells_the_stays_with_their_calls(
    store: Store, people: dict[str, Uid], room: PrintRoom, tmp_path: Path
) -> None:
    with store.unit("visit.log") as unit:
        unit.rows("visit").add(
            {"member_id": people["7"], "day": "2026-02-25", "kind": "医院", "staff": "刘敏"}
        )
    text = printed(store, room, Order(Paper.SHEET, "hospital", EVERYBODY), tmp_path / "h.pdf")
    for shown in ("孙平", "02-20", "中心医院", "02-25", "刘敏", "病危"):
        assert shown in text


@pytest.mark.usefixtures("people")
def test_a_sign_for_sheet_sums_up_its_campaign(store: Store, room: PrintRoom, tmp_path: Path) -> None:
    draft = CampaignDraft("春节慰问", "节日", TODAY, TODAY, ListQuery(sort=Sort.NUMBER), standard=30_000)
    with store.unit("campaign.start") as unit:
        uid = campaigns.start(unit, draft, today=TODAY)
        given = [one for one in campaigns.gifts(unit, uid) if one.state is GiftState.LISTED]
    order = Order(Paper.SHEET, "sign", Whom(campaign=uid))
    text = printed(store, room, order, tmp_path / "s.pdf")
    assert "春节慰问签领表" in text
    assert f"合计：{len(given)} 人" in text
    assert f"{len(given) * 300}.00" in text.replace(",", "")
    assert "元整" in text
    assert left_out(store, room, order) == {"4": "丧期"}


@pytest.mark.usefixtures("people")
def test_whoever_would_show_an_empty_box_is_named(store: Store, room: PrintRoom) -> None:
    with store.reading() as unit:
        maker_, batch = made(unit, room, Order(Paper.CARD, "basic", EVERYBODY))
        found = list(papers.proofread(maker_, batch.uids).holes)
    assert [(one.member_no, one.characters) for one in found] == [("5", (NOWHERE,))]


def test_a_wrong_number_is_refused(store: Store, room: PrintRoom) -> None:
    with store.reading() as unit, pytest.raises(RuleBroken, match="member_unknown"):
        made(unit, room, Order(Paper.CARD, "basic", Whom(numbers=("77",))))


@pytest.mark.usefixtures("people")
def test_a_part_of_a_batch_begins_where_it_is_told(store: Store, room: PrintRoom) -> None:
    with store.reading() as unit:
        _maker, batch = made(unit, room, Order(Paper.CARD, "basic", EVERYBODY))
    assert batch.part(1, 1).uids == batch.uids[:1]
    assert batch.part(3).uids == batch.uids[2:]


# --- the log ------------------------------------------------------------------------------------------------------


def issue(store: Store, room: PrintRoom, order: Order) -> str:
    with store.unit("print") as unit:
        maker_, batch = made(unit, room, order)
        done = papers.write(maker_, batch, io.BytesIO())
        return papers_issue.issue(
            unit, maker_, batch, Delivery("卡.pdf", done, "abc", 2, "周敏"), today=TODAY
        )


def test_every_card_issued_stands_in_its_persons_history(
    store: Store, people: dict[str, Uid], room: PrintRoom
) -> None:
    batch = issue(store, room, Order(Paper.CARD, "basic", Whom(numbers=("1", "2", "3"))))
    with store.reading() as unit:
        (row,) = papers_issue.of_person(unit, people["1"])
        assert papers_issue.of_person(unit, people["3"]) == []
        assert papers_issue.people_of(unit, batch) == [
            ("1", "王秀兰", False),
            ("2", PEOPLE["2"]["name"], False),
        ]
    assert (row["kind"], row["template"], row["day"], row["copies"], row["printed_by"], row["note"]) == (
        "证卡", "基本信息卡 钱包卡", "2026-03-02", 2, "周敏", "卡.pdf",
    )  # fmt: skip
    assert len(str(row["version"])) == 8
    assert len(str(row["content_hash"])) == 64


def test_a_persons_history_tells_the_paper_they_were_given(
    store: Store, people: dict[str, Uid], room: PrintRoom
) -> None:
    issue(store, room, Order(Paper.LETTER, "condolence", Whom(numbers=("1",))))
    with store.reading() as unit:
        (event,) = history.events(unit, people["1"])
        assert "print" in [deed.change_set.action for deed in history.deeds(unit, people["1"])]
    assert (event.kind, event.day, event.row["template"]) == (EventKind.PAPER, "2026-03-02", "慰问信")


def test_the_same_card_again_is_a_reprint_and_a_changed_one_is_not(
    store: Store, people: dict[str, Uid], room: PrintRoom
) -> None:
    order = Order(Paper.CARD, "basic", Whom(numbers=("1",)))
    for _time in range(2):
        issue(store, room, order)
    with store.unit("member.edit") as unit:
        unit.members.update(people["1"], {"mobile": "13900000009"})
    issue(store, room, order)
    with store.reading() as unit:
        assert [row["reprint"] for row in papers_issue.of_person(unit, people["1"])] == [0, 1, 0]
        assert [one.reprint for one in papers_issue.issues(unit)] == [False, True, False]


@pytest.mark.usefixtures("people")
def test_a_batch_can_be_printed_again_from_the_log(store: Store, room: PrintRoom) -> None:
    order = Order(Paper.LETTER, "festival", EVERYBODY, words={"节日": "春节"}, day=date(2026, 2, 10))
    issue(store, room, order)
    with store.reading() as unit:
        (one,) = papers_issue.issues(unit)
        again = papers_issue.again(one)
        assert again is not None
        assert (again.name, again.words, again.day) == ("festival", {"节日": "春节"}, date(2026, 2, 10))
        assert papers.members(unit, again.whom, TODAY) == list(made(unit, room, order)[1].uids)
    issue(store, room, again)
    with store.reading() as unit:
        assert [line.reprint for line in papers_issue.issues(unit)] == [True, False]


@pytest.mark.usefixtures("people")
def test_a_sheet_is_in_the_log_and_in_nobodys_history(store: Store, room: PrintRoom) -> None:
    issue(store, room, Order(Paper.SHEET, "route", EVERYBODY))
    with store.reading() as unit:
        assert papers_issue.of_person(unit, papers.members(unit, Whom(numbers=("1",)), TODAY)[0]) == []
        (one,) = papers_issue.issues(unit)
    assert (one.paper, one.pieces, one.to, one.seal, one.user) == (Paper.SHEET, 5, "卡.pdf", "abc", "周敏")


# --- designs and profiles ---------------------------------------------------------------------------------------------


@pytest.mark.usefixtures("people")
def test_an_offices_own_design_goes_first_and_its_version_tells(
    store: Store, room: PrintRoom, tmp_path: Path
) -> None:
    order = Order(Paper.CARD, "basic", Whom(numbers=("1",)))
    with store.reading() as unit:
        before = maker(unit, room, order).version
    path = papers_files.copy(room, Area.CARDS, "basic-wallet")
    path.write_text(path.read_text("utf-8").replace("基本信息卡", "老同志卡"), encoding="utf-8")
    assert "老同志卡" in printed(store, room, order, tmp_path / "c.pdf")
    with store.reading() as unit:
        assert maker(unit, room, order).version != before
    papers_files.take_away(room, Area.CARDS, "basic-wallet")
    with store.reading() as unit:
        assert maker(unit, room, order).version == before


def test_what_is_wrong_with_an_own_design_is_told_with_its_line(store: Store, room: PrintRoom) -> None:
    path = papers_files.copy(room, Area.CARDS, "basic-wallet")
    lines = path.read_text("utf-8").splitlines()
    at = next(number for number, line in enumerate(lines) if line.startswith("x = "))
    lines[at] = "x = 400"
    path.write_text("\n".join(lines), encoding="utf-8")
    (design,) = [one for one in papers_files.designs(room) if one.own]
    assert design.broken is not None
    assert design.broken.facts["file"] == "basic-wallet.toml"
    with store.reading() as unit, pytest.raises(LayoutBroken):
        maker(unit, room, Order(Paper.CARD, "basic"))


def test_a_profile_is_kept_by_printer_and_stock(store: Store) -> None:
    made_ = papers_profiles.from_ruler("惠普", "wallet-10", 312, 290, 1495, 2004)
    for profile in (made_, papers_profiles.from_ruler("惠普", "wallet-10", 305, 300, 1500, 2000)):
        with store.unit("print.profile") as unit:
            papers_profiles.keep(unit, profile)
    with store.reading() as unit:
        assert papers_profiles.profiles(unit) == [profile]
        assert papers_profiles.profile(unit, "惠普", "label-3x7").placement == (0, 0, 1, 1)
    assert profile.placement.dx == pytest.approx(-0.5)


def test_a_slip_on_the_ruler_is_refused() -> None:
    with pytest.raises(RuleBroken, match="ruler_unlikely"):
        papers_profiles.from_ruler("惠普", "普通纸", 300, 300, 150, 2000)
    with pytest.raises(RuleBroken, match="shift_unlikely"):
        papers_profiles.from_ruler("惠普", "普通纸", 3000, 300, 1500, 2000)


@pytest.mark.usefixtures("people")
def test_offices_address_people_by_their_own_rules(store: Store, room: PrintRoom, tmp_path: Path) -> None:
    with store.unit("office.facts") as unit:
        papers_office.keep(unit, {"称呼规则": "老师|女\n先生|男", "敬语": "敬爱的"})
        letters = maker(unit, room, Order(Paper.LETTER, "condolence", Whom(numbers=("4",))))
        assert isinstance(letters, LetterMaker)
        (letter,) = letters.letters(papers.members(unit, Whom(numbers=("4",)), TODAY))
    assert letter.salutation == f"敬爱的{PEOPLE['4']['name']}老师："
    assert "老师 收" in printed(store, room, Order(Paper.LABEL, "", Whom(numbers=("4",))), tmp_path / "l.pdf")
