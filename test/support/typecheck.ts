import path from 'node:path';
import ts from 'typescript';
import { ROOT } from './root';

/**
 * The errors of the compiler in files that exist only in memory, each as `name:line message`. They are checked as if they were in the
 * root folder of this project, with its settings, except that they may have unused variables.
 */
export function errorsIn(files: ReadonlyMap<string, string>): string[] {
  const { config } = ts.readConfigFile(path.join(ROOT, 'tsconfig.json'), (file) => ts.sys.readFile(file)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const host = ts.createCompilerHost({ ...options, noUnusedLocals: false });
  const names = [...files.keys()];
  const texts = new Map(names.map((name, i) => [path.join(ROOT, `in-memory-${i}.ts`), files.get(name) ?? '']));
  host.fileExists = (file) => texts.has(file) || ts.sys.fileExists(file);
  host.readFile = (file) => texts.get(file) ?? ts.sys.readFile(file);
  const paths = [...texts.keys()];
  const program = ts.createProgram(paths, { ...options, noUnusedLocals: false }, host);
  return paths.flatMap((file, i) => {
    const source = program.getSourceFile(file);
    return [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)].map(
      ({ start = 0, messageText }) => {
        const line = (source?.getLineAndCharacterOfPosition(start).line ?? 0) + 1;
        return `${names[i]}:${line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
      },
    );
  });
}
