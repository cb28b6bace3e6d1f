import { versionsOf } from '../catalog/models';
import { PUBLISHERS, publisherOf } from '../catalog/publishers';
import { nearMiss } from '../diagnostics/near-miss';
import type { Stamp, StampDeployment } from '../fleet/stamp';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

const FORMATS = PUBLISHERS.map(({ format }) => format);

/** Azure finds a model by its publisher, too. */
export const modelFormat = stampRule(
  'model/format',
  'Every deployment names the publisher of its model, and an account of kind OpenAI has models of OpenAI only; an unknown publisher is a warning.',
  (stamp, located) =>
    stamp.deployments.flatMap((deployment): Finding[] => {
      const found = formatProblem(stamp, deployment);
      return found ? [finding(located, ['deployments', deployment.key, 'format'], found)] : [];
    }),
);

type Wording = Pick<Finding, 'message' | 'severity'> & { readonly help: string };

function formatProblem({ account }: Stamp, { model, format }: StampDeployment): Wording | undefined {
  const [known] = versionsOf(model);
  if (known && known.format !== format)
    return {
      message: `${model} is a model of ${known.format}, not of '${format}'`,
      help: `write format: ${known.format}, or leave it out`,
    };
  const meant = meantPublisher(format);
  if (meant !== undefined) return { message: `there is no publisher '${format}'`, help: `did you mean '${meant}'?` };
  if (account.kind === 'OpenAI' && format !== 'OpenAI')
    return {
      message: `an account of kind OpenAI has models of OpenAI only; ${model} is one of ${format}`,
      help: 'write account: { kind: AIServices }, which makes another account; or deploy a model of OpenAI',
    };
  if (publisherOf(format)) return undefined;
  return {
    severity: 'warning',
    message: `unverified: the catalogue does not know the publisher '${format}'`,
    help: `if it is newer than the catalogue, go on; it knows ${FORMATS.join(', ')}`,
  };
}

const meantPublisher = (format: string) => (publisherOf(format) ? undefined : nearMiss(format, FORMATS));

/** Whether a publisher is likely meant to be another one. */
export const isMisspeltPublisher = (format: string): boolean => meantPublisher(format) !== undefined;
