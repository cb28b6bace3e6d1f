// The pages in docs/api, which TypeDoc makes from the doc comments: one for each entry point.
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Application, Converter, Logger, LogLevel, ReflectionKind } from 'typedoc';

/** The declarations that need a doc comment. Parameters are described by the function that has them. */
const DOCUMENTED = ['Accessor', 'Class', 'Function', 'Interface', 'Method', 'Property', 'TypeAlias', 'Variable'];

const TABLES = Object.fromEntries(
  [
    'classProperties',
    'index',
    'interfaceProperties',
    'parameters',
    'propertyMembers',
    'typeAliasProperties',
    'typeDeclaration',
  ].map((what) => [`${what}Format`, 'table']),
);

/** What the pages show. Nothing in them depends on the day, the commit or the line of a declaration. */
const OPTIONS = {
  ...{ plugin: ['typedoc-plugin-markdown'], emit: 'both', logLevel: 'Warn', skipErrorChecking: true },
  ...{ validation: { invalidLink: true, notDocumented: true, notExported: true }, requiredToBeDocumented: DOCUMENTED },
  ...{ disableSources: true, excludeExternals: true, excludePrivate: true, excludeProtected: true, readme: 'none' },
  ...{ jsDocCompatibility: { defaultTag: false }, sort: ['kind', 'alphabetical'] },
  ...{ outputFileStrategy: 'modules', hideBreadcrumbs: true, hidePageHeader: true, useCodeBlocks: true },
  ...{ ...TABLES, tableColumnSettings: { hideDefaults: true, hideInherited: true, hideModifiers: true, hideOverrides: true } },
};

/**
 * Writes the pages to a folder, and the type declarations of the same program to another one.
 *
 * @param entryPoints the files of the entry points, relative to the root folder
 * @returns warnings: a declaration without a doc comment, a type that is not exported, or a link without a target
 */
export async function writePages(root, entryPoints, pages, declarations) {
  const app = await Application.bootstrapWithPlugins({
    ...OPTIONS,
    ...{ entryPoints: entryPoints.map((file) => path.join(root, file)), tsconfig: path.join(root, 'tsconfig.build.json') },
    out: pages,
  });
  const warnings = [];
  app.logger = new (class extends Logger {
    addContext(message) {
      return message;
    }
    log(message, level) {
      if (level >= LogLevel.Warn) warnings.push(message);
    }
  })();
  app.converter.on(Converter.EVENT_RESOLVE_END, ({ project }) => {
    for (const reflection of Object.values(project.reflections)) {
      simplify(reflection);
      if (reflection.kindOf(ReflectionKind.Property) && reflection.comment?.summary.length === 0)
        warnings.push(`${reflection.getFullName()} has a comment that does not describe it`);
    }
  });
  const found = app.getEntryPoints();
  if (!found) return warnings;
  const project = app.converter.convert(found);
  app.validate(project);
  await app.generateOutputs(project);
  for (const file of readdirSync(pages, { recursive: true }).filter((each) => each.endsWith('.md')))
    warnings.push(...polish(path.join(pages, file), path.posix.join('docs/api', path.dirname(file)), root));
  emit(found[0].program, declarations);
  return warnings;
}

/** Leaves out where a member comes from, and writes defaults as code if they are a value. */
function simplify(reflection) {
  for (const origin of ['implementationOf', 'inheritedFrom', 'overwrites']) delete reflection[origin];
  const { comment } = reflection;
  if (reflection.kindOf(ReflectionKind.GetSignature)) comment?.removeTags('@returns');
  for (const { content } of comment?.blockTags.filter(({ tag }) => tag === '@default') ?? []) {
    const [first] = content;
    if (content.length === 1 && /^[\w.-]+$/.test(first.text)) content[0] = { kind: 'code', text: `\`${first.text}\`` };
    else first.text = first.text.replace(/^- /, '');
  }
}

/** Removes spaces at the ends of lines, and links the pages that doc comments name. Returns a warning for each that does not exist. */
function polish(file, folder, root) {
  const missing = [];
  const text = readFileSync(file, 'utf8')
    .replace(/[ \t]+$/gm, '')
    .replace(/\bdocs\/[\w-]+\.md\b/g, (page) => {
      if (!existsSync(path.join(root, page))) missing.push(`a doc comment names ${page}, which does not exist`);
      return `[${page}](${path.posix.relative(folder, page)})`;
    });
  writeFileSync(file, text);
  return missing;
}

/** Writes the declarations of all files in a program as if the folder was its `outDir`. */
function emit(program, folder) {
  const { outDir } = program.getCompilerOptions();
  const write = (file, text) => {
    const target = path.join(folder, path.relative(outDir, file));
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  };
  program.emit(undefined, write, undefined, true);
}
