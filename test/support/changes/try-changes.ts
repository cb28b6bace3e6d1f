import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Row } from './row';
import { REGION_STACK } from './row';
import { ROWS } from './rows';
import { isSame, stackPairs } from './stack-pairs';
import { Trial } from './trial';

/** The number of rows that are tried at the same time. */
const AT_ONCE = 2;

// Tries every row of test/changes/rows with Terraform, or the rows whose names match a pattern.
async function tryChanges(pattern: string): Promise<number> {
  const rows = ROWS.filter(({ change }) => new RegExp(pattern).test(change));
  const work = mkdtempSync(path.join(tmpdir(), 'changes-'));
  const trial = new Trial(work);
  try {
    const first = rows
      .slice(0, 1)
      .flatMap(stackPairs)
      .find(({ stack, before }) => stack === REGION_STACK && before)?.before;
    if (!first) throw new Error(`no row is called ${pattern}`);
    await trial.install(first, AT_ONCE);
    const started = rows.values();
    let failed = 0;
    const worker = async () => {
      for (const row of started) if (!(await report(trial, row))) failed += 1;
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    process.stdout.write(`${rows.length} rows, ${failed} failed\n`);
    return failed === 0 ? 0 : 1;
  } finally {
    trial.stop();
    rmSync(work, { recursive: true, force: true });
  }
}

/** Tries a row and prints the result. */
async function report(trial: Trial, row: Row): Promise<boolean> {
  const started = Date.now();
  const [status, problems] = await tried(trial, row).catch((error: unknown) => ['', [String(error)]] as const);
  const word = problems.length > 0 ? 'FAIL' : 'ok  ';
  process.stdout.write(`${word} ${row.change}: ${status} (${((Date.now() - started) / 1000).toFixed(1)} s)\n`);
  for (const problem of problems) process.stdout.write(`       ${problem}\n`);
  return problems.length === 0;
}

async function tried(trial: Trial, row: Row): Promise<readonly [string, readonly string[]]> {
  if (row.notTried !== undefined) return ['not tried', []];
  const problems: string[] = [];
  let steps = 0;
  for (const pair of stackPairs(row)) {
    steps += pair.promise.length;
    // A stack that is no longer configured does not change until it is emptied.
    if (pair.promise.length === 0 && (isSame(pair) || !pair.after)) continue;
    problems.push(...(await trial.problemsOf(row, pair)).map((problem) => `${pair.stack}: ${problem}`));
  }
  return [row.refused === undefined ? `${steps} actions` : 'refused', problems];
}

void tryChanges(process.argv[2] ?? '').then((code) => {
  process.exitCode = code;
});
