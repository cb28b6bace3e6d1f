import type { Question } from '../question';
import { accountName } from './account-name';
import { addresses } from './addresses';
import { capacity } from './capacity';
import { denyAssignments } from './deny-assignments';
import { dns } from './dns';
import { entitlement } from './entitlement';
import { existing } from './existing';
import { locks } from './locks';
import { models } from './models';
import { policy } from './policy';
import { providers } from './providers';
import { quota } from './quota';
import { rights } from './rights';
import { subnet } from './subnet';

/** All questions, in the order in which they are reported. */
export const QUESTIONS: readonly Question[] = [
  ...[providers, rights, denyAssignments, locks, policy],
  ...[accountName, entitlement, models, quota, capacity],
  ...[addresses, subnet, dns, existing],
];
