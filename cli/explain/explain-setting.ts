import type { Problem } from '../../lib/diagnostics/problem';
import type { Fleet } from '../../lib/fleet/fleet';
import type { RuleContext } from '../../lib/rules';
import { ALL_RULES } from '../../stacks/rules';
import { hasRead, ReadRecorder } from './recorded-reads';
import type { Setting, Settings } from './settings';
import type { Subject } from './subject';
import type { Effects, Files } from './trials';
import { Trials } from './trials';
import { variationsOf, withoutMap } from './variations';

/** A rule that reads a setting, and what it reports at its place. */
export interface RuleOfSetting {
  readonly id: string;
  readonly problems: readonly Problem[];
}

/** Everything that is known about a setting. */
export interface ExplainedSetting {
  readonly setting: Setting;
  readonly effects: Effects;
  readonly rules: readonly RuleOfSetting[];
}

/** The project that a setting is in. */
export interface Project {
  readonly files: Files;
  readonly fleet: Fleet;
  readonly context: RuleContext;
  /** What a check of the project reports. */
  readonly problems: readonly Problem[];
}

/** Explains a setting, or a map of settings: what depends on it is found by trying other values. */
export function explainSetting(
  { files, fleet, context, problems }: Project,
  subject: Subject,
  settings: Settings,
  setting: Setting,
): ExplainedSetting {
  const trials = new Trials(files, fleet, subject);
  const variations = settings.isMap(setting.path) ? withoutMap(files.sources, setting) : variationsOf(files.sources, setting);
  const effects = trials.effectsOf(variations);
  const places = [...setting.writings.map(({ location }) => location), setting.scope.layers.locate(setting.path, 'key')];
  const about = problems.filter(({ location: { file, line, column } }) =>
    places.some((place) => place.file === file && place.line === line && place.column === column),
  );
  const recorder = new ReadRecorder(fleet, context, subject);
  const rules = ALL_RULES.flatMap((rule): RuleOfSetting[] => {
    const reported = about.filter((problem) => problem.rule === rule.id);
    const reads = reported.length > 0 || hasRead(recorder.readsOf(rule), effects.model);
    return reads ? [{ id: rule.id, problems: reported }] : [];
  });
  return { setting, effects, rules };
}
