import { availabilityOf } from '../catalog/availability';
import { CATALOG_AS_OF, findVersion, MODEL_NAMES, versionsOf } from '../catalog/models';
import { writeOneOf } from '../diagnostics/near-miss';
import type { CheckedDeployment, CheckedPlace, DeploymentProblem } from './deployment';
import type { Days } from './lifecycle';
import { mayBeRefused } from './lifecycle';
import { hasKnownForm, inventedModel, knownBeginning, meantModels, sameModel } from './meant-model';

/** The maximum number of models that a help suggests. */
const MOST = 8;

/** The help of a warning about what may be newer than the catalogue. */
export const NEWER = 'if it is newer than the catalogue, you can ignore this warning; npx stamps models lists the known models';

/** The first words in the names of OpenAI models. */
const FAMILIES =
  /^(chatgpt|codex|computer-use|gpt|model-router|o\d|omni|sora|text-embedding|text-moderation|tts|whisper)([-.]|\d|$)/;

/**
 * The problem of a model of OpenAI that the catalogue does not have: a warning if it may be newer. The help names only models of which
 * Azure accepts new deployments, and those that can be deployed in this place if there are any.
 */
export function unknownModelProblem(place: CheckedPlace, deployment: CheckedDeployment, days: Days): DeploymentProblem {
  const { model } = deployment;
  const unknown = {
    about: 'model',
    message: `there is no model '${model}' in the catalogue (as of ${CATALOG_AS_OF})`,
  } as const;
  const dated = glued(model);
  if (dated !== undefined) return { ...unknown, message: `'${model}' is a model and its version in one`, help: dated };
  const suggested = suggestion(place, deployment, days);
  const invented = inventedModel(model);
  if (FAMILIES.test(model) && invented === undefined) {
    const meant = hasKnownForm(model) ? undefined : suggested;
    return {
      about: 'model',
      severity: 'warning',
      message: `unverified: the catalogue does not know ${model} (as of ${CATALOG_AS_OF})`,
      help: meant === undefined ? NEWER : `if it is newer than the catalogue, you can ignore this warning; otherwise, ${meant}`,
    };
  }
  return {
    ...unknown,
    help: suggested ?? 'npx stamps models lists the known models',
    ...(invented === 'certainly' ? {} : { mayBeNewer: true }),
  };
}

/** A date at the end of a name, such as `gpt-4o-2024-05-13`: Azure has the version in a setting of its own. */
const DATED = /^(.+)[-_:@/ ](\d{4}-\d{2}-\d{2})$/;

/** The model and version to write instead of a name with both; undefined if the name has no version. */
function glued(given: string): string | undefined {
  const begun = knownBeginning(given);
  const rest = begun === undefined ? '' : given.slice(begun.length + 1);
  if (begun !== undefined && findVersion(begun, rest)) return `write model: ${begun}, version: "${rest}"`;
  const [, name = '', version = ''] = DATED.exec(given) ?? [];
  if (name === '') return undefined;
  const model = sameModel(name) ?? name;
  const known = versionsOf(model).map((each) => `"${each.version}"`);
  return known.length === 0 || findVersion(model, version)
    ? `write model: ${model}, version: "${version}"`
    : `write model: ${model}, and as version one of: ${known.join(', ')}`;
}

/** The models that a name can mean, as help; undefined if there are none or too many. */
function suggestion(place: CheckedPlace, deployment: CheckedDeployment, days: Days): string | undefined {
  const { model } = deployment;
  const accepted: readonly string[] = MODEL_NAMES.filter((name) => versionsIn(place, deployment, name, days).length > 0);
  const same = sameModel(model);
  if (same !== undefined && !accepted.includes(same))
    return `Azure names it '${same}', and may refuse new deployments of it; npx stamps models lists all models with their dates`;
  const meant = meantModels(model, accepted);
  const here = meant.filter((name) =>
    versionsIn(place, deployment, name, days).some(
      (version) => availabilityOf(name, version, deployment.sku, place.region.name).kind === 'available',
    ),
  );
  const best = here.length > 0 ? here : meant;
  if (best.length === 0 || best.length > MOST) return undefined;
  return best.length === 1 ? `did you mean '${String(best[0])}'?` : writeOneOf(best);
}

/** The versions of a model of which Azure accepts a new deployment. */
const versionsIn = ({ region }: CheckedPlace, deployment: CheckedDeployment, model: string, days: Days) =>
  versionsOf(model)
    .map(({ version }) => version)
    .filter((version) => !mayBeRefused({ ...deployment, model, version }, days, region.cloud));
