import { versionsOf } from '../catalog/models';
import { isMisspeltPublisher } from '../model-checks/format';
import { publisherOf } from '../catalog/publishers';
import { residencyWords } from '../catalog/residency';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

/** The deployment type determines where Azure processes prompts, but not where a publisher that processes them itself does so. */
export const residencyPublisher = stampRule(
  'residency/publisher',
  'If the environment restricts the place, no publisher processes prompts itself. A publisher for which that is unknown is a warning.',
  ({ deployments, environment, residency }, located) => {
    if (residency === 'global') return [];
    return deployments.flatMap(({ key, model, format }): Finding[] => {
      // model/format reports a known model with the wrong publisher.
      if (versionsOf(model).length > 0 || isMisspeltPublisher(format)) return [];
      const { processing = 'unknown' } = publisherOf(format) ?? {};
      if (processing === 'azure') return [];
      const isKnown = processing === 'publisher';
      return [
        finding(located, ['deployments', key, 'model'], {
          ...(isKnown ? {} : { severity: 'warning' as const }),
          message: isKnown
            ? `${format} processes the prompts to ${model} itself, and may do so outside Azure; ${environment} allows ${residencyWords(residency)}`
            : `unverified: it is unknown whether ${format} or Azure processes the prompts to ${model}; ${environment} allows ${residencyWords(residency)}`,
          help: 'deploy a model whose prompts Azure processes, such as a model of OpenAI; or move it to an environment with residency: global',
        }),
      ];
    });
  },
  { waivable: true },
);
