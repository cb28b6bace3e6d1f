import path from 'node:path';
import { checkFindings } from '../../cli/check-findings';
import { githubFormat } from '../../lib/report/github-format';
import type { Problem } from '../../lib/diagnostics/problem';
import { TEAM_NOTE } from '../support/catalog-note';
import { command } from '../support/command';
import { ROOT } from '../support/root';

const check = (project: string, ...args: string[]) => command('check', '--project', path.join(ROOT, 'test', project), ...args);

describe('npx stamps check', () => {
  test('reports that there are no problems', () => {
    expect(check('examples/environment-dns', '--today', '2026-11-23')).toEqual({
      status: 0,
      stdout: '2 stamps checked: no problems.\n',
      stderr: TEAM_NOTE,
    });
  });

  test('does not fail on warnings and waived problems', () => {
    const { status, stdout } = check('broken/warning-waived', '--today', '2026-11-23');
    expect(status).toBe(0);
    expect(stdout).toContain('notice residency/processing:');
    expect(stdout).toMatch(/\n1 stamps? checked: 1 notice\.\n$/);
  });

  test('fails on the day after a waiver has expired', () => {
    const { status, stdout } = check('broken/warning-waived', '--today', '2026-11-24');
    expect(status).toBe(1);
    expect(stdout).toContain('error residency/processing:');
    expect(stdout).toContain("error waivers/expired: the waiver 'launch' expired on 2026-11-23");
  });

  test('prints the same problems as JSON', () => {
    const { status, stdout } = check('broken/home-region', '--format', 'json');
    expect(status).toBe(1);
    expect(JSON.parse(stdout)).toMatchObject({
      problems: [
        { severity: 'error', rule: 'environment/home-region', location: { file: 'environments/dev.yaml', line: 1, column: 1 } },
      ],
    });
  });

  test('reports a problem of several regions once, as text, JSON and annotations', () => {
    const stamps = ['prod-francecentral', 'prod-germanywestcentral', 'prod-swedencentral'];
    const { problems } = JSON.parse(check('broken/regions-alike', '--format', 'json').stdout) as { problems: object[] };
    expect(problems).toMatchObject([{ rule: 'residency/processing', stamps }]);
    expect(check('broken/regions-alike').stdout).toContain(`\n  in ${stamps.join(', ')}\n`);
    expect(check('broken/regions-alike', '--format', 'github').stdout).toContain(`%0Ain ${stamps.join(', ')}%0Ahelp: `);
  });

  test('rejects invalid arguments', () => {
    expect(check('examples/stamp-dns', '--format', 'xml')).toMatchObject({ status: 2, stdout: '' });
    expect(check('examples/stamp-dns', '--today', '2026-13-01').stderr).toContain(
      "'2026-13-01' is not a date like 2027-01-31.",
    );
  });
});

describe('annotations for GitHub', () => {
  test('are on one line and escape special characters', () => {
    const location = { file: 'environments/a,b.yaml', line: 3, column: 5, length: 4 };
    const problem: Problem = { severity: 'warning', rule: 'a/b', message: '100%\nof: it', location, help: 'do' };
    expect(githubFormat(checkFindings([problem], { sources: [] }))).toBe(
      '::warning file=environments/a%2Cb.yaml,line=3,endLine=3,col=5,endColumn=9,title=a/b::100%25%0Aof: it%0Ahelp: do\n',
    );
  });
});
