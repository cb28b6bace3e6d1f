import { isSystemPolicy } from '../catalog/content-filters';
import { SELF_PROCESSING } from '../catalog/publishers';
import { allowsProcessing } from '../catalog/residency';
import type { Path } from '../diagnostics/setting-locations';
import type { Fleet, Located } from '../fleet/fleet';
import type { Governance } from '../fleet/governance';
import { isGoverned } from '../fleet/governance';
import type { Stamp, StampDeployment, StampFilter } from '../fleet/stamp';
import type { Demand } from '../content-safety/floor';
import { directionWords, shortfalls } from '../content-safety/floor';
import { otherSkus } from './other-skus';
import type { Finding } from './rule';
import { finding } from './rule';

/** A stamp and the policies that apply to it. */
export interface Governed {
  readonly located: Located<Stamp>;
  readonly governance: Governance;
}

/** The stamps that policies with the effect deny apply to. */
export function deniedStamps({ stamps, governances }: Fleet): Governed[] {
  return governances.flatMap(({ value: governance }) => {
    if (governance.effect !== 'deny') return [];
    return stamps.filter(({ value }) => isGoverned(governance, value)).map((located) => ({ located, governance }));
  });
}

/** A finding about what Azure would refuse. */
export const refusedBy = (
  { located, governance }: Governed,
  path: Path,
  {
    what,
    why,
    help,
    about = 'value',
  }: { readonly what: string; readonly why: string; readonly help: string; readonly about?: 'key' | 'value' },
): Finding =>
  finding(located, path, {
    message: `Azure Policy would refuse ${what}: the policies of ${governance.scope.id} deny ${why}`,
    help: `${help}; or set governance: { effect: audit } for ${governance.environments.join(', ')}`,
    about,
  });

/** What Azure would refuse of the settings of a stamp. The rest of an account is the same in every stamp, and no policy is against it. */
export function deniedSettings(governed: Governed): Finding[] {
  const { located, governance } = governed;
  const { region, deployments, contentFilters } = located.value;
  const { regions, demands } = governance;
  return [
    ...(regions && !regions.includes(region.name)
      ? [
          refusedBy(governed, ['account'], {
            what: `the account in ${region.name}`,
            why: `accounts outside ${regions.join(', ') || 'the regions of its environments'}`,
            help: `use a region that they allow`,
            about: 'key',
          }),
        ]
      : []),
    ...deployments.flatMap((deployment) => deniedDeployment(governed, deployment)),
    ...contentFilters.flatMap((filter) => deniedFilter(governed, filter, demands)),
  ];
}

/** Why a policy denies a model of a publisher that processes prompts itself. */
export const modelsOf = (format: string): string => `models of ${format}, which processes prompts itself`;

/** Why a policy denies a deployment that spills over. */
export const SPILLOVER = 'deployments that send requests to another one';

function deniedDeployment(governed: Governed, deployment: StampDeployment): Finding[] {
  const { key, name, sku, format, contentFilter, spillover } = deployment;
  const { residency, region } = governed.located.value;
  const { skus, isOnlyAzure } = governed.governance;
  const allowed = skus.filter((other) => allowsProcessing(residency, other, region));
  const what = `the deployment '${name}'`;
  return [
    ...(skus.includes(sku)
      ? []
      : [
          refusedBy(governed, ['deployments', key, 'sku'], {
            what,
            why: `the deployment type '${sku}'`,
            help: otherSkus(deployment, allowed, region) ?? 'choose another model or region',
          }),
        ]),
    ...(isOnlyAzure && SELF_PROCESSING.includes(format)
      ? [
          refusedBy(governed, ['deployments', key, 'model'], {
            what,
            why: modelsOf(format),
            help: 'deploy a model whose prompts Azure processes, such as a model of OpenAI',
          }),
        ]
      : []),
    ...(spillover === undefined
      ? []
      : [
          refusedBy(governed, ['deployments', key, 'spillover'], {
            what,
            why: SPILLOVER,
            help: 'remove spillover',
          }),
        ]),
    ...(isSystemPolicy(contentFilter)
      ? [
          refusedBy(governed, ['deployments', key, 'contentFilter'], {
            what,
            why: `content filters of Azure itself, such as '${contentFilter}'`,
            help: 'name a content filter of the stamp, or omit contentFilter to use the strictest filter',
          }),
        ]
      : []),
  ];
}

function deniedFilter(governed: Governed, filter: StampFilter, demands: readonly Demand[]): Finding[] {
  const found = demands.flatMap((demand) => shortfalls(filter, demand));
  // Each demand is for one direction: the same value in both is one finding.
  const alike = new Map(found.map((each) => [`${each.name} ${each.value} ${each.floor}`, each]));
  return [...alike].map(([key, { name, value, floor }]) => {
    const sources = found.filter((each) => `${each.name} ${each.value} ${each.floor}` === key).flatMap((each) => each.sources);
    return refusedBy(governed, ['contentFilters', filter.key], {
      what: `the content filter '${filter.name}'`,
      why: `'${value}' for ${name} in ${directionWords(sources)}, because the floor is '${floor}'`,
      help: `set ${name} to ${floor} or a stricter value in contentFilters.${filter.key}`,
      about: 'key',
    });
  });
}
