import { attributeChanges } from '../compare/attribute-changes';
import type { DriftedResource } from '../compare/plan';
import type { StackChange } from '../compare/stack-change';
import { keysTurnedOn } from './drift-keys';
import { looking } from './comparing';
import type { FindingDraft, ReviewRule } from './review-rule';

/** Attributes that Azure changes, or that are of no use to a reviewer. */
const QUIET = /^(etag|id|output|timeouts|.*_key|.*connection_string|sensitive_.*)$/;

export const drift: ReviewRule = {
  id: 'drift/changed',
  summary: 'A resource was changed outside of Terraform. Only a plan shows it.',
  why: 'A person or Azure changed it. The next apply restores the values in the configuration.',
  severities: ['high'],
  looks: [looking(({ plan }) => (plan?.drift ?? []).flatMap(drifted))],
};

function drifted(resource: DriftedResource): FindingDraft[] {
  const { address, type, before, after } = resource;
  if (!after)
    return [{ severity: 'high', address, message: `${address} was deleted outside of Terraform: it is created again` }];
  // Request and response bodies may contain confidential words, so only the names of changed attributes are reported.
  const paths = attributeChanges(before, after)
    .map(({ path }) => path)
    .filter((path) => !QUIET.test(path.split('.')[0] ?? '') && path !== keysTurnedOn(resource));
  if (paths.length === 0 || type === 'azapi_resource_action') return [];
  return [{ severity: 'high', address, message: `${address} was changed outside of Terraform: ${paths.join(', ')}` }];
}

export const pending: ReviewRule = {
  id: 'drift/pending',
  summary: 'A plan changes something that is not part of this change. Only a plan shows it.',
  why: 'The plan reverts a manual change, or applies an earlier change that was never applied.',
  severities: ['high'],
  looks: [
    looking((change) => {
      if (!change.plan || change.kind === 'added') return [];
      const known = new Set([...changedAddresses(change), ...change.plan.drift.map(({ address }) => address)]);
      const others = change.plan.changes.filter(({ action, address }) => action !== 'delete' && !known.has(address));
      if (others.length === 0) return [];
      const list = others.map(({ action, address }) => `${address} (${action})`);
      return [
        { severity: 'high', message: `the plan also changes resources that are not part of this change: ${list.join(', ')}` },
      ];
    }),
  ],
};

export const partialPlan: ReviewRule = {
  id: 'drift/partial-plan',
  summary: 'A plan does not contain everything that Terraform will do.',
  why: 'Terraform can replace or destroy resources that the plan leaves out, and the review cannot report it. The same is true of drift.',
  severities: ['high'],
  looks: [
    looking(({ plan }) => {
      if (plan?.partial === undefined) return [];
      const why =
        plan.partial === 'errored'
          ? 'the plan ended with an error: it has only the changes that Terraform had found until then'
          : 'the plan is not complete: it was made for some resources only, or defers others';
      return [{ severity: 'high', message: why }];
    }),
  ],
};

/** The addresses that differ in the committed files, and those that refer to them. */
function changedAddresses({ resources, after }: StackChange): ReadonlySet<string> {
  const known = new Set(resources.map(({ address }) => address));
  for (let size = -1; size !== known.size;) {
    size = known.size;
    for (const { address, attributes } of after?.resources.values() ?? []) {
      if (known.has(address)) continue;
      const text = JSON.stringify(attributes);
      if ([...known].some((each) => text.includes(`\${${each}.`))) known.add(address);
    }
  }
  return known;
}
