import { howToUnprotect, isProtected, replacedTogether } from '../compare/protection';
import { replacements } from '../compare/replacement';
import type { Resource } from '../../stack/stack';
import type { StackChange } from '../compare/stack-change';
import { lossWords, nameOf } from './consequences';
import { isForgotten, successorOf } from './destruction';
import { listed } from './listed';
import { consumes, everythingOf, looking } from './comparing';
import type { FindingDraft, ReviewRule } from './review-rule';

export const protectionDropped: ReviewRule = {
  id: 'refused/protection-dropped',
  summary: 'A resource is no longer protected from deletion, or a protected resource is removed from the configuration.',
  why: 'Without prevent_destroy, or without the resource block that has it, Terraform destroys the resource without an error.',
  severities: ['critical', 'high'],
  looks: [
    looking((change) => {
      if (change.kind !== 'changed') return [];
      const off = change.resources.flatMap(({ before, after }) =>
        after && isProtected(before) && !isProtected(after) ? [after.address] : [],
      );
      const replaced = replacedWithIt(change, off);
      const rest = off.filter((address) => !replaced.some(({ addresses }) => addresses.includes(address)));
      return [...replaced.map(({ draft }) => draft), ...(rest.length === 0 ? [] : [offAlone(rest)]), ...vanished(change)];
    }),
  ],
};

/** Resources that lose their protection in the same change that replaces them. */
const replacedWithIt = (change: StackChange, off: readonly string[]) =>
  replacedTogether(replacements(change)).flatMap(({ root, resources }) => {
    const addresses = resources.map(({ address }) => address).filter((address) => off.includes(address));
    if (addresses.length === 0) return [];
    const draft: FindingDraft = {
      severity: 'critical',
      message: `${listed(addresses)} ${addresses.length === 1 ? 'loses its' : 'lose their'} protection (prevent_destroy) in the same change that replaces ${addresses.length === 1 ? 'it' : 'them'}. Make two changes, each reviewed and deployed: first ${howToUnprotect(change)}, then change ${root.paths.join(', ')}`,
      address: root.resource.address,
      attribute: PROTECTION,
      consumed: addresses.map((address) => consumes(address, PROTECTION)),
      ...(root.certain ? {} : { predicted: true as const }),
    };
    return [{ addresses, draft }];
  });

const PROTECTION = 'lifecycle.prevent_destroy';

const offAlone = (addresses: readonly string[]): FindingDraft => ({
  severity: 'high',
  message: `Terraform no longer refuses a plan that destroys or replaces ${listed(addresses)}. Protect ${addresses.length === 1 ? 'it' : 'them'} again as soon as the change that needs this is deployed`,
  ...(addresses.length === 1 ? { address: addresses[0] } : {}),
  attribute: PROTECTION,
  consumed: addresses.map((address) => consumes(address, PROTECTION)),
});

/** Protected resources whose blocks are removed. Terraform protects only resources in the configuration. */
function vanished(change: StackChange): FindingDraft[] {
  return change.resources
    .filter(({ before, after }) => isProtected(before) && !after)
    .filter((each) => !isForgotten(change, each.address) && !successorOf(change, each))
    .flatMap(({ before }) => (before ? [removed(change, before)] : []));
}

function removed(change: StackChange, resource: Resource): FindingDraft {
  const { address } = resource;
  const { meaning: loss } = lossWords(change, resource, 'destroy');
  return {
    severity: 'critical',
    message: `${address}${nameOf(resource)} was protected and is removed from the configuration: this also removes prevent_destroy, and Terraform destroys the resource: ${loss}. Make two changes, each reviewed and deployed: first ${howToUnprotect(change)}, then remove it`,
    address,
    consumed: everythingOf(address),
    supersedes: [{ rule: 'destruction/resource', address }],
  };
}
