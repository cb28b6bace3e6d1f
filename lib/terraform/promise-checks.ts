import { allOf } from '../collections/all-of';
import { HARM_ACTIONS, HARM_NAMES, SHIELD_ACTIONS, SHIELD_NAMES } from '../catalog/content-filters';
import { DATA_ZONES, GEOGRAPHIES } from '../catalog/regions';
import type { Residency } from '../catalog/residency';
import { GUARDRAIL_IDS } from '../guardrails/guardrail';
import type { GuardrailProps } from '../guardrails/validation';
import { choiceFailure, isKnownMap, listFailure, objectFailure, optionalChoiceFailure } from './checks';

type Failures = (string | undefined)[];

const PROMISES = allOf<keyof GuardrailProps>()(['accounts', 'approvedModifiedFilters', 'filterFloor', 'residency', 'waivers']);
const RESIDENCIES = ['region', 'global', ...DATA_ZONES.map((zone) => `{ dataZone: '${zone}' }`), "{ geography: 'Sweden' }"];

/** The values in promises that are none of the choices. TypeScript refuses them, JavaScript does not. */
export function promiseFailures(given: GuardrailProps): Failures {
  const failure = objectFailure('guardrails', given);
  if (failure !== undefined) return [failure];
  const { residency, filterFloor, waivers = [] } = given;
  return [
    ...Object.keys(given).map((key) => choiceFailure('promise', key, PROMISES)),
    ...residencyFailures(residency),
    ...(filterFloor === undefined ? [] : floorFailures(filterFloor)),
    listFailure('waivers', waivers),
    ...waiversIn(waivers).map((waiver) => ruleFailure(waiver)),
  ];
}

const waiversIn = (waivers: unknown): readonly unknown[] => (Array.isArray(waivers) ? waivers : []);

const ruleFailure = (waiver: unknown) =>
  objectFailure('waiver', waiver) ?? choiceFailure('guardrail of a waiver', (waiver as { rule?: unknown }).rule, GUARDRAIL_IDS);

/** The problems of a residency that may be omitted. */
export function residencyFailures(residency: Residency | undefined): Failures {
  if (residency === undefined || residency === 'region' || residency === 'global') return [];
  if (!isKnownMap(residency)) return [choiceFailure('residency', residency, RESIDENCIES)];
  const { dataZone, geography, euMembersOnly } = residency;
  const isEuOnly = euMembersOnly === undefined || (dataZone === 'EU' && (euMembersOnly as unknown) === true);
  return [
    ...Object.keys(residency).map((key) =>
      choiceFailure('property of the residency', key, ['dataZone', 'euMembersOnly', 'geography']),
    ),
    optionalChoiceFailure('data zone', dataZone, DATA_ZONES),
    optionalChoiceFailure('geography', geography, GEOGRAPHIES),
    (dataZone === undefined) === (geography === undefined)
      ? 'the residency must have either a dataZone or a geography'
      : undefined,
    isEuOnly ? undefined : "euMembersOnly of the residency can only be true, with { dataZone: 'EU' }",
  ];
}

function floorFailures(floor: object): Failures {
  const failure = objectFailure('filterFloor', floor);
  if (failure !== undefined) return [failure];
  const { harms, shields } = floor as { readonly harms?: unknown; readonly shields?: unknown };
  return [
    ...Object.keys(floor).map((key) => choiceFailure('property of the filterFloor', key, ['harms', 'shields'])),
    ...eachIn('harms', harms, (harm, demanded) => [choiceFailure('harm', harm, HARM_NAMES), ...harmFailures(harm, demanded)]),
    ...eachIn('shields', shields, (shield, demanded) => [
      choiceFailure('shield', shield, SHIELD_NAMES),
      demandFailure(`the shield '${shield}'`, demanded, SHIELD_ACTIONS),
    ]),
  ];
}

function eachIn(name: string, given: unknown, check: (key: string, demanded: unknown) => Failures): Failures {
  if (given === undefined || given === null) return [];
  const failure = objectFailure(`${name} of the filterFloor`, given);
  return failure === undefined ? Object.entries(given).flatMap(([key, demanded]) => check(key, demanded)) : [failure];
}

function harmFailures(harm: string, demanded: unknown): Failures {
  if (!isKnownMap(demanded)) return [demandFailure(`the harm '${harm}'`, demanded, HARM_ACTIONS)];
  return Object.entries(demanded).flatMap(([direction, each]) => [
    choiceFailure(`direction of the harm '${harm}':`, direction, ['prompt', 'completion']),
    demandFailure(`the harm '${harm}'`, each, HARM_ACTIONS),
  ]);
}

/** A floor without a value demands nothing. */
const demandFailure = (what: string, demanded: unknown, actions: readonly string[]) =>
  demanded === null ? undefined : optionalChoiceFailure(`floor of ${what}:`, demanded, actions);
