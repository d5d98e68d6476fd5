"""Everyday characters with several living readings, the one usual in given names first; no tones, v for u with dots.

From the readings in 通用规范汉字字典 (2013), without those that no name has.
"""

from __future__ import annotations

_READINGS = """
㴔,ji,yi 䏲,ti,die 乐,le,yue 乜,mie,nie 了,liao 亟,ji,qi 什,shen,shi 仇,chou,qiu 仔,zi,zai 会,hui,kuai
传,chuan,zhuan 伺,ci,si 似,si 伽,jia,ga,qie 佛,fo 佴,nai,er 侥,jiao,yao 便,bian,pian 俟,qi,si
俩,lia,liang 偻,lou,lv 傀,kui,gui 兹,zi,ci 刨,pao,bao 券,quan,xuan 刹,sha,cha 削,xue,xiao 剋,kei,ke
剥,bo,bao 劲,jin,jing 勒,lei,le 匙,shi,chi 区,qu,ou 卒,zu,cu 单,dan,chan,shan 卜,bu,bo 卡,ka,qia
厖,mang,pang 厦,xia 参,can,cen,shen 叚,xia,jia 句,ju,gou 叨,dao,tao 召,zhao,shao 吁,xu,yu 吓,xia,he
吖,a,ya 吭,keng,hang 吱,zhi,zi 呇,men,qi 呒,m,wu 员,yuan,yun 呢,ne,ni 呱,gu,gua 呷,xia,ga 咀,ju,zui
咇,bi,bie 咋,za,ze,zha 和,he,hu 咖,ka,ga 咯,ge,ka,lo,luo 咳,hai,ke 咽,yan,ye 哕,hui,yue 哦,o,e 哪,na,ne
哼,heng,hng 唛,mai,ma 唝,hong,gong 啁,zhao,zhou 啜,chuai,chuo 喁,yong,yu 喋,die,zha 喔,wo,o 喳,zha,cha
嗄,sha,a 嗌,ai,yi 嗯,ng,n 嗲,dia,die 嘘,xu,shi 嘚,de,dei 嘬,zuo,chuai 噱,xue,jue 嚓,ca,cha 嚼,jue,jiao
囤,dun,tun 圈,quan,juan 圌,chui,chuan 圜,huan,yuan 圩,wei,xu 圫,tuo,yu 坋,fen,ben 坬,gua,wa 坻,di,chi
垌,dong,tong 埔,pu,bu 埫,tang,chong 堡,bao,bu,pu 堨,e,ye 堲,ji,ci 塞,sai,se 壳,ke,qiao 奘,zang,zhuang
妧,yuan,wan 娜,na,nuo 婤,zhou,chou 婼,ruo,chuo 嬛,huan,xuan 嬷,mo,ma 孅,xian,qian 孖,zi,ma 孱,chan,can
宓,mi,fu 尉,wei,yu 尢,wang,you 尿,niao,sui 屏,ping,bing 岨,qu,ju 峒,dong,tong 峙,zhi,shi 峛,lie,li
峤,jiao,qiao 峿,wu,yu 嶦,shan,zhan 差,cha,chai,ci 巷,xiang,hang 帱,chou,dao 幢,chuang,zhuang 廆,wei,gui
弹,dan,tan 徵,zhi,zheng 忒,tui,te 恶,e,wu 慊,qian,qie 戆,gang,zhuang 戌,xu,qu 戛,jia,ga 扁,bian,pian
扎,zha,za 扒,ba,pa 扛,kang,gang 扞,han,gan 折,zhe,she 抹,mo,ma 拓,tuo,ta 拗,ao,niu 拶,za,zan 拾,shi,she
挲,sa,suo 捋,lv,luo 掞,yan,shan 掺,chan,can 搒,bang,peng 撮,cuo,zuo 擘,bo,bai 攒,zan,cuan 数,shu,shuo
晟,sheng,cheng 曝,pu,bao 曾,ceng,zeng 朝,chao,zhao 朴,pu,piao,po 杉,shan,sha 杻,chou,niu 枞,cong,zong
枸,gou,ju 柁,tuo,duo 柏,bai,bo 柜,gui,ju 柞,zha,zuo 查,cha,zha 柷,zhu,chu 栅,zha,shan 栎,li,yue
校,xiao,jiao 桔,ju,jie 桧,gui,hui 桲,po,bo 梣,chen,qin 棓,bei,bang 棱,leng,ling 棽,shen,chen
椎,zhui,chui 楪,die,ye 楯,shun,dun 楷,kai,jie 槛,kan,jian 槟,bin,bing 模,mo,mu 橑,liao,lao 欸,ai,e
欹,qi,yi 欻,xu,chua 殖,zhi,shi 氿,jiu,gui 沓,da,ta 没,mei,mo 泊,po,bo 泌,mi,bi 洓,qi,se 洗,xi,xian
洞,dong,tong 浒,hu,xu 浚,jun,xun 浰,lian,li 涡,wo,guo 涴,yuan,wo 淜,peng,ping 湫,qiu,jiao 溃,kui,hui
溚,da,ta 滧,xiao,yao 漴,chong,shuang 潦,liao,lao 澄,cheng,deng 澹,dan,tan 瀑,pu,bao 炅,jiong,gui
炔,que,gui 炮,pao,bao 烙,lao,luo 烻,shan,yan 焌,jun,qu 焘,tao,dao 熨,yun,yu 爪,zhao,zhua 牟,mou,mu
犍,jian,qian 犴,an,han 率,shuai,lv 玚,yang,chang 玢,bin,fen 珩,heng,hang 珲,hui,hun 琢,zhuo,zuo
瑱,tian,zhen 町,ding,ting 畜,chu,xu 番,fan,pan 畬,yu,she 疟,nve,yao 癿,bie,qie 的,de,di 盖,gai,ge
盛,sheng,cheng 省,sheng,xing 着,zhuo,zhao 砉,hua,huo 硊,hui,wei 硍,yin,xian 硔,gong,hong 碈,hun,min
碌,lu,liu 碡,zhou,du 磅,bang,pang 磏,qian,lian 祭,ji,zhai 禅,chan,shan 种,zhong,chong 秘,mi,bi
穜,tong,zhong 窨,yin,xun 笮,ze,zuo 筠,yun,jun 粘,zhan,nian 糁,san,shen 糜,mi,mei 系,xi,ji 絜,jie,xie
綮,qing,qi 繁,fan,po 繇,yao,you 纤,xian,qian 纥,he,ge 纶,lun,guan 给,ji,gei 络,luo,lao 绰,chuo,chao
综,zong,zeng 缉,ji,qi 缩,suo,su 缪,mou,miao,miu 翟,zhai,di 耏,nai,er 耙,ba,pa 聒,guo,gua 肋,lei,le
胖,pang,pan 脯,pu,fu 腌,yan,a 膀,bang,pang 膻,shan,dan 臭,chou,xiu 艴,bo,fu 芎,xiong,qiong 芘,bi,pi
芥,jie,gai 芫,yuan,yan 芾,fei,fu 苣,ju,qu 茄,jia,qie 茈,zi,ci 茋,di,zhi 茜,qian,xi 荑,ti,yi 荠,ji,qi
荥,xing,ying 荨,qian,xun 莎,sha,suo 莘,xin,shen 莞,guan,wan 莨,lang,liang 菹,zu,ju 落,luo,lao
著,zhu,zhuo 葚,ren,shen 葰,jun,suo 蓂,mi,ming 蔈,piao,biao 蔓,man,wan 蔚,wei,yu 蕃,fan,bo 薁,ao,yu
薄,bo,bao 藉,ji,jie 藏,cang,zang 虷,han,gan 蚌,bang,beng 蛤,ha,ge 蛸,shao,xiao 蝤,qiu,you 螣,teng,te
行,xing,hang,heng 袷,qia,jia 裼,ti,xi 褪,tui,tun 覃,tan,qin 觉,jue,jiao 角,jiao,jue 解,jie,xie 诘,jie,ji
调,diao,tiao 谌,chen,shen 豉,chi,shi 豸,zhi,zhai 貉,hao,he 趄,ju,qie 蹊,qi,xi 轧,ya,zha 辗,zhan,nian
辟,pi,bi 还,huan,hai 郇,xun,huan 郗,xi,chi 都,du,dou 酂,zan,cuo 酢,zuo,cu 酾,shi,shai 重,zhong,chong
釐,xi,li 钭,dou,tou 铊,ta,tuo 铛,dang,cheng 铤,ting,ding 铫,diao,yao 镡,tan,chan 镦,dun,dui
长,chang,zhang 阇,du,she 阏,yan,e 阘,ta,da 阚,kan,han 陂,pi,bei 降,jiang,xiang 隗,wei,kui 隺,he,hu
隽,jun,juan 靓,liang,jing 鞘,qiao,shao 颈,jing,geng 颉,jie,xie 饧,xing,tang 饹,le,ge 馇,cha,zha
驮,tuo,duo 骀,dai,tai 骠,piao,biao 鬲,ge,li 鲌,bo,ba 鹄,hu,gu 鹘,gu,hu 麇,jun,qun 黑,hei,he 龈,yin,ken
龟,gui,jun,qiu 鿎,ta,da 𦝼,lv,lou 𦰡,na,nuo 𫐓,rou,bu 𫭟,ou,qu 𬇙,bei,pei 𬕂,long,gong 𬘭,chen,lin
𬭬,hui,wei 𬮿,gai,qi
"""

HETERONYMS: dict[str, tuple[str, ...]] = {
    entry[0]: tuple(entry[2:].split(",")) for entry in _READINGS.split()
}
