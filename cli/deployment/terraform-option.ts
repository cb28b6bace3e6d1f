import { Option } from 'commander';

/** The option that names the program that applies stacks. */
export const terraformOption = () =>
  new Option('--terraform <program>', 'the program to run, such as tofu for OpenTofu').default('terraform');
