/**
 * The package `azure-openai-stamps`: the constructs, and the stacks that environment files are made of. See docs/constructs.md.
 */
export * from './lib';
export { StampStack } from './stacks/stamp-stack';
export type { StampStackProps } from './stacks/stamp-stack';
export type { Stamp } from './lib/fleet/stamp';
export { StampsApp } from './stacks/stamps-app';
export type { StampsAppProps } from './stacks/stamps-app';
