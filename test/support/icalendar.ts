/** A property of a calendar: its parameters, and its value as written. */
export interface Property {
  readonly parameters: readonly string[];
  readonly value: string;
}

/** A component of a calendar, such as an event. */
export interface Component {
  readonly name: string;
  readonly properties: ReadonlyMap<string, Property>;
  readonly components: readonly Component[];
}

/**
 * Parses a file in the format iCalendar, strictly as RFC 5545 defines it.
 *
 * @throws if a line is too long, has another line break or is no property, or if components are not nested
 */
export function parseCalendar(text: string): Component {
  if (!text.endsWith('\r\n') || /[^\r]\n|\r[^\n]/.test(text)) throw new Error('a line does not end with CRLF');
  const written = text.slice(0, -2).split('\r\n');
  const long = written.find((line) => Buffer.byteLength(line) > 75);
  if (long !== undefined) throw new Error(`a line has more than 75 octets: ${long}`);
  const root = { name: 'root', properties: new Map<string, Property>(), components: [] as Component[] };
  const open = [root];
  for (const line of text.slice(0, -2).replaceAll('\r\n ', '').split('\r\n')) {
    const [, name = '', parameters = '', value = ''] = /^([A-Z-]+)((?:;[A-Z-]+=[^;:]+)*):(.*)$/.exec(line) ?? [];
    const current = open.at(-1) ?? root;
    if (name === '') throw new Error(`not a property: ${line}`);
    if (name === 'BEGIN') {
      const component = { name: value, properties: new Map<string, Property>(), components: [] as Component[] };
      current.components.push(component);
      open.push(component);
    } else if (name === 'END') {
      if (open.pop()?.name !== value) throw new Error(`${value} ends before what is in it`);
    } else {
      if (current.properties.has(name)) throw new Error(`${name} is twice in ${current.name}`);
      current.properties.set(name, { parameters: parameters.split(';').slice(1), value });
    }
  }
  const [calendar, ...others] = root.components;
  if (!calendar || others.length > 0 || open.length !== 1) throw new Error('there is not one calendar');
  return calendar;
}

/** The text of a property, without its escapes. */
export function textOf({ properties }: Component, name: string): string {
  const { value } = properties.get(name) ?? {};
  if (value === undefined) throw new Error(`there is no ${name}`);
  if (/[\\;,]/.test(value.replace(/\\[\\;,nN]/g, ''))) throw new Error(`not escaped: ${value}`);
  return value.replace(/\\([\\;,nN])/g, (_, mark: string) => (mark.toLowerCase() === 'n' ? '\n' : mark));
}
