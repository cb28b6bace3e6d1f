import { READ_PROVIDERS, resourceProvider } from '../../azure/reads/resource-providers';
import { providersOf } from '../../catalog/deployment-actions';
import { compareText } from '../../collections/order';
import type { PreflightContext, Question } from '../question';
import { cloudOf } from '../../verdicts/target';
import type { Target } from '../../verdicts/target';
import { isAnswered, unanswered } from '../../verdicts/unanswered';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';

/** Azure refuses a resource whose provider is not registered, and the kit registers none. */
export const providers: Question = {
  id: 'providers',
  summary: 'Are the resource providers of everything that the stack creates registered in the subscription?',
  rights: [READ_PROVIDERS],
  kinds: ['environment', 'stamp', 'state', 'governance'],
  ask: (target, context) =>
    Promise.all([...providersFor(target, context)].sort(compareText).map((namespace) => ask(target, namespace, context))),
};

/** The state and the policies have resource types whose rights a person has, not a pipeline. */
const BY_HAND: Readonly<Record<'governance' | 'state', readonly string[]>> = {
  governance: ['Microsoft.PolicyInsights'],
  state: ['Microsoft.ManagedIdentity', 'Microsoft.Storage'],
};

const providersFor = (target: Target, { resourceTypes }: PreflightContext): ReadonlySet<string> =>
  new Set(target.kind === 'governance' || target.kind === 'state' ? BY_HAND[target.kind] : providersOf(resourceTypes(target)));

async function ask(target: Target, namespace: string, { azure }: PreflightContext): Promise<Verdict> {
  const { subscriptionId } = target.stack.value;
  const answer = await resourceProvider(azure(cloudOf(target)), subscriptionId, namespace);
  if (!isAnswered(answer)) return unanswered(answer, `whether ${namespace} is registered`, READ_PROVIDERS);
  const about = { path: ['subscriptionId'] };
  if (answer.kind === 'absent')
    return { ...about, outcome: 'failed', message: `the subscription does not know the resource provider ${namespace}` };
  const { registrationState } = answer.value;
  const register = `az provider register --namespace ${namespace} --subscription ${subscriptionId}`;
  switch (registrationState) {
    case 'Registered':
      return passed(`${namespace} is registered`);
    case 'Registering':
      return {
        ...about,
        outcome: 'uncertain',
        message: `${namespace} is being registered`,
        help: 'wait until it is Registered, which can take minutes, and run the command again',
      };
    default:
      return {
        ...about,
        outcome: 'failed',
        message: `the resource provider ${namespace} is ${registrationState} in the subscription`,
        help: `a person with the role Contributor on the subscription can run: ${register}`,
      };
  }
}
