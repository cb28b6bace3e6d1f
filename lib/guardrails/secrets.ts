import { givesKeys, KEY_ATTRIBUTE, snakeCase } from '../catalog/key-names';
import { variablesOf } from '../stack/facts/sections';
import { writtenSecretsOf } from '../stack/facts/written-secrets';
import { blocksOf, textAt } from '../stack/json';
import { leavesOf } from '../stack/leaves';
import { wholeResourceIn } from '../stack/references';
import type { Breach, Guardrail, Subject } from './guardrail';
import { breachOf } from './guardrail';

/** Names of attributes that contain secrets. Source: the attributes that the schema of azurerm 4.81.0 marks as sensitive. */
const SECRET_NAME =
  /(^|_)((access|account|api|authorization|secret|service|shared|validation)_key|password|secret|sas_token|shared_access_signature|connection_string|token)(_wo)?$/;

/** Attributes that contain secrets only in some types of resources. Same source. */
const SECRETS_OF: Readonly<Record<string, RegExp>> = {
  azurerm_api_management_named_value: /^value$/,
  azurerm_cognitive_account_connection_custom_keys: /^custom_keys(\.|$)/,
  azurerm_key_vault_secret: /^value(_wo)?$/,
};

export const secrets: Guardrail = {
  id: 'guardrails/secrets',
  summary: 'No secret is written in the configuration, and none is read from Azure into it.',
  why: 'Everyone who can read the repository, the plan or the state can read the secret from then on.',
  check: (subject) => [...inSections(subject), ...inResources(subject), ...byActions(subject), ...byReading(subject)],
};

const HELP = 'sign in with Entra ID; if a workload needs a secret, let it read the secret from a key vault';

const secret = (message: string, place: Partial<Breach>): Breach => ({ severity: 'error', message, help: HELP, ...place });

function inSections({ stack }: Subject): Breach[] {
  return [
    ...writtenSecretsOf(stack).map(({ of, argument, path }) =>
      secret(`${of} has its ${argument} in the configuration`, { attribute: path }),
    ),
    ...[...variablesOf(stack)]
      .filter(([name, { fallback }]) => SECRET_NAME.test(name) && typeof fallback === 'string' && fallback !== '')
      .map(([name]) => secret(`the variable ${name} has a secret as its default`, { attribute: `variable.${name}.default` })),
    ...leavesOf(stack.sections)
      .filter(({ value }) => KEY_ATTRIBUTE.test(value))
      .map(({ path, value }) => secret(`${path} reads ${KEY_ATTRIBUTE.exec(value)?.[0] ?? 'a key'}`, { attribute: path })),
    ...leavesOf(stack.sections).flatMap((leaf) => {
      const whole = wholeResourceIn(leaf);
      return whole === undefined
        ? []
        : [secret(`${leaf.path} reads all attributes of ${whole}, including its keys`, { attribute: leaf.path })];
    }),
  ];
}

const inResources = ({ stack }: Subject): Breach[] =>
  [...stack.resources.values()].flatMap(({ address, type, attributes, files }) => {
    const file = files.at(-1);
    const place = { address, ...(file === undefined ? {} : { file }) };
    return leavesOf(attributes).flatMap(({ path, value }) => {
      const whole = wholeResourceIn({ path, value });
      if (whole !== undefined)
        return [secret(`${address} reads all attributes of ${whole}, including its keys`, { ...place, attribute: path })];
      const key = KEY_ATTRIBUTE.exec(value)?.[0];
      if (key !== undefined && value.includes('${')) return [secret(`${address} reads ${key}`, { ...place, attribute: path })];
      const isSecret =
        SECRET_NAME.test(snakeCase(path.split('.').at(-1) ?? '')) ||
        (Object.hasOwn(SECRETS_OF, type) && SECRETS_OF[type]?.test(path) === true);
      return isSecret && value !== '' && !value.includes('${')
        ? [secret(`${address} has a secret in ${path}`, { ...place, attribute: path })]
        : [];
    });
  });

const byActions = ({ facts }: Subject): Breach[] =>
  facts
    .all('action')
    .filter((action) => givesKeys(action.value.action ?? ''))
    .map((action) =>
      breachOf(action, 'action', {
        message: `${action.address} runs ${action.value.action}: the response of Azure is stored in the state`,
        help: HELP,
      }),
    );

/** Actions of azapi that Terraform runs at every plan, as data sources or ephemeral resources. */
const byReading = ({ stack }: Subject): Breach[] =>
  ['data', 'ephemeral'].flatMap((section) =>
    blocksOf(stack.sections[section])
      .flatMap((types) => blocksOf(types['azapi_resource_action']))
      .flatMap((named) => Object.entries(named))
      .filter(([, block]) => givesKeys(textAt(block, 'action') ?? ''))
      .map(([name]) =>
        secret(`${section} azapi_resource_action.${name} reads keys`, {
          attribute: `${section}.azapi_resource_action.${name}.action`,
        }),
      ),
  );
