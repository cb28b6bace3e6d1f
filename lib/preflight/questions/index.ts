import type { Question } from '../question';
import { accountName } from './account-name';
import { denyAssignments } from './deny-assignments';
import { entitlement } from './entitlement';
import { locks } from './locks';
import { policy } from './policy';
import { providers } from './providers';
import { rights } from './rights';

/** All questions, in the order in which they are reported. */
export const QUESTIONS: readonly Question[] = [providers, rights, denyAssignments, locks, accountName, entitlement, policy];
