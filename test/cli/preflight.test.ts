import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Progress } from '../../cli/azure/progress';
import { worstIn } from '../../cli/preflight/ask';
import type { Question } from '../../lib/preflight/question';
import { QUESTIONS } from '../../lib/preflight/questions';
import { targetsOf } from '../../lib/verdicts/target';
import type { Outcome } from '../../lib/verdicts/verdict';
import { FakeResourceManager, forbidden, list } from '../support/azure/resource-manager';
import { signedIn } from '../support/azure/signed-in';
import type { Ran } from '../support/command';
import { commandAsync } from '../support/command';
import { exampleFleet } from '../support/project';
import { ROOT } from '../support/root';

const PROJECT = path.join(ROOT, 'test/examples/dev-and-prod');
const STACK = 'prod-swedencentral';

interface Check {
  readonly stack: string;
  readonly check: string;
  readonly outcome: string;
}

const IDS = QUESTIONS.filter(({ kinds }) => kinds.includes('stamp')).map(({ id }) => id);

const folder = mkdtempSync(path.join(tmpdir(), 'preflight-'));
const kept = path.join(folder, 'preflight.txt');
let [planning, strict, applying]: Ran[] = [];

/** Asks an Azure that refuses everything, except to say which rights the identity has: those to read. */
beforeAll(async () => {
  const azure = await FakeResourceManager.start();
  for (const method of ['GET', 'POST'])
    for (let parts = 1; parts <= 16; parts++)
      azure.on(`${method} ${Array.from({ length: parts }, (_, i) => `/{part${i}}`).join('')}`, forbidden('x/read'));
  const permissions = list({ actions: ['*/read'], notActions: [] });
  azure.on('GET /subscriptions/{id}/resourceGroups/{group}/providers/Microsoft.Authorization/permissions', permissions);
  const preflight = (...args: readonly string[]) => signedIn(azure, 'preflight', '--project', PROJECT, STACK, ...args);
  try {
    [planning, strict, applying] = await Promise.all([
      preflight('--as', 'plan', '--json'),
      preflight('--as', 'plan', '--strict', '--output', 'github=-', '--output', `text=${kept}`),
      preflight('--json', '--strict', ...IDS.flatMap((id) => ['--tolerate', id])),
    ]);
  } finally {
    await azure.close();
  }
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

const checksOf = (ran: Ran | undefined) => (JSON.parse(ran?.stdout ?? '') as { readonly checks: readonly Check[] }).checks;
const outcomeOf = (ran: Ran | undefined, id: string) => checksOf(ran).find(({ check }) => check === id)?.outcome;

test('passes if nothing failed, although something was not checked', () => {
  expect([planning?.status, outcomeOf(planning, 'providers'), outcomeOf(planning, 'rights')]).toEqual([
    0,
    'not-checked',
    'passed',
  ]);
  expect(checksOf(planning).filter(({ outcome }) => outcome === 'failed')).toEqual([]);
});

test('lists every question about the stack, in their order', () => {
  expect(checksOf(planning).map(({ stack, check }) => `${stack} ${check}`)).toEqual(IDS.map((id) => `${STACK} ${id}`));
  expect(IDS.length).toBe(QUESTIONS.length);
});

test('fails with --strict, and writes each output first', () => {
  expect(strict?.status).toBe(1);
  expect(strict?.stdout).toMatch(/^::warning file=environments\/prod\.yaml,.*title=preflight\/providers::/m);
  expect(strict?.stdout).not.toContain('::error');
  const text = readFileSync(kept, 'utf8');
  expect(text).toMatch(/^Stack +passed +not checked +uncertain +failed\nprod-swedencentral +4 +10 +0 +0$/m);
  expect(text).toMatch(/^environments\/prod\.yaml:\d+:\d+ warning preflight\/providers: /m);
});

test('fails if a check failed, also if it is tolerated: an identity that only reads cannot apply', () => {
  expect([applying?.status, outcomeOf(applying, 'rights')]).toEqual([1, 'failed']);
});

test('--tolerate excuses what was not checked or is uncertain, of this check only', () => {
  const [question, other] = QUESTIONS;
  const [target] = targetsOf(exampleFleet('dev-and-prod'));
  if (!question || !other || !target) throw new Error('there is nothing to ask');
  const of = (each: Question, outcome: Outcome) => ({ target, question: each, verdicts: [{ outcome, message: 'x' }] });
  expect(worstIn([of(question, 'not-checked')], [])).toBe('not-checked');
  expect(worstIn([of(question, 'not-checked'), of(other, 'passed')], [question.id])).toBe('passed');
  expect(worstIn([of(question, 'not-checked'), of(other, 'uncertain')], [question.id])).toBe('uncertain');
  expect(worstIn([of(question, 'failed')], [question.id])).toBe('failed');
  expect(worstIn([], [])).toBe('passed');
});

test('shows its progress only on a terminal', () => {
  expect([planning, strict, applying].map((ran) => ran?.stderr)).toEqual(['', '', '']);
  const write = jest.spyOn(process.stderr, 'write').mockReturnValue(true);
  const { isTTY } = process.stderr;
  const shown = (terminal: boolean) => {
    process.stderr.isTTY = terminal;
    const progress = new Progress('Questions');
    progress.show(1);
    progress.end();
    return write.mock.calls.map(([text]) => text);
  };
  expect(shown(false)).toEqual([]);
  expect(shown(true)).toEqual(['\rQuestions: 1\u001b[K', '\r\u001b[K']);
  process.stderr.isTTY = isTTY;
  write.mockRestore();
});

test.each([
  [['prd'], "unknown stack 'prd'"],
  [['--strict', '--tolerate', 'names'], 'It must be one of providers, rights,'],
  [['--tolerate', 'quota'], '--tolerate has no effect without --strict'],
  [['--as', 'destroy'], "argument 'destroy' is invalid"],
  [['--output', 'markdown=x'], "Unknown format 'markdown'"],
  [['--endpoint', 'https://example.com'], 'It must be https://127.0.0.1 with a port.'],
])('refuses %j', async (args, words) => {
  const { status, stdout, stderr } = await commandAsync('preflight', '--project', PROJECT, ...args);
  expect([status, stdout]).toEqual([2, '']);
  expect(stderr).toContain(words);
});
