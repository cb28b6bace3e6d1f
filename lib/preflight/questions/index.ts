import type { Question } from '../question';
import { providers } from './providers';

/** All questions, in the order in which they are reported. */
export const QUESTIONS: readonly Question[] = [providers];
