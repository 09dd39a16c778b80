"""Colours as roles, with the contrast that the design promises; sizes in pixels at 100 %."""

from __future__ import annotations

from typing import Literal

Theme = Literal["light", "dark"]
THEMES: tuple[Theme, ...] = ("light", "dark")

ROLES: dict[Theme, dict[str, str]] = {
    "light": {
        "bg": "#ECEEF2",
        "surface": "#FFFFFF",
        "sunken": "#F5F6F8",
        "raised": "#FFFFFF",
        "border": "#D6DBE2",
        "control": "#808A99",
        "text": "#18202C",
        "muted": "#566173",
        "accent": "#2A5BD7",
        "on_accent": "#FFFFFF",
        "accent_soft": "#E9EFFC",
        "accent_mid": "#6A8FE4",
        "positive": "#1B7043",
        "positive_soft": "#E8F4ED",
        "caution": "#855200",
        "caution_soft": "#FBF2DF",
        "negative": "#B3261E",
        "negative_soft": "#FBEAE8",
        "series_1": "#2A5BD7",
        "series_2": "#B8560B",
        "series_3": "#0B7A70",
        "series_4": "#6B7482",
        "part_1": "#33415A",
        "part_2": "#6F7F9A",
        "part_3": "#A3AEC0",
        "part_4": "#CBD2DD",
    },
    "dark": {
        "bg": "#101318",
        "surface": "#191D24",
        "sunken": "#14171D",
        "raised": "#21262F",
        "border": "#2D333E",
        "control": "#6C7788",
        "text": "#E5E9EF",
        "muted": "#9FA9B8",
        "accent": "#82A5FF",
        "on_accent": "#0D1320",
        "accent_soft": "#1F2B47",
        "accent_mid": "#5572BB",
        "positive": "#6FCB96",
        "positive_soft": "#17291F",
        "caution": "#E5B45C",
        "caution_soft": "#2C2415",
        "negative": "#FF938A",
        "negative_soft": "#361F1F",
        "series_1": "#82A5FF",
        "series_2": "#F2A65A",
        "series_3": "#4FD0B7",
        "series_4": "#8F9AAA",
        "part_1": "#C3CCDA",
        "part_2": "#8D98AB",
        "part_3": "#5E697B",
        "part_4": "#3C4553",
    },
}
