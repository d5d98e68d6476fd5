"""The page of today's desk: sections with their counts, the list, the reasons at the right, one key to record."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from retiree_desk.documents.sheets import SheetKind
from retiree_desk.domain.birthdays import Anniversary
from retiree_desk.domain.cadence import State
from retiree_desk.domain.duties import DutyCode
from retiree_desk.domain.lists import ListQuery, Sort
from retiree_desk.domain.rules import RuleBroken
from retiree_desk.domain.terms import CondolenceKind, VisitKind
from retiree_desk.domain.visits import VisitDraft
from retiree_desk.i18n import N_, _
from retiree_desk.services import followups, today, visits
from retiree_desk.services.condolences import CondolenceDraft
from retiree_desk.services.followups import FollowUp
from retiree_desk.services.papers import Order, Paper, Whom
from retiree_desk.services.today import Today
from retiree_desk.store.unit import Unit
from retiree_desk.troubles import Trouble
from retiree_desk.ui import theme, troubles
from retiree_desk.ui.backups.age_note import AgeNote
from retiree_desk.ui.condolences.form import CondolenceDialog
from retiree_desk.ui.desk import Desk
from retiree_desk.ui.figures.names import open_names
from retiree_desk.ui.icons import Icon
from retiree_desk.ui.page import Page, PageEntry
from retiree_desk.ui.theme import Role, Type
from retiree_desk.ui.today import items
from retiree_desk.ui.today.board import board_of
from retiree_desk.ui.today.day_list import DayList
from retiree_desk.ui.today.items import Item, Kind, Section
from retiree_desk.ui.today.model import DayModel
from retiree_desk.ui.today.record_strip import RecordStrip
from retiree_desk.ui.today.telling import DOUBTS
from retiree_desk.ui.today.waiver_dialog import WaiverDialog
from retiree_desk.ui.today.why import Reason, WhyListed, why_of
from retiree_desk.ui.today.why_panel import WhyPanel
from retiree_desk.ui.visits.finish_dialog import FinishDialog
from retiree_desk.ui.visits.form import VisitDialog
from retiree_desk.ui.widgets.buttons import button
from retiree_desk.ui.widgets.cards import EmptyState
from retiree_desk.ui.widgets.chips import FilterChip
from retiree_desk.ui.widgets.progress import grouped
from retiree_desk.ui.widgets.tabs import tabs
from retiree_desk.ui.widgets.words import Elided, words
from retiree_desk.wording.visits import recorded

KEY = "today"
_PANEL_ROOM = 820
_PAUSE = 40
_PATIENCE = 150  # so long the page waits for the whole before it shows what it has


def entry() -> PageEntry:
    """The page as the rail knows it."""
    return PageEntry(KEY, Icon.DESK, N_("Today"), TodayPage)


class TodayPage(Page):
    """``open`` takes a section's value."""

    def __init__(self, desk: Desk) -> None:
        board = board_of(desk)  # before the page listens: the board hears of a change first
        super().__init__(desk, _("Today"))
        self._board = board
        self._today: Today | None = None
        self._why: WhyListed | None = None
        self._recording: set[int] = set()
        self.model = DayModel(desk, self)
        self.strip = RecordStrip(desk)
        self.list = DayList(self.model, self.strip, _("What is to be done today"))
        self.panel = WhyPanel()
        self.tabs = tabs((_(items.WORDS[section]) for section in Section), _("Parts of the desk"))
        self.buildings = FilterChip(_("By building"), checked=True)
        self.months = (
            button(_("Birthdays of the month…"), Icon.PRINT),
            button(_("Weddings of the month…"), Icon.PRINT),
        )
        self._pause = QTimer(self, singleShot=True, interval=_PAUSE)
        self._slow = QTimer(self, singleShot=True, interval=_PATIENCE)
        self._lay_out()
        self._connect()

    def reload(self) -> None:
        """The page keeps what it has until the desk has been worked out anew."""
        if self._today is not None and not self._today.whole and self.list.recorded() is not None:
            self._slow.start()  # what is being written comes first
            return
        news = self._board.pull()
        if news is None:
            self._slow.start()
            return
        before, (self._today, changed) = self._today, news
        if before is not None and not before.whole:
            self._complete()
        elif changed is None or before is None:
            self._show_section()
        elif changed:
            self.model.done -= changed - self._recording  # a visit taken back is recorded no more
            self.model.renew(self._today, changed)
            self._pause.start()
        self._say(self._today)

    def open(self, what: object) -> None:
        if isinstance(what, str) and what in set(Section):
            self.show_section(Section(what))

    def show_section(self, section: Section) -> None:
        """Show one part of the desk, or the overview."""
        self.tabs.setCurrentIndex(list(Section).index(section))

    def section(self) -> Section:
        """The part shown."""
        return list(Section)[max(self.tabs.currentIndex(), 0)]

    def refresh(self) -> None:
        """Lay the list out anew: what is done goes, what has come stands in its place."""
        news = self._board.pull()
        if news is not None:
            self._today, _changed = news
            self._show_section()
            self._say(self._today)

    def record(self, item: Item) -> None:
        """Open the strip under the current row for the visit that its first duty or rule wants.

        The family of the dead are condoled with, not visited: that has a form of its own.
        """
        first = self._today.work.first(item.seq) if self._today else None
        if first is not None and first.rule == DutyCode.DEATH:
            self._condole(item)
        else:
            self.list.open_strip(self._kind_of(item))

    def toggle_panel(self) -> None:
        """Show the reasons at the right, or take them away."""
        self.desk.prefer(detail_shown=not self.desk.settings.detail_shown)
        self._fit_panel()

    def _lay_out(self) -> None:
        self._empty = EmptyState(
            Icon.DONE, _("Nothing waits here"), _("What has to be done comes up by itself on its day.")
        )
        self._waiting = words(_("Putting the day's work in order…"), Type.BODY, Role.SOFT)
        self._waiting.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for shown_later in (
            self.tabs,
            self.list,
            self.panel,
            self._empty,
            self._waiting,
            self.buildings,
            *self.months,
        ):
            shown_later.hide()
        middle = QHBoxLayout()
        middle.setSpacing(theme.px(16))
        middle.addWidget(self.list, 1)
        middle.addWidget(self._empty, 1)
        middle.addWidget(self._waiting, 1)
        middle.addWidget(self.panel)
        whole = QVBoxLayout()
        whole.setSpacing(theme.px(8))
        whole.addWidget(self.tabs)
        whole.addLayout(middle, 1)
        below = QHBoxLayout()
        keys = _("Enter or R: record · Space: why · O: open the person · F5: anew")
        below.addWidget(Elided(keys, Type.CAPTION, Role.SOFT), 1)
        below.addWidget(self.buildings)
        for month in self.months:
            below.addWidget(month)
        self.backup = AgeNote(self.desk)
        self.backup.clicked.connect(partial(self.asked.emit, "settings", "backups"))
        below.addWidget(self.backup)
        whole.addLayout(below)
        self.body.addLayout(whole, 1)
        sheet = button(_("Enter a returned sheet"), Icon.KEYBOARD)
        sheet.clicked.connect(partial(self.asked.emit, "visits", "sheet"))
        self.header.add_act(sheet)

    def _connect(self) -> None:
        self.tabs.currentChanged.connect(self._show_section)
        self.buildings.toggled.connect(self._show_section)
        for month, kind in zip(self.months, (SheetKind.BIRTHDAYS, SheetKind.WEDDINGS), strict=True):
            month.clicked.connect(partial(self._list_month, kind))
        self.header.opened.connect(self._open_number)
        self.list.recording.connect(self.record)
        self.list.asked.connect(self._act)
        self.list.opened.connect(partial(self.asked.emit, "members"))
        self.list.moved.connect(self._pause.start)
        self.list.detail_asked.connect(self.toggle_panel)
        self._pause.timeout.connect(self._show_why)
        self._slow.timeout.connect(self._be_patient)
        self._board.begun.connect(self._show_early)
        self._board.ready.connect(self._hear)
        self.strip.saved.connect(self._record)
        self.strip.more.connect(self._open_form)
        self.panel.opened.connect(self._open_person)
        self.panel.waive_asked.connect(self._waive)
        self.panel.made_up.connect(self._make_up)
        self.panel.unwaived.connect(self._unwaive)
        again = QShortcut(QKeySequence("F5"), self)
        again.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        again.activated.connect(self.refresh)

    def _show_section(self, _changed: object = None) -> None:
        if self._today is None:
            return
        now, section = self._today, self.section()
        self._titles, self._kinds, seq_of = self.desk.read(partial(_words_and_people, now=now))
        rows = items.items(now, section, seq_of, by_building=self.buildings.isChecked())
        self.buildings.setVisible(section is Section.VISITS)
        for month in self.months:
            month.setVisible(section is Section.BIRTHDAYS)
        self.model.show(rows, now, self._titles)
        self._waiting.hide()
        self.tabs.show()
        self.list.setVisible(bool(rows))
        self._empty.setVisible(not rows)
        self.list.go_first()
        self._fit_panel()

    def _hear(self) -> None:
        if self.isVisible():
            self.reload()
        else:
            self._stale = True

    def _be_patient(self) -> None:
        self._waiting.setVisible(self._today is None)
        self._show_early()
        if self._today is not None and not self._today.whole:
            self._hear()

    def _show_early(self) -> None:
        """What stands first, while the rest is still being worked out."""
        if self._today is None and self._board.early is not None and not self._slow.isActive():
            self._today = self._board.early
            self._show_section()
            self._say(self._today)

    def _complete(self) -> None:
        """The rest comes below what stood there already, so the clerk stays where he was."""
        at = self.list.currentIndex().row()
        self._show_section()
        self.list.setCurrentIndex(self.model.index(at, 0))

    def _say(self, now: Today) -> None:
        counts = items.counts(now)
        for at, section in enumerate(Section):
            count = counts.get(section)
            word = _(items.WORDS[section])
            text = f"{word} {grouped(count)}" if count else word
            if text != self.tabs.tabText(at):
                self.tabs.setTabText(at, text)
        if not now.whole:
            self.header.say(
                _("{duties} people must be called on; who is owed a visit is being counted"),
                duties=now.work.count(duty=True),
            )
            return
        self.header.say(
            _(
                "{owed} people are owed visits, {met} have had theirs; {last_call} in their last days, {behind} behind"
            ),
            owed=now.owed_now_count,
            met=now.met_count,
            last_call=now.count(State.LAST_CALL),
            behind=now.count(State.BEHIND),
        )

    def _open_number(self, key: str) -> None:
        if self._today is None:
            return
        now = self._today
        seqs = {
            "duties": now.duties,
            "owed": now.owed_now,
            "met": now.met_seqs,
            "last_call": now.of_state(State.LAST_CALL),
            "behind": now.of_state(State.BEHIND),
        }[key]
        titles = {
            "duties": _("Must be done"),
            "owed": _("Owed a visit"),
            "met": _("Visits of this period made"),
            "last_call": _("In the last days"),
            "behind": _("Behind the pace"),
        }
        open_names(self, titles[key], seqs)

    def _list_month(self, kind: SheetKind, *_checked: bool) -> None:
        """Everybody's of this month as a sheet, looked at before it is printed; another month is one step back."""
        whom = Whom(query=ListQuery(sort=Sort.NUMBER))
        self.asked.emit("print", Order(Paper.SHEET, kind, whom, day=self.desk.today()))

    def _act(self, item: Item) -> None:
        match item.kind:
            case Kind.MORE:
                self.show_section(item.section)
            case Kind.DOUBT:
                code = str(item.what)
                seqs = self.desk.read(lambda unit: unit.day.doubtful(code, self.desk.today()))
                open_names(self, _(DOUBTS[code]), seqs)
            case Kind.FOLLOW_UP if isinstance(item.what, FollowUp):
                FinishDialog(self.desk, item.what, self).open()
            case _:
                self.asked.emit("bereavement" if item.kind is Kind.STEP else "members", item.seq)

    def _kind_of(self, item: Item) -> str:
        if item.kind is Kind.STAY:
            return VisitKind.HOSPITAL.value
        if item.kind in (Kind.GREETING, Kind.WEDDING):
            return VisitKind.PHONE.value
        first = self._today.work.first(item.seq) if self._today else None
        return self._kinds.get(first.rule, VisitKind.HOME.value) if first else VisitKind.HOME.value

    def _record(self, draft: VisitDraft) -> None:
        item = self.list.recorded()
        if item is None:
            return
        seqs, on = _whom(item), self.desk.today()

        def work(unit: Unit) -> str:
            uids = unit.members.uids_of_seqs(seqs)
            logged = visits.log(unit, uids, draft, today=on)
            names = "、".join(str(line.values["name"] or "") for line in unit.members.lines(seqs, ["name"]))
            return recorded(draft, names, logged.warnings)

        try:
            self._recording = set(seqs)
            self.model.done |= self._recording
            self.desk.do("visit.log", work, told=str)
        except RuleBroken as broken:
            self.model.done.difference_update(seqs)
            self.strip.refuse(broken)
        except Trouble as trouble:
            self.model.done.difference_update(seqs)
            troubles.show(trouble, self)
        else:
            self.list.close_strip()
            self.list.go_on()
        finally:
            self._recording = set()

    def _condole(self, item: Item) -> None:
        for uid in self.desk.read(lambda unit: unit.members.uids_of_seqs([item.seq])):
            draft = CondolenceDraft(day=self.desk.today(), kind=CondolenceKind.DEATH)
            CondolenceDialog(self.desk, self, member=uid, draft=draft).open()

    def _open_form(self, draft: VisitDraft) -> None:
        item = self.list.recorded()
        if item is not None:
            uids = self.desk.read(lambda unit: unit.members.uids_of_seqs(_whom(item)))
            self.list.close_strip()
            VisitDialog(self.desk, uids, draft, self).open()

    def _show_why(self) -> None:
        self._fit_panel()
        if not self.panel.isVisible():
            return
        item, on = self.list.item(), self.desk.today()
        self._why = self.desk.read(lambda unit: why_of(unit, item.seq, on)) if item and item.seq else None
        self.panel.show_why(self._why, on)

    def _fit_panel(self) -> None:
        room = self.width() >= theme.px(_PANEL_ROOM)
        before = self.panel.isVisible()
        self.panel.setVisible(self.desk.settings.detail_shown and room and self.model.rowCount() > 0)
        if self.panel.isVisible() and not before:
            self._pause.start()

    def _open_person(self) -> None:
        if self._why is not None:
            self.asked.emit("members", self._why.seq)

    def _waive(self, reason: Reason) -> None:
        if self._why is not None:
            name = str(self._why.row.get("name") or "")
            WaiverDialog(self.desk, self._why.uid, name, reason.found.rule, reason.title, self).open()

    def _unwaive(self, uid: bytes) -> None:
        self.desk.do(
            "waiver.edit", lambda unit: followups.end_waiver(unit, uid), told=_("The waiver has ended")
        )

    def _make_up(self, reason: Reason) -> None:
        if self._why is not None and reason.found.period is not None:
            draft = VisitDraft(
                day=self.desk.today(), kind=self._kinds.get(reason.found.rule, VisitKind.HOME.value),
                makes_up_for=reason.found.period.name,
            )  # fmt: skip
            VisitDialog(self.desk, [self._why.uid], draft, self).open()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit_panel()


def _words_and_people(unit: Unit, now: Today) -> tuple[dict[str, str], dict[str, str], dict[bytes, int]]:
    """What rules are called, the kinds they want, and the local numbers of those in hospital and of the dead."""
    uids = [*(one.member_id for one in now.hospital), *(one.member_id for one in now.steps)]
    seqs = {uid: int(row["seq"] or 0) for uid, row in unit.members.get_many(uids).items()}
    return today.titles(unit), today.usual_kinds(unit), seqs


def _whom(item: Item) -> list[int]:
    """Whose visit it is: of a wedding day both."""
    if isinstance(item.what, Anniversary) and isinstance(item.what.other, int):
        return [item.seq, item.what.other]
    return [item.seq]
