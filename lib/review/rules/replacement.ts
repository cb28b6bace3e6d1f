import type { Replacement } from '../compare/replacement';
import { replacements } from '../compare/replacement';
import type { StackChange } from '../compare/stack-change';
import { lossWords, nameOf } from './consequences';
import type { Context } from './comparing';
import { consumes, contextOf, looking, pathsOf } from './comparing';
import type { FindingDraft, ReviewRule } from './review-rule';
import { worstOf } from './review-rule';

/** Replaced by design, without a gap, when a word changes. The changed words are reported instead. */
const BY_DESIGN: readonly (string | undefined)[] = ['action', 'blocklist'];

/** Fields that make an assignment another right, which is reported by the rules about rights. */
const RIGHT = ['condition', 'principal', 'role', 'scope'] as const;

/** Whether another rule reports the replacement. */
function isElsewhere({ fresh, change }: Context, { resource: { address } }: Replacement): boolean {
  if (BY_DESIGN.includes(fresh.at(address)?.kind)) return true;
  const grant = fresh.find('grant', address);
  if (!grant) return false;
  const right = pathsOf({ address, after: grant }, RIGHT);
  return change.resources.some((each) => each.address === address && each.attributes.some(({ path }) => right.includes(path)));
}

export const replacement: ReviewRule = {
  id: 'replacement/forced',
  summary: 'A change cannot be made in place, so Terraform deletes the resource and creates a new one.',
  why: 'Between the two steps, the resource does not exist. The new one does not have the content of the old one.',
  severities: ['critical', 'high', 'notice'],
  looks: [
    looking((change, inputs) => {
      const context = contextOf(change, inputs);
      const all = replacements(change).filter((each) => !isElsewhere(context, each));
      const found = new Set(all.map(({ resource }) => resource.address));
      // A replacement that another one causes is part of the finding about the root cause.
      const roots = all.filter(({ causedBy }) => causedBy === undefined || !found.has(causedBy));
      return roots.map((root) => draftOf(change, root, dependents(root, all)));
    }),
  ],
};

function dependents(root: Replacement, all: readonly Replacement[], seen = new Set<string>()): string[] {
  return all
    .filter(({ causedBy, resource }) => causedBy === root.resource.address && !seen.has(resource.address))
    .flatMap((each) => {
      seen.add(each.resource.address);
      return [each.resource.address, ...dependents(each, all, seen)];
    });
}

function draftOf(change: StackChange, { resource, paths, certain }: Replacement, others: readonly string[]): FindingDraft {
  const { severity, meaning } = lossWords(change, resource, 'replace');
  const severities = [
    severity,
    ...others.map((address) => lossWords(change, { address, type: address.split('.')[0] ?? '' }, 'replace').severity),
  ];
  const attributes = change.resources.find(({ address }) => address === resource.address)?.attributes ?? [];
  return {
    severity: worstOf(severities) ?? severity,
    message:
      `${resource.address}${nameOf(resource)} is deleted and created again: ${meaning}` +
      (others.length === 0 ? '' : `. With it: ${[...others].sort().join(', ')}`),
    address: resource.address,
    ...(paths[0] === undefined ? {} : { attribute: paths.join(', ') }),
    consumed: [consumes(resource.address, ...attributes.map(({ path }) => path).filter((path) => paths.includes(path)))],
    ...(certain ? {} : { predicted: true as const }),
  };
}
