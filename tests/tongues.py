"""Made-up articles on one model in scripts and languages of all kinds, with all that can stand between two letters."""

from __future__ import annotations

from samples import REAL, Files

SEEDS: Files = {
    **{f"units/{path.name}": path.read_bytes() for path in sorted((REAL / "units").glob("*.yml"))},
    "models/zed-2.yml": "name: Zed 2\naliases: [ゼッド2]\nlook_alikes: [Zed 2.5, Zed]\n",
    "models/kuda.yml": "name: Kuda\n",
    "organisations/komodo.yml": "name: Komodo\naliases: [کومودو, كومودو, 科莫多, コモド, 코모도, कोमोडो, โคโมโด]\n",
    "people/ani-contoh.yml": "name: Ani Contoh\n",
    "licences/mit.yml": "name: MIT\n",
    "english.txt": (
        "Komodo opens Zed 2\n"
        "Komodo released Zed 2 on March 3, 2024, and again in May. It has about 7 billion parameters.\n"
        "“It’s open,” said Ani Contoh: more than 2 trillion tokens. It’s open, it’s open.\n"
        "The model counts no more than 12 languages; it comes with the MIT licence.\nThe model is open. Kuda is not.\n"
        "The model is open. So says Komodo #1: yes – \"Zed 2.5\" is not Zed 2 (v2.0, 3.5x).\nIt’s open.\n"
    ),
    "english.yml": "language: en\ntitle: Komodo opens Zed 2\nspeaks: [{speaker: komodo, blocks: 6}]\n",
    "portuguese.txt": (
        "O Zed\u00a02 da Komodo tem cerca de 7\u00a0bilhões de parâmetros e mais de 2\u202ftrilhões de tokens.\n"
        "A Ko\u00admo\u00addo publi\u00adcou o Zed\u00a02 em 28 de outubro de 2024, disse Ani\u200b Contoh.\n"
        "O co\u0301digo e\u0301 aberto: “co\u0301digo aberto”, diz a Komodo; código aberto.\n"
        "Ele fala 12\u00a0idiomas \u2066e\u2069 \u200eisso\u200e basta.\n"
    ),
    "portuguese.yml": "language: pt-BR\ntitle: Um título inventado\n",
    "chinese.txt": (
        "科莫多于2024年10月28日发布Zed 2\n科莫多公司发布的Zed 2拥有超过70亿参数，以开源方式提供。\n"
        "“它是开放的。”他们说：它是开放的，训练用了２万亿token。\nZed 2.5不是Zed 2；Kuda也不是。\n"
    ),
    "chinese.yml": "language: zh\ntitle: 科莫多于2024年10月28日发布Zed 2\n",
    "japanese.txt": (
        "コモドは2024年10月28日にゼッド2を公開した。\nゼッド2は70億パラメータのモデルだ。\n"
        "それはｵｰﾌﾟﾝだという。\n"
    ),
    "japanese.yml": "language: ja\ntitle: 架空の見出し\n",
    "korean.txt": "코모도는 어제 Zed 2를 공개했다.\n이 모델은 오픈소스이며 70억 매개변수를 가진다고 코모도가 말했다.\n",
    "korean.yml": "language: ko\ntitle: 지어낸 제목\n",
    "thai.txt": "โคโมโดเปิดตัว Zed 2 เมื่อวานนี้\nแบบจำลองนี้เป็นโอเพนซอร์สและมีพารามิเตอร์ 7 พันล้านตัว\n",
    "thai.yml": "language: th\ntitle: หัวข้อสมมติ\n",
    "arabic.txt": (
        "أطلقت شركة كومودو نموذج Zed 2 أمس\nقالت كومودو إن النموذج «مفتوح المصدر»، وإنه يضم ٧ مليارات معلمة.\n"
        "النموذجُ مفتوحٌ للجميع، كما تقول كومودو (‏Zed 2‏).\n"
    ),
    "arabic.yml": "language: ar\ntitle: عنوان مختلق\n",
    "hebrew.txt": "קומודו השיקה אתמול את Zed 2.\nהמודל פתוח לכולם, והוא כולל 7 מיליארד פרמטרים.\n",
    "hebrew.yml": "language: he\ntitle: כותרת בדויה\n",
    "hindi.txt": "कोमोडो ने कल Zed 2 जारी किया।\nयह मॉडल ओपन सोर्स है और इसमें 7 अरब पैरामीटर हैं।\n",
    "hindi.yml": "language: hi\ntitle: बनावटी शीर्षक\n",
    "georgian.txt": "კომოდომ გუშინ Zed 2 გამოუშვა.\nმოდელი ღიაა ყველასთვის.\n",
    "georgian.yml": "language: ka\ntitle: გამოგონილი სათაური\n",
    "cherokee.txt": "Zed 2 ᎣᏏᏲ ᎪᎵᎬᏓ.\nᏃᎴ ᎣᏏᏲ Zed 2 ᎨᏒᎢ.\n",  # a script that the page knows nothing of
    "cherokee.yml": "language: chr\ntitle: ᎣᏏᏲ\n",
    # Nothing is written of it, and it has no title of its own.
    "untold.txt": "Zed 2 dirilis kemarin oleh Komodo, kata perusahaan itu.\nModelnya terbuka untuk semua orang.\n",
}  # fmt: skip
