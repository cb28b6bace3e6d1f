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

/** Tries rows with Terraform: applies the configuration before the change, then the one after it. */
export class Trial {
  /** The folders of applied configurations, by configuration. */
  private readonly applied = new Map<string, Promise<string>>();
  private readonly installed: string;
  /** Providers that no run uses at the moment. */
  private readonly idle: RunningProviders[] = [];
  private readonly all: RunningProviders[] = [];

  constructor(private readonly work: string) {
    this.installed = path.join(work, 'installed');
  }

  /** Installs the providers of a configuration, and starts each of them once for every concurrent run. */
  async install(configuration: Configuration, atOnce: number): Promise<void> {
    const folder = this.folderOf(configuration);
    const { status } = await terraform(folder, { TF_DATA_DIR: this.installed }, 'init', '-input=false');
    if (status !== 0) throw new Error('terraform init failed');
    for (let i = 0; i < atOnce; i += 1) this.all.push(await startProviders(this.installed));
    this.idle.push(...this.all);
  }

  stop(): void {
    for (const providers of this.all) providers.stop();
  }

  /** The differences between the promise of a row for a stack and the run; empty: none. */
  async problemsOf(row: Row, { stack, before, after, promise }: StackPair): Promise<string[]> {
    const folder = this.folderOf(after ?? emptied(before));
    if (before) copyFileSync(path.join(await this.apply(before), STATE), path.join(folder, STATE));
    const state = () => (existsSync(path.join(folder, STATE)) ? readFileSync(path.join(folder, STATE), 'utf8') : '');
    const unchanged = state();
    const ended = await this.terraform(folder, ...APPLY);
    const refusal = refusalOf(row, stack);
    if (refusal !== undefined) return refusalProblems(refusal, ended, state() !== unchanged);
    if (ended.status !== 0) return [errorsOf(ended)];
    const planned = plannedSteps(ended);
    return [
      ...differences(promise, planned),
      ...orderProblems(stack === REGION_STACK ? (row.order ?? []) : [], eventsOf(ended)),
      ...(planned.length === 0 ? [] : await this.furtherChanges(folder)),
    ];
  }

  private async furtherChanges(folder: string): Promise<string[]> {
    const again = await this.terraform(folder, 'plan', '-json', '-detailed-exitcode', '-input=false');
    return again.status === 0 ? [] : [`a second plan finds more: ${inWords(plannedSteps(again)).join(', ')}${errorsOf(again)}`];
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
    if (ended.status !== 0) throw new Error(`the configuration before the change cannot be applied: ${errorsOf(ended)}`);
    return folder;
  }

  /** Runs Terraform with providers that no other run uses at the same time, because they keep the subscription. */
  private async terraform(folder: string, ...args: string[]): Promise<Ended> {
    const providers = this.idle.pop();
    if (!providers) throw new Error('there are more concurrent runs than started providers');
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

/** The configuration of a stack that is emptied before its folder is removed. */
function emptied(configuration: Configuration | undefined): object {
  const written = configuration && GeneratedConfiguration.of(JSON.stringify(configuration));
  if (!written) throw new Error('a stack exists neither before nor after the change');
  return written.withoutResources;
}

const inWords = (steps: readonly Step[]) => steps.map(({ action, address }) => `${action} ${address}`).sort();

function differences(promised: readonly Step[], planned: readonly Step[]): string[] {
  const [expected, found] = [inWords(promised), inWords(planned)];
  return [
    ...expected.filter((step) => !found.includes(step)).map((step) => `promised, but not planned: ${step}`),
    ...found.filter((step) => !expected.includes(step)).map((step) => `planned, but not promised: ${step}`),
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
    ...(ended.status === 0 ? ['a refusal is promised, but Terraform applied the change'] : []),
    ...(ended.status !== 0 && !errorsOf(ended).includes(reason) ? [`refused for another reason: ${errorsOf(ended)}`] : []),
    ...(isTouched ? ['refused, but the state changed'] : []),
  ];
}
