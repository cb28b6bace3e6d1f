import type { Answer } from '../../azure/answer';
import type { PolicyEvaluation } from '../../azure/reads/policy-restrictions';
import {
  CHECK_POLICIES,
  policyAssignment,
  policyRestrictions,
  READ_POLICY_ASSIGNMENTS,
} from '../../azure/reads/policy-restrictions';
import type { ResourceManager } from '../../azure/resource-manager';
import { groupIdOf, nameInId } from '../../catalog/resource-id';
import type { PipelineTarget } from '../other-places';
import type { CheckedResource } from '../policy-contents';
import { checkedResources } from '../policy-contents';
import { conditionsOf, settingOf } from '../policy-words';
import type { Question } from '../question';
import { cloudOf } from '../../verdicts/target';
import { unanswered } from '../../verdicts/unanswered';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';
import { ownGroup } from '../own-group';

/** Azure Policy can refuse a resource that everything else allows. */
export const policy: Question<PipelineTarget> = {
  id: 'policy',
  summary: 'Would Azure Policy refuse something that the stack creates?',
  rights: [CHECK_POLICIES, READ_POLICY_ASSIGNMENTS],
  kinds: ['environment', 'stamp'],
  ask: async (target, { azure }) => {
    const verdicts = checkedResources(target).map((resource) => ask(azure(cloudOf(target)), target, resource));
    return (await Promise.all(verdicts)).flat();
  },
};

async function ask(azure: ResourceManager, target: PipelineTarget, resource: CheckedResource): Promise<readonly Verdict[]> {
  const answer = await evaluations(azure, target, resource);
  if (answer.kind !== 'found')
    return [unanswered(answer, `whether Azure Policy would refuse ${resource.what}`, CHECK_POLICIES)];
  if (answer.value.length === 0) return [passed(`likely, no policy refuses ${resource.what}`)];
  return Promise.all(answer.value.map((evaluation) => verdictOf(azure, resource, evaluation)));
}

/** A group that does not exist cannot be asked about, but inherits the policies of its subscription. */
async function evaluations(
  azure: ResourceManager,
  target: PipelineTarget,
  resource: CheckedResource,
): Promise<Answer<readonly PolicyEvaluation[]>> {
  const { resourceGroup, subscriptionId } = ownGroup(target);
  const inSubscription = () => policyRestrictions(azure, `/subscriptions/${subscriptionId}`, resource);
  if (resource.isGroup) return inSubscription();
  const groupId = resource.groupId ?? groupIdOf(subscriptionId, resourceGroup);
  const answer = await policyRestrictions(azure, groupId, resource);
  return answer.kind === 'absent' ? inSubscription() : answer;
}

const IS_ENFORCED = 'what the assignment is called and whether it is enforced';

async function verdictOf(azure: ResourceManager, { what }: CheckedResource, evaluation: PolicyEvaluation): Promise<Verdict> {
  const { assignmentId, effect, expressions, reason } = evaluation;
  const assignment = assignmentId === '' ? undefined : await policyAssignment(azure, assignmentId);
  const { displayName, isEnforced } = assignment?.kind === 'found' ? assignment.value : { displayName: '', isEnforced: true };
  const name = displayName === '' ? nameInId(assignmentId) : displayName;
  const because = [conditionsOf(expressions), reason].find((each) => each !== '') ?? '';
  const policyNamed = `the policy assignment '${name}'`;
  const unread =
    assignment && assignment.kind !== 'found' ? unanswered(assignment, IS_ENFORCED, READ_POLICY_ASSIGNMENTS) : undefined;
  const why = `${because === '' ? '' : `: ${because}`}${unread ? `; ${unread.message}` : ''}`;
  if (!isEnforced) return passed(`${policyNamed} would deny ${what}, but is not enforced${why}`);
  const setting = settingOf(evaluation);
  const exemption = `ask the owner of ${assignmentId} for an exemption`;
  const about = {
    ...(setting ? { path: setting.path } : {}),
    help: [
      setting ? `${setting.help}, or ${exemption}` : `the kit has no setting for that: ${exemption}`,
      ...(unread?.help === undefined ? [] : [`to see what the assignment is, ${unread.help} at its scope`]),
    ].join('; '),
  };
  switch (effect.toLowerCase()) {
    case 'deny':
      return { outcome: 'failed', message: `${policyNamed} would likely deny ${what}${why}`, ...about };
    case 'audit':
    case 'auditifnotexists':
    case 'deployifnotexists':
    case 'disabled':
      return passed(`${policyNamed} would not deny ${what}, but has the effect ${effect}${why}`);
    case 'append':
    case 'modify':
      return {
        outcome: 'uncertain',
        message: `${policyNamed} would change ${what} after Terraform has written it (${effect})${why}`,
        ...about,
      };
    default:
      return {
        outcome: 'uncertain',
        message: `${policyNamed} is not met by ${what}, with the effect '${effect}'${why}`,
        ...about,
      };
  }
}
