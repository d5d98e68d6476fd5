"""Invented people, an office and a photograph for the tests of paper, and how a PDF is read back."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path

import pypdfium2
from PIL import Image

from retiree_desk.documents.cards import CardPerson, Office
from retiree_desk.documents.pen import MM

OFFICE = Office(
    {
        "单位名称": "市轻工业局离退休干部处",
        "办公电话": "022-8000 1234",
        "值班电话": "138 0000 1234",
        "监督电话": "022-8000 1200",
        "办公地址": "和平区解放北路 108 号 2 号楼 105 室",
        "办公时间": "周一至周五 8:30—11:30  14:00—17:30",
        "首问负责": "首位接待您的同志负责到底：能当场办的当场办，不能当场办的登记转办，并在五个工作日内给您答复。",
        "制卡日期": "2026年3月1日",
        "生效日期": "2026年1月1日",
        "政策依据": "以国家和本市现行文件为准",
    },
    {"服务事项": (("走访慰问", "每季度一次"), ("住院探望", "接报后 3 日内"), ("资格认证", "当场办理"))},
)
LONG_NAME = "阿卜杜热伊木·麦麦提图尔荪·阿卜杜拉·吾守尔·阿布都克力木·买买提依明·艾合买提·托合提·赛买提阿"
NAMES = ("王秀英", "欧阳德荣", "阿卜杜热伊木·麦麦提图尔荪", "张𬭊", "李䶮", "钱建国", "孙淑兰", "周𠅤")


def person(number: int, photo: bytes | None = None, name: str = "") -> CardPerson:
    """The ``number``-th invented person."""
    return CardPerson(
        f"LT{100001 + number}",
        name or NAMES[number % len(NAMES)],
        {
            "性别": "女" if number % 2 else "男",
            "民族": "汉族",
            "出生日期": "1938年5月12日",
            "人员类别": "离休",
            "享受待遇": "副局级医疗待遇",
            "党支部": "机关离退休干部第三党支部",
            "政治面貌": "中共党员",
            "现住址": f"和平区新华路街道幸福里社区118号院6号楼2单元{number + 101}室",
            "手机": f"138{number:08}",
            "家庭联系人": "王建军",
            "与本人关系": "长子",
            "联系人电话": "13900000002",
        },
        {"联系人": (("结对联系人", "刘敏", "13700000003"), ("小组长", "陈桂芳", "13600000004"))},
        photo,
    )


@cache
def photo(shade: int = 0, side: int = 240) -> bytes:
    """A JPEG of one colour with some grain, about 20 kB at the usual size."""
    tile = Image.effect_noise((side, side * 5 // 4), 40)
    image = Image.merge("RGB", (tile, tile.point(lambda value: (value + shade) % 256), tile))
    target = io.BytesIO()
    image.save(target, "JPEG", quality=60)
    return target.getvalue()


def read_text(path: Path) -> str:
    """A PDF's text layer, all pages."""
    document = pypdfium2.PdfDocument(path)
    texts: list[str] = []
    for page in document:
        layer = page.get_textpage()
        texts.append(layer.get_text_bounded())
        layer.close()
        page.close()
    document.close()
    return "\n".join(texts)


def boxes(path: Path, page: int = 0) -> list[tuple[str, float, float, float, float]]:
    """The pieces of text on a page with their boxes in millimetres from the left top corner: left, top, right, bottom."""
    document = pypdfium2.PdfDocument(path)
    opened = document[page]
    height = opened.get_height()
    layer = opened.get_textpage()
    found = []
    for number in range(layer.count_rects()):
        left, bottom, right, top = layer.get_rect(number)
        text = layer.get_text_bounded(left, bottom, right, top)
        found.append((text.strip(), left / MM, (height - top) / MM, right / MM, (height - bottom) / MM))
    layer.close()
    opened.close()
    document.close()
    return found
