import { isSame } from '../../stack/json';
import type { WrittenSecret } from '../../stack/facts/written-secrets';
import { writtenSecretsOf } from '../../stack/facts/written-secrets';
import type { Stack } from '../../stack/stack';
import { keysOfBoth } from '../../stack/keyed';
import { consumes, looking } from './comparing';
import type { FindingDraft, ReviewRule } from './review-rule';

const secretsOf = (stack: Stack | undefined): ReadonlyMap<string, WrittenSecret> =>
  new Map(writtenSecretsOf(stack).map((each) => [`${each.of} ${each.argument}`, each]));

export const providerSecret: ReviewRule = {
  id: 'access/provider-secret',
  summary: 'A secret is added to the configuration of a provider or backend, or removed from it.',
  why: 'Everyone who can read the repository, its history or a plan has the secret, and the access that it gives. The kit signs in without secrets.',
  severities: ['critical', 'notice'],
  looks: [
    looking(({ kind, before, after }) => {
      if (kind === 'removed') return [];
      const [old, fresh] = [secretsOf(before), secretsOf(after)];
      return keysOfBoth(old, fresh).flatMap((key): FindingDraft[] => {
        const [was, is] = [old.get(key), fresh.get(key)];
        const secret = is ?? was;
        if (!secret || (was && is && isSame(was.value, is.value))) return [];
        const about = { attribute: secret.path, consumed: [consumes(undefined, secret.path)] };
        if (!is)
          return [
            {
              severity: 'notice',
              message: `${secret.of} no longer has ${secret.argument}: revoke the secret, which the history of the repository keeps`,
              ...about,
            },
          ];
        return [
          {
            severity: 'critical',
            message: `${secret.of} ${was ? 'gets another' : 'has a'} secret in the configuration: ${secret.argument}`,
            ...about,
          },
        ];
      });
    }),
  ],
};
