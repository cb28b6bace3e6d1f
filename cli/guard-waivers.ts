import { readFileSync } from 'node:fs';
import { fileFault } from './file-fault';
import { Layers } from '../lib/source/layers';
import { ProblemList } from '../lib/resolve/problem-list';
import { SourceFile } from '../lib/source/source-file';
import { waivers as waiverSettings } from '../lib/settings/waiver-settings';
import { GUARDRAIL_IDS, guardrailNamed } from '../lib/guardrails/guardrail';
import type { GuardrailWaiver } from '../lib/guardrails/waiver';
import { waiverFault } from '../lib/guardrails/waiver';
import { waivesEverything, ONE_ADDRESS } from '../lib/stack/waiver-subject';
import { problemReport } from '../lib/report/problem-report';

/**
 * Reads waivers of guardrails from a separate file, in the form of environment files, with or without the key `waivers`.
 *
 * @throws if the file cannot be read, or a waiver in it is malformed or names no guardrail
 */
export function readWaivers(file: string): GuardrailWaiver[] {
  const source = new SourceFile(file, textOf(file));
  const problems = new ProblemList();
  problems.add(...source.problems);
  const prefix = isBelowKey(source.value) ? [KEY] : [];
  const written = isBelowKey(source.value) ? source.value[KEY] : source.value;
  const layer = { source, prefix };
  const parsed = written === undefined ? undefined : problems.parse(waiverSettings, written, new Layers([layer], layer));
  const waivers = Object.entries(parsed ?? {}).flatMap(([key, waiver]): GuardrailWaiver[] => {
    const rule = guardrailNamed(waiver.rule);
    const fault = waiverFault(waiver);
    if (fault !== undefined)
      problems.add({
        ...{ severity: 'error', rule: 'waivers/invalid', message: `the waiver is not valid: ${fault}` },
        location: source.locate([...prefix, key]),
      });
    if (waivesEverything(waiver.subject))
      problems.add({
        ...{ severity: 'error', rule: 'waivers/subject', message: 'the waiver must name the address of one resource' },
        ...{ location: source.locate([...prefix, key, 'subject']), help: ONE_ADDRESS },
      });
    // Environment files use this prefix.
    if (rule !== undefined) return [{ ...waiver, rule, subject: waiver.subject.replace(/^(?:overrides|app)\./, '') }];
    problems.add({
      ...{ severity: 'error', rule: 'waivers/rule', message: `there is no guardrail '${waiver.rule}'` },
      location: source.locate([...prefix, key, 'rule']),
      help: `write one of: ${GUARDRAIL_IDS.join(', ')}`,
    });
    return [];
  });
  if (problems.all.length > 0)
    throw new Error(`${file} is not a valid file of waivers:\n${problemReport(problems.all, [source])}`);
  return waivers;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`--waivers ${file} cannot be read: ${fileFault(error)}`, { cause: error });
  }
}

const KEY = 'waivers';

/** Whether the only key of a file is the key for waivers in environment files. */
const isBelowKey = (value: unknown): value is { readonly [KEY]: unknown } =>
  typeof value === 'object' &&
  value !== null &&
  Object.keys(value).join() === KEY &&
  !isWaiver((value as { [KEY]: unknown })[KEY]);

/** Whether a value is a waiver: a waiver can itself have the key `waivers`. */
const isWaiver = (value: unknown) =>
  typeof value === 'object' && value !== null && typeof (value as { rule?: unknown }).rule === 'string';
