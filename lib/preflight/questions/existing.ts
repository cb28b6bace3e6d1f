import { nameInId } from '../../catalog/resource-id';
import { isSame } from '../../catalog/ignoring-case';
import { NAMED_TYPES, namedResource, readingOf } from '../../azure/reads/existing-resources';
import type { NamedResource } from '../../azure/reads/existing-resources';
import { READ_KEYS } from '../../azure/reads/vault-keys';
import type { Path } from '../../diagnostics/setting-locations';
import { keyVerdicts } from '../key-verdict';
import type { PreflightContext, Question } from '../question';
import type { Reference } from '../references';
import { referencesOf } from '../references';
import type { Target } from '../../verdicts/target';
import { cloudOf } from '../../verdicts/target';
import { isAnswered, unanswered } from '../../verdicts/unanswered';
import type { Verdict } from '../../verdicts/verdict';
import { passed } from '../../verdicts/verdict';
import { writablePlace } from '../writable';

/** Azure refuses what refers to a resource that does not exist, or that does not fit. */
export const existing: Question = {
  id: 'existing',
  summary: 'Do the existing resources that the stack names by ID exist, and do they fit?',
  rights: [...NAMED_TYPES.map(readingOf), READ_KEYS],
  kinds: ['environment', 'stamp', 'state'],
  async ask(target, context) {
    const verdicts = await Promise.all([
      ...referencesOf(target).map((reference) => ask(reference, target, context)),
      ...(target.kind === 'stamp' ? [keyVerdicts(target.stack.value, context)] : []),
    ]);
    const all = verdicts.flat();
    return all.length > 0 ? all : [passed('the stack names no existing resource')];
  },
};

async function ask(reference: Reference, target: Target, { azure }: PreflightContext): Promise<readonly Verdict[]> {
  const { what, type, id, path } = reference;
  const answer = await namedResource(azure(cloudOf(target)), type, id);
  const name = `${what} ${nameInId(id)}`;
  if (!isAnswered(answer)) return [{ ...unanswered(answer, `whether the ${name} exists`, readingOf(type)), path }];
  if (answer.kind === 'absent')
    return [{ outcome: 'failed', path, message: `there is no ${name} at the ID`, help: `create it, or correct the ID: ${id}` }];
  const misfits = misfitsOf(name, reference, answer.value, target);
  return misfits.length > 0 ? misfits : [passed(`the ${name} exists`)];
}

function misfitsOf(
  name: string,
  { type, id, path, region, clientId, keepsKey }: Reference,
  found: NamedResource,
  target: Target,
): Verdict[] {
  const problems: Verdict[] = [];
  if (region && found.region !== '' && found.region !== region.name)
    problems.push({
      ...{ outcome: 'failed', path: region.path ?? path },
      message: `the ${name} is in ${found.region}, and not in ${region.name}: ${region.because}`,
      help: region.path ? placeHelp(region.path, found.region, target) : `use one in ${region.name}`,
    });
  if (clientId !== undefined && found.clientId !== undefined && !isSame(found.clientId, clientId))
    problems.push({
      ...{ outcome: 'failed', path: [...path.slice(0, -1), 'clientId'] },
      message: `the ${name} has the client ID ${found.clientId}, and not ${clientId}`,
      help: `set ${[...path.slice(0, -1), 'clientId'].join('.')} to ${found.clientId}`,
    });
  if (keepsKey && !found.softDelete)
    problems.push({
      outcome: 'failed',
      path,
      message: `the ${name} has no soft delete, which Azure requires`,
      help: 'turn it on',
    });
  if (keepsKey && !found.purgeProtection)
    problems.push({
      ...{ outcome: 'failed', path },
      message: `the ${name} has no purge protection, which Azure requires for the key of an account`,
      help:
        type === 'keyVault' ? `its owner can run: az keyvault update --ids ${id} --enable-purge-protection true` : 'turn it on',
    });
  return problems;
}

/** Names the region only if `stamps check` accepts it. */
function placeHelp(path: Path, region: string, target: Target): string {
  const place = target.kind === 'stamp' ? writablePlace(target.stack.value, region) : undefined;
  return place ? `set ${path.join('.')} to ${place.name}` : 'use one in a region that the environment allows';
}
