"""Where the two weights of Noto Sans SC lie; the paper embeds them, the window shows them. Letters that it
lacks (Latin, Vietnamese, Greek, Cyrillic) were put into it from Noto Sans, and nothing else was changed."""

from __future__ import annotations

from pathlib import Path

REGULAR = Path(__file__).with_name("NotoSansSC-Regular.ttf")
BOLD = Path(__file__).with_name("NotoSansSC-Bold.ttf")
LICENCES = {
    "Noto Sans SC": Path(__file__).with_name("OFL.txt"),
    "Noto Sans": Path(__file__).with_name("OFL-NotoSans.txt"),
}
