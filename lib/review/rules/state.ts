import { byKey } from '../../collections/order';
import type { Json } from '../../stack/json';
import { isObject } from '../../stack/json';
import { backendOf, providersOf } from '../../stack/facts/sections';
import type { Storage } from '../../stack/facts/storage';
import type { Stack } from '../../stack/stack';
import { subscriptionOf } from '../compare/quota-taken';
import { comparing, consumes, looking } from './comparing';
import type { Look, ReviewRule } from './review-rule';
import { shown } from './shown';

/** Backend settings that determine where the state is. All others determine how it is accessed. */
const PLACE = new Set([
  ...['container_name', 'hostname', 'key', 'organization', 'path', 'storage_account_name'],
  ...['workspaces', 'workspaces.name', 'workspaces.prefix', 'workspaces.tags'],
]);

/** The settings of workspaces, each by itself: the project is only that of new workspaces. */
const withWorkspaces = ([key, value]: [string, Json]): [string, Json][] =>
  key === 'workspaces' && isObject(value)
    ? Object.entries(value).map(([name, inner]): [string, Json] => [`${key}.${name}`, inner])
    : [[key, value]];

function wordsOf(stack: Stack | undefined): { readonly all: string; readonly place: string } {
  const { type, settings } = backendOf(stack);
  const words = Object.entries(settings)
    .flatMap(withWorkspaces)
    .sort(byKey)
    .map(([key, value]) => ({ key, text: `${key} ${shown(value, key)}` }));
  const list = (wanted: (key: string) => boolean) =>
    [type, ...words.filter(({ key }) => wanted(key)).map(({ text }) => text)].join(', ');
  return { all: list(() => true), place: list((key) => PLACE.has(key)) };
}

export const backend: ReviewRule = {
  id: 'state/backend',
  summary: 'The state of a stack is stored in another place, or is accessed in another way.',
  why: 'In another place, Terraform finds an empty state and would create all resources a second time, unless you move the state first (terraform init -migrate-state).',
  severities: ['critical', 'high'],
  looks: [
    looking(({ kind, before, after }) => {
      const [was, is] = [wordsOf(before), wordsOf(after)];
      if (kind !== 'changed' || was.all === is.all) return [];
      const about = {
        ...{ before: was.all, after: is.all },
        consumed: [consumes(undefined, 'terraform.backend', 'terraform.cloud')],
      };
      return was.place === is.place
        ? [{ severity: 'high', message: 'the state is accessed in another way', ...about }]
        : [{ severity: 'critical', message: 'the state is stored in another place: move it before the next plan', ...about }];
    }),
  ],
};

/** Whether everything in a stack belongs to a management group: the subscription of its provider does not matter then. */
const isInGroup = ({ resources }: Stack) =>
  resources.size > 0 && [...resources.values()].every(({ attributes }) => attributes['management_group_id'] !== undefined);

export const subscription: ReviewRule = {
  id: 'state/subscription',
  summary: 'A stack is deployed to another subscription.',
  why: 'The state describes resources in the first subscription. Terraform cannot move them, and creates new resources in the other one.',
  severities: ['critical'],
  looks: [
    looking(({ kind, before, after }) => {
      const [was, is] = [subscriptionOf(before), subscriptionOf(after)];
      if (kind !== 'changed' || was === is || (after && isInGroup(after))) return [];
      return [
        {
          ...{ severity: 'critical', message: 'the stack is deployed to another subscription' },
          ...{ before: was, after: is },
          consumed: [consumes(undefined, ...providersOf(after).map(({ name }) => `provider.${name}.subscription_id`))],
        },
      ];
    }),
  ],
};

/** Compares the number of days for which deleted data can be recovered. */
const kept = (name: 'keepDeletedContainerDays' | 'keepDeletedDays', what: string): Look =>
  comparing('storage', [name], ({ before, after }) => {
    if (!before || !after) return [];
    const [old, fresh] = [daysOf(before.value, name), daysOf(after.value, name)];
    if (old === fresh) return [];
    const isLess = fresh < old;
    return [
      {
        severity: isLess ? 'high' : 'notice',
        message: isLess
          ? `${what} can be recovered for fewer days, or not at all: after that, the states in them are lost`
          : `${what} can be recovered for more days`,
        ...{ before: dayWords(before.value, name), after: dayWords(after.value, name) },
      },
    ];
  });

/** The number of days. A value that only Terraform knows counts as 0. */
function daysOf(storage: Storage, name: 'keepDeletedContainerDays' | 'keepDeletedDays'): number {
  const days = storage[name];
  return typeof days === 'number' ? days : 0;
}

function dayWords(storage: Storage, name: 'keepDeletedContainerDays' | 'keepDeletedDays'): string {
  const days = storage[name];
  return typeof days === 'number' ? `${days} days` : days === undefined ? 'not at all' : 'known only to Terraform';
}

export const recovery: ReviewRule = {
  id: 'state/recovery',
  summary: 'Deleted or overwritten states can be recovered for another period, or not at all.',
  why: 'Without its state, Terraform does not know its resources. Versions and deleted blobs are the only copies of the state.',
  severities: ['high', 'notice'],
  looks: [
    kept('keepDeletedDays', 'deleted blobs'),
    kept('keepDeletedContainerDays', 'deleted containers'),
    comparing('storage', ['versions'], ({ before, after }) => {
      if (!before || !after || before.value.versions === after.value.versions) return [];
      const isOn = after.value.versions === true;
      return [
        {
          severity: isOn ? 'notice' : 'high',
          message: isOn
            ? 'every version of a state is kept'
            : 'earlier versions of a state are no longer kept: states that an apply overwrites cannot be recovered',
          ...{ before: shown(before.value.versions), after: shown(after.value.versions) },
        },
      ];
    }),
  ],
};
