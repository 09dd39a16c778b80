"""``python draw_icons.py DRAWING FOLDER SIZE …``: the icon in each size, and as one file for Windows and for macOS."""

import os
import sys
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PIL import Image
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

WINDOWS = [(16, 16), (24, 24), (32, 32), (48, 48), (64, 64), (256, 256)]


def main(drawing: str, folder: str, *sizes: str) -> None:
    application = QGuiApplication([])
    renderer = QSvgRenderer(drawing)
    for size in map(int, sizes):
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(0)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        image.save(str(Path(folder) / f"restructure-{size}.png"))
    largest = Image.open(Path(folder) / f"restructure-{max(map(int, sizes))}.png")
    largest.save(Path(folder) / "restructure.ico", sizes=WINDOWS)
    largest.save(Path(folder) / "restructure.icns")
    del application


main(*sys.argv[1:])
