import { ManagementGroupPolicyAssignment } from '@cdktf/provider-azurerm/lib/management-group-policy-assignment';
import { ManagementGroupPolicySetDefinition } from '@cdktf/provider-azurerm/lib/management-group-policy-set-definition';
import { PolicyDefinition } from '@cdktf/provider-azurerm/lib/policy-definition';
import { PolicySetDefinition } from '@cdktf/provider-azurerm/lib/policy-set-definition';
import { SubscriptionPolicyAssignment } from '@cdktf/provider-azurerm/lib/subscription-policy-assignment';
import { Construct } from 'constructs';
import { builtInPolicyId } from '../catalog/policy-definitions';
import type { PolicyRequirements } from './assigned-policies';
import { assignedPolicies } from './assigned-policies';
import type { CustomPolicy } from './custom-definitions';
import { CUSTOM_DEFINITIONS, CUSTOM_POLICIES, parametersOf, ruleOf } from './custom-definitions';

/** The name in Azure of the set and of its assignment; the definitions have it as a prefix. An assignment to a management group has at most 24 characters. */
const NAME = 'azure-openai-stamps';

/** The category in which the portal shows the definitions. */
const METADATA = JSON.stringify({ category: 'Cognitive Services' });

/** The scope, and what its policies require. */
export interface PolicyAssignmentProps extends PolicyRequirements {
  /** Whether the scope is a subscription or a management group. */
  readonly kind: 'managementGroup' | 'subscription';
  /** The ID of the subscription or of the management group, without the path before it. */
  readonly scopeId: string;
}

/**
 * Policies for Azure OpenAI in one set, assigned to a subscription or a management group. All custom definitions exist, whether the set
 * uses them or not: Terraform would delete an unused one before it changes the set, which Azure refuses. No policy changes a resource,
 * so the assignment has no identity.
 */
export class PolicyAssignment extends Construct {
  constructor(scope: Construct, id: string, props: PolicyAssignmentProps) {
    super(scope, id);
    const group = props.kind === 'managementGroup' ? managementGroupId(props.scopeId) : undefined;
    const definitions = this.addDefinitions(group);
    const set = this.addSet(group, props, definitions);
    const common = {
      name: NAME,
      displayName: TITLE,
      description: DESCRIPTION,
      policyDefinitionId: set.id,
      enforce: true,
      notScopes: [],
      nonComplianceMessage: messagesOf(props),
    };
    if (group === undefined)
      new SubscriptionPolicyAssignment(this, 'assignment', { ...common, subscriptionId: `/subscriptions/${props.scopeId}` });
    else new ManagementGroupPolicyAssignment(this, 'assignment', { ...common, managementGroupId: group });
  }

  private addDefinitions(group: string | undefined): ReadonlyMap<CustomPolicy, PolicyDefinition> {
    const scope = new Construct(this, 'definition');
    return new Map(
      CUSTOM_POLICIES.map((name) => {
        const definition = CUSTOM_DEFINITIONS[name];
        const { displayName, reports, mode } = definition;
        return [
          name,
          new PolicyDefinition(scope, name, {
            name: `${NAME}-${name}`,
            displayName,
            description: `Reports or refuses ${reports}.`,
            policyType: 'Custom',
            mode,
            metadata: METADATA,
            parameters: JSON.stringify(parametersOf(definition)),
            policyRule: JSON.stringify(ruleOf(definition)),
            ...(group === undefined ? {} : { managementGroupId: group }),
          }),
        ] as const;
      }),
    );
  }

  private addSet(
    group: string | undefined,
    requirements: PolicyRequirements,
    definitions: ReadonlyMap<CustomPolicy, PolicyDefinition>,
  ): PolicySetDefinition | ManagementGroupPolicySetDefinition {
    const common = {
      name: NAME,
      displayName: TITLE,
      description: DESCRIPTION,
      policyType: 'Custom',
      metadata: METADATA,
      policyDefinitionReference: assignedPolicies(requirements).map(({ key, definition, values }) => ({
        policyDefinitionId:
          'builtIn' in definition ? builtInPolicyId(definition.builtIn) : (definitions.get(definition.custom)?.id ?? ''),
        referenceId: key,
        parameterValues: JSON.stringify(Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]))),
      })),
    };
    return group === undefined
      ? new PolicySetDefinition(this, 'set', common)
      : new ManagementGroupPolicySetDefinition(this, 'set', { ...common, managementGroupId: group });
  }
}

const TITLE = 'Azure OpenAI stamps';
const DESCRIPTION = 'Policies for Azure OpenAI, generated from environment files. Change those, not this.';

const managementGroupId = (id: string) => `/providers/Microsoft.Management/managementGroups/${id}`;

/** What Azure answers to a request that a custom definition refuses. */
const messagesOf = (requirements: PolicyRequirements) =>
  assignedPolicies(requirements).flatMap(({ key, definition, values }) => {
    if (!('custom' in definition)) return [];
    const allowed = Object.entries(values).flatMap(([name, value]) =>
      name === 'effect' ? [] : [`${name}: ${typeof value === 'string' ? value : value.join(', ')}`],
    );
    const what = `It is against the policy "${CUSTOM_DEFINITIONS[definition.custom].displayName}"`;
    return [{ policyDefinitionReferenceId: key, content: [what, ...allowed].join('; ') }];
  });
