import { keysOfBoth } from '../../stack/keyed';
import { blockOf, textAt, valueAt } from '../../stack/json';
import type { Stack } from '../../stack/stack';
import type { Observation, ReviewRule } from './review-rule';
import { shown } from './shown';

export const kitVersion: ReviewRule = {
  id: 'versions/kit',
  summary: 'Another version of the kit generated the stack.',
  why: 'The change log says what it does differently.',
  severities: ['notice'],
  check: ({ kind, before, after }) => {
    const [old, fresh] = [before?.notes.kit, after?.notes.kit];
    if (kind !== 'changed' || old === fresh) return [];
    return [{ severity: 'notice', message: `the kit is ${fresh ?? 'not said'} instead of ${old ?? 'not said'}` }];
  },
};

/** What is required of the providers, by their names. */
const providersOf = (stack: Stack | undefined): ReadonlyMap<string, Provider> =>
  new Map(
    Object.entries(blockOf(valueAt(stack?.sections, 'terraform.required_providers')) ?? {}).map(([name, provider]) => [
      name,
      { source: shown(valueAt(provider, 'source')), version: textAt(provider, 'version') ?? 'any version' },
    ]),
  );

interface Provider {
  readonly source: string;
  readonly version: string;
}

export const providerVersion: ReviewRule = {
  id: 'versions/provider',
  summary: 'A provider of Terraform gets another version or source, comes or goes.',
  why: 'Another major version may read the same configuration otherwise, and another source is other code. Lock files must be made anew.',
  severities: ['critical', 'high', 'notice'],
  check: ({ kind, before, after }) => {
    if (kind !== 'changed') return [];
    const [old, fresh] = [providersOf(before), providersOf(after)];
    return keysOfBoth(old, fresh).flatMap((name): Observation[] => {
      const [was, is] = [old.get(name), fresh.get(name)];
      if (was && is && was.source !== is.source)
        return [{ severity: 'critical', message: `the provider ${name} comes from ${is.source} instead of ${was.source}` }];
      if (was?.version === is?.version) return [];
      const severity = was && is && majorOf(was) === majorOf(is) ? 'notice' : 'high';
      return [
        { severity, message: `the provider ${name} is ${is?.version ?? 'gone'} instead of ${was?.version ?? 'missing'}` },
      ];
    });
  },
};

const majorOf = ({ version }: Provider) => version.split('.')[0];

export const terraformVersion: ReviewRule = {
  id: 'versions/terraform',
  summary: 'Another version of Terraform is required.',
  why: 'Whoever applies the stack must have it.',
  severities: ['notice'],
  check: ({ kind, before, after }) => {
    const [old, fresh] = [before, after].map((stack) => textAt(stack?.sections, 'terraform.required_version') ?? 'any');
    if (kind !== 'changed' || old === fresh) return [];
    return [{ severity: 'notice', message: `Terraform must be ${fresh} instead of ${old}` }];
  },
};
