"""Whatever a register holds that texts call by name."""

from __future__ import annotations

from typing import TypeAlias

from kg.registers.actors import Body, Party, State
from kg.registers.posts import Honorific, Modifier, Title, Unit
from kg.registers.scenes import House, Place

Entry: TypeAlias = State | Party | Body | Unit | Title | Modifier | Honorific | House | Place
