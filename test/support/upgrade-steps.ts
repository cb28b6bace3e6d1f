import { changesOf } from '../../cli/upgrade/changes';
import type { Step } from '../../lib/upgrade/step';
import { editsOf } from '../../lib/upgrade/step';
import type { UpgradeQuestion } from '../../lib/upgrade/steps';
import { stepsOf } from '../../lib/upgrade/steps';
import { written } from './written';

const QUESTION: UpgradeQuestion = {
  today: '2027-01-15',
  within: 90,
  isGenerated: () => false,
  isSpilloverInGenerated: () => false,
  remove: [],
};

/** The steps of files, by their names without folder and extension. */
export const steps = (files: Readonly<Record<string, string>>, question: Partial<UpgradeQuestion> = {}) =>
  stepsOf(written(files), { ...QUESTION, ...question });

/** The texts of files after the steps, by their names without folder and extension. */
export function after(
  files: Readonly<Record<string, string>>,
  question: Partial<UpgradeQuestion> = {},
): Record<string, string> {
  const changes = changesOf(written(files).sources, steps(files, question).flatMap(editsOf));
  const texts = changes.map(({ file, after: text }) => [file.replace(/^environments\/|\.yaml$/g, ''), text] as const);
  return { ...files, ...Object.fromEntries(texts) };
}

/** The key, the kind and the model of a step. */
export const inShort = (step: Step) => [step.key, step.kind, 'to' in step ? step.to.model : ''];
