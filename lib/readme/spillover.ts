import { isSkuName, processingPlace } from '../catalog/skus';
import type { FactOf } from '../stack/facts/kinds';
import { isWiderThan, onRequest, spilloverTarget } from '../stack/facts/spillover';
import { code } from './markdown';
import type { StampReading } from './stamp-reading';
import { accountOf, regionOf } from './stamp-reading';

type Deployment = FactOf<'deployment'>;

/** Whether any deployment sends requests to another one. */
export const hasSpillover = ({ deployments }: StampReading): boolean =>
  deployments.some(({ value }) => value.spillover !== undefined);

/** Where the requests go that exceed the capacity of a deployment. */
export function spilloverCell(reading: StampReading, source: Deployment): string {
  const { spillover } = source.value;
  if (spillover === undefined) return '';
  const target = spilloverTarget(reading.facts, source);
  if (!target) return `${code(spillover.written)}, **not known where it processes prompts**`;
  return `${named(target)}${isWiderThan(target, source) ? ` — **in ${placeOf(reading, target)}**` : ''}`;
}

/**
 * What callers of provisioned deployments need to know.
 *
 * Source: docs/models/spillover-traffic-management.mdx of nicholasdbrady/foundry-docs @ 2b3f0bd (read 2026-11-26), a mirror of Microsoft's page.
 */
export function spilloverNotes(reading: StampReading): string[] {
  return [...spills(reading), ...choices(reading)];
}

function spills({ facts, deployments }: StampReading): string[] {
  const pairs = deployments.flatMap((source) => {
    const target = spilloverTarget(facts, source);
    return target ? [`${named(source)} to ${named(target)}`] : [];
  });
  if (pairs.length === 0) return [];
  return [
    `Azure sends requests that a provisioned deployment refuses because its capacity is used up (429), because the prompt is too long for it (400), or because of a server error (500, 503) from ${pairs.join(', from ')}, which is billed by the token. An answer has the header \`x-ms-deployment-name\` with the deployment that gave it. Only if the request was sent on, it also has \`x-ms-spillover-from-deployment\`, and \`x-ms-spillover-error\` with the status of the first deployment. The request header \`x-ms-spillover-deployment\` has no effect on these deployments.`,
  ];
}

/** Callers choose another deployment themselves. They can also call that deployment, so this opens nothing. */
function choices(reading: StampReading): string[] {
  const { facts, deployments } = reading;
  return deployments.flatMap((source) => {
    const others = onRequest(facts, source);
    if (others.length === 0) return [];
    const words = others.map((each) =>
      isWiderThan(each, source) ? `${named(each)} (**processed in ${placeOf(reading, each)}**)` : named(each),
    );
    return [
      `Azure refuses requests that exceed the capacity of ${named(source)}, unless the caller names another deployment in the request header \`x-ms-spillover-deployment\`: ${words.join(' or ')}.`,
    ];
  });
}

const named = ({ address, value: { name } }: Deployment) => code(name ?? address);

function placeOf(reading: StampReading, deployment: Deployment): string {
  const region = regionOf(accountOf(reading, deployment));
  const { sku = '' } = deployment.value;
  return isSkuName(sku) && region ? processingPlace(sku, region) : 'a place that is not known';
}
