"""Write the actor tables, as they stand once read, into the file from which they are looked up.

python training/actors/pack.py
"""

from __future__ import annotations

from legation.actors.knowledge.packed import PACK, pack
from legation.actors.knowledge.reading import read_tables

if __name__ == "__main__":
    PACK.write_text(pack(read_tables()), encoding="utf-8", newline="\n")
