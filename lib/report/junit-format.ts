import { UNSEEN } from '../text/visible';
import type { Finding, FindingReport, Place } from './finding';
import { findingLines } from './finding';

/** A finding at one of its places. */
interface Case {
  readonly finding: Finding;
  readonly place: Place;
}

/**
 * Findings as JUnit XML: a suite for each file or stack that was checked, and a case for each finding in it. Errors are failures, waived
 * findings are skipped, and other findings pass with an output. A suite without findings has one case, which passes.
 */
export function junitFormat({ tool, checked, findings }: FindingReport): string {
  const cases = findings.flatMap((finding) => finding.places.map((place): Case => ({ finding, place })));
  const found = [...new Set(cases.map(({ place }) => place.subject))];
  const subjects = [...new Set([...checked, ...found])];
  const suites = (subjects.length === 0 ? [tool.name] : subjects).map((name) =>
    suite(
      name,
      tool.name,
      cases.filter(({ place }) => place.subject === name),
    ),
  );
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites ${attributes({ name: tool.name, ...counts(cases, Math.max(cases.length, suites.length)) })}>\n${suites.join('')}</testsuites>\n`;
}

function suite(name: string, tool: string, cases: readonly Case[]): string {
  const passed = `    <testcase ${attributes({ name: 'no findings', classname: tool })}/>\n`;
  const head = attributes({ name, ...counts(cases, Math.max(cases.length, 1)) });
  return `  <testsuite ${head}>\n${cases.length === 0 ? passed : cases.map(testCase).join('')}  </testsuite>\n`;
}

function counts(cases: readonly Case[], tests: number) {
  const failures = cases.filter(({ finding }) => outcome(finding) === 'failure').length;
  const skipped = cases.filter(({ finding }) => outcome(finding) === 'skipped').length;
  return { tests, failures, errors: 0, skipped };
}

const outcome = ({ severity, waived }: Finding) =>
  waived !== undefined ? 'skipped' : severity === 'error' ? 'failure' : 'passed';

function testCase({ finding, place }: Case): string {
  const { rule, message, severity, grade = severity, waived } = finding;
  const { file, line } = place;
  const head = attributes({
    ...{ name: message, classname: rule },
    ...(file === undefined ? {} : { file }),
    ...(line === undefined ? {} : { line }),
  });
  const text = escaped(
    [`${grade} ${rule}`, whereabouts(place), ...findingLines(finding)].filter((each) => each !== '').join('\n'),
  );
  const result = {
    failure: `<failure ${attributes({ message, type: rule })}>${text}</failure>`,
    skipped: `<skipped ${attributes({ message: waived ?? '' })}/>`,
    passed: `<system-out>${text}</system-out>`,
  }[outcome(finding)];
  return `    <testcase ${head}>${result}</testcase>\n`;
}

function whereabouts({ file, line, column, address, attribute }: Place): string {
  const position = [file, line, column].filter((each) => each !== undefined).join(':');
  return [position, address, attribute].filter((each) => each !== undefined && each !== '').join(' ');
}

const attributes = (values: Readonly<Record<string, number | string>>) =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(String(value))}"`)
    .join(' ');

/** Characters that XML 1.0 does not allow, even as references. */
// eslint-disable-next-line no-control-regex -- the expression matches control characters on purpose
const FORBIDDEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Characters with a meaning in XML or in a terminal, and the beginnings of commands in a pipeline log. */
const REFERENCED = new RegExp(`[&<>"]|#(?=#)|:(?=:)|[\\u2028\\u2029]|${UNSEEN.source}`, 'gu');

/** Untrusted text as XML, in one line. A reader gets the same text, except for characters that XML cannot contain. */
const escaped = (text: string): string =>
  text
    .replace(FORBIDDEN, (mark) => `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`)
    .replace(REFERENCED, (mark) => `&#${mark.codePointAt(0) ?? 0};`);
