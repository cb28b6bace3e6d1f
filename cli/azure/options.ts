import type { Command } from 'commander';
import { InvalidArgumentError, Option } from 'commander';

/** The options of a command that asks Azure. */
export interface AzureOptions {
  /** A stand-in for Azure Resource Manager, for tests. */
  readonly endpoint?: string;
}

/** Adds the options of a command that asks Azure. */
export const withAzure = (program: Command): Command =>
  program.addOption(
    new Option('--endpoint <url>', 'the address of a stand-in for Azure, for tests').argParser(loopback).hideHelp(),
  );

/** How the commands that ask Azure sign in, for their help. */
export const SIGN_IN_HELP =
  'Signs in with DefaultAzureCredential: environment variables, a workload or managed identity, az login, or azd auth login.';

function loopback(text: string): string {
  if (!/^https:\/\/127\.0\.0\.1:\d+$/.test(text)) throw new InvalidArgumentError('It must be https://127.0.0.1 with a port.');
  return text;
}
