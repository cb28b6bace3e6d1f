import type { Json } from '../../stack/json';
import { blockOf, valueAt } from '../../stack/json';
import type { Stack } from '../../stack/stack';
import { subscriptionOf } from '../compare/quota-taken';
import type { ReviewRule } from './review-rule';
import { shown } from './shown';

/** What of a backend says where the state is. Everything else says how it is reached. */
const PLACE = new Set(['container_name', 'hostname', 'key', 'organization', 'path', 'storage_account_name', 'workspaces']);

interface Backend {
  readonly words: string;
  readonly place: string;
}

function backendOf(stack: Stack | undefined): Backend {
  const cloud = valueAt(stack?.sections, 'terraform.cloud');
  const [[type, settings] = ['local', {}] as [string, Json]] = Object.entries(
    cloud === undefined ? (blockOf(valueAt(stack?.sections, 'terraform.backend')) ?? {}) : { cloud },
  );
  const words = Object.entries(blockOf(settings) ?? {})
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([key, value]) => ({ key, text: `${key} ${shown(value, key)}` }));
  const list = (wanted: (key: string) => boolean) =>
    [type, ...words.filter(({ key }) => wanted(key)).map(({ text }) => text)].join(', ');
  return { words: list(() => true), place: list((key) => PLACE.has(key)) };
}

export const backend: ReviewRule = {
  id: 'state/backend',
  summary: 'The state of a stack is kept elsewhere, or is reached in another way.',
  why: 'In another place Terraform finds an empty state and would create everything anew, beside what there is, unless the state is moved first (terraform init -migrate-state).',
  severities: ['critical', 'high'],
  check: ({ kind, before, after }) => {
    const [was, is] = [backendOf(before), backendOf(after)];
    if (kind !== 'changed' || was.words === is.words) return [];
    const values = { before: was.words, after: is.words };
    return was.place === is.place
      ? [{ severity: 'high', message: 'the state is reached in another way', ...values }]
      : [{ severity: 'critical', message: 'the state is kept elsewhere: move it before the next plan', ...values }];
  },
};

export const subscription: ReviewRule = {
  id: 'state/subscription',
  summary: 'A stack works in another subscription.',
  why: 'The state is about resources in the first subscription. Terraform cannot move them, and what is new is made in the other one.',
  severities: ['critical'],
  check: ({ kind, before, after }) => {
    const [was, is] = [subscriptionOf(before), subscriptionOf(after)];
    if (kind !== 'changed' || was === is) return [];
    return [
      {
        ...{ severity: 'critical', message: 'the stack works in another subscription' },
        ...{ before: was, after: is },
      },
    ];
  },
};
