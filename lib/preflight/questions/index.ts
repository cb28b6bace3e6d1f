import type { Question } from '../question';
import { addresses } from './addresses';
import { capacity } from './capacity';
import { dns } from './dns';
import { existing } from './existing';
import { models } from './models';
import { providers } from './providers';
import { quota } from './quota';
import { subnet } from './subnet';

/** All questions, in the order in which they are reported. */
export const QUESTIONS: readonly Question[] = [providers, models, quota, capacity, addresses, subnet, dns, existing];
