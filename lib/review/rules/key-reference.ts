import { KEY_ATTRIBUTE } from '../../catalog/key-names';
import { leavesOf } from '../../stack/leaves';
import type { Leaf } from '../../stack/leaves';
import { wholeResourceIn } from '../../stack/references';
import type { Stack } from '../../stack/stack';
import { PAGE } from '../../stack/terraform-file';
import type { StackChange } from '../compare/stack-change';
import type { FindingDraft, ReviewRule } from './review-rule';
import { shown } from './shown';

const keysIn = (stack: StackChange['after']) =>
  [...(stack?.files ?? [])].flatMap(([name, text]) => (name === PAGE ? [] : (text.match(KEYS) ?? [])));

const KEYS = new RegExp(KEY_ATTRIBUTE, 'g');

/** Terraform functions that read files of the machine on which it runs. */
const READS_FILES = /\b(?:templatefile|file(?:base64|exists|md5|set|sha\d+|base64sha\d+)?)\s*\(/;

/** A string in a stack, and its resource. */
interface Text extends Leaf {
  readonly address?: string;
}

const textsOf = (stack: Stack | undefined): Text[] => [
  ...leavesOf(stack?.sections ?? {}),
  ...[...(stack?.resources.values() ?? [])].flatMap(({ address, attributes }) =>
    leavesOf(attributes).map((leaf) => ({ ...leaf, address })),
  ),
];

const keyOf = ({ address = '', path, value }: Text) => `${address} ${path} ${value}`;

/** Findings about a string that reads a whole resource or a file. */
function readBy(text: Text): FindingDraft[] {
  const { address, path } = text;
  const about = { ...(address === undefined ? {} : { address }), attribute: path };
  const whole = wholeResourceIn(text);
  return [
    ...(whole === undefined
      ? []
      : [{ severity: 'critical' as const, message: `${path} reads all of ${whole}, with its keys`, ...about }]),
    ...(text.value.includes('${') && READS_FILES.test(text.value)
      ? [
          {
            severity: 'high' as const,
            message: `${path} reads a file of the machine on which Terraform runs`,
            ...about,
            ...shownOf(text),
          },
        ]
      : []),
  ];
}

/** The expression, unless it can contain words of blocklists. */
const shownOf = ({ address = '', path, value }: Text) =>
  address.startsWith('azapi_resource_action.') || /^(variable|locals)\b/.test(path) ? {} : { after: shown(value, path) };

export const keyReferences: ReviewRule = {
  id: 'access/key-reference',
  summary: 'The configuration reads a key, a whole resource or a file.',
  why: 'Anyone who can read the outputs, the state or the plan then has the key or the content of the file.',
  severities: ['critical', 'high'],
  looks: [
    ({ kind, before, after }) => {
      if (kind === 'removed') return [];
      const [old, fresh] = [before, after].map((stack) => new Set(keysIn(stack))) as [Set<string>, Set<string>];
      const added = [...fresh].filter((each) => !old.has(each)).sort();
      return added.map((key) => ({ severity: 'critical', message: `the configuration reads ${key}` }));
    },
    ({ kind, before, after }) => {
      if (kind === 'removed') return [];
      const old = new Set(textsOf(before).map(keyOf));
      return textsOf(after)
        .filter((text) => !old.has(keyOf(text)))
        .flatMap(readBy);
    },
  ],
};
