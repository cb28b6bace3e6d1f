import { copyFileSync, existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Configuration as GeneratedConfiguration } from '../../../lib/generated/configuration';
import type { Configuration } from '../terraform';
import type { Row, Step } from './row';
import { refusalOf, REGION_STACK } from './row';
import type { RunningProviders } from './running-providers';
import { startProviders } from './running-providers';
import type { StackPair } from './stack-pairs';
import type { Ended, Event } from './terraform-run';
import { errorsOf, eventsOf, plannedSteps, terraform } from './terraform-run';

const STATE = 'terraform.tfstate';
const LOCAL = JSON.stringify({ terraform: { backend: { local: {} } } });
const APPLY = ['apply', '-json', '-auto-approve', '-input=false'];

/** Tries rows with Terraform: applies what was before, then what is after. */
export class Trial {
  /** The folders in which a configuration is applied, by what it is. */
  private readonly applied = new Map<string, Promise<string>>();
  private readonly installed: string;
  /** Providers that no run uses now. */
  private readonly idle: RunningProviders[] = [];
  private readonly all: RunningProviders[] = [];

  constructor(private readonly work: string) {
    this.installed = path.join(work, 'installed');
  }

  /** Installs the providers that a configuration needs, and starts each of them for several runs at the same time. */
  async install(configuration: Configuration, atOnce: number): Promise<void> {
    const folder = this.folderOf(configuration);
    const { status } = await terraform(folder, { TF_DATA_DIR: this.installed }, 'init', '-input=false');
    if (status !== 0) throw new Error('terraform init has failed');
    for (let i = 0; i < atOnce; i += 1) this.all.push(await startProviders(this.installed));
    this.idle.push(...this.all);
  }

  stop(): void {
    for (const providers of this.all) providers.stop();
  }

  /** What is wrong with the promise of a row for a stack; empty: it is kept. */
  async problemsOf(row: Row, { stack, before, after, promise }: StackPair): Promise<string[]> {
    const folder = this.folderOf(after ?? emptied(before));
    if (before) copyFileSync(path.join(await this.apply(before), STATE), path.join(folder, STATE));
    const state = () => (existsSync(path.join(folder, STATE)) ? readFileSync(path.join(folder, STATE), 'utf8') : '');
    const unchanged = state();
    const ended = await this.terraform(folder, ...APPLY);
    const refusal = refusalOf(row, stack);
    if (refusal !== undefined) return refusalProblems(refusal, ended, state() !== unchanged);
    if (ended.status !== 0) return [errorsOf(ended)];
    const again = await this.terraform(folder, 'plan', '-json', '-detailed-exitcode', '-input=false');
    return [
      ...differences(promise, plannedSteps(ended)),
      ...orderProblems(stack === REGION_STACK ? (row.order ?? []) : [], eventsOf(ended)),
      ...(again.status === 0 ? [] : [`a second plan finds more: ${inWords(plannedSteps(again)).join(', ')}${errorsOf(again)}`]),
    ];
  }

  private apply(configuration: Configuration): Promise<string> {
    const key = JSON.stringify(configuration);
    const known = this.applied.get(key) ?? this.applyNow(configuration);
    this.applied.set(key, known);
    return known;
  }

  private async applyNow(configuration: Configuration): Promise<string> {
    const folder = this.folderOf(configuration);
    const ended = await this.terraform(folder, ...APPLY);
    if (ended.status !== 0) throw new Error(`what was before cannot be applied: ${errorsOf(ended)}`);
    return folder;
  }

  /** Runs Terraform with providers that no other run uses meanwhile: they remember the subscription. */
  private async terraform(folder: string, ...args: string[]): Promise<Ended> {
    const providers = this.idle.pop();
    if (!providers) throw new Error('more runs at the same time than there are providers for');
    try {
      return await terraform(folder, { ...providers.environment, TF_DATA_DIR: this.installed }, ...args);
    } finally {
      this.idle.push(providers);
    }
  }

  private folderOf(configuration: object): string {
    const folder = mkdtempSync(path.join(this.work, 'stack-'));
    writeFileSync(path.join(folder, 'cdk.tf.json'), JSON.stringify(configuration));
    writeFileSync(path.join(folder, 'local_override.tf.json'), LOCAL);
    return folder;
  }
}

/** What is left of a stack that is emptied before its folder goes. */
function emptied(configuration: Configuration | undefined): object {
  const written = configuration && GeneratedConfiguration.of(JSON.stringify(configuration));
  if (!written) throw new Error('a stack is neither there before nor after');
  return written.withoutResources;
}

const inWords = (steps: readonly Step[]) => steps.map(({ action, address }) => `${action} ${address}`).sort();

function differences(promised: readonly Step[], planned: readonly Step[]): string[] {
  const [expected, found] = [inWords(promised), inWords(planned)];
  return [
    ...expected.filter((step) => !found.includes(step)).map((step) => `promised, but not so: ${step}`),
    ...found.filter((step) => !expected.includes(step)).map((step) => `not promised, but so: ${step}`),
  ];
}

function orderProblems(order: readonly string[], events: readonly Event[]): string[] {
  const at = (text: string, isStart: boolean) =>
    events.findIndex(({ action, address, isStart: start }) => `${action} ${address}` === text && start === isStart);
  return order.flatMap((later, i) => {
    const earlier = order[i - 1];
    if (earlier === undefined) return [];
    const [end, start] = [at(earlier, false), at(later, true)];
    return end >= 0 && start > end ? [] : [`not in this order: ${earlier}, then ${later}`];
  });
}

function refusalProblems(reason: string, ended: Ended, isTouched: boolean): string[] {
  return [
    ...(ended.status === 0 ? ['promised to be refused, but applied'] : []),
    ...(ended.status !== 0 && !errorsOf(ended).includes(reason) ? [`refused for another reason: ${errorsOf(ended)}`] : []),
    ...(isTouched ? ['refused, but the state is another'] : []),
  ];
}
