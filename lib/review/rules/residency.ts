import { publisherOf } from '../../catalog/publishers';
import { allowsPlace, allowsProcessing, residencyWords } from '../../catalog/residency';
import type { Residency } from '../../catalog/residency';
import type { Region } from '../../catalog/regions';
import { ALL_REGION_NAMES, findRegion, regionOf } from '../../catalog/regions';
import type { SkuName } from '../../catalog/skus';
import { isSkuName, isWider as reachesFurther, processingPlace, SKU_NAMES } from '../../catalog/skus';
import type { Deployment } from '../../stack/facts/deployment';
import { Facts } from '../../stack/facts/facts';
import type { Ref } from '../../stack/facts/field';
import { SINKS } from '../../stack/facts/logging';
import { reached } from '../../stack/facts/by-id';
import type { Stack } from '../../stack/stack';
import type { StackChange } from '../compare/stack-change';
import type { Context, FactPair, PairDraft } from './comparing';
import { comparing, looking } from './comparing';
import type { Look, ReviewRule } from './review-rule';
import { shown } from './shown';

export const processing: ReviewRule = {
  id: 'residency/processing',
  summary: 'Prompts may be processed in other places than before.',
  why: 'The deployment type determines where Azure may process prompts and completions: in the region, in its data zone, or anywhere.',
  severities: ['critical', 'high', 'notice'],
  looks: [
    comparing('deployment', ['sku', 'account'], (pair, context) =>
      publisherOf(pair.after?.value.format ?? '')?.processing === 'publisher' ? [] : processingOf(pair, context).map(aboutSku),
    ),
    comparing('deployment', ['format'], publisherChange),
  ],
};

/** A deployment whose prompts its publisher processes, or may process. The deployment type does not limit where. */
function publisherChange({ before, after }: FactPair<'deployment'>, { change }: Context): PairDraft<'deployment'>[] {
  const [was, is] = [before?.value.format, after?.value.format];
  if (is === undefined || was === is) return [];
  const { processing: by = 'unknown' } = publisherOf(is) ?? {};
  if (by === 'azure') return [];
  const { residency = 'region' } = change.after?.notes ?? {};
  const what = `the prompts to the deployment ${after?.value.name ?? ''}`;
  return [
    {
      severity: residency === 'global' ? 'high' : 'critical',
      message:
        by === 'publisher'
          ? `${is} processes ${what} itself, and may do so outside Azure; the environment allows ${residencyWords(residency)}`
          : `it is not known whether ${is} or Azure processes ${what}; the environment allows ${residencyWords(residency)}`,
      ...(was === undefined ? {} : { before: was }),
      ...{ after: is, fields: ['format'] },
    },
  ];
}

/** Limits the finding to `sku`, so that it explains nothing else of a new deployment. */
const aboutSku = (reported: PairDraft<'deployment'>): PairDraft<'deployment'> => ({ ...reported, fields: ['sku'] });

function processingOf({ before, after }: FactPair<'deployment'>, { change }: Context): PairDraft<'deployment'>[] {
  const [then, now] = [whereOf(change.before, before?.value), whereOf(change.after, after?.value)];
  if (after && !now && (then ?? before?.value.sku !== after.value.sku))
    return [
      {
        ...{ severity: 'critical', message: UNKNOWN_PLACE, after: shown(after.value.sku) },
        ...(before ? { before: shown(before.value.sku) } : {}),
      },
    ];
  if (!now || (then?.sku === now.sku && then.region.name === now.region.name)) return [];
  const [was, is] = [then && processingPlace(then.sku, then.region), processingPlace(now.sku, now.region)];
  const about = { ...(was === undefined ? {} : { before: was }), after: is };
  const outside = outsideOf(change, now);
  if (outside !== undefined)
    return [{ severity: 'critical', message: `prompts may now be processed in ${is}: ${outside}`, ...about }];
  if (!then || was === is) return [];
  if (reachesFurther(then.sku, now.sku))
    return [{ severity: 'notice', message: `prompts are now processed only in ${is}`, ...about }];
  return [{ severity: 'high', message: `prompts may now be processed in ${is}`, ...about }];
}

/** A deployment type or region that the catalog does not have can mean processing anywhere. */
const UNKNOWN_PLACE =
  'it is not known where prompts are processed: the kit does not know this deployment type, or the region of the account';

/** The residency that the place violates, as text: the new one or the previous one of the environment; undefined: none. */
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

