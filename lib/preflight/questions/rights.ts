import { neededOperations } from '../needed-operations';
import { operationWords, rolesWith } from '../operation-words';
import type { PipelineTarget } from '../other-places';
import { ownPermissions, PERMISSION_RIGHTS } from '../own-permissions';
import { withoutPermission } from '../permitted';
import type { PreflightContext, Purpose, Question } from '../question';
import { cloudOf } from '../../verdicts/target';
import { unanswered } from '../../verdicts/unanswered';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';
import type { WrittenGroup } from '../written-groups';
import { writtenGroups } from '../written-groups';

/**
 * Whether the identity that asks may do what Terraform does. Of an identity that only plans, it asks for what a plan reads: the rights of
 * another identity, which applies, cannot be asked for with its own.
 */
export const rights: Question<PipelineTarget> = {
  id: 'rights',
  summary: 'May the identity do what Terraform does, in every resource group that the stack writes to?',
  rights: PERMISSION_RIGHTS,
  kinds: ['environment', 'stamp'],
  ask: (target, context) =>
    Promise.all(writtenGroups(target, neededOperations(target, context)).map((group) => ask(target, group, context))),
};

async function ask(target: PipelineTarget, group: WrittenGroup, { azure, as = 'apply' }: PreflightContext): Promise<Verdict> {
  const { resourceGroup, operations, path } = group;
  const own = await ownPermissions(azure(cloudOf(target)), group);
  const what = `whether this identity may ${as} in the resource group ${resourceGroup}`;
  if (own.kind === 'unknown') return { ...unanswered(own.answer, what, own.right), path };
  if (own.kind === 'unnamed')
    return {
      outcome: 'uncertain',
      path,
      message: `it is not known ${what}: the group does not exist, and the token names no object ID`,
    };
  const missing = withoutPermission(own.permissions, operations);
  const where = own.isNewGroup
    ? `in the subscription, in which the resource group ${resourceGroup} does not exist yet`
    : `in the resource group ${resourceGroup}`;
  if (missing.length === 0) return passed(`this identity may ${as} ${where}, as far as its roles decide that`);
  return { path, ...lacking(missing, where, as) };
}

function lacking(missing: readonly string[], where: string, as: Purpose): Omit<Verdict, 'path'> {
  const isOnlyDeletion = missing.every((operation) => operation.endsWith('/delete'));
  const role = `give it a role with ${missing.length === 1 ? 'this operation' : 'these operations'}, such as ${rolesWith(missing, as === 'plan')}`;
  return {
    outcome: isOnlyDeletion ? 'uncertain' : 'failed',
    message: isOnlyDeletion
      ? `this identity lacks ${operationWords(missing)} ${where}, which an apply needs if it replaces or removes something`
      : `this identity lacks ${operationWords(missing)} ${where}`,
    help: as === 'plan' ? role : `${role}; if this identity only plans, run the command with --as plan`,
  };
}
