import { githubAnnotation } from '../../../lib/text/github-command';

test.each<[string, string, string]>([
  ['a,b:c', 'd,e:f', '::error file=a%2Cb%3Ac,line=1::d,e:f\n'],
  ['100%3A', '50%0A', '::error file=100%253A,line=1::50%250A\n'],
  ['a\nb', 'c\nd', '::error file=a b,line=1::c%0Ad\n'],
  ['a::b', '::c', '::error file=a%3A%3Ab,line=1::::c\n'],
])('the file %j and the message %j are escaped in the form that GitHub decodes', (file, message, expected) => {
  expect(githubAnnotation('error', { file, line: 1 }, message)).toBe(expected);
});
