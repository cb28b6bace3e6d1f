import type { Region } from '../catalog/regions';
import { isSkuName, processingPlace, skuOf } from '../catalog/skus';
import type { Facts } from '../stack/facts/facts';
import type { FactOf } from '../stack/facts/kinds';
import { isWiderThan, spilloverTarget } from '../stack/facts/spillover';
import type { Breach } from './guardrail';
import { breachOf, called } from './guardrail';

/** A deployment whose requests may be processed in more places than its type allows, because another one gets some of them. */
export function spilloverBreaches(facts: Facts, source: FactOf<'deployment'>, region: Region | undefined): Breach[] {
  const { spillover } = source.value;
  if (spillover === undefined) return [];
  const target = spilloverTarget(facts, source);
  const what = `requests that exceed the capacity of the deployment ${called(source)}`;
  if (!target)
    return [
      breachOf(source, 'spillover', {
        message: `it is not known where ${what} are processed: '${spillover.written}' is not a deployment of this stack`,
        help: 'name a deployment of this stack, which processes prompts in no more places',
      }),
    ];
  if (!isWiderThan(target, source)) return [];
  return [
    breachOf(source, 'spillover', {
      message: `${what} ${wordsOf(target, region)}`,
      help: 'name a deployment whose type processes prompts in no more places, or none',
    }),
  ];
}

const ANYWHERE = { region: 'its region', dataZone: 'its data zone', global: 'any Azure region' } as const;

function wordsOf(target: FactOf<'deployment'>, region: Region | undefined): string {
  const { sku = '' } = target.value;
  if (!isSkuName(sku)) return `go to ${called(target)}, and the kit does not know the deployment type '${sku}'`;
  const place = region ? processingPlace(sku, region) : ANYWHERE[skuOf(sku).scope];
  return `may be processed in ${place}: they go to ${called(target)} ('${sku}')`;
}
