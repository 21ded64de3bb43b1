"""What a mall writes and what it is to hear, in Mandarin: places, telephones, letters and signs, and whole notices; one row a form."""

import pytest

from broadcaster.wording.spoken import spoken

PLACES = """
3楼A区101号 → 三楼A区幺零幺号
B2层 → 负二层
B2停车场 → 负二层停车场
B1-3F → 负一层至三楼
B1/B2层 → 负一层、负二层
B1F → 负一层
-1楼 → 负一楼
-1F → 负一层
2F → 二楼
L2 → 二楼
1-3楼 → 一至三楼
1、2、3楼 → 一、二、三楼
A-305 → A三零五
A305 → A三零五
A12 → A十二
B2-15 → B二杠幺五
3楼-305号 → 三楼，三零五号
A区305 → A区三零五
A区500平方米 → A区五百平方米
3-205号 → 三杠二零五号
3-2-501 → 三杠二杠五零幺
101、102号 → 幺零幺、幺零二号
205-208室 → 二零五至二零八室
A座1203室 → A座幺二零三室
No.8展厅 → 八号展厅
8#楼 → 八号楼
A-C区 → A至C区
A1-A6馆 → A一至A六馆
沪A·12345 → 沪A幺二三四五
苏E8K6G2 → 苏E八K六G二
沪AD12345 → 沪A-D幺二三四五
地铁2号线 → 地铁二号线
302路公交 → 三零二路公交
G1234次 → G幺二三四次
"""
TELEPHONES = """
13800138000 → 幺三八，零零幺三，八零零零
+86 138 0013 8000 → 幺三八，零零幺三，八零零零
400-820-8820 → 四零零，八二零，八八二零
4008208820 → 四零零，八二零，八八二零
0512-6688 7788 → 零五幺二，六六八八，七七八八
0512-66887788转8001 → 零五幺二，六六八八，七七八八转八零零幺
拨打110 → 拨打幺幺零
请拨打110、119或120 → 请拨打幺幺零、幺幺九或幺二零
火警电话119 → 火警电话幺幺九
120元 → 一百二十元
投诉热线12315 → 投诉热线幺二三幺五
400电话 → 四零零电话
拨打分机8001 → 拨打分机八零零幺
尾号1234 → 尾号幺二三四
服务台（0512-66668888） → 服务台，零五幺二，六六六六，八八八八
手机仅2999元 → 手机仅两千九百九十九元
"""
LETTERS = """
VIP → V I P
vip卡 → V I P卡
LED灯 → L E D灯
APP → A-P P
ATM机 → A-T M机
KTV → K T V
Wi-Fi → Wi-Fi
WIFI → Wi-Fi
5G → 五G
4K电视 → 四K电视
3D → 三D
T恤 → T恤
E1级 → E一级
IKEA → IKEA
TOP10品牌 → Top十品牌
iPhone15 → iPhone十五
Red Star 家居 → Red Star家居
Q&A → Q and A
O2O → O to O
1v1 → 一对一
www.redstar.com → W W W点redstar点com
kf@hxgj.com → kf艾特hxgj点com
"""
SIGNS = """
欢迎光临🎉全场8折～ → 欢迎光临，全场八折
【通知】《家居》“品质”（正品） → 通知，家居品质，正品
营业员，您好！！！ → 营业员，您好！
今天——是个好日子…… → 今天，是个好日子
沙发/床垫 → 沙发、床垫
床&床垫 → 床和床垫
买沙发·送茶几 → 买沙发送茶几
①床垫②沙发 → 一，床垫二，沙发
①号门 → 一号门
1. 请勿吸烟⏎2. 请勿奔跑 → 一，请勿吸烟。二，请勿奔跑
您好⏎欢迎光临⏎⏎再见 → 您好，欢迎光临。再见
红星　欢迎您 → 红星，欢迎您
5★酒店 → 五星酒店
温度±2℃ → 温度正负二度
A→B → A到B
"""
TABLES = (PLACES, TELEPHONES, LETTERS, SIGNS)
ROWS = [row.replace("⏎", "\n").split(" → ") for table in TABLES for row in table.strip("\n").splitlines()]


@pytest.mark.parametrize(("written", "words"), ROWS)
def test_a_written_form_is_said_as_a_mall_says_it(written: str, words: str) -> None:
    assert spoken(written, "zh_CN") == words


NOTICES = {
    "各位顾客请注意：车牌号为苏E·12A45的车主，请速到B1层挪车。": "各位顾客请注意：车牌号为苏E幺二A四五的车主，请速到负一层挪车。",
    "云村家居（3楼A-018）沙发3999元起，满5000减500，前100名送抱枕1对！": (
        "云村家居，三楼A零幺八，沙发三千九百九十九元起，满五千减五百，前一百名送抱枕一对！"
    ),
    "今天多云，最高气温12°C，最低气温-3°C，东北风4-5级，降水概率70%。": (
        "今天多云，最高气温十二度，最低气温零下三度，东北风四至五级，降水概率百分之七十。"
    ),
    "周一至周五9:30-17:30，周六、周日9:30-18:00。": "周一至周五九点三十分至十七点三十分，周六、周日九点三十分至十八点。",
    "身高约1.1米、5岁左右的小男孩在1楼服务台（电话：0512-66668888转801）。": (
        "身高约一点一米、五岁左右的小男孩在一楼服务台，电话：零五幺二，六六六六，八八八八转八零幺。"
    ),
}


@pytest.mark.parametrize("written", NOTICES)
def test_a_whole_notice_is_said_in_one_breath(written: str) -> None:
    assert spoken(written, "zh_CN") == NOTICES[written]


@pytest.mark.parametrize("written", ["", "  ", "---", "###***===", "🎉🎉", "！！！", "\n\n"])
def test_ornaments_alone_are_silence(written: str) -> None:
    assert spoken(written, "zh_CN") == spoken(written, "en") == ""
