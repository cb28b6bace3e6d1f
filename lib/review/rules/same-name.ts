import { azureIdentity } from '../compare/azure-identity';
import { createdBeforeDestroyed } from '../compare/create-before-destroy';
import { Facts } from '../../stack/facts/facts';
import { writtenNameOf } from '../../stack/facts/written-name';
import { replacements } from '../compare/replacement';
import type { Resource, Stack } from '../../stack/stack';
import type { StackChange } from '../compare/stack-change';
import { looking } from './comparing';
import type { FindingDraft, ReviewRule } from './review-rule';

/** A resource that Terraform creates in this change, and the one that was at its address before. */
interface Created {
  readonly resource: Resource;
  readonly old?: Resource | undefined;
  readonly certain: boolean;
  /** Whether its own attributes are the cause, not the replacement of another resource. */
  readonly isOwnCause: boolean;
}

export const sameName: ReviewRule = {
  id: 'refused/same-name',
  summary: 'Terraform creates a resource before it destroys the one that has the same name or custom subdomain in Azure.',
  why: 'Azure refuses the new resource while the old one exists, at every apply. Changes that the apply has made until then stay.',
  severities: ['critical'],
  looks: [
    looking((change) => {
      if (change.kind !== 'changed') return [];
      const before = createdBeforeDestroyed(change.before);
      const early = createdBeforeDestroyed(change.after);
      const created = createdIn(change);
      const holders = holdersOf(change, created, (address) => before.has(address) || early.has(address));
      return created.flatMap((each) => [
        ...nameTaken(change, each, holders.get(azureIdentity(change.after, each.resource) ?? '')),
        ...(early.has(each.resource.address) ? subdomainTaken(change, each) : []),
      ]);
    }),
  ],
};

/** The resources that are replaced or new. */
function createdIn(change: StackChange): Created[] {
  const replaced = replacements(change).map(({ resource, certain, causedBy }) => ({
    ...{ resource, certain, isOwnCause: causedBy === undefined },
    old:
      change.resources.find(({ address }) => address === resource.address)?.before ??
      change.before?.resources.get(resource.address),
  }));
  const added = change.resources.flatMap(({ before, after }) =>
    !before && after ? [{ resource: after, certain: true, isOwnCause: true }] : [],
  );
  return [...replaced, ...added];
}

/** The resources that keep a name until the end of the apply: removed or replaced ones that Terraform destroys last. */
function holdersOf(
  { before, resources }: StackChange,
  created: readonly Created[],
  isDestroyedLast: (address: string) => boolean,
): ReadonlyMap<string, Resource> {
  const removed = resources.flatMap(({ before: old, after }) => (old && !after ? [old] : []));
  const replaced = created.flatMap(({ old, resource }) => (old && isDestroyedLast(resource.address) ? [old] : []));
  const last = [...removed.filter(({ address }) => isDestroyedLast(address)), ...replaced];
  return new Map(last.map((resource) => [azureIdentity(before, resource) ?? resource.address, resource]));
}

function nameTaken(
  change: StackChange,
  { resource, old, certain, isOwnCause }: Created,
  holder: Resource | undefined,
): FindingDraft[] {
  if (!holder || !isOwnCause) return [];
  const { address } = resource;
  const name = writtenNameOf(resource) ?? '';
  const isGone = change.resources.some(({ before, after }) => before === holder && !after);
  const advice =
    holder === old
      ? accountOf(change.after, resource)
        ? 'Give names.account a new value, which also changes the default custom subdomain'
        : 'Give it another name'
      : isGone && !old
        ? 'If only the key was renamed, add it under moved in the environment file. Otherwise remove the old one first and deploy that'
        : 'Use two deployments: first give a third name to the resource that has the name now, then give the name to this one';
  return [
    {
      severity: 'critical',
      message: `Azure refuses ${address} at every apply (already exists): it needs the name ${name}, which ${holder === old ? 'the resource that it replaces' : holder.address} has until the end of the apply. ${advice}`,
      address,
      attribute: 'name',
      supersedes: [
        { rule: 'destruction/lost-address', address: holder.address },
        { rule: 'replacement/forced', address },
      ],
      ...(certain ? {} : { predicted: true as const }),
    },
  ];
}

const accountOf = (stack: Stack | undefined, resource: Resource | undefined) =>
  Facts.of(stack).find('account', resource?.address);

/** Custom subdomains are globally unique. */
function subdomainTaken(change: StackChange, { resource, old, certain }: Created): FindingDraft[] {
  const { address } = resource;
  const accounts = [accountOf(change.before, old), accountOf(change.after, resource)];
  const [was, is] = accounts.map((account) => account?.value.subdomain?.toLowerCase());
  if (!old || is === undefined || was !== is) return [];
  if (azureIdentity(change.before, old) === azureIdentity(change.after, resource)) return [];
  return [
    {
      severity: 'critical',
      message: `Azure refuses ${address} at every apply (CustomDomainInUse): it needs the custom subdomain ${is}, which the account that it replaces has until the end of the apply. Give names.account a new value, which also changes the default custom subdomain. If names.customSubdomain is set, give it a new value as well`,
      address,
      attribute: 'custom_subdomain_name',
      ...(certain ? {} : { predicted: true as const }),
    },
  ];
}
