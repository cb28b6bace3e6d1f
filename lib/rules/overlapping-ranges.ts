import { boundsOf } from '../catalog/addresses';

/**
 * Pairs of items whose ranges overlap, the later item first. CIDR ranges are nested or disjoint, so after sorting by start, each is
 * compared only with the ranges still open.
 */
export function overlappingRanges<T>(items: readonly T[], rangeOf: (item: T) => string): (readonly [T, T])[] {
  const inOrder = items
    .map((item, position) => ({ item, position, bounds: boundsOf(rangeOf(item)) }))
    .sort(({ bounds: [one, oneEnd] }, { bounds: [other, otherEnd] }) =>
      one === other ? Number(otherEnd - oneEnd) : one < other ? -1 : 1,
    );
  const open: typeof inOrder = [];
  return inOrder.flatMap((range) => {
    while (open.length > 0 && (open.at(-1)?.bounds[1] ?? 0n) < range.bounds[0]) open.pop();
    const around = open.at(-1);
    open.push(range);
    if (!around) return [];
    return [around.position < range.position ? ([range.item, around.item] as const) : ([around.item, range.item] as const)];
  });
}
