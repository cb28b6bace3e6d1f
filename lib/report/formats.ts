import type { FindingReport } from './finding';
import { githubFormat } from './github-format';
import { junitFormat } from './junit-format';
import { sarifFormat } from './sarif-format';

/** The output formats of every command that reports findings. */
export const FORMATS = ['text', 'json', 'github', 'sarif', 'junit'] as const;
export type Format = (typeof FORMATS)[number];

/** The result of a command that reports findings. Only the requested form is computed. */
export interface Result {
  /** The result for people. */
  readonly text: () => string;
  /** The result for programs, in the JSON of the command. */
  readonly json: () => string;
  /** The result in the form that all commands share. */
  readonly report: () => FindingReport;
}

/** The writers of the formats: the one table that all commands use. */
export const WRITERS: Readonly<Record<Format, (result: Result) => string>> = {
  text: ({ text }) => text(),
  json: ({ json }) => json(),
  github: ({ report }) => githubFormat(report()),
  sarif: ({ report }) => sarifFormat(report()),
  junit: ({ report }) => junitFormat(report()),
};
