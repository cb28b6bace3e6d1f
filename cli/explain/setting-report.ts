import type { Colors } from './colors';
import { isMap } from '../../lib/collections/map';
import { by } from '../../lib/collections/order';
import { groupedBy } from '../../lib/collections/grouped';
import type { Writing } from '../../lib/diagnostics/setting-locations';
import { isOfEnvironment, isOfOrganisation, settingDescription } from '../../lib/settings/known-settings';
import { counted } from '../../lib/text/counted';
import { terminal } from '../../lib/text/terminal';
import { jsonText } from '../../lib/text/json';
import type { ExplainedSetting, RuleOfSetting } from './explain-setting';
import { layerOf, originJson, placeJson, placeText } from './places';
import type { Setting } from './settings';
import type { Subject } from './subject';
import { pathText } from './subject';
import type { Change, Effects } from './trials';
import { HIDDEN, valueText } from './value-text';

/** A setting for people: its value, where it is written, what it overrides, where it ends and which rules read it. */
export function settingText({ setting, effects, rules }: ExplainedSetting, subject: Subject, colors: Colors): string {
  const { path, value, isHidden, origin } = setting;
  const shown = origin === 'unset' ? 'not set' : isHidden ? HIDDEN : isMap(value) ? 'a map' : valueText(value);
  const description = settingDescription(path);
  const paragraphs: (readonly [label: string, lines: readonly string[]])[] = [
    ...originLines(setting),
    ['Terraform', terraformLines(setting, effects)],
    ['Also for', alsoLines(effects)],
    ['Read by', ruleLines(rules, effects)],
    ['Meaning', description === undefined ? [] : [terminal(description)]],
  ];
  const width = Math.max(...paragraphs.map(([label]) => label.length)) + 2;
  const lines = paragraphs.flatMap(([label, texts]) =>
    texts.map((text, i) => `${i === 0 ? colors.bold(label) : ''}${' '.repeat(width - (i === 0 ? label.length : 0))}${text}\n`),
  );
  return `${colors.cyan(terminal(pathText(path)))} of ${subject.id}: ${colors.bold(shown)}\n\n${lines.join('')}`;
}

function originLines(setting: Setting): [string, string[]][] {
  const { writings, origin } = setting;
  const firstInEffect = writings.findIndex(({ isInEffect }) => isInEffect);
  const removals = writings.filter(({ removes }, i) => removes && (i < firstInEffect || (firstInEffect === -1 && i === 0)));
  const overridden = writings.filter((each) => !each.isInEffect && !removals.includes(each));
  const inEffect = writings.filter((each) => each.isInEffect);
  return [
    ...(origin === 'written' ? [] : [NOT_WRITTEN[origin]]),
    origin === 'written' ? ['Written in', inEffect.map(layerText)] : ['Set it in', freePlaces(setting)],
    ['Removed by', removals.map(layerText)],
    ['Overrides', overridden.map((each) => `${layerText(each)}: ${overriddenValue(setting, each)}`)],
  ];
}

const layerText = (writing: Writing) => `${placeText(writing.location)}  (${terminal(layerOf(writing))})`;

const NOT_WRITTEN: Readonly<Record<Exclude<Setting['origin'], 'written'>, [string, string[]]>> = {
  default: ['Default', ['no file sets it: this is the default of the kit, see docs/environments.md']],
  derived: ['Derived', ['no file sets it: the kit derives it from other settings, see docs/environments.md']],
  unset: ['Not set', ['no file sets it: see docs/environments.md for what applies then']],
};

const overriddenValue = ({ isHidden }: Setting, { value, removes }: Writing) =>
  removes ? 'null' : isHidden ? HIDDEN : valueText(value);

/** The files in which a setting that is not written could be. */
function freePlaces({ scope: { environment, key, layers }, path }: Setting): string[] {
  const defaults = 'environments/defaults.yaml, for all environments';
  if (isOfOrganisation(path)) return [defaults];
  const file = `environments/${terminal(environment)}.yaml`;
  if (path[0] === 'environment' || path[0] === 'region') return [file];
  const { line } = layers.locate([], 'key');
  const own = key === undefined || isOfEnvironment(path) ? [] : [`${file}:${line}, under regions.${key}, for this stamp`];
  return [...own, `${file}, for the environment`, defaults];
}

function terraformLines({ origin, value }: Setting, { isBuilt, isKnown, changes }: Effects): string[] {
  if (!isBuilt) return ['unknown: the stack cannot be built, see npx stamps check'];
  if (!isKnown && origin === 'unset') return ['unknown: set it, and explain it again'];
  if (!isKnown && isMap(value)) return ['unknown for the map as a whole: set one of its settings, and explain that'];
  if (!isKnown) return ['unknown: no other value can be tried without changing other settings, too'];
  if (changes.length === 0) return ['nothing changes with the values that were tried; checks and notes can depend on it'];
  const folders = groupedBy([...changes].sort(by(changeText)), ({ folder }) => folder);
  return [...folders].flatMap(([folder, its]) => [
    terminal(folder),
    ...its.map((change) => `  ${terminal(changeText(change))}`),
  ]);
}

/** What differs, in one line. */
export function changeText({ address, attribute }: Change): string {
  if (address === undefined) return '(whether the stack exists)';
  return attribute === undefined ? `${address}  (whether it exists)` : `${address}.${attribute}`;
}

/** The number of other stamps that are named. */
const NAMED = 5;

function alsoLines({ otherStamps }: Effects): string[] {
  const more = otherStamps.length - NAMED;
  const names = otherStamps.slice(0, NAMED).join(', ');
  return otherStamps.length === 0 ? [] : [`${terminal(names)}${more > 0 ? ` and ${counted(more, 'other stamp')}` : ''}`];
}

function ruleLines(rules: readonly RuleOfSetting[], { isKnown }: Effects): string[] {
  const quiet = rules.filter(({ problems }) => problems.length === 0).map(({ id }) => id);
  const reports = rules.flatMap(({ id, problems }) =>
    problems.map(({ severity, message }) => `${id}: ${severity}: ${terminal(message)}`),
  );
  const lines = [...reports, ...wrapped(quiet, 96)];
  return lines.length === 0 ? [isKnown ? 'no rule' : 'unknown'] : lines;
}

/** Words in lines of a width, with commas between them. */
function wrapped(words: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const word of words) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 2 > width) lines.push(word);
    else lines[lines.length - 1] = `${last}, ${word}`;
  }
  return lines.map((line, i) => (i < lines.length - 1 ? `${line},` : line));
}

/** A setting for programs. */
export function settingJson({ setting, effects, rules }: ExplainedSetting, { id, folder }: Subject): string {
  const { path, value, isHidden, writings } = setting;
  const valueOf = (given: unknown) => (isHidden ? {} : { value: given ?? null });
  return jsonText({
    stack: id,
    folder,
    setting: pathText(path),
    path,
    ...valueOf(value),
    hidden: isHidden,
    ...originJson(setting),
    layers: writings.map((each) => ({
      ...placeJson(each),
      ...(each.removes ? { removes: true } : valueOf(each.value)),
      inEffect: each.isInEffect,
    })),
    terraform:
      effects.isKnown && effects.isBuilt
        ? effects.changes.map((change) => ({ address: null, attribute: null, ...change }))
        : null,
    otherStamps: effects.otherStamps,
    rules: rules.map(({ id: rule, problems }) => ({
      rule,
      problems: problems.map(({ severity, message, location }) => ({ severity, message, location })),
    })),
    description: settingDescription(path) ?? null,
  });
}
