import { allowsPlace, allowsProcessing, residencyWords } from '../../catalog/residency';
import type { Residency } from '../../catalog/residency';
import type { Region } from '../../catalog/regions';
import { findRegion, REGION_NAMES, regionOf } from '../../catalog/regions';
import type { ProcessingScope, SkuName } from '../../catalog/skus';
import { isSkuName, processingPlace, SKU_NAMES, skuOf } from '../../catalog/skus';
import { textAt } from '../../stack/json';
import type { JsonObject } from '../../stack/json';
import { referred, resolvedName } from '../../stack/references';
import type { Stack } from '../../stack/stack';
import { ofType } from '../../stack/stack';
import type { StackChange } from '../compare/stack-change';
import { SINKS } from './logging';
import type { Observation, ReviewRule } from './review-rule';
import { attributePairs, pairs } from './pairs';
import { shown } from './shown';

const REACH: Readonly<Record<ProcessingScope, number>> = { region: 0, dataZone: 1, global: 2 };

export const processing: ReviewRule = {
  id: 'residency/processing',
  summary: 'Prompts may be processed in other places than before.',
  why: 'The deployment type says where Azure may process prompts and completions: in the region, in its data zone, or anywhere.',
  severities: ['critical', 'high', 'notice'],
  check: (change) => pairs(change, 'azurerm_cognitive_deployment').flatMap((pair) => processingOf(change, pair)),
};

function processingOf(change: StackChange, { address, before, after }: ReturnType<typeof pairs>[number]): Observation[] {
  const [old, fresh] = [whereOf(change.before, before), whereOf(change.after, after)];
  if (after && !fresh && skuNameOf(before) !== skuNameOf(after)) return [unknownPlace(address, before, after)];
  if (!fresh || (old?.sku === fresh.sku && old.region.name === fresh.region.name)) return [];
  const [was, is] = [old && processingPlace(old.sku, old.region), processingPlace(fresh.sku, fresh.region)];
  const about = { address, attribute: 'sku.name', ...(was === undefined ? {} : { before: was }), after: is };
  const outside = outsideOf(change, fresh);
  if (outside !== undefined)
    return [{ severity: 'critical', message: `prompts may now be processed in ${is}: ${outside}`, ...about }];
  if (!old || was === is) return [];
  const wider = REACH[skuOf(fresh.sku).scope] - REACH[skuOf(old.sku).scope];
  if (wider < 0) return [{ severity: 'notice', message: `prompts are only processed in ${is} now`, ...about }];
  return [{ severity: 'high', message: `prompts may now be processed in ${is}`, ...about }];
}

/** What the catalogue does not know may be processed anywhere. */
const unknownPlace = (address: string, before: JsonObject | undefined, after: JsonObject): Observation => ({
  severity: 'critical',
  message:
    'nobody knows where prompts will be processed: the kit does not know this deployment type, or the region of the account',
  ...{ address, attribute: 'sku.name', after: skuNameOf(after) },
  ...(before ? { before: skuNameOf(before) } : {}),
});

const skuNameOf = (deployment: JsonObject | undefined) => textAt(deployment, 'sku.name') ?? 'not set';

/** The promise that a place breaks: what the environment allows, or allowed until now; undefined: none. */
function outsideOf({ before, after }: StackChange, { sku, region }: Where): string | undefined {
  const [old, fresh] = [before?.notes.residency, after?.notes.residency];
  if (fresh !== undefined && !allowsProcessing(fresh, sku, region)) return `the environment allows ${residencyWords(fresh)}`;
  if (old !== undefined && !allowsProcessing(old, sku, region))
    return `until now the environment allowed ${residencyWords(old)}`;
  return undefined;
}

interface Where {
  readonly sku: SkuName;
  readonly region: Region;
}

function whereOf(stack: Stack | undefined, deployment: JsonObject | undefined): Where | undefined {
  const sku = textAt(deployment, 'sku.name') ?? '';
  const account = referred(stack, textAt(deployment, 'cognitive_account_id'));
  const region = account ? findRegion(textAt(account.attributes, 'location') ?? '') : regionOfAccount(stack);
  return isSkuName(sku) && region ? { sku, region } : undefined;
}

const regionOfAccount = (stack: Stack | undefined) =>
  ofType(stack, 'azurerm_cognitive_account')
    .map(({ attributes }) => findRegion(textAt(attributes, 'location') ?? ''))
    .find((region) => region !== undefined);

