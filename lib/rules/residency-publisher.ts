import { versionsOf } from '../catalog/models';
import { isMisspeltPublisher } from './model-format';
import { publisherOf } from '../catalog/publishers';
import { residencyWords } from '../catalog/residency';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/** The deployment type says where Azure processes prompts; it says nothing of a publisher that does so itself. */
export const residencyPublisher = stampRule(
  'residency/publisher',
  'No publisher processes prompts itself where the environment restricts the place; one of which nobody knows is a warning.',
  ({ deployments, environment, residency }, located) => {
    if (residency === 'global') return [];
    return deployments.flatMap(({ key, model, format }): Finding[] => {
      // That the publisher of a known model is another one is said by a rule of its own.
      if (versionsOf(model).length > 0 || isMisspeltPublisher(format)) return [];
      const { processing = 'unknown' } = publisherOf(format) ?? {};
      if (processing === 'azure') return [];
      const isKnown = processing === 'publisher';
      return [
        finding(located, ['deployments', key, 'model'], {
          ...(isKnown ? {} : { severity: 'warning' as const }),
          message: isKnown
            ? `${format} processes the prompts to ${model} itself, and may do so outside Azure; ${environment} allows ${residencyWords(residency)}`
            : `unverified: nobody knows whether ${format} or Azure processes the prompts to ${model}; ${environment} allows ${residencyWords(residency)}`,
          help: 'deploy a model that Azure processes, such as one of OpenAI; or put it into an environment with residency: global',
        }),
      ];
    });
  },
  { waivable: true },
);
