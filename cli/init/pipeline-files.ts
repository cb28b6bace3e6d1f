import { readFileSync } from 'node:fs';
import path from 'node:path';
import { KIT_FOLDER } from '../kit';
import type { Answers } from './answers';

/** The script with which workflows call the scripts of the installed kit. It must be executable. */
export const KIT_SCRIPT = 'pipelines/kit';

/**
 * The pipelines of a repository, by path. They are those of the kit's own repository, but call its scripts through the package, so that
 * an upgrade of the package brings fixes.
 */
export function pipelineFiles({
  pipelines: platform,
  environment,
}: Pick<Answers, 'environment' | 'pipelines'>): ReadonlyMap<string, string> {
  if (platform === 'none') return new Map();
  const workflows =
    platform === 'azure-devops'
      ? [['azure-pipelines.yml', readKit('pipelines/azure-pipelines.yml')] as const]
      : ['pull-request.yml', 'deploy.yml', 'recover.yml'].map(
          (name) => [`.github/workflows/${name}`, readKit(`.github/workflows/${name}`)] as const,
        );
  return new Map([
    ...workflows.map(([file, text]) => [file, withKit(text).replace('default: [prod]', `default: [${environment}]`)] as const),
    ...(platform === 'github' ? [['.github/CODEOWNERS', CODEOWNERS] as const] : []),
    [KIT_SCRIPT, readKit(KIT_SCRIPT)],
  ]);
}

const readKit = (file: string) => readFileSync(path.join(KIT_FOLDER, file), 'utf8');

/** A workflow that calls the scripts and commands of the package, and runs the tests of the team. */
const withKit = (workflow: string): string =>
  workflow
    .split('\n')
    .map((line) =>
      /^\s*#/.test(line)
        ? line.replaceAll(/\bpipelines\/(?=\w)/g, 'node_modules/azure-openai-stamps/pipelines/')
        : callsOfKit(line),
    )
    .join('\n');

const callsOfKit = (line: string) =>
  line
    .replace(/\bsource pipelines\/([\w-]+)/, `source "$(${KIT_SCRIPT})/$1"`)
    .replace(/\bnode pipelines\/([\w-]+\.mjs)/, `${KIT_SCRIPT} $1`)
    .replace(/(?<!["\w(/-])pipelines\/(?!kit\b)([\w-]+)(?= |$)/, `${KIT_SCRIPT} $1`)
    .replace(/\bnpm run --silent (\w+)(?: --(?= ))?/, 'npx --no stamps $1')
    // The tests of the team run where the rules are checked.
    .replace(/^(\s*- (?:run|bash): )npx --no stamps synth --check$/, '$1npx --no stamps synth --check && npm test');

const CODEOWNERS = `# Enter your teams, and require a review from code owners on main.
#
# The teams that run the stamps review what is applied. The teams that are responsible for security review changes that weaken it.
# /generated/                 @example/platform-team
# /environments/              @example/platform-team
# /environments/defaults.yaml @example/platform-team @example/security-office
# /main.ts                    @example/platform-team @example/security-office
# /package-lock.json          @example/platform-team @example/security-office
# /.github/                   @example/platform-team @example/security-office
# /pipelines/                 @example/platform-team @example/security-office
`;
