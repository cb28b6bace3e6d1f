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
  /** Whether it is created because of its own attributes, and not because of another resource that is replaced. */
  readonly isByItself: boolean;
}

export const sameName: ReviewRule = {
  id: 'refused/same-name',
  summary: 'Terraform creates a resource before it destroys the one that has the same name or custom subdomain in Azure.',
  why: 'Azure refuses the new resource as long as the old one exists, at every apply. What the apply did until then stays.',
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

/** What is replaced and what is new. */
function createdIn(change: StackChange): Created[] {
  const replaced = replacements(change).map(({ resource, certain, causedBy }) => ({
    ...{ resource, certain, isByItself: causedBy === undefined },
    old:
      change.resources.find(({ address }) => address === resource.address)?.before ??
      change.before?.resources.get(resource.address),
  }));
  const added = change.resources.flatMap(({ before, after }) =>
    !before && after ? [{ resource: after, certain: true, isByItself: true }] : [],
  );
  return [...replaced, ...added];
}

/** What holds a name until the end of the apply: what is removed or replaced, where Terraform destroys it last. */
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
  { resource, old, certain, isByItself }: Created,
  holder: Resource | undefined,
): FindingDraft[] {
  if (!holder || !isByItself) return [];
  const { address } = resource;
  const name = writtenNameOf(resource) ?? '';
  const isGone = change.resources.some(({ before, after }) => before === holder && !after);
  const way =
    holder === old
      ? accountOf(change.after, resource)
        ? 'Give names.account a new value; the default custom subdomain follows it'
        : 'Give it another name'
      : isGone && !old
        ? 'If only the key was renamed, write it under moved in the environment file; otherwise remove the old one first and deploy that'
        : 'Do it in two deployments: first give the one that has the name now a third name, then give the name to this one';
  return [
    {
      severity: 'critical',
      message: `Azure refuses ${address} at every apply (already exists): it needs the name ${name}, which ${holder === old ? 'the resource that it replaces' : holder.address} has until the end of the apply. ${way}`,
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

/** Custom subdomains are unique in the world. */
function subdomainTaken(change: StackChange, { resource, old, certain }: Created): FindingDraft[] {
  const { address } = resource;
  const accounts = [accountOf(change.before, old), accountOf(change.after, resource)];
  const [was, is] = accounts.map((account) => account?.value.subdomain?.toLowerCase());
  if (!old || is === undefined || was !== is) return [];
  if (azureIdentity(change.before, old) === azureIdentity(change.after, resource)) return [];
  return [
    {
      severity: 'critical',
      message: `Azure refuses ${address} at every apply (CustomDomainInUse): it needs the custom subdomain ${is}, which the account that it replaces has until the end of the apply. Give names.account a new value, which the default custom subdomain follows; a names.customSubdomain that is written needs a new value as well`,
      address,
      attribute: 'custom_subdomain_name',
      ...(certain ? {} : { predicted: true as const }),
    },
  ];
}
