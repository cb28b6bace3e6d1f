// The report of the public API, which API Extractor makes from the type declarations: a file for each entry point.
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CompilerState, Extractor, ExtractorConfig } from '@microsoft/api-extractor';

const NONE = { logLevel: 'none' };
const WARNING = { logLevel: 'warning' };

/** TypeDoc reads the doc comments, and reports those that are missing. */
const MESSAGES = {
  compilerMessageReporting: { default: WARNING },
  extractorMessageReporting: {
    default: WARNING,
    'ae-forgotten-export': WARNING,
    'ae-missing-release-tag': NONE,
    'ae-undocumented': NONE,
  },
  tsdocMessageReporting: { default: NONE },
};

/**
 * Writes the reports to a folder.
 *
 * @param entryPoints the names of the reports, and the files that declare the entry points
 * @returns warnings, such as a type of the public API that is not exported
 */
export function writeReports(root, entryPoints, folder) {
  mkdirSync(folder, { recursive: true });
  const configurations = entryPoints.map(({ name, declarations }) =>
    ExtractorConfig.prepare({
      configObject: {
        ...{ projectFolder: root, mainEntryPointFilePath: declarations, messages: MESSAGES },
        compiler: { tsconfigFilePath: path.join(root, 'tsconfig.build.json') },
        apiReport: { enabled: true, reportFolder: folder, reportTempFolder: path.join(folder, 'temp'), reportFileName: name },
        newlineKind: 'lf',
        ...{ docModel: { enabled: false }, dtsRollup: { enabled: false }, tsdocMetadata: { enabled: false } },
      },
      configObjectFullPath: undefined,
      packageJsonFullPath: path.join(root, 'package.json'),
    }),
  );
  const [first] = configurations;
  const compilerState = CompilerState.create(first, {
    additionalEntryPoints: entryPoints.map(({ declarations }) => declarations),
  });
  const messages = [];
  const messageCallback = (message) => {
    if (message.category !== 'console' && ['error', 'warning'].includes(message.logLevel)) messages.push(message);
    message.handled = true;
  };
  for (const configuration of configurations)
    Extractor.invoke(configuration, { compilerState, localBuild: true, messageCallback });
  const exported = new Set(entryPoints.flatMap(({ name }) => exportsOf(readFileSync(path.join(folder, name), 'utf8'))));
  return messages.filter((message) => !exported.has(forgottenIn(message))).map((each) => each.formatMessageWithLocation(root));
}

/** The names that an entry point exports, from its report. */
const exportsOf = (report) =>
  [...report.matchAll(/^export (?:abstract )?(?:class|const|function|interface|type) (\w+)/gm)].map(([, name]) => name);

/** The type that an entry point does not export. If another one does, users can import it from there. */
const forgottenIn = ({ messageId, text }) => (messageId === 'ae-forgotten-export' ? /"(\w+)"/.exec(text)?.[1] : undefined);
