import { changesOf } from '../../../cli/upgrade/changes';
import { daysAfter } from '../../../lib/collections/days';
import { hasErrors } from '../../../lib/diagnostics/problem';
import { headRoom, quotaLedger } from '../../../lib/rules/quota-ledger';
import type { Step } from '../../../lib/upgrade/step';
import { editsOf } from '../../../lib/upgrade/step';
import { stepsOf } from '../../../lib/upgrade/steps';
import { checkAll } from '../../../stacks/rules';
import { FLEET_OF_2026 } from '../../support/fleet-of-2026';
import { fleetOf } from '../../support/project';
import { written } from '../../support/written';

/** The names that clients can send, as `stamp/name`. */
const namesIn = (texts: Readonly<Record<string, string>>) =>
  new Set(fleetOf(texts).stamps.flatMap(({ value: { id, deployments } }) => deployments.map(({ name }) => `${id}/${name}`)));

interface Week {
  readonly day: string;
  readonly steps: readonly Step[];
  readonly before: ReadonlySet<string>;
  readonly after: ReadonlySet<string>;
  readonly texts: Readonly<Record<string, string>>;
}

/** Runs the command once a week: it writes what is next, and everything that is written is deployed within the week. */
function weeks(): Week[] {
  const found: Week[] = [];
  let texts: Readonly<Record<string, string>> = FLEET_OF_2026;
  for (let day = '2026-11-30'; day <= '2027-12-31'; day = daysAfter(day, 7)) {
    const input = written(texts);
    const before = namesIn(texts);
    const isGenerated = (stamp: string, name: string) => before.has(`${stamp}/${name}`);
    const isSpilloverInGenerated = (stamp: string, name: string) =>
      input.fleet.stamps.some(
        ({ value }) => value.id === stamp && value.deployments.some(({ spillover }) => spillover === name),
      );
    const steps = stepsOf(input, { today: day, within: 90, isGenerated, isSpilloverInGenerated, remove: 'all' });
    const changes = changesOf(input.sources, steps.flatMap(editsOf));
    const changed = changes.map(({ file, after }) => [file.replace(/^environments\/|\.yaml$/g, ''), after] as const);
    texts = { ...texts, ...Object.fromEntries(changed) };
    found.push({ day, steps, before, after: namesIn(texts), texts });
  }
  return found;
}

