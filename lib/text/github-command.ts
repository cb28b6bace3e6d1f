import { visible } from './visible';

/** How bad an annotation of GitHub Actions is. */
export type AnnotationLevel = 'error' | 'notice' | 'warning';

/** A command to GitHub Actions that shows a message at a place in a file. Any of it may come from anybody's branch. */
export function githubAnnotation(
  level: AnnotationLevel,
  place: Readonly<Record<string, number | string>>,
  message: string,
): string {
  const properties = Object.entries(place).map(([key, value]) => `${key}=${property(visible(String(value)))}`);
  return `::${level} ${properties.join(',')}::${message.split('\n').map(visible).map(data).join('%0A')}\n`;
}

// What would end the message or a property early is written as GitHub reads it back.
const data = (value: string) => value.replaceAll('%', '%25');
const property = (value: string) => data(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
