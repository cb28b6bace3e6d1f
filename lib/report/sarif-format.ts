import { jsonText } from '../text/json';
import { visible } from '../text/visible';
import type { Finding, FindingReport, Place, RuleText } from './finding';
import { findingLines } from './finding';
import type { SarifLocation, SarifLog, SarifResult, SarifRule } from './sarif';

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/os/schemas/sarif-schema-2.1.0.json';

const LEVELS = { error: 'error', warning: 'warning', notice: 'note' } as const;

/** Findings as SARIF 2.1.0, for code scanning. A waived finding is a suppressed result. */
export function sarifFormat({ tool: { name, version }, rules, findings }: FindingReport): string {
  const known = new Map(rules.map((rule) => [rule.id, rule]));
  const ids = [...new Set([...known.keys(), ...findings.map(({ rule }) => rule)])];
  const index = new Map(ids.map((id, i) => [id, i]));
  const log: SarifLog = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name, semanticVersion: version, rules: ids.map((id) => ruleFrom(id, known.get(id))) } },
        // The category of the run, so that code scanning keeps the results of several commands apart.
        automationDetails: { id: `${name.replaceAll(' ', '/')}/` },
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) => resultFrom(finding, index.get(finding.rule) ?? -1)),
      },
    ],
  };
  return jsonText(log);
}

function ruleFrom(id: string, text: RuleText | undefined): SarifRule {
  if (text === undefined) return { id };
  const { summary, why } = text;
  const help = why === undefined ? summary : `${summary} ${why}`;
  return { id, shortDescription: { text: summary }, fullDescription: { text: help }, help: { text: help } };
}

function resultFrom(finding: Finding, ruleIndex: number): SarifResult {
  const { rule, severity, grade = severity, places, waived, stacks, id } = finding;
  return {
    ...{ ruleId: rule, ruleIndex, level: LEVELS[severity] },
    message: { text: findingLines(finding).map(visible).join('\n') },
    locations: places.map(locationFrom).filter((location) => Object.keys(location).length > 0),
    ...(id === undefined ? {} : { partialFingerprints: { 'stampsFinding/v1': id } }),
    suppressions: waived === undefined ? [] : [{ kind: 'external', status: 'accepted', justification: waived }],
    properties: { stacks, severity: grade },
  };
}

function locationFrom({ file, line = 1, column, length = 1, address, attribute }: Place): SarifLocation {
  const name = [address, attribute].filter((each) => each !== undefined).join('.');
  const columns = column === undefined ? {} : { startColumn: column, endColumn: column + length };
  return {
    ...(file === undefined
      ? {}
      : { physicalLocation: { artifactLocation: artifact(file), region: { startLine: line, ...columns } } }),
    ...(name === '' ? {} : { logicalLocations: [{ fullyQualifiedName: name, kind: 'resource' }] }),
  };
}

/** The URI of a file: relative to the root of the repository, or absolute if the path is. */
function artifact(file: string): { readonly uri: string; readonly uriBaseId?: '%SRCROOT%' } {
  const uri = file.replaceAll('\\', '/').split('/').map(encodeSegment).join('/');
  if (/^([A-Za-z]:)?[\\/]/.test(file)) return { uri: `file://${uri.startsWith('/') ? '' : '/'}${uri}` };
  return { uri: uri.replace(/^(\.\/)+/, ''), uriBaseId: '%SRCROOT%' };
}

/** A segment of a path, percent-encoded. An unpaired surrogate, which has no encoding, is replaced. */
const encodeSegment = (segment: string) => encodeURIComponent(segment.replace(/\p{Surrogate}/gu, '\ufffd'));
