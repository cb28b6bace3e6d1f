import type { Fleet } from '../lib/fleet/fleet';
import type { Stamp } from '../lib/fleet/stamp';
import { governanceFolder, sharedFolder, stampFolder, stateFolder } from '../lib/generated/files';
import { breachesOf } from '../lib/guardrails/breaches';
import type { Promises } from '../lib/guardrails/guardrail';
import { guardrailNamed } from '../lib/guardrails/guardrail';
import type { GuardrailWaiver } from '../lib/guardrails/waiver';
import { judged } from '../lib/guardrails/waiver';
import type { Stack } from '../lib/stack/stack';
import { readStack } from '../lib/stack/stack';
import { CONFIGURATION } from '../lib/stack/terraform-file';
import { addressInApp } from '../lib/stack/waiver-subject';
import { beyond } from './broken-by-overrides';
import { promisesOf } from './promises';
import { readGovernance, readShared, readStamp, readState } from './stack-readings';

/** A stack as the environment files describe it, which an app can add to. */
export interface DescribedStack {
  readonly id: string;
  readonly folder: string;
  readonly promises: Promises;
  /** The stack without additions, if it can break guardrails: with overrides that are waived, for example. */
  readonly described: () => Stack | undefined;
  readonly waivers: readonly GuardrailWaiver[];
  /** How to accept a breach at an address. */
  readonly exception: (guardrail: string, address: string) => string;
}

/** All stacks of a fleet. */
export const describedStacks = (fleet: Fleet): DescribedStack[] => [
  ...fleet.stateAccounts.map(({ value }) => ({
    ...{ id: value.id, folder: stateFolder(value), described: () => readState(value) },
    ...ONLY_STAMPS,
  })),
  ...fleet.governances.map(({ value }) => ({
    ...{ id: value.id, folder: governanceFolder(value), described: () => readGovernance(value) },
    ...ONLY_STAMPS,
  })),
  ...fleet.shared.map(({ value }) => ({
    ...{ id: value.id, folder: sharedFolder(value), described: () => readShared(value) },
    ...ONLY_STAMPS,
  })),
  ...fleet.stamps.map(({ value: stamp }) => ({
    ...{ id: stamp.id, folder: stampFolder(stamp), promises: promisesOf(fleet, stamp), waivers: waiversOf(stamp) },
    described: () => (stamp.overrides.length > 0 ? readStamp(stamp) : undefined),
    exception: (guardrail: string, address: string) =>
      `; for an exception, waive ${guardrail} for app.${address} in environments/${stamp.environment}.yaml`,
  })),
];

const ONLY_STAMPS = { promises: {}, waivers: [], exception: () => '. This stack cannot have waivers' } as const;

/** The waivers of an environment for what its app adds. */
const waiversOf = ({ waivers }: Stamp): GuardrailWaiver[] =>
  waivers.flatMap((waiver) => {
    const rule = guardrailNamed(waiver.rule);
    const subject = addressInApp(waiver.subject);
    return rule === undefined || subject === undefined ? [] : [{ ...waiver, rule, subject }];
  });

/**
 * The guardrails that a stack breaks only with what an app adds, as error messages. The rules have checked the environment files.
 *
 * @param made the configuration that CDKTF generates for the stack
 */
export function addedBreaches(stack: DescribedStack, made: unknown, today: string): string[] {
  const { folder, promises, described, waivers, exception } = stack;
  const all = breachesOf(readStack(folder, new Map([[CONFIGURATION, JSON.stringify(made)]])), promises);
  const without = all.length > 0 ? described() : undefined;
  const added = beyond(all, without ? breachesOf(without, promises) : []);
  return judged(added, waivers, today)
    .broken.filter(({ severity }) => severity === 'error')
    .map(
      ({ guardrail, message, help, address }) =>
        `${guardrail}: ${message}. To correct it, ${help}${exception(guardrail, address ?? '<address>')}`,
    );
}
