/** Text in which a stack's own names are what they stand for: alike in every stack that it is the same in. */
export function templateOf(names: ReadonlyMap<string, string>): (text: string) => string {
  if (names.size === 0) return (text) => text;
  const longestFirst = [...names.keys()].sort((one, other) => other.length - one.length);
  const pattern = new RegExp(`(?<![\\w-])(?:${longestFirst.map(escaped).join('|')})(?![\\w-])`, 'g');
  return (text) => text.replace(pattern, (name) => names.get(name) ?? name);
}

const escaped = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** The same without saying which resource of its type: stacks may call the same thing otherwise. */
export const withoutKeys = (template: string) => template.replace(/\b((?:azurerm|azapi)_[a-z0-9_]+)\.[\w-]+/g, '$1');

/** What texts have in common, word by word, with … for what differs; the first of them where they are not built alike. */
export function commonWords(texts: readonly string[]): string {
  const [first = '', ...rest] = [...new Set(texts)];
  const words = first.split(' ');
  const others = rest.map((text) => text.split(' '));
  if (others.some((other) => other.length !== words.length)) return first;
  const common = words.map((word, i) => (others.every((other) => other[i] === word) ? word : '…'));
  return common.filter((word, i) => word !== '…' || common[i - 1] !== '…').join(' ');
}
