import { App } from 'cdktf';
import { Template } from '../../testing';

test.each<[unknown, string]>([
  [undefined, 'undefined'],
  ['dev', "'dev'"],
  [new App(), 'an object'],
])('a template needs a stack: %#', (given, shown) => {
  expect(() => Template.fromStack(given as never)).toThrow(new Error(`Template.fromStack needs a stack, not ${shown}`));
});
