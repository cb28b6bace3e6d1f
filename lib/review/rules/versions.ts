import type { RequiredProvider } from '../../stack/facts/sections';
import { requiredProvidersOf, requiredTerraformOf } from '../../stack/facts/sections';
import { keysOfBoth } from '../../stack/keyed';
import type { Stack } from '../../stack/stack';
import { consumes, looking } from './comparing';
import type { FindingDraft, ReviewRule } from './review-rule';
import { shown } from './shown';

export const kitVersion: ReviewRule = {
  id: 'versions/kit',
  summary: 'Another version of the kit generated the stack.',
  why: 'See CHANGELOG.md for the differences.',
  severities: ['notice'],
  looks: [
    looking(({ kind, before, after }) => {
      const [old, fresh] = [before?.notes.kit, after?.notes.kit];
      if (kind !== 'changed' || old === fresh) return [];
      return [{ severity: 'notice', message: `the kit is ${fresh ?? 'unknown'} instead of ${old ?? 'unknown'}` }];
    }),
  ],
};

/** The required providers, by name. */
const providersOf = (stack: Stack | undefined): ReadonlyMap<string, RequiredProvider> =>
  new Map(requiredProvidersOf(stack).map((each) => [each.name, each]));

export const providerVersion: ReviewRule = {
  id: 'versions/provider',
  summary: 'A Terraform provider is added or removed, or gets another version or source.',
  why: 'Another major version may interpret the same configuration in another way, and another source is other code. Lock files must be written again.',
  severities: ['critical', 'high', 'notice'],
  looks: [
    looking(({ kind, before, after }) => {
      if (kind !== 'changed') return [];
      const [old, fresh] = [providersOf(before), providersOf(after)];
      return keysOfBoth(old, fresh).flatMap((name): FindingDraft[] => {
        const reported = providerChange(name, old.get(name), fresh.get(name));
        return reported ? [{ ...reported, consumed: [consumes(undefined, `terraform.required_providers.${name}`)] }] : [];
      });
    }),
  ],
};

function providerChange(name: string, was?: RequiredProvider, is?: RequiredProvider): FindingDraft | undefined {
  if (was && is && sourceOf(was) !== sourceOf(is))
    return {
      severity: 'critical',
      message: `the provider ${name} comes from ${shown(is.source)} instead of ${shown(was.source)}`,
    };
  const [old, fresh] = [was && versionOf(was), is && versionOf(is)];
  if (old === fresh)
    return was?.source === is?.source
      ? undefined
      : { severity: 'notice', message: `the source of the provider ${name} has another form` };
  const isSmall = old !== undefined && fresh !== undefined && EXACT.test(fresh) && majorOf(old) === majorOf(fresh);
  const message =
    fresh === undefined
      ? `the provider ${name} (${old}) is removed`
      : old === undefined
        ? `the provider ${name} (${fresh}) is added`
        : `the provider ${name} is ${fresh} instead of ${old}`;
  return { severity: isSmall ? 'notice' : 'high', message };
}

const versionOf = ({ version }: RequiredProvider) => version ?? 'any version';
/** An exact version. With any other constraint, Terraform chooses. */
const EXACT = /^(= *)?\d+\.\d+\.\d+$/;

/** The source with the default namespace and without the default host. */
const sourceOf = ({ name, source = `hashicorp/${name}` }: RequiredProvider) =>
  source.toLowerCase().replace(/^registry\.terraform\.io\//, '');
const majorOf = (version: string) => version.split('.')[0];

export const terraformVersion: ReviewRule = {
  id: 'versions/terraform',
  summary: 'Another version of Terraform is required.',
  why: 'The machine that applies the stack must have this version.',
  severities: ['notice'],
  looks: [
    looking(({ kind, before, after }) => {
      const [old, fresh] = [before, after].map((stack) => requiredTerraformOf(stack) ?? 'any');
      if (kind !== 'changed' || old === fresh) return [];
      return [
        {
          ...{ severity: 'notice', message: `Terraform must be ${fresh} instead of ${old}` },
          consumed: [consumes(undefined, 'terraform.required_version')],
        },
      ];
    }),
  ],
};
