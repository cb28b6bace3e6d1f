import type { Problem } from '../../lib/diagnostics/problem';
import type { Fleet } from '../../lib/fleet/fleet';
import type { RuleContext } from '../../lib/rules';
import { ALL_RULES, checkAll } from '../../stacks/rules';
import { hasRead, ReadRecorder } from './recorded-reads';
import type { Setting, Settings } from './settings';
import type { Subject } from './subject';
import type { Effects, Files } from './trials';
import { Attempts } from './attempts';
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
  const attempts = new Attempts(files, fleet, subject);
  const vary = settings.isMap(setting.path) ? withoutMap : variationsOf;
  const isRefused = (other: Fleet) => errorsIn(checkAll(other, context)) > errorsIn(problems);
  // What has no value can be the name of something that does not exist: then nothing is built of it, but a rule refuses it.
  const counts = (other: Fleet) => setting.origin !== 'unset' || !isRefused(other);
  const effects = attempts.effectsOf((sources) => vary(sources, setting), { counts });
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

const errorsIn = (problems: readonly Problem[]) => problems.filter(({ severity }) => severity === 'error').length;
