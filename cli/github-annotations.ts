import type { Problem } from '../lib/environment/problem';

/** Problems as GitHub Actions shows them in a pull request, at their lines. */
export const githubAnnotations = (problems: readonly Problem[]): string =>
  problems
    .map(({ severity, rule, message, help, location: { file, line, column, length } }) => {
      const place = { file, line, endLine: line, col: column, endColumn: column + length, title: rule };
      const properties = Object.entries(place).map(([key, value]) => `${key}=${property(String(value))}`);
      return `::${severity} ${properties.join(',')}::${text(help === undefined ? message : `${message}\nhelp: ${help}`)}\n`;
    })
    .join('');

// What would end the message or a property early is written as GitHub reads it back.
const text = (value: string) => value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (value: string) => text(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
