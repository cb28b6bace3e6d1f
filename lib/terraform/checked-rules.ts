import { isMarked, mark, markerOf } from './marker';

const CHECKED = markerOf('rulesChecked');

/** Marks a stack that was made from environment files, which the rules have checked, so that the guardrails are not checked again. */
export const markRulesChecked = (stack: object): void => {
  mark(stack, CHECKED);
};

/** Whether the rules have checked what a stack was made from. */
export const areRulesChecked = (stack: object): boolean => isMarked(stack, CHECKED);
