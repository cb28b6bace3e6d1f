import { Facts } from '../stack/facts/facts';
import type { Stack } from '../stack/stack';
import { isNamed, outsideAddress } from './edits/edit';
import type { LiveParts } from './live-parts';
import type { OutsideFinding } from './outside';
import { OUTSIDE_RULES } from './outside';

/** Settings of deployments that the kit does not write, so that neither a stack nor a plan has them. */
export function deploymentSettings(stack: Stack, { states = [] }: LiveParts): OutsideFinding[] {
  const known = Facts.of(stack).all('deployment');
  return states.flatMap(({ name, tier, isPaused, routing }) => {
    const own = known.find(({ value }) => isNamed(value.name)({ name }));
    const about = {
      rule: OUTSIDE_RULES.setting.id,
      why: OUTSIDE_RULES.setting.why,
      address: own?.address ?? outsideAddress('azurerm_cognitive_deployment', name),
    };
    return [
      ...(isPaused
        ? [{ ...about, severity: 'high' as const, message: `the deployment ${name} is paused: requests to it fail` }]
        : []),
      ...(tier === undefined
        ? []
        : [
            {
              ...about,
              severity: 'high' as const,
              message: `the deployment ${name} has the service tier ${tier}, which is billed at other prices`,
            },
          ]),
      ...(routing === undefined
        ? []
        : [
            {
              ...about,
              severity: 'notice' as const,
              message: `the deployment ${name} chooses the models for its requests by a setting of its own (${routing})`,
            },
          ]),
    ];
  });
}
