from __future__ import annotations

from PySide6.QtWidgets import QApplication

from retiree_desk.paths import resources
from retiree_desk.ui.icons import Icon, icon, pixmap
from retiree_desk.ui.theme import Role


def test_the_folder_holds_the_icons_named_and_their_licence() -> None:
    folder = resources() / "icons"
    assert {path.stem for path in folder.glob("*.svg")} == {one.value for one in Icon}
    assert "ISC" in (folder / "LICENSE.txt").read_text(encoding="utf-8")


def test_every_icon_draws_something_in_its_colour(qapp: QApplication) -> None:
    for name in Icon:
        image = pixmap(name, Role.ACCENT).toImage()
        strengths = {
            image.pixelColor(x, y).alpha() for x in range(image.width()) for y in range(image.height())
        }
        assert 0 in strengths, name
        assert max(strengths) > 150, name


def test_an_icon_shows_its_other_colour_when_selected(qapp: QApplication) -> None:
    made = icon(Icon.MEMBERS, Role.SOFT, selected=Role.ACCENT)
    assert made.pixmap(20, 20, made.Mode.Normal, made.State.On).toImage() != made.pixmap(20, 20).toImage()
