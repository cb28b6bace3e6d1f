import { denyAssignments as read, READ_DENY_ASSIGNMENTS } from '../../azure/reads/deny-assignments';
import type { Denied } from '../denied';
import { deniedIn } from '../denied';
import { neededOperations } from '../needed-operations';
import { operationWords } from '../operation-words';
import type { PipelineTarget } from '../other-places';
import type { PreflightContext, Question } from '../question';
import { cloudOf } from '../../verdicts/target';
import { unanswered } from '../../verdicts/unanswered';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';
import type { WrittenGroup } from '../written-groups';
import { writtenGroups } from '../written-groups';

/** What is denied stays denied, whatever the roles of an identity permit. Deployment stacks and managed applications deny. */
export const denyAssignments: Question<PipelineTarget> = {
  id: 'deny-assignments',
  summary: 'Does a deny assignment stop the identity from doing what Terraform does?',
  rights: [READ_DENY_ASSIGNMENTS],
  kinds: ['environment', 'stamp'],
  ask: async (target, context) => {
    const groups = writtenGroups(target, neededOperations(target, context));
    return (await Promise.all(groups.map((group) => ask(target, group, context)))).flat();
  },
};

async function ask(target: PipelineTarget, group: WrittenGroup, { azure }: PreflightContext): Promise<readonly Verdict[]> {
  const { path, resourceGroup, subscriptionId } = group;
  const client = azure(cloudOf(target));
  const answer = await read(client, subscriptionId);
  if (answer.kind !== 'found')
    return [{ ...unanswered(answer, `what is denied in the subscription ${subscriptionId}`, READ_DENY_ASSIGNMENTS), path }];
  const objectId = await client.objectId();
  const denied = answer.value.flatMap((each) => deniedIn(group, each, objectId) ?? []);
  if (denied.length === 0) return [passed(`nothing that the stack needs is denied in the resource group ${resourceGroup}`)];
  return denied.map((each) => ({ path, ...verdictOf(each, group) }));
}

const verdictOf = ({ name, operations, scope, doubt }: Denied, { resourceGroup }: WrittenGroup): Omit<Verdict, 'path'> => ({
  outcome: doubt === undefined ? 'failed' : 'uncertain',
  message: `the deny assignment '${name}' at ${scope} denies ${operationWords(operations)} in the resource group ${resourceGroup}${doubt === undefined ? '' : `, ${doubt}`}`,
  help: 'have the identity excluded where the denial was made, such as in the settings of a deployment stack; no role helps',
});
