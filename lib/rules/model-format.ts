import { versionsOf } from '../catalog/models';
import { PUBLISHERS, publisherOf } from '../catalog/publishers';
import { nearMiss } from '../diagnostics/near-miss';
import type { Stamp, StampDeployment } from '../fleet/stamp';
import type { Finding } from './rule';
import { finding, stampRule } from './rule';

const FORMATS = PUBLISHERS.map(({ format }) => format);

/** Azure identifies a model by its publisher as well as its name. */
export const modelFormat = stampRule(
  'model/format',
  'Every deployment names the publisher of its model. An account of kind OpenAI has only models of OpenAI. An unknown publisher is a warning.',
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
      help: `set format: ${known.format}, or omit it`,
    };
  const meant = meantPublisher(format);
  if (meant !== undefined) return { message: `there is no publisher '${format}'`, help: `did you mean '${meant}'?` };
  if (account.kind === 'OpenAI' && format !== 'OpenAI')
    return {
      message: `an account of kind OpenAI can have only models of OpenAI; ${model} is a model of ${format}`,
      help: 'set account: { kind: AIServices }, which creates a different account; or deploy a model of OpenAI',
    };
  if (publisherOf(format)) return undefined;
  return {
    severity: 'warning',
    message: `unverified: the catalogue does not know the publisher '${format}'`,
    help: `if it is newer than the catalogue, you can ignore this warning; known publishers: ${FORMATS.join(', ')}`,
  };
}

const meantPublisher = (format: string) => (publisherOf(format) ? undefined : nearMiss(format, FORMATS));

/** Whether a publisher is likely a misspelling of a known one. */
export const isMisspeltPublisher = (format: string): boolean => meantPublisher(format) !== undefined;
