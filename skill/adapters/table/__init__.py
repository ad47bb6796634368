"""Implement the storage port on memory, SQLite and DynamoDB."""

from __future__ import annotations

from skill.adapters.table.open import open_table

__all__ = ["open_table"]
