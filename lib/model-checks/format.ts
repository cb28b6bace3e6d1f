import type { AccountKind } from '../catalog/clouds';
import { versionsOf } from '../catalog/models';
import type { Publisher } from '../catalog/publishers';
import { PUBLISHERS, publisherOf } from '../catalog/publishers';
import { nearMiss } from '../diagnostics/near-miss';
import type { CheckedDeployment, DeploymentProblem } from './deployment';
import { publisherOfModel } from './model-publisher';

const FORMATS = PUBLISHERS.map(({ format }) => format);

/**
 * The problem of the publisher of a model: Azure identifies a model by its publisher as well as its name.
 *
 * @param kind the kind of the account; undefined if it is not known
 * @param setting the setting of the kind `AIServices`, for help
 */
export function formatProblem(
  kind: AccountKind | undefined,
  { model, format, modelProviderData }: Pick<CheckedDeployment, 'format' | 'model' | 'modelProviderData'>,
  setting: string,
): DeploymentProblem | undefined {
  const [known] = versionsOf(model);
  if (known && known.format !== format)
    return {
      about: 'format',
      message: `${model} is a model of ${known.format}, not of '${format}'`,
      help: `set format: ${known.format}, or omit it`,
    };
  const named = publisherOfModel({ model, format });
  if (named) {
    const also = [
      ...(kind === 'AIServices' ? [] : [setting]),
      ...(named.needsOrganization && modelProviderData === undefined ? ['modelProviderData'] : []),
    ];
    return {
      about: 'model',
      message: `${model} is a model of ${named.format}, not of OpenAI`,
      help: `set format: ${named.format}${also.length > 0 ? `; it also needs ${also.join(' and ')}` : ''}`,
    };
  }
  const meant = meantPublisher(format);
  if (meant !== undefined)
    return { about: 'format', message: `there is no publisher '${format}'`, help: `did you mean '${meant}'?` };
  if (kind === 'OpenAI' && format !== 'OpenAI')
    return {
      about: 'format',
      message: `an account of kind OpenAI can have only models of OpenAI; ${model} is a model of ${format}`,
      help: `set ${setting}; to keep an existing account, also keep its names (docs/environments.md, The kind of the account); or deploy a model of OpenAI`,
    };
  const publisher = publisherOf(format);
  if (publisher) return providerDataProblem(publisher, modelProviderData);
  return {
    about: 'format',
    severity: 'warning',
    message: `unverified: the catalogue does not know the publisher '${format}'`,
    help: `if it is newer than the catalogue, you can ignore this warning; known publishers: ${FORMATS.join(', ')}`,
  };
}

/** Some publishers require the organization. Azure sends nothing to those whose models it runs itself. */
function providerDataProblem(
  { format, needsOrganization, processing }: Publisher,
  data: object | undefined,
): DeploymentProblem | undefined {
  if (needsOrganization === true && data === undefined)
    return {
      about: 'model',
      message: `Azure refuses a model of ${format} without the organization that deploys it`,
      help: 'add modelProviderData, such as { organizationName: Contoso AB, countryCode: SE, industry: technology }; with it, Azure accepts the terms of the publisher for you',
    };
  if (processing !== 'azure' || data === undefined) return undefined;
  return { about: 'modelProviderData', message: `modelProviderData has no effect for a model of ${format}`, help: 'remove it' };
}

const meantPublisher = (format: string) => (publisherOf(format) ? undefined : nearMiss(format, FORMATS));

/** Whether a publisher is likely a misspelling of a known one. */
export const isMisspeltPublisher = (format: string): boolean => meantPublisher(format) !== undefined;
