import type { Json } from '../compare/json';
import { blockOf, textAt, valueAt } from '../compare/json';
import type { Stack } from '../compare/stack';
import type { ReviewRule } from './review-rule';
import { shown } from './review-rule';

const backendOf = (stack: Stack | undefined): string => {
  const [[type, settings] = ['local', {}] as [string, Json]] = Object.entries(
    blockOf(valueAt(stack?.sections, 'terraform.backend')) ?? {},
  );
  const words = Object.entries(blockOf(settings) ?? {}).map(([key, value]) => `${key} ${shown(value)}`);
  return [type, ...words].join(', ');
};

export const backend: ReviewRule = {
  id: 'state/backend',
  summary: 'The state of a stack is kept elsewhere.',
  why: 'Terraform finds an empty state there and would create everything anew, beside what there is, unless the state is moved first (terraform init -migrate-state).',
  severities: ['critical'],
  check: ({ kind, before, after }) => {
    const [was, is] = [backendOf(before), backendOf(after)];
    if (kind !== 'changed' || was === is) return [];
    return [
      { severity: 'critical', message: 'the state is kept elsewhere: move it before the next plan', before: was, after: is },
    ];
  },
};

/** The subscription of the providers: one, unless somebody has taken them apart. */
const subscriptionOf = (stack: Stack | undefined): string => {
  const providers = Object.values(blockOf(valueAt(stack?.sections, 'provider')) ?? {});
  return [...new Set(providers.map((provider) => textAt(provider, 'subscription_id') ?? 'not set'))].join(', ');
};

export const subscription: ReviewRule = {
  id: 'state/subscription',
  summary: 'A stack works in another subscription.',
  why: 'Terraform no longer finds what it made and creates it anew in the other one; the old resources stay.',
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
