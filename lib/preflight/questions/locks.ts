import { nameInId } from '../../catalog/resource-id';
import type { Lock } from '../../azure/reads/locks';
import { locksIn, READ_LOCKS } from '../../azure/reads/locks';
import { actionsOf } from '../../catalog/deployment-actions';
import type { PipelineTarget } from '../other-places';
import type { PreflightContext, Question } from '../question';
import { isAround, operationsOn, typeInId } from '../scopes';
import { shellWord } from '../shell-word';
import { cloudOf } from '../../verdicts/target';
import { unanswered } from '../../verdicts/unanswered';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';
import type { WrittenGroup } from '../written-groups';
import { writtenGroups } from '../written-groups';

/** Azure refuses to change what a lock makes read-only, whatever the roles of an identity permit. */
export const locks: Question<PipelineTarget> = {
  id: 'locks',
  summary: 'Does a lock stop Terraform from writing?',
  rights: [READ_LOCKS],
  kinds: ['environment', 'stamp'],
  ask: async (target, context) => {
    const groups = writtenGroups(target, actionsOf(context.resourceTypes(target)).write);
    return (await Promise.all(groups.map((group) => ask(target, group, context)))).flat();
  },
};

async function ask(target: PipelineTarget, group: WrittenGroup, { azure }: PreflightContext): Promise<readonly Verdict[]> {
  const { id, path, resourceGroup, subscriptionId } = group;
  const answer = await locksIn(azure(cloudOf(target)), subscriptionId);
  if (answer.kind !== 'found')
    return [{ ...unanswered(answer, `whether something is locked in the subscription ${subscriptionId}`, READ_LOCKS), path }];
  const near = answer.value.filter(({ scope }) => isAround(scope, id) || isAround(id, scope));
  const readOnly = near
    .filter(({ level }) => level.toLowerCase() === 'readonly')
    .flatMap((lock) => verdictOf(target, group, lock) ?? []);
  if (readOnly.length > 0) return readOnly.map((verdict) => ({ path, ...verdict }));
  const against = near.filter(({ level }) => level.toLowerCase() === 'cannotdelete').map(({ name }) => `'${name}'`);
  if (against.length === 0) return [passed(`no lock is on the resource group ${resourceGroup}, above it or in it`)];
  return [
    passed(
      `nothing is read-only in the resource group ${resourceGroup}, but ${against.join(', ')} would stop an apply that deletes or replaces`,
    ),
  ];
}

function verdictOf(target: PipelineTarget, group: WrittenGroup, { name, scope }: Lock): Omit<Verdict, 'path'> | undefined {
  const { id, operations, resourceGroup } = group;
  const isOnResource = !isAround(scope, id);
  const affected = isOnResource ? operationsOn(typeInId(scope) ?? '', operations) : operations;
  if (affected.length === 0) return undefined;
  const lock = `the lock '${name}' makes ${isOnResource ? `${nameInId(scope)} in ` : ''}the resource group ${resourceGroup} read-only`;
  const help = `have its owner remove it for the apply: az lock delete --ids ${shellWord(`${scope}/providers/Microsoft.Authorization/locks/${name}`)}`;
  // To join or link a resource is a right on it, but a request to another one.
  if (!affected.some((operation) => /\/(write|delete|\*)$/.test(operation)))
    return {
      outcome: 'uncertain',
      message: `${lock}, and the stack uses something in it; whether Azure then refuses is not known`,
      help,
    };
  if (isOnResource && !isOwn(target, nameInId(scope)))
    return { outcome: 'uncertain', message: `${lock}, and the stack may write to it`, help };
  return { outcome: 'failed', message: `${lock}, so Azure refuses what an apply writes there`, help };
}

function isOwn(target: PipelineTarget, name: string): boolean {
  const names: readonly string[] = target.kind === 'stamp' ? Object.values(target.stack.value.names) : target.stack.value.zones;
  return names.some((own) => own.toLowerCase() === name.toLowerCase());
}
