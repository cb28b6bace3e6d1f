import type { Broken } from '../lib/guardrails/breaches';
import { breachesOf } from '../lib/guardrails/breaches';
import type { GuardrailId, Promises } from '../lib/guardrails/guardrail';
import type { DeclaredFile } from '../lib/fleet/declared-file';
import type { Located } from '../lib/fleet/fleet';
import type { Fleet } from '../lib/fleet/fleet';
import { GENERATED, governanceFolder, nameOf, sharedFolder, stampFolder, stateFolder } from '../lib/generated/files';
import type { RuleContext, Finding } from '../lib/rules/rule';
import type { PlacedFile } from '../lib/stack/extra-file';
import type { Stack } from '../lib/stack/stack';
import { visible } from '../lib/text/visible';
import { beyond } from './broken-by-overrides';
import { promisesOf } from './promises';
import type { Beside } from './stack-readings';
import { readGovernance, readShared, readStamp, readState } from './stack-readings';

/** A stack whose folder can contain extra files. */
interface Target {
  readonly folder: string;
  readonly promises: Promises;
  readonly read: (beside?: Beside) => Stack | undefined;
}

const targetsOf = (fleet: Fleet): Target[] => [
  ...fleet.stateAccounts.map(({ value }) => ({
    ...{ folder: stateFolder(value), promises: {} },
    read: (beside?: Beside) => readState(value, beside),
  })),
  ...fleet.governances.map(({ value }) => ({
    ...{ folder: governanceFolder(value), promises: {} },
    read: (beside?: Beside) => readGovernance(value, beside),
  })),
  ...fleet.shared.map(({ value }) => ({
    ...{ folder: sharedFolder(value), promises: {} },
    read: (beside?: Beside) => readShared(value, beside),
  })),
  ...fleet.stamps.map(({ value }) => ({
    ...{ folder: stampFolder(value), promises: promisesOf(fleet, value) },
    read: (beside?: Beside) => readStamp(value, beside),
  })),
];

/** The guardrails that extra files break in one stack. */
interface BrokenStack {
  readonly folder: string;
  readonly files: readonly PlacedFile[];
  readonly broken: readonly Broken[];
}

/** The stacks are built once for all guardrails. */
const found = new WeakMap<Fleet, { readonly extraFiles: RuleContext['extraFiles']; readonly stacks: readonly BrokenStack[] }>();

/** Findings of one guardrail that extra files break. */
export const brokenByFiles = (fleet: Fleet, context: RuleContext, id: GuardrailId): Finding[] =>
  stacksIn(fleet, context).flatMap(({ folder, files, broken }) =>
    broken.filter(({ guardrail }) => guardrail === id).map((each) => findingOf(fleet, folder, files, each)),
  );

function stacksIn(fleet: Fleet, { extraFiles = [] }: RuleContext): readonly BrokenStack[] {
  const known = found.get(fleet);
  if (known?.extraFiles === extraFiles) return known.stacks;
  const stacks = targetsOf(fleet).flatMap(({ folder, promises, read }) => {
    const files = extraFiles.filter(({ file, name }) => file === `${folder}/${name}`);
    if (files.length === 0) return [];
    const declared = files.flatMap(({ file, name }) => {
      const declaration = declarationOf(fleet, file)?.value;
      return declaration ? [[name, { owner: declaration.owner, reason: declaration.reason }] as const] : [];
    });
    const beside = { files: new Map(files.map(({ name, text }) => [name, text])), declared: Object.fromEntries(declared) };
    const [without, together] = [read(), read(beside)].map((stack) => (stack ? breachesOf(stack, promises) : [])) as [
      Broken[],
      Broken[],
    ];
    return [{ folder, files, broken: beyond(together, without).filter((each) => !isUndeclared(each)) }];
  });
  found.set(fleet, { extraFiles, stacks });
  return stacks;
}

/** The rule files/extra reports undeclared files. */
const isUndeclared = ({ guardrail, severity, file }: Broken) =>
  guardrail === 'guardrails/files' && severity === 'error' && file !== undefined;

const declarationOf = (fleet: Fleet, file: string): Located<DeclaredFile> | undefined =>
  fleet.declaredFiles.find(({ value }) => value.isOwn && `${GENERATED}/${value.path}` === file);

/** A finding at the declaration of the file that breaks the guardrail or that the message names, or at the file itself. */
function findingOf(
  fleet: Fleet,
  folder: string,
  files: readonly PlacedFile[],
  { guardrail, severity, message, help, file }: Broken,
): Finding {
  const culprit = files.find(({ name }) => (file === undefined ? message.includes(name) : name === file)) ?? files[0];
  const { name, file: place } = culprit ?? { name: '', file: folder };
  const declaration = declarationOf(fleet, place);
  const subject = `extraFiles.${nameOf(folder)}/${name}`;
  const isAboutFile = guardrail === 'guardrails/files';
  const isConflict = isAboutFile && file === undefined;
  return {
    severity,
    message: isConflict
      ? `Terraform rejects the folder: ${visible(message)}`
      : isAboutFile
        ? visible(message)
        : `with ${visible(name)}, ${message}`,
    help: `change or delete the file${isAboutFile ? '' : `, or ${help}`}; for an exception, waive ${guardrail} for ${subject}`,
    location: declaration
      ? declaration.layers.locate(['extraFiles', declaration.value.path], 'key')
      : { file: place, line: 1, column: 1, length: 1 },
    ...(declaration
      ? { subject: { environment: declaration.value.environment, stamp: nameOf(folder).split('/')[1] ?? '', name: subject } }
      : {}),
  };
}
