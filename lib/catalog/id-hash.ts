import { createHash } from 'node:crypto';

/** A hash of an ID with eight hexadecimal digits. It ignores case, as Azure does, and is the same on every machine. */
export const idHash = (id: string) => createHash('sha256').update(id.toLowerCase()).digest('hex').slice(0, 8);
