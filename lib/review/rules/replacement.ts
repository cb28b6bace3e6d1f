import type { Replacement } from '../compare/replacement';
import { replacements } from '../compare/replacement';
import type { StackChange } from '../compare/stack-change';
import { lossWords, nameOf } from './consequences';
import type { Context } from './comparing';
import { consumes, contextOf, looking, pathsOf } from './comparing';
import type { FindingDraft, ReviewRule } from './review-rule';
import { worstOf } from './review-rule';

/** Replaced by design whenever a word changes, without a gap: reported as words. */
const BY_DESIGN: readonly (string | undefined)[] = ['action', 'blocklist'];

/** What makes another right of an assignment: reported as a right that somebody gets, loses or has otherwise. */
const RIGHT = ['condition', 'principal', 'role', 'scope'] as const;

/** Whether another rule says what the replacement means. */
function isElsewhere({ fresh, change }: Context, { resource: { address } }: Replacement): boolean {
  if (BY_DESIGN.includes(fresh.at(address)?.kind)) return true;
  const grant = fresh.find('grant', address);
  if (!grant) return false;
  const right = pathsOf({ address, after: grant }, RIGHT);
  return change.resources.some((each) => each.address === address && each.attributes.some(({ path }) => right.includes(path)));
}

export const replacement: ReviewRule = {
  id: 'replacement/forced',
  summary: 'A change cannot be made in place: Terraform deletes the resource and creates another one.',
  why: 'Between the two there is nothing, and what the old one held does not come back.',
  severities: ['critical', 'high', 'notice'],
  looks: [
    looking((change, inputs) => {
      const context = contextOf(change, inputs);
      const all = replacements(change).filter((each) => !isElsewhere(context, each));
      const found = new Set(all.map(({ resource }) => resource.address));
      // What is replaced only because something else is, is reported with that.
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
