import { visible } from './visible';

/** The severity of a GitHub Actions annotation. */
export type AnnotationLevel = 'error' | 'notice' | 'warning';

/** A GitHub Actions command that shows a message at a place in a file. All input is untrusted: it may come from any branch. */
export function githubAnnotation(
  level: AnnotationLevel,
  place: Readonly<Record<string, number | string>>,
  message: string,
): string {
  const properties = Object.entries(place).map(([key, value]) => `${key}=${property(visible(String(value)))}`);
  return `::${level} ${properties.join(',')}::${message.split('\n').map(visible).map(data).join('%0A')}\n`;
}

// Characters that would end the message or a property are escaped in the form that GitHub decodes.
const data = (value: string) => value.replaceAll('%', '%25');
const property = (value: string) => data(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
