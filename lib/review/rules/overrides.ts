import { keysOfBoth } from '../../stack/keyed';
import type { StackChange } from '../compare/stack-change';
import { valueAt } from '../../stack/json';
import { consumes, looking } from './comparing';
import type { FindingDraft, ReviewRule } from './review-rule';
import { shown } from './shown';

/** The addresses of overridden attributes, by address and path. */
const overridesOf = (stack: StackChange['after']): ReadonlyMap<string, string> =>
  new Map(
    Object.entries(stack?.notes.overrides ?? {}).flatMap(([address, paths]) =>
      paths.map((path) => [`${address} ${path}`, address] as const),
    ),
  );

export const overrides: ReviewRule = {
  id: 'overrides/changed',
  summary: 'An override of an attribute is added or removed.',
  why: 'No rule of the kit checks the value of an override.',
  severities: ['high', 'notice'],
  looks: [
    looking(({ kind, before, after }) => {
      if (kind === 'removed') return [];
      const [old, fresh] = [overridesOf(before), overridesOf(after)];
      return keysOfBoth(old, fresh).flatMap((key): FindingDraft[] => {
        if (old.has(key) === fresh.has(key)) return [];
        const [address = '', path = ''] = key.split(' ');
        const about = {
          address,
          attribute: path,
          ...valuesOf(address, path, before, after),
          consumed: [consumes(address, path)],
        };
        return fresh.has(key)
          ? [{ severity: 'high', message: `${path} is overridden`, ...about }]
          : [{ severity: 'notice', message: `${path} is no longer overridden`, ...about }];
      });
    }),
  ],
};

/** The values, except those of actions, which can contain words of blocklists. */
function valuesOf(address: string, path: string, before: StackChange['before'], after: StackChange['after']) {
  if (address.startsWith('azapi_resource_action.')) return {};
  const [was, is] = [before, after].map((stack) => shown(valueAt(stack?.resources.get(address)?.attributes, path), path));
  return { before: was ?? '', after: is ?? '' };
}
