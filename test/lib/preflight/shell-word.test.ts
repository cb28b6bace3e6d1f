import { shellWord } from '../../../lib/preflight/shell-word';

test.each([
  ['/subscriptions/1/resourceGroups/rg-ai/providers/x', '/subscriptions/1/resourceGroups/rg-ai/providers/x'],
  ['rg (old)', "'rg (old)'"],
  ["x'; rm -rf $(pwd) #", "'x; rm -rf $(pwd) #'"],
])('%s is one word', (name, word) => {
  expect(shellWord(name)).toBe(word);
});
