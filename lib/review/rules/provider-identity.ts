import { CLOUD_WORDS, SERVED_CLOUDS } from '../../catalog/cloud-name';
import { providersOf } from '../../stack/facts/sections';
import { isInOneCloud } from '../../stack/facts/cloud';
import { destinationsIn, identityIn } from '../../stack/facts/sign-in';
import type { Json, JsonObject } from '../../stack/json';
import { isSame } from '../../stack/json';
import { keysOfBoth } from '../../stack/keyed';
import type { Stack } from '../../stack/stack';
import { consumes, looking } from './comparing';
import type { FindingDraft, ReviewRule } from './review-rule';
import { shown } from './shown';

/** One argument of one provider. */
interface Argument {
  readonly provider: string;
  readonly name: string;
  readonly value: Json;
}

function argumentsOf(
  stack: Stack | undefined,
  chosen: (settings: JsonObject) => ReadonlyMap<string, Json>,
): ReadonlyMap<string, Argument> {
  const all = providersOf(stack).flatMap(({ name: provider, settings }) =>
    [...chosen(settings)].map(([name, value]) => ({ provider, name, value })),
  );
  return new Map(all.map((each) => [`${each.provider} ${each.name}`, each]));
}

export const providerIdentity: ReviewRule = {
  id: 'access/provider-identity',
  summary: 'A provider signs in as another identity, in another way or to another endpoint.',
  why: 'The provider sends the token of the pipeline to the endpoint where it signs in, and has the rights of its identity.',
  severities: ['critical', 'high'],
  looks: [
    looking(({ kind, before, after }) => {
      if (kind === 'removed') return [];
      // The cloud of a new stack is not a change. The guardrails check that it is the cloud of its regions.
      const ofNew = (settings: JsonObject) =>
        new Map([...destinationsIn(settings)].filter(([name]) => name !== 'environment' || !after || !isInOneCloud(after)));
      return [
        ...differing(
          argumentsOf(before, destinationsIn),
          argumentsOf(after, before ? destinationsIn : ofNew),
          'critical',
          before !== undefined,
        ),
        ...differing(argumentsOf(before, identityIn), argumentsOf(after, identityIn), 'high'),
      ];
    }),
  ],
};

/** A cloud that a provider signs in to; without an argument, the public one. */
const cloudWords = (argument: Argument | undefined): string => {
  const name = typeof argument?.value === 'string' ? argument.value.toLowerCase() : 'public';
  const served = SERVED_CLOUDS.find((cloud) => cloud === name);
  return served ? CLOUD_WORDS[served] : `the cloud '${name}'`;
};

function differing(
  old: ReadonlyMap<string, Argument>,
  fresh: ReadonlyMap<string, Argument>,
  severity: 'critical' | 'high',
  isChange = true,
): FindingDraft[] {
  return keysOfBoth(old, fresh).flatMap((key): FindingDraft[] => {
    const [was, is] = [old.get(key), fresh.get(key)];
    const { provider = '', name = '' } = is ?? was ?? {};
    if (isSame(was?.value, is?.value)) return [];
    const attribute = `provider.${provider.replace(/\..*$/, '')}.${name}`;
    const isMove = isChange && name === 'environment';
    const message = isMove
      ? `the provider ${provider} moves from ${cloudWords(was)} to ${cloudWords(is)}: Terraform looks for everything in its state there, finds nothing and creates it again. What exists stays where it is, without Terraform`
      : severity === 'critical'
        ? `the provider ${provider} sends its token ${is ? 'to another endpoint' : 'to the public cloud again'}: ${name}`
        : `the provider ${provider} signs in in another way: ${name}`;
    return [
      {
        ...{ severity: is || isMove ? severity : 'high', message, attribute, consumed: [consumes(undefined, attribute)] },
        ...{ before: shown(was?.value, name), after: shown(is?.value, name) },
      },
    ];
  });
}
