import { findRegion } from '../../catalog/regions';
import { isSkuName, processingPlace } from '../../catalog/skus';
import { reached } from '../../stack/facts/by-id';
import { Facts } from '../../stack/facts/facts';
import type { FactOf } from '../../stack/facts/kinds';
import { isWiderThan, onRequest, spilloverTarget } from '../../stack/facts/spillover';
import type { Stack } from '../../stack/stack';
import type { StackChange } from '../compare/stack-change';
import { comparing, looking } from './comparing';
import type { FindingDraft, ReviewRule } from './review-rule';
import { shown } from './shown';

type Deployment = FactOf<'deployment'>;

export const spillover: ReviewRule = {
  id: 'residency/spillover',
  summary:
    'Requests beyond the capacity of a deployment are sent to another one, may now be processed in more places, or are no longer sent.',
  why: 'The other deployment may process prompts in other places and with another filter, and is billed by the token. Azure does not compare the places.',
  severities: ['critical', 'high', 'notice'],
  looks: [
    comparing('deployment', ['spillover'], ({ before, after }, { change, old, fresh }) => {
      if (!after) return [];
      const [was, is] = [old.nameOf(before?.value.spillover), fresh.nameOf(after.value.spillover)];
      if (was === is || reach(fresh, after)) return [];
      const values = { fields: ['spillover'] as const, before: shown(was), after: shown(is) };
      if (is === undefined)
        return [{ severity: 'notice', message: `requests beyond the capacity of ${nameOf(after)} are refused`, ...values }];
      const message = `requests beyond the capacity of ${nameOf(after)} are sent to ${is}${placeIn(change.after, fresh, after)}`;
      return [{ severity: 'high', message, ...values }];
    }),
    looking((change) => {
      const [old, fresh] = [Facts.of(change.before), Facts.of(change.after)];
      return fresh.all('deployment').flatMap((source) => widened(change, old, fresh, source));
    }),
    looking((change) => {
      const [old, fresh] = [Facts.of(change.before), Facts.of(change.after)];
      return fresh.all('deployment').flatMap((source) => chosen(change, old, fresh, source));
    }),
  ],
};

const nameOf = ({ address, value: { name = address } }: Deployment) => name;

/** Whether the requests that a deployment sends on may be processed in more places than its own type allows, or it is not known where. */
function reach(facts: Facts, source: Deployment | undefined): boolean {
  if (source?.value.spillover === undefined) return false;
  const target = spilloverTarget(facts, source);
  return target === undefined || isWiderThan(target, source);
}

/** A spillover to more places, which can also be due to a change of the other deployment. */
function widened(change: StackChange, old: Facts, fresh: Facts, source: Deployment): FindingDraft[] {
  const before = old.find('deployment', source.address);
  if (!reach(fresh, source)) return [];
  const [was, is] = [old.nameOf(before?.value.spillover), fresh.nameOf(source.value.spillover)];
  if (was === is && reach(old, before)) return [];
  const [attribute = ''] = source.form.fields.spillover.paths;
  return [
    {
      severity: 'critical',
      message: `requests beyond the capacity of ${nameOf(source)}, which processes prompts in ${placeOf(change.after, source)}, are sent to ${is ?? ''}${placeIn(change.after, fresh, source)}`,
      ...{
        address: source.address,
        attribute,
        consumed: [{ address: source.address, paths: source.form.fields.spillover.paths }],
      },
      ...(was === is ? {} : { before: shown(was), after: shown(is) }),
    },
  ];
}

/** Where the other deployment processes prompts, as a relative clause. */
function placeIn(stack: Stack | undefined, facts: Facts, source: Deployment): string {
  const target = spilloverTarget(facts, source);
  return target
    ? `, which processes prompts in ${placeOf(stack, target)}`
    : ', which is not in this stack: it is not known where it processes prompts';
}

function placeOf(stack: Stack | undefined, { value }: Deployment): string {
  const region = findRegion(reached(stack, 'account', value.account)?.value.location ?? '');
  const { sku = '' } = value;
  return isSkuName(sku) && region ? processingPlace(sku, region) : 'a place that is not known';
}

/** Callers of a deployment without spillover can choose another one, which they can also call. */
function chosen(change: StackChange, old: Facts, fresh: Facts, source: Deployment): FindingDraft[] {
  const before = old.find('deployment', source.address);
  const known = new Set(
    before
      ? onRequest(old, before)
          .filter((each) => isWiderThan(each, before))
          .map(nameOf)
      : [],
  );
  return onRequest(fresh, source)
    .filter((each) => isWiderThan(each, source) && !known.has(nameOf(each)))
    .map((each) => ({
      severity: 'notice',
      message: `callers of ${nameOf(source)} can have requests beyond its capacity sent to ${nameOf(each)}, which processes prompts in ${placeOf(change.after, each)}: they name it in the header x-ms-spillover-deployment`,
      address: source.address,
    }));
}
