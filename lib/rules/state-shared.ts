import type { Located } from '../fleet/fleet';
import type { StateCreation, StateUse } from '../fleet/state-account';
import { BOOTSTRAP_CONTAINER } from '../fleet/state-account';
import type { Path } from '../diagnostics/setting-locations';
import type { Finding, Rule } from './rule';
import { finding } from './rule';

/** What is made once for several environments is made one way. */
export const stateShared: Rule = {
  id: 'state/shared',
  summary:
    'Environments that keep their states in a storage account that is made here say the same of it, have a container each, and leave that of its own state alone.',
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
      help: 'say the same in both, best once in environments/defaults.yaml; or take another storage account',
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
          .map(([key]) => differ(['state', 'create', key], `is made with another ${key} in ${environment} than in`))
      : [differ(['state'], `is not made by ${environment}, but is by`)]),
  ];
}

/** The settings of an account in a form that can be compared. */
const settingsOf = (create: StateCreation | undefined): [string, string][] =>
  Object.entries(create ?? {}).map(([key, value]: [string, unknown]) => [
    key,
    JSON.stringify(Array.isArray(value) ? [...new Set(value)].sort() : value),
  ]);

function reserved(use: Located<StateUse>): Finding[] {
  if (use.value.container !== BOOTSTRAP_CONTAINER) return [];
  return [
    finding(use, ['state', 'container'], {
      message: `the container '${BOOTSTRAP_CONTAINER}' is for the state of the storage account itself, which no pipeline may open`,
      help: `write another one, such as ${use.value.environment}`,
    }),
  ];
}

/** The rights of those who apply are given for the container. */
const together = (use: Located<StateUse>, other: string): Finding =>
  finding(use, ['state', 'container'], {
    message: `${use.value.environment} and ${other} have their states in one container '${use.value.container}': the identity that applies one could overwrite the other`,
    help: `give each environment its own, in its file: state: { container: ${use.value.environment} }`,
  });
