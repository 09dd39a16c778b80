"""Files of accounts, as they are sent."""

from pathlib import Path

HEADER = "number,name,creditor,currency,principal,interest,as_of,confirmed_by"
GOOD = "A-1,林示例,示例银行,CNY,39800.00,5412.35,2026-11-25,Ledger"


def written(folder: Path, content: str | bytes, encoding: str = "utf-8") -> Path:
    path = folder / "accounts.csv"
    path.write_bytes(content if isinstance(content, bytes) else content.encode(encoding))
    return path


def row(**cells: str) -> str:
    good = dict(zip(HEADER.split(","), GOOD.split(","), strict=True)) | cells
    return ",".join(f'"{cell}"' if "," in cell else cell for cell in good.values())
