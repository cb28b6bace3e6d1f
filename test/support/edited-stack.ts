import { overlay } from '../../lib/resolve/overlay';
import { readStacks } from '../../lib/stack/read-stacks';
import { filesIn } from '../../lib/stack/source/working-folder';
import type { Stack } from '../../lib/stack/stack';
import { readStack } from '../../lib/stack/stack';
import { ROOT } from './project';

const FOLDER = 'generated/prod/swedencentral';

/** What is generated in the project itself. */
export const GENERATED_STACKS = readStacks(
  filesIn(ROOT, () => true),
  'the project',
);

const configuration = GENERATED_STACKS.get(FOLDER)?.files.get('cdk.tf.json') ?? '';

/** A stamp of the project with edits merged over its configuration, and files beside it. */
export const over = (edit: unknown, ...files: readonly (readonly [string, string])[]): Stack =>
  readStack(FOLDER, new Map([['cdk.tf.json', JSON.stringify(overlay(JSON.parse(configuration), edit))], ...files]));