describe('from the end of 2026 to the end of 2027', () => {
  const all = weeks();

  test('no week has an error: no retired model, and no quota that is exceeded', () => {
    const errors = all.flatMap(({ day, texts }) => {
      const fleet = fleetOf(texts);
      const end = daysAfter(day, 6);
      return [day, end].flatMap((today) =>
        checkAll(fleet, { today })
          .filter((problem) => hasErrors([problem]))
          .map(({ rule, message }) => `${today} ${rule}: ${message}`),
      );
    });
    expect(errors).toEqual([]);
    expect(all.flatMap(({ texts }) => quotaLedger(fleetOf(texts)).filter((row) => (headRoom(row) ?? 0) < 0))).toEqual([]);
  });

  test('a name disappears only in the step that removes it, and its successor was there a week before', () => {
    const gone = all.flatMap(({ day, steps, before, after }) =>
      [...before]
        .filter((name) => !after.has(name))
        .map((name) => {
          const step = steps.find(
            (each) => each.kind === 'remove' && each.stamps.some((stamp) => `${stamp}/${each.name}` === name),
          );
          const successor = step?.kind === 'remove' ? `${name.split('/')[0] ?? ''}/${step.successorName}` : '';
          return { day, name, wasThere: before.has(successor), stays: after.has(successor) };
        }),
    );
    expect(gone.length).toBeGreaterThan(5);
    expect(gone.filter(({ wasThere, stays }) => !wasThere || !stays)).toEqual([]);
  });

  test('each step is the expected one', () => {
    const written = all.flatMap(({ day, steps }) =>
      steps.flatMap((step) =>
        step.kind === 'refused'
          ? [`${day} ${step.stamps.join(' ')} ${step.key}: refused`]
          : 'edits' in step
            ? [`${day} ${step.stamps.join(' ')} ${step.key}: ${step.kind} ${step.to.model}`]
            : [],
      ),
    );
    const known = new Set<string>();
    const once = written.filter((each) => {
      const isNew = !known.has(each.slice('2026-11-30 '.length));
      known.add(each.slice('2026-11-30 '.length));
      return isNew;
    });
    expect(once).toMatchInlineSnapshot(`
      [
        "2026-11-30 dev-swedencentral chat: add gpt-5.6-sol",
        "2026-11-30 dev-swedencentral draft: add gpt-5.6-sol",
        "2026-11-30 prod-francecentral prod-swedencentral more: add gpt-5.6-sol",
        "2026-11-30 prod-francecentral prod-swedencentral small: add gpt-5.6-terra",
        "2026-12-07 dev-swedencentral chat: remove gpt-5.6-sol",
        "2026-12-07 dev-swedencentral draft: remove gpt-5.6-sol",
        "2026-12-07 prod-francecentral prod-swedencentral small: remove gpt-5.6-terra",
        "2026-12-07 prod-francecentral prod-swedencentral triage: in-place gpt-5.6-sol",
        "2026-12-14 prod-francecentral prod-swedencentral more: remove gpt-5.6-sol",
        "2027-01-18 dev-swedencentral prod-swedencentral mini: add gpt-5.6-terra",
        "2027-01-25 dev-swedencentral prod-swedencentral mini: remove gpt-5.6-terra",
        "2027-02-15 prod-francecentral prod-swedencentral chat: add gpt-5.5",
        "2027-02-22 prod-francecentral prod-swedencentral chat: remove gpt-5.5",
        "2027-08-02 prod-francecentral prod-swedencentral chat-2: add gpt-5.6-sol",
        "2027-08-09 prod-francecentral prod-swedencentral chat-2: remove gpt-5.6-sol",
        "2027-10-18 dev-swedencentral chat-2: refused",
        "2027-10-18 dev-swedencentral draft-2: refused",
        "2027-10-18 dev-swedencentral prod-swedencentral mini-2: refused",
        "2027-10-18 prod-francecentral prod-swedencentral chat-3: refused",
        "2027-10-18 prod-francecentral prod-swedencentral more-2: refused",
        "2027-10-18 prod-francecentral prod-swedencentral small-2: refused",
        "2027-10-18 prod-francecentral prod-swedencentral triage: refused",
        "2027-11-15 prod-francecentral prod-swedencentral search: refused",
      ]
    `);
  });

  test('comments stay, with the deployment that they are about', () => {
    const { texts } = all.at(-1) ?? { texts: {} };
    expect(texts).toMatchInlineSnapshot(`
      {
        "defaults": "# What all environments have
      workload: assistants
      residency: { dataZone: EU }
      quota:
        limits:
          gpt-5.6-sol: { DataZoneStandard: 60 }
          gpt-5.6-terra: { DataZoneStandard: 100 }
          gpt-5.5: { DataZoneStandard: 100, DataZoneProvisionedManaged: 0 }
          gpt-5.4: { DataZoneStandard: 100, DataZoneProvisionedManaged: 50 }

      deploymentDefaults: { sku: DataZoneStandard }
      deployments:
        # For every team
        mini-2: { model: gpt-5.6-terra, version: "2026-07-09", capacity: 20 }
      ",
        "dev": "environment: dev
      subscriptionId: 11111111-1111-1111-1111-111111111111
      deployments:
        chat-2: { model: gpt-5.6-sol, version: "2026-07-09", capacity: 20 }
        draft-2: { model: gpt-5.6-sol, version: "2026-07-09", capacity: 10 }
      regions:
        swedencentral: { network: { addressSpace: 10.10.0.0/24 } }
      ",
        "prod": "environment: prod
      subscriptionId: 22222222-2222-2222-2222-222222222222
      homeRegion: swedencentral
      deployments:
        # Answers to customers
        chat-3:
          model: gpt-5.6-sol
          version: "2026-07-09"
          capacity: 50
        triage: { model: gpt-5.6-sol, version: "2026-07-09", sku: DataZoneProvisionedManaged, capacity: 50, spillover: more-2 }
        more-2: { model: gpt-5.6-sol, version: "2026-07-09", capacity: 10 }
        small-2: { model: gpt-5.6-terra, version: "2026-07-09", capacity: 30 }
        search: { model: text-embedding-3-large, version: "1", capacity: 50 }
      regions:
        swedencentral: { network: { addressSpace: 10.20.0.0/24 } }
        francecentral:
          network: { addressSpace: 10.20.1.0/24 }
          deployments: { chat-3: { capacity: 25 }, mini-2: null }
      ",
      }
    `);
  });
});
