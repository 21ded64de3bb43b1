"""How somebody is spoken to: 王女士, 李经理 (SCR-08; 004:7, 003:10). PURE."""

_PAIRS = (
    "欧阳太史端木上官司马东方独孤南宫万俟闻人夏侯诸葛尉迟公羊赫连澹台皇甫宗政濮阳公冶太叔申屠公孙慕容仲孙钟离长孙宇文司徒鲜于"
    "司空闾丘子车亓官司寇巫马公西颛孙壤驷公良漆雕乐正宰父谷梁拓跋夹谷轩辕令狐段干百里呼延东郭南门羊舌微生左丘东门西门第五"
)
DOUBLE = frozenset(_PAIRS[n : n + 2] for n in range(0, len(_PAIRS), 2))
"""Surnames of two signs."""
TITLES = ("先生", "小姐", "女士", "大爷", "老奶奶", "大妈", "奶奶", "爷爷", "阿姨", "小朋友")


def surname(name: str) -> str:
    """Of a Chinese name the surname; of another name all of it."""
    bare = name.strip()
    if len(bare) > 2 and bare[:2] in DOUBLE:
        return bare[:2]
    return bare[:1] if bare and "\u4e00" <= bare[0] <= "\u9fff" else bare


def address_as(name: str, salutation: str, post: str = "") -> str:
    """Superiors by surname and post, customers by surname and title; a name that ends in a title stays; "" where nothing is known."""
    bare = name.strip()
    if post.strip():
        return _joined(surname(bare), post.strip())
    if not salutation.strip():
        return bare if bare.endswith(TITLES) else ""
    return bare if bare.endswith(salutation.strip()) else _joined(surname(bare), salutation.strip())


def _joined(name: str, title: str) -> str:
    """`王女士`; `Mr Smith` where the title is not Chinese."""
    return f"{name}{title}" if "\u4e00" <= title[0] <= "\u9fff" else f"{title} {name}"