export const policy: ReviewRule = {
  id: 'residency/policy',
  summary: 'What the environment allows of processing changes.',
  why: 'The residency is the promise that every deployment, endpoint and log of the environment is held against.',
  severities: ['critical', 'notice'],
  check: ({ kind, before, after }) => {
    const [old, fresh] = [before?.notes.residency, after?.notes.residency];
    if (kind !== 'changed' || JSON.stringify(old) === JSON.stringify(fresh)) return [];
    if (!fresh) return [{ severity: 'critical', message: 'the environment no longer says where prompts may be processed' }];
    if (!old)
      return [{ severity: 'notice', message: `the environment says from now on what it allows: ${residencyWords(fresh)}` }];
    return [
      {
        severity: isWider(old, fresh, regionOfAccount(after)) ? 'critical' : 'notice',
        message: `from now on the environment allows ${residencyWords(fresh)}`,
        ...{ before: residencyWords(old), after: residencyWords(fresh) },
      },
    ];
  },
};

/** Whether there is a place or a deployment type that only the second allows. */
function isWider(old: Residency, fresh: Residency, home: Region | undefined): boolean {
  const homes = home ? [home] : REGION_NAMES.map(regionOf);
  const more = (allows: (residency: Residency) => boolean) => allows(fresh) && !allows(old);
  return homes.some(
    (region) =>
      SKU_NAMES.some((sku) => more((residency) => allowsProcessing(residency, sku, region))) ||
      REGION_NAMES.some((name) => more((residency) => allowsPlace(residency, region, regionOf(name)))),
  );
}

export const place: ReviewRule = {
  id: 'residency/place',
  summary: 'Something that holds data moves to another region.',
  why: 'Data at rest stays in the region of the account; logs, in that of their workspace.',
  severities: ['critical', 'high'],
  check: (change) =>
    ['azurerm_cognitive_account', 'azurerm_log_analytics_workspace', 'azurerm_storage_account'].flatMap((type) =>
      attributePairs(change, type, 'location').flatMap(({ address, isNew, before, after }): Observation[] => {
        if (isNew || before === after) return [];
        const [old, fresh] = [before, after].map((name) => findRegion(typeof name === 'string' ? name : ''));
        const allowed = change.before?.notes.residency;
        const inside = !allowed || !old || !fresh || allowsPlace(allowed, old, fresh);
        return [
          {
            severity: inside ? 'high' : 'critical',
            message: inside ? 'data is kept in another region' : 'data leaves what the residency of the environment allows',
            ...{ address, attribute: 'location', before: shown(before), after: shown(after) },
          },
        ];
      }),
    ),
};

export const logs: ReviewRule = {
  id: 'residency/logs',
  summary: 'Logs go to another place.',
  why: 'Logs say who asked what kind of thing and when. Nothing in the ID of a workspace tells in which region it is.',
  severities: ['high'],
  check: (change) =>
    change.kind === 'changed'
      ? SINKS.flatMap((sink) =>
          attributePairs(change, 'azurerm_monitor_diagnostic_setting', sink).flatMap(
            ({ address, before, after }): Observation[] => {
              const [old, fresh] = [sinkName(change.before, before), sinkName(change.after, after)];
              if (old === fresh || fresh === undefined) return [];
              const about = { address, attribute: sink, ...(old === undefined ? {} : { before: old }), after: fresh };
              return [{ severity: 'high', message: 'logs go to another place: make sure in which region it is', ...about }];
            },
          ),
        )
      : [],
};

const sinkName = (stack: Stack | undefined, value: unknown) =>
  typeof value === 'string' ? resolvedName(stack, value)?.split('/').at(-1) : undefined;

export const spillover: ReviewRule = {
  id: 'residency/spillover',
  summary: 'Requests beyond the capacity of a deployment go to another one, or no longer do.',
  why: 'The other deployment may process prompts in other places, with another filter, and is paid for by the token.',
  severities: ['high', 'notice'],
  check: ({ kind, resources }) =>
    kind === 'changed'
      ? resources.flatMap(({ address, attributes }) =>
          attributes
            .filter(({ path }) => /spillover/i.test(path))
            .map(({ path, before, after }): Observation => {
              const message =
                after === undefined ? 'requests beyond the capacity are refused' : 'requests beyond the capacity go elsewhere';
              const about = { address, attribute: path, before: shown(before), after: shown(after) };
              return { severity: after === undefined ? 'notice' : 'high', message, ...about };
            }),
        )
      : [],
};
