import { NetworkSecurityGroup } from '@cdktf/provider-azurerm/lib/network-security-group';
import type { Construct } from 'constructs';
import { isReference, listFailure, nameFailure, objectFailure, shown, textFailure, unlessReference } from '../terraform/checks';
import { rulesFor } from './security-rules';
import { countProblem, ruleName, sourceProblem } from './source-rules';

/** The sources that can connect to the endpoints in a subnet, by name: one or more CIDR ranges, or a service tag. */
export type AllowedSources = Readonly<Record<string, readonly string[]>>;

/** What limits the traffic of a subnet for endpoints. */
export interface EndpointRulesProps {
  /**
   * The sources that can connect to the endpoints, by name: one or more CIDR ranges, or a service tag. The name is part of the name
   * of the rule.
   *
   * @default - none: every connection is denied
   */
  readonly allowedSources?: AllowedSources;
  /**
   * The ID of an existing network security group, in the region and the subscription of the network. No group is created then, so
   * `allowedSources` cannot be set.
   *
   * @default - a group is created that allows only `allowedSources`
   */
  readonly networkSecurityGroupId?: string;
  /**
   * The ID of an existing route table, in the region and the subscription of the network.
   *
   * @default - no route table
   */
  readonly routeTableId?: string;
}

/** A security group to create. */
interface GroupToCreate {
  readonly name: string;
  readonly resourceGroupName: string;
  readonly location: string;
  readonly tags?: Readonly<Record<string, string>>;
  readonly allowedSources?: AllowedSources;
}

/** Creates a security group whose rules are part of it, so that a rule added by hand appears in the next plan. */
export const addSecurityGroup = (scope: Construct, id: string, { allowedSources = {}, ...props }: GroupToCreate) =>
  new NetworkSecurityGroup(scope, id, {
    ...props,
    securityRule: rulesFor(allowedSources),
    // Azure does not delete a group that a subnet uses: the subnet gets the new group before the old one is deleted.
    lifecycle: { createBeforeDestroy: true },
  });

/** The problems of rules, as sentences. What only Terraform knows is not checked. */
export function rulesFailures(props: EndpointRulesProps): (string | undefined)[] {
  const { allowedSources = {}, networkSecurityGroupId, routeTableId } = props;
  const both = networkSecurityGroupId !== undefined && props.allowedSources !== undefined;
  const malformed = objectFailure('allowedSources', allowedSources);
  if (malformed !== undefined) return [malformed];
  const sources = Object.keys(allowedSources);
  return [
    both ? 'allowedSources have no effect on an existing network security group; set one of the two' : undefined,
    networkSecurityGroupId === undefined ? undefined : textFailure('network security group ID', networkSecurityGroupId),
    routeTableId === undefined ? undefined : textFailure('route table ID', routeTableId),
    ...sources.map((source) => nameFailure('securityRule', ruleName(source))),
    ...Object.entries(allowedSources).flatMap(([source, ranges]) => sourceFailures(source, ranges)),
    countProblem(sources.length),
  ];
}

function sourceFailures(source: string, ranges: readonly string[]): (string | undefined)[] {
  if (isReference(ranges)) return [];
  const failure = listFailure(`allowed source '${source}'`, ranges);
  if (failure !== undefined) return [failure];
  if (ranges.length === 0) return [`the allowed source '${source}' has no range; set one or more ranges, or a service tag`];
  return ranges.map((range) =>
    unlessReference<unknown>(range, (given) => {
      const problem = typeof given === 'string' ? sourceProblem(given, ranges.length === 1) : 'is not text';
      return problem === undefined ? undefined : `the allowed source '${source}': ${shown(given)} ${problem}`;
    }),
  );
}
