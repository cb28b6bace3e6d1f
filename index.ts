/**
 * The package `azure-openai-stamps`: the constructs, and the stacks that environment files are made of. See docs/constructs.md.
 *
 * @module azure-openai-stamps
 */
export * from './lib';
export { StampStack } from './stacks/stamp-stack';
export type { StampStackProps } from './stacks/stamp-stack';
export type { MovableMap, StampMove } from './lib/fleet/movable-keys';
export type {
  DnsMode,
  EndpointPlace,
  ExistingNetwork,
  ExistingWorkspace,
  NewNetwork,
  NewWorkspace,
  Peering,
  Stamp,
  StampBlocklist,
  StampConnection,
  StampDeployment,
  StampDns,
  StampFilter,
  StampGrant,
  StampNames,
  StampNetwork,
  StampOverride,
  StampPool,
  StampProject,
  StampWords,
  StampZone,
  SubnetInNetwork,
  SubnetRules,
  VariableWords,
  Waiver,
  WrittenWords,
} from './lib/fleet/stamp';
export type { Alerts, Budget, ExistingActionGroup, NewActionGroup } from './lib/fleet/watch';
export type { ExistingKey, OwnKey, StampKey } from './lib/fleet/stamp-key';
export { StampsApp } from './stacks/stamps-app';
export type { StampsAppProps } from './stacks/stamps-app';
