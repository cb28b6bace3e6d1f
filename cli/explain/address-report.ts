import { jsonText } from '../../lib/text/json';
import { terminal } from '../../lib/text/terminal';
import { textTable } from '../text-table';
import type { AskedAddress } from './address-text';
import type { Colors } from './colors';
import type { ExplainedAddress, ExplainedAttribute } from './explain-address';
import { layerOf, originJson, originText } from './places';
import type { Setting } from './settings';
import type { Subject } from './subject';
import { pathText } from './subject';
import { cellText, HIDDEN } from './value-text';

/** A block of a stack for people: why it exists, and the settings behind each attribute. */
export function addressText(
  { address, attribute: asked, existence, isReplaced, attributes, untried }: ExplainedAddress & AskedAddress,
  subject: Subject,
  colors: Colors,
): string {
  const isUnknown = ({ settings, doubts }: ExplainedAttribute) => isReplaced && settings.length === 0 && doubts.length === 0;
  const exists =
    asked !== undefined && !attributes.some(isUnknown)
      ? ''
      : existence.length === 0
        ? 'No single setting decides whether it exists.\n'
        : `It exists because of:\n${textTable(
            ['setting', 'written in'].map(colors.bold),
            existence.map((setting) => [name(setting, subject), originText(setting)]),
          )}`;
  const unset = ({ doubts }: ExplainedAttribute): readonly [setting: string, place: string] =>
    doubts.length > 0 ? ['unknown', 'see below'] : ['none', isReplaced ? 'see above' : 'the kit'];
  const rows = attributes.flatMap((attribute) =>
    (attribute.settings.length === 0 ? [undefined] : attribute.settings).map((setting, i) => [
      ...(i === 0 ? [terminal(attribute.path), shown(address, attribute)] : ['', '']),
      ...(setting ? [name(setting, subject), originText(setting)] : unset(attribute).map(colors.dim)),
    ]),
  );
  const doubt =
    untried.length === 0
      ? ''
      : `\nUnknown for these settings, because no other value can be tried alone: ${untried.map((each) => name(each, subject)).join(', ')}\n`;
  const head = ['attribute', 'value', 'setting', 'written in'].map(colors.bold);
  return `${colors.cyan(terminal(address))} in ${terminal(subject.folder)}\n\n${exists === '' ? '' : `${exists}\n`}${textTable(head, rows)}${doubt}`;
}

/** A setting, with its stamp or environment if several apply to the stack. */
function name(setting: Setting, { scopes }: Subject): string {
  const { path, scope, writings } = setting;
  const isForAll = writings.some((writing) => writing.isInEffect && layerOf(writing).endsWith('defaults'));
  const place = [scope.environment, ...(scope.key === undefined ? [] : [scope.key])].join('/');
  return terminal(scopes.length === 1 || isForAll ? pathText(path) : `${place} ${pathText(path)}`);
}

/** Only simple values are shown, and never what is written into blocklists: it can be confidential. */
function shown(address: string, { path, value }: ExplainedAttribute): string {
  if (mayHaveWords(address, path)) return HIDDEN;
  if (!Array.isArray(value)) return cellText(value);
  const items = value as readonly unknown[];
  return items.every((item) => typeof item !== 'object') ? cellText(items) : `${items.length} blocks`;
}

const mayHaveWords = (address: string, path: string) =>
  address.startsWith('azapi_resource_action.') && /^(sensitive_)?body(\.|$)/.test(path);

/** A block of a stack for programs. */
export const addressJson = ({ address, existence, attributes, untried }: ExplainedAddress, { id, folder }: Subject): string =>
  jsonText({
    stack: id,
    folder,
    address,
    existsBecauseOf: existence.map(settingOf),
    attributes: attributes.map(({ path, value, settings, doubts }) => ({
      attribute: path,
      ...(mayHaveWords(address, path) ? { hidden: true } : { value }),
      settings: settings.map(settingOf),
      ...(doubts.length === 0 ? {} : { untried: doubts.map(settingOf) }),
    })),
    untried: untried.map(settingOf),
  });

const settingOf = (setting: Setting) => ({
  environment: setting.scope.environment,
  ...(setting.scope.key === undefined ? {} : { stamp: setting.scope.key }),
  setting: pathText(setting.path),
  path: setting.path,
  ...originJson(setting),
});
