"""Keep items of many partitions in sort order; copying the whole costs next to nothing."""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator
from dataclasses import dataclass, field

from skill.adapters.table.paging import Bounds, Place
from skill.services.table import Item


@dataclass(slots=True)
class _Partition:
    owner: object
    places: list[Place] = field(default_factory=list)
    items: dict[Place, Item] = field(default_factory=dict)


class Shelf:
    """Hold items by partition and place; a copy shares every partition until one side changes it."""

    def __init__(self) -> None:
        """Start empty."""
        self._owner = object()
        self._partitions: dict[str, _Partition] = {}

    def copy(self) -> Shelf:
        """Return a twin that later changes on either side do not reach."""
        twin = Shelf()
        twin._partitions = self._partitions.copy()
        self._owner = object()
        return twin

    def __contains__(self, partition: str) -> bool:
        """Tell whether anything stands in a partition."""
        return partition in self._partitions

    def get(self, partition: str, place: Place) -> Item | None:
        """Return the item at a place, if any."""
        found = self._partitions.get(partition)
        return found.items.get(place) if found else None

    def put(self, partition: str, place: Place, item: Item) -> None:
        """Set the item at a place."""
        own = self._own(partition)
        if place not in own.items:
            insort(own.places, place)
        own.items[place] = item

    def remove(self, partition: str, place: Place) -> None:
        """Clear a place, whether or not something stands there."""
        own = self._own(partition)
        if own.items.pop(place, None) is not None:
            del own.places[bisect_left(own.places, place)]
        if not own.items:
            del self._partitions[partition]

    def walk(self, partition: str, within: Bounds, after: Place | None, *, descending: bool) -> Iterator[Item]:
        """Yield the items within bounds, beyond `after` in the direction of the walk."""
        found = self._partitions.get(partition)
        if found is None:
            return
        first = bisect_left(found.places, (within.low, "", ""))
        last = len(found.places) if within.below is None else bisect_left(found.places, (within.below, "", ""))
        if after is not None and descending:
            last = min(last, bisect_left(found.places, after))
        elif after is not None:
            first = max(first, bisect_right(found.places, after))
        steps = range(last - 1, first - 1, -1) if descending else range(first, last)
        for step in steps:
            yield found.items[found.places[step]]

    def _own(self, partition: str) -> _Partition:
        found = self._partitions.get(partition)
        if found is None:
            found = self._partitions[partition] = _Partition(self._owner)
        elif found.owner is not self._owner:
            found = _Partition(self._owner, found.places.copy(), found.items.copy())
            self._partitions[partition] = found
        return found