function whereOf(stack: Stack | undefined, deployment: Deployment | undefined): Where | undefined {
  // The region of an account outside the stack is not known.
  const region = findRegion(reached(stack, 'account', deployment?.account)?.value.location ?? '');
  const sku = deployment?.sku ?? '';
  return isSkuName(sku) && region ? { sku, region } : undefined;
}

const regionOfAccount = (facts: Facts) =>
  facts
    .all('account')
    .map(({ value }) => findRegion(value.location ?? ''))
    .find((region) => region !== undefined);

export const policy: ReviewRule = {
  id: 'residency/policy',
  summary: 'The residency of the environment changes.',
  why: 'Every deployment, endpoint and log of the environment is checked against its residency.',
  severities: ['critical', 'notice'],
  looks: [
    looking(({ kind, before, after }) => {
      const [old, fresh] = [before?.notes.residency, after?.notes.residency];
      if (kind !== 'changed' || JSON.stringify(old) === JSON.stringify(fresh)) return [];
      if (!fresh) return [{ severity: 'critical', message: 'the environment no longer states where prompts may be processed' }];
      if (!old)
        return [
          {
            severity: 'notice',
            message: `the environment now states where prompts may be processed: ${residencyWords(fresh)}`,
          },
        ];
      return [
        {
          severity: isWider(old, fresh, regionOfAccount(Facts.of(after))) ? 'critical' : 'notice',
          message: `the environment now allows ${residencyWords(fresh)}`,
          ...{ before: residencyWords(old), after: residencyWords(fresh) },
        },
      ];
    }),
  ],
};

/** Whether the new residency allows a place or a deployment type that the old one does not. */
function isWider(old: Residency, fresh: Residency, home: Region | undefined): boolean {
  const homes = home ? [home] : ALL_REGION_NAMES.map(regionOf);
  const more = (allows: (residency: Residency) => boolean) => allows(fresh) && !allows(old);
  return homes.some(
    (region) =>
      SKU_NAMES.some((sku) => more((residency) => allowsProcessing(residency, sku, region))) ||
      ALL_REGION_NAMES.some((name) => more((residency) => allowsPlace(residency, region, regionOf(name)))),
  );
}

export const place: ReviewRule = {
  id: 'residency/place',
  summary: 'A resource that stores data moves to another region.',
  why: 'Data at rest stays in the region of the account, and logs in the region of their workspace.',
  severities: ['critical', 'high'],
  looks: [placeOf('account'), placeOf('workspace'), placeOf('storage')],
};

function placeOf(of: 'account' | 'storage' | 'workspace'): Look {
  return comparing(of, ['location'], ({ before, after }, { change }) => {
    if (before?.value.location === undefined || after?.value.location === undefined) return [];
    if (before.value.location === after.value.location) return [];
    const [old, fresh] = [before, after].map(({ value }) => findRegion(value.location ?? ''));
    const allowed = change.before?.notes.residency;
    const inside = !allowed || !old || !fresh || allowsPlace(allowed, old, fresh);
    return [
      {
        severity: inside ? 'high' : 'critical',
        message: inside ? 'data is stored in another region' : 'data is stored outside the residency of the environment',
        ...{ before: shown(before.value.location), after: shown(after.value.location) },
      },
    ];
  });
}

export const logs: ReviewRule = {
  id: 'residency/logs',
  summary: 'Logs are sent to another destination.',
  why: 'Logs show who made what kind of request and when. The ID of a workspace or storage account does not show its region.',
  severities: ['high'],
  looks: SINKS.map((sink) =>
    comparing('logSetting', [sink], ({ before, after }, { change, old, fresh }) => {
      if (change.kind !== 'changed') return [];
      const [was, is] = [old.nameOf(before?.value[sink]), fresh.nameOf(after?.value[sink])].map((name) =>
        name?.split('/').at(-1),
      );
      if (was === is || is === undefined) return [];
      // A setting with a new address may send logs to the same destination as an earlier setting.
      const isKnown = old.all('logSetting').some(({ value }) => old.nameOf(value[sink])?.split('/').at(-1) === is);
      if (!before && isKnown) return [];
      const region = locationOf(fresh, after?.value[sink]);
      const message = `logs are sent to another destination${region === undefined ? ': make sure that you know its region' : `, in ${region}`}`;
      return [{ severity: 'high', message, ...(was === undefined ? {} : { before: was }), after: is, fields: [sink] }];
    }),
  ),
};

/** The region of a workspace or storage account of the stack. */
function locationOf(facts: Facts, sink: Ref | undefined): string | undefined {
  const made = facts.referred('workspace', sink) ?? facts.referred('storage', sink);
  return findRegion(made?.value.location ?? '')?.displayName;
}
