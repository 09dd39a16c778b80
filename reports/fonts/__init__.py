"""Where the two weights of Noto Sans SC lie; the paper embeds them, the window shows them."""

from __future__ import annotations

from pathlib import Path

REGULAR = Path(__file__).with_name("NotoSansSC-Regular.ttf")
BOLD = Path(__file__).with_name("NotoSansSC-Bold.ttf")
LICENCE = Path(__file__).with_name("OFL.txt")
