import { overlay } from '../../lib/resolve/overlay';
import { readStacks } from '../../lib/stack/read-stacks';
import type { Stack } from '../../lib/stack/stack';
import { readStack } from '../../lib/stack/stack';
import { exampleFiles } from './project';

const FOLDER = 'generated/prod/swedencentral';

/** The generated stacks of an example. */
export const GENERATED_STACKS = readStacks(exampleFiles('dev-and-prod'), 'the example');

const configuration = GENERATED_STACKS.get(FOLDER)?.files.get('cdk.tf.json') ?? '';

/** A stamp of the example with edits merged over its configuration, and files beside it. */
export const over = (edit: unknown, ...files: readonly (readonly [string, string])[]): Stack =>
  readStack(FOLDER, new Map([['cdk.tf.json', JSON.stringify(overlay(JSON.parse(configuration), edit))], ...files]));
