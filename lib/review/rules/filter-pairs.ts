import { isFilter } from '../compare/filters';
import type { StackChange } from '../compare/stack-change';
import type { Pair } from './pairs';
import { pairs } from './pairs';

/** The content filters that differ. */
export const filterPairs = (change: StackChange): Pair[] =>
  pairs(change, 'azapi_resource').filter(({ before, after }) =>
    [before, after].some((attributes) => attributes && isFilter({ type: 'azapi_resource', attributes })),
  );
