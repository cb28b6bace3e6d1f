import { AZAPI, factOf } from '../../stack/facts/kind';
import { KINDS } from '../../stack/facts/kinds';
import type { Json } from '../../stack/json';
import { isSame } from '../../stack/json';
import { replacements } from '../compare/replacement';
import type { StackChange } from '../compare/stack-change';
import type { Move, Resource } from '../../stack/stack';
import { everythingOf, looking } from './comparing';
import type { FindingDraft, ReviewRule } from './review-rule';

export const moved: ReviewRule = {
  id: 'moves/renamed',
  summary: 'A resource gets another address with a `moved` block.',
  why: 'Terraform renames it in the state and does not change it in Azure, unless something else in it changes.',
  severities: ['notice'],
  looks: [
    looking((change) => {
      const replaced = new Set(replacements(change).map(({ resource }) => resource.address));
      return change.resources.flatMap(({ address, movedFrom, before, after }): FindingDraft[] => {
        if (movedFrom === undefined) return [];
        const also = replaced.has(address) ? ', and another change of it replaces it in Azure' : '';
        if (before?.type === after?.type)
          return [{ severity: 'notice', message: `${movedFrom} is renamed to ${address}${also}`, address }];
        return [
          {
            severity: 'notice',
            message: `Terraform manages ${movedFrom} as ${address} from now on, and keeps it in Azure${also}`,
            address,
            consumed: isSameInBoth(before, after) ? everythingOf(address) : [],
          },
        ];
      });
    }),
  ],
};

/** Whether two types of a resource say the same, apart from references to other resources. */
function isSameInBoth(before: Resource | undefined, after: Resource | undefined): boolean {
  const [old, fresh] = [before, after].map((each) => each && (subnetIn(each) ?? deploymentIn(each)));
  return old !== undefined && fresh !== undefined && isSame(old, fresh);
}

function subnetIn(resource: Resource): Json | undefined {
  const subnet = factOf(KINDS.subnet, resource)?.value;
  return subnet && ([subnet.name, subnet.prefixes, subnet.endpointPolicies, subnet.outbound] as Json);
}

function deploymentIn(resource: Resource): Json | undefined {
  const deployment = factOf(KINDS.deployment, resource)?.value;
  if (!deployment) return undefined;
  const { spillover, filter, account, ...values } = deployment;
  return { ...values, filter: filter?.written, account: account?.written, spillover: spillover?.written } as Json;
}

export const idleMove: ReviewRule = {
  id: 'moves/idle',
  summary: 'A new `moved` block moves nothing, or a `moved` block is removed.',
  why: 'A block that moves nothing in the configuration can still move something in the state. Without a removed block, a stack that was not applied since then destroys the resource that the block would have moved.',
  severities: ['high', 'notice'],
  looks: [
    looking((change) => {
      if (change.kind !== 'changed') return [];
      const [old, fresh] = [change.before?.moved ?? [], change.after?.moved ?? []];
      return [
        ...without(fresh, old)
          .filter((move) => !isAtWork(change, move))
          .map(idle),
        // If the resource is gone as well, its block has nothing left to move.
        ...without(old, fresh)
          .filter(({ to }) => change.after?.resources.has(to) === true)
          .map(gone),
      ];
    }),
  ],
};

const without = (some: readonly Move[], others: readonly Move[]) =>
  some.filter(({ from, to }) => !others.some((each) => each.from === from && each.to === to));

/** Whether a block moves a resource of the earlier configuration. */
const isAtWork = ({ resources }: StackChange, { from, to }: Move) =>
  resources.some(({ address, movedFrom }) => movedFrom !== undefined && (movedFrom === from || address === to));

function idle({ from, to }: Move): FindingDraft {
  const [one, other] = [from, to].map((address) => address.split('.')[0]);
  // azapi takes over resources of azurerm. Source: MoveState in azapi_resource.go of azapi 2.12.0.
  return one === other || (one?.startsWith('azurerm_') === true && other === AZAPI)
    ? { severity: 'notice', message: `a moved block moves nothing: ${from} to ${to}` }
    : {
        severity: 'high',
        message: `a moved block changes the type of a resource, which Terraform refuses: ${from} to ${to}`,
      };
}

const gone = ({ from, to }: Move): FindingDraft => ({
  severity: 'notice',
  message: `the moved block from ${from} to ${to} is removed: make sure that it was applied everywhere`,
});
