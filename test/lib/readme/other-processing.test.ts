import type { Stamp } from '../../../lib/fleet/stamp';
import { pageOf } from '../../support/page-of';
import { rowsUnder } from '../../support/page-rows';
import { exampleFleet } from '../../support/project';

function exampleStamp(): Stamp {
  const stamp = exampleFleet('environment-dns').stamps.find(({ value }) => value.region.name === 'swedencentral');
  if (!stamp) throw new Error('environment-dns has no swedencentral');
  return stamp.value;
}

const stamp = exampleStamp();

/** The page of a stamp whose deployments, except the last one, have models of another publisher. */
function pageWith(format: string): string {
  const last = stamp.deployments.length - 1;
  const deployments = stamp.deployments.map((each, i) => (i === last ? each : { ...each, format, model: `model-${i}` }));
  return pageOf({ ...stamp, deployments });
}

/** What the page states for each deployment: the place of processing, and the filter. */
const statedOn = (page: string) => rowsUnder('Deployments', page).map(([, , , , place, , , filter]) => [place, filter]);

const AZURE = ['the EU data zone', '`default`'];
const MAY_NOT_APPLY =
  'The SKU does not limit where they are processed, and it is not known whether the content filter applies. The terms of the publisher determine what it keeps, and for how long.';

describe('a model whose publisher processes prompts itself', () => {
  const page = pageWith('Anthropic');

  test('is promised neither a data zone nor a filter', () => {
    expect(statedOn(page)).toEqual([
      ['**by Anthropic, possibly outside Azure**', '`Microsoft.DefaultV2`, **not known whether it applies**'],
      ['**by Anthropic, possibly outside Azure**', '`balanced`, **not known whether it applies**'],
      AZURE,
    ]);
    expect(page).toContain('account -- "filter balanced, not known whether it applies" --> d1');
    expect(page).toContain('account -- "filter default" --> d2');
    expect(page).toContain('d1["gpt-4.1 · model-1 2025-04-14 · processed by Anthropic"]');
    expect(page).toMatch(/d2\["gpt-41 · gpt-4.1-mini 2025-04-14"\]/);
  });

  test('is named in one note for all deployments of the publisher', () => {
    expect(page).toContain(
      `**Anthropic processes the prompts to \`4o-mini\`, \`gpt-4.1\` itself**, and may do so outside Azure. ${MAY_NOT_APPLY}\n`,
    );
  });
});

test.each(['Fireworks', 'Contoso'])('the place of processing is not known for a model of %s', (format) => {
  const page = pageWith(format);
  expect(statedOn(page)).toEqual([
    ['**not known**', '`Microsoft.DefaultV2`, **not known whether it applies**'],
    ['**not known**', '`balanced`, **not known whether it applies**'],
    AZURE,
  ]);
  expect(page).toContain(
    `**It is not known whether ${format} or Azure processes the prompts to \`4o-mini\`, \`gpt-4.1\`.** So it is not known whether the SKU limits where they are processed, or whether the content filter applies.\n`,
  );
});

test('a page without such a model has no note', () => {
  expect(pageOf(stamp)).not.toMatch(/whether the content filter applies/);
});

describe('a stamp with three publishers', () => {
  const [foundry] = exampleFleet('foundry').stamps;
  if (!foundry) throw new Error('foundry has no stamp');
  const page = pageOf(foundry.value);
  const onlyOpenAI = pageOf({
    ...foundry.value,
    deployments: foundry.value.deployments.filter(({ format }) => format === 'OpenAI'),
  });

  test('names the publishers first', () => {
    expect(page).toContain('\nPrivate Azure OpenAI with models of Anthropic, xAI for **agents** in **prod**, ');
    expect(onlyOpenAI).toContain('\nPrivate Azure OpenAI for **agents** in **prod**, ');
  });

  test('does not promise that alerts about calls see all of them', () => {
    const note =
      'It is not known whether Azure writes calls to `claude`, `grok` there, or who makes them: these alerts may not fire for them, and the alert about keys may fire without a key.';
    expect(page).toContain(note);
    expect(onlyOpenAI).not.toContain('It is not known whether Azure writes calls');
  });

  test('does not promise that the budget counts what Azure Marketplace bills', () => {
    expect(page).toContain(
      'It is not known whether it counts the costs of `claude`, because Azure can bill models of publishers through Azure Marketplace.',
    );
    expect(onlyOpenAI).not.toContain('Marketplace');
  });
});

test('blocklists are not promised for models of other publishers', () => {
  const [located] = exampleFleet('blocklists').stamps;
  if (!located) throw new Error('blocklists has no stamp');
  const note = /It is not known whether they apply to `chat`, `mini`\.\n/;
  expect(pageOf(located.value)).not.toMatch(note);
  const deployments = located.value.deployments.map((each) => ({ ...each, format: 'xAI', model: 'grok-4.3' }));
  expect(pageOf({ ...located.value, deployments })).toMatch(note);
});

describe('a model that the catalogue does not have', () => {
  const note = (names: string) =>
    `**The catalogue of this kit does not have the models of ${names}.** So it is not known whether Azure offers them with these SKUs here, or whether the content filter applies to them.\n`;

  test('is named, even if Azure processes its prompts', () => {
    expect(pageWith('Cohere')).toContain(note('`4o-mini`, `gpt-4.1`'));
  });

  test('is not on a page whose models the catalogue has', () => {
    expect(pageOf(stamp)).not.toContain('The catalogue of this kit');
  });
});
