/**
 * `azure-openai-stamps/testing`: assertions about the Terraform of stacks, and about what the rules refuse. It works with every test
 * runner.
 *
 * @module azure-openai-stamps/testing
 */
export { Project } from './project';
export { Template } from './template';
export type { Attributes, Configuration, Output } from './template';
