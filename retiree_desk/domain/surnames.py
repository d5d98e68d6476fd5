"""Surnames whose reading is not the character's everyday one, and surnames of two characters."""

from __future__ import annotations


def length(name: str) -> int:
    """How many leading characters of a Han name are its surname: two of a known compound one, else one."""
    return 2 if len(name) > 2 and name[:2] in COMPOUND else 1


_SINGLE = """
曾,zeng 单,shan 單,shan 仇,qiu 查,zha 解,xie 区,ou 區,ou 缪,miao 繆,miao 覃,qin,tan 盖,ge,gai 蓋,ge,gai
种,chong 朴,piao,pu 乐,yue,le 樂,yue,le 员,yun 員,yun 折,she 黑,he,hei 秘,bi,mi 繁,po 召,shao 句,gou
祭,zhai,ji 牟,mu,mou 适,kuo,shi 会,gui,hui 會,gui,hui 洗,xian 粘,nian 蕃,pi,fan 能,nai 难,ning,nan
莘,shen,xin 諶,chen,shen 賁,ben 乜,nie 钭,tou 鈄,tou 厘,xi,li 晟,cheng,sheng 炔,gui 蓼,lu 柞,zuo 隽,juan
不,fou 炅,gui 丌,qi,ji 藏,zang 重,chong 弹,tan
"""

_COMPOUND = """
欧阳,ou,yang 歐陽,ou,yang 司马,si,ma 司馬,si,ma 上官,shang,guan 诸葛,zhu,ge 諸葛,zhu,ge 司徒,si,tu
司空,si,kong 司寇,si,kou 夏侯,xia,hou 东方,dong,fang 東方,dong,fang 皇甫,huang,fu 尉迟,yu,chi
尉遲,yu,chi 公孙,gong,sun 公孫,gong,sun 公冶,gong,ye 公羊,gong,yang 公良,gong,liang 慕容,mu,rong
令狐,ling,hu 宇文,yu,wen 长孙,zhang,sun 長孫,zhang,sun 轩辕,xuan,yuan 軒轅,xuan,yuan 端木,duan,mu
百里,bai,li 呼延,hu,yan 独孤,du,gu 獨孤,du,gu 南宫,nan,gong 南宮,nan,gong 西门,xi,men 西門,xi,men
东郭,dong,guo 南郭,nan,guo 北宫,bei,gong 闻人,wen,ren 聞人,wen,ren 澹台,tan,tai 澹臺,tan,tai 万俟,mo,qi
赫连,he,lian 赫連,he,lian 淳于,chun,yu 单于,chan,yu 單于,chan,yu 申屠,shen,tu 太史,tai,shi 太叔,tai,shu
仲孙,zhong,sun 仲孫,zhong,sun 濮阳,pu,yang 濮陽,pu,yang 宗政,zong,zheng 钟离,zhong,li 鍾離,zhong,li
锺离,zhong,li 闾丘,lv,qiu 閭丘,lv,qiu 鲜于,xian,yu 鮮于,xian,yu 亓官,qi,guan 子车,zi,ju 颛孙,zhuan,sun
巫马,wu,ma 漆雕,qi,diao 乐正,yue,zheng 樂正,yue,zheng 壤驷,rang,si 拓跋,tuo,ba 拓拔,tuo,ba 夹谷,jia,gu
宰父,zai,fu 谷梁,gu,liang 榖梁,gu,liang 段干,duan,gan 第五,di,wu 梁丘,liang,qiu 左丘,zuo,qiu
东门,dong,men 南门,nan,men 纳兰,na,lan 納蘭,na,lan 叶赫,ye,he 完颜,wan,yan 耶律,ye,lv 爱新,ai,xin
哥舒,ge,shu 贺兰,he,lan 屈突,qu,tu 羊舌,yang,she 微生,wei,sheng 归海,gui,hai 即墨,ji,mo 达奚,da,xi
褚师,chu,shi 阳佟,yang,tong 尔朱,er,zhu 侯莫,hou,mo 欧侯,ou,hou
"""


def _table(text: str) -> dict[str, tuple[str, ...]]:
    return {word: tuple(readings) for word, *readings in (entry.split(",") for entry in text.split())}


SINGLE = _table(_SINGLE)
"""Readings of one character as a surname, the usual one first, then others that families use."""

COMPOUND = _table(_COMPOUND)
"""One syllable for each of the two characters; simplified and traditional forms."""
