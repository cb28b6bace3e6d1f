import { distinct } from '../collections/order';
import type { Located } from '../fleet/fleet';
import type { StateCreation, StateUse } from '../fleet/state-account';
import { BOOTSTRAP_CONTAINER } from '../fleet/state-account';
import type { Path } from '../diagnostics/setting-locations';
import type { Finding, Rule } from './rule';
import { finding } from './rule';

/** Environments that share a storage account for states agree on its settings. */
export const stateShared: Rule = {
  id: 'state/shared',
  summary:
    'Environments that share a storage account that the kit creates for states use the same settings for it and a separate container each. None uses the container with the state of the storage account itself.',
  waivable: false,
  check({ stateUses }) {
    const made = new Map<string, Located<StateUse>>();
    for (const use of stateUses)
      if (use.value.create && !made.has(use.value.account.name)) made.set(use.value.account.name, use);
    const containers = new Map<string, string>();
    return stateUses.flatMap((use) => {
      const { account, container, environment } = use.value;
      const first = made.get(account.name);
      if (!first) return [];
      const place = `${account.name}/${container}`;
      const other = containers.get(place);
      containers.set(place, other ?? environment);
      return [
        ...(first === use ? [] : contradictions(use, first.value)),
        ...reserved(use),
        ...(other === undefined || container === BOOTSTRAP_CONTAINER ? [] : [together(use, other)]),
      ];
    });
  },
};

function contradictions(use: Located<StateUse>, first: StateUse): Finding[] {
  const { account, create, environment } = use.value;
  const differ = (path: Path, message: string) =>
    finding(use, path, {
      message: `the storage account '${account.name}' ${message} ${first.environment}`,
      help: 'use the same value in both, preferably in environments/defaults.yaml; or use another storage account',
    });
  return [
    ...(['resourceGroup', 'subscriptionId'] as const)
      .filter((key) => account[key].toLowerCase() !== first.account[key].toLowerCase())
      .map((key) =>
        differ(['state', key], `has the ${key} '${account[key]}' in ${environment}, but '${first.account[key]}' in`),
      ),
    ...(create && first.create
      ? settingsOf(create)
          .filter(([key, value]) => value !== new Map(settingsOf(first.create)).get(key))
          .map(([key]) => differ(['state', 'create', key], `has a different ${key} in ${environment} than in`))
      : [differ(['state'], `is not created by ${environment}, but is created by`)]),
  ];
}

/** The settings of an account in a form that can be compared. */
const settingsOf = (create: StateCreation | undefined): [string, string][] =>
  Object.entries(create ?? {}).map(([key, value]: [string, unknown]) => [
    key,
    JSON.stringify(Array.isArray(value) ? distinct(value as readonly string[]) : value),
  ]);

function reserved(use: Located<StateUse>): Finding[] {
  if (use.value.container !== BOOTSTRAP_CONTAINER) return [];
  return [
    finding(use, ['state', 'container'], {
      message: `the container '${BOOTSTRAP_CONTAINER}' is for the state of the storage account itself, which no pipeline can open`,
      help: `use another container, such as ${use.value.environment}`,
    }),
  ];
}

/** The rights of the identities that apply are scoped to the container. */
const together = (use: Located<StateUse>, other: string): Finding =>
  finding(use, ['state', 'container'], {
    message: `${use.value.environment} and ${other} keep their states in the same container '${use.value.container}': the identity that applies one could overwrite the other`,
    help: `give each environment its own container, in its file: state: { container: ${use.value.environment} }`,
  });
