import { isRead } from '../stack/extra-file';
import type { ExtraFile } from '../stack/extra-file';
import type { Breach, Guardrail } from './guardrail';

/** What becomes of a file, by the use that Terraform has for it. */
const EFFECT: Readonly<Record<ExtraFile['use'], string>> = {
  configuration: 'is part of what Terraform applies',
  data: 'is read by Terraform as its own data',
  none: 'is not read',
  override: 'changes what the other files say',
  state: 'is a state, with every secret in it',
  variables: 'sets variables',
};

export const files: Guardrail = {
  id: 'guardrails/files',
  summary:
    'Terraform reads nothing in the folder of a stack but what the kit wrote and what somebody has declared; a declared file that the kit cannot read is a warning.',
  why: 'What a second file changes is in no review of the first.',
  check: ({ stack }) => [
    ...stack.extraFiles.filter((file) => isRead(file) && file.declared === undefined).map(undeclared),
    ...stack.extraFiles.filter(({ declared }) => declared !== undefined).flatMap(unread),
    ...stack.conflicts.map((message): Breach => ({ severity: 'error', message, help: 'remove one of the files' })),
  ],
};

const undeclared = (file: ExtraFile): Breach => ({
  ...{ severity: 'error', file: file.name, help: 'delete it, or declare it under extraFiles in the environment file' },
  message: `${file.name} ${EFFECT[file.use]}${file.holds.length === 0 ? '' : `: ${file.holds.join('; ')}`}`,
});

/** Whoever declares a file answers for it. What is in it, the other guardrails do not see. */
const unread = ({ name, unread: why }: ExtraFile): Breach[] =>
  why === undefined
    ? []
    : [
        {
          ...{ severity: 'warning', file: name },
          message: `${name} is declared, but ${why}: nobody can tell from here whether the stack keeps the other guardrails`,
          help: 'write it as JSON (*.tf.json) that Terraform and the kit read in the same way, or check its plan with npm run guard -- --plan',
        },
      ];
