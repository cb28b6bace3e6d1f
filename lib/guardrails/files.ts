import type { ExtraFile } from '../stack/extra-file';
import { isRead } from '../stack/extra-file';
import { holdsWords } from '../stack/extra-file-words';
import type { Breach, Guardrail } from './guardrail';

/** The effect of a file, by what Terraform does with it. */
const EFFECT: Readonly<Record<ExtraFile['use'], string>> = {
  configuration: 'is part of what Terraform applies',
  data: 'is read by Terraform as its own data',
  none: 'is not read',
  override: 'overrides the other files',
  state: 'is a Terraform state, which contains every secret',
  variables: 'sets variables',
};

export const files: Guardrail = {
  id: 'guardrails/files',
  summary:
    'Terraform reads only generated and declared files in the folder of a stack; a declared file that the kit cannot read is a warning.',
  why: 'A review of one file does not show what another file changes.',
  check: ({ stack }) => [
    ...stack.extraFiles.filter((file) => isRead(file) && file.declared === undefined).map(undeclared),
    ...stack.extraFiles.filter(({ declared }) => declared !== undefined).flatMap(unread),
    ...stack.conflicts.map((message): Breach => ({ severity: 'error', message, help: 'remove one of the files' })),
  ],
};

const undeclared = (file: ExtraFile): Breach => ({
  ...{ severity: 'error', file: file.name, help: 'delete it, or declare it under extraFiles in the environment file' },
  message: `${file.name} ${EFFECT[file.use]}${holdsWords(file)}`,
});

/** The owner of a declared file is responsible for it. The other guardrails cannot check the content of an unreadable file. */
const unread = ({ name, unread: why }: ExtraFile): Breach[] =>
  why === undefined
    ? []
    : [
        {
          ...{ severity: 'warning', file: name },
          message: `${name} is declared, but ${why}: the kit cannot check the other guardrails for it`,
          help: 'write it as JSON (*.tf.json) that Terraform and the kit read in the same way, or check a plan of the stack with npx stamps guard --plan',
        },
      ];
