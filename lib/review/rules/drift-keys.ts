import type { Ref, Switch } from '../../stack/facts/field';
import { Facts } from '../../stack/facts/facts';
import type { JsonObject } from '../../stack/json';
import type { DriftedResource } from '../compare/plan';
import { consumes, looking } from './comparing';
import type { ReviewRule } from './review-rule';

/** A resource that accepts keys, with the properties that are known. */
interface Keyed {
  readonly keys: Switch;
  readonly name: string | undefined;
  readonly group: Ref | undefined;
  /** The attribute that turns keys on. */
  readonly path: string;
  /** The commands that regenerate its keys. */
  readonly commands: (name: string, group: string) => readonly string[];
}

const ofAccount = (name: string, group: string) =>
  ['key1', 'key2'].map(
    (key) => `az cognitiveservices account keys regenerate --name ${name} --resource-group ${group} --key-name ${key}`,
  );

const ofStorage = (name: string, group: string) =>
  ['primary', 'secondary'].map(
    (key) => `az storage account keys renew --account-name ${name} --resource-group ${group} --key ${key}`,
  );

function keyedAt(facts: Facts, address: string): Keyed | undefined {
  const found = facts.at(address);
  if (found?.kind !== 'account' && found?.kind !== 'storage') return undefined;
  const { keys, name, group } = found.fact.value;
  const path = found.fact.form.fields.keys.paths[0] ?? '';
  return { keys, name, group, path, commands: found.kind === 'account' ? ofAccount : ofStorage };
}

const keyedIn = ({ address, type }: DriftedResource, attributes: JsonObject | undefined): Keyed | undefined =>
  attributes && keyedAt(Facts.of({ resources: new Map([[address, { address, type, attributes, files: [] }]]) }), address);

/** The attribute with which someone turned on keys outside of Terraform; undefined: no one did. */
export function keysTurnedOn(resource: DriftedResource): string | undefined {
  const [was, is] = [keyedIn(resource, resource.before), keyedIn(resource, resource.after)];
  return is?.keys === true && was?.keys !== true ? is.path : undefined;
}

export const driftedKeys: ReviewRule = {
  id: 'drift/keys',
  summary: 'Keys were turned on outside of Terraform. Only a plan shows it.',
  why: 'Turning keys off does not change them. A key that was read in the meantime works whenever keys are turned on again.',
  severities: ['high'],
  looks: [
    looking(({ plan, after: stack }) =>
      (plan?.drift ?? []).flatMap((each) => {
        const [attribute, now] = [keysTurnedOn(each), keyedIn(each, each.after)];
        const written = keyedAt(Facts.of(stack), each.address);
        if (attribute === undefined || !now || written?.keys === true) return [];
        return [
          {
            ...{ severity: 'high' as const, address: each.address, attribute },
            message: messageOf(each.address, now, written),
            consumed: [consumes(each.address, attribute)],
          },
        ];
      }),
    ),
  ],
};

function messageOf(address: string, now: Keyed, written: Keyed | undefined): string {
  const given = (text: string | undefined, fallback: string) => (text === undefined || text.includes('${') ? fallback : text);
  const name = given(now.name ?? written?.name, 'NAME');
  const group = given(now.group?.written ?? written?.group?.written, 'GROUP');
  return `keys of ${address} were turned on outside of Terraform. The next apply turns them off but does not change them, and Terraform keeps those that it read in the state. Regenerate both, before the apply if Azure refuses it afterwards: ${now.commands(name, group).join(' and ')}`;
}
