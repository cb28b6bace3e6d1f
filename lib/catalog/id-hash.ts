import { createHash } from 'node:crypto';

/** Eight hexadecimal digits that tell IDs apart as Azure does, which ignores case: the same on every machine. */
export const idHash = (id: string) => createHash('sha256').update(id.toLowerCase()).digest('hex').slice(0, 8);
