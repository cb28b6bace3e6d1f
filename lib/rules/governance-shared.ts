import { residencyWords } from '../catalog/residency';
import type { Located } from '../fleet/fleet';
import type { GovernanceUse } from '../fleet/governance';
import type { Path } from '../diagnostics/setting-locations';
import type { StateBackend } from '../terraform/backend';
import type { Finding, Rule } from './rule';
import { finding } from './rule';

/** Environments that share assignments of Azure Policy agree on what they require. */
export const governanceShared: Rule = {
  id: 'governance/shared',
  summary:
    'Environments that name the same subscription or management group in governance have the same effect, the same residency and one place for the state of the assignments.',
  waivable: false,
  check({ governanceUses }) {
    const first = new Map<string, GovernanceUse>();
    return governanceUses.flatMap((use) => {
      const other = first.get(use.value.name);
      if (!other) first.set(use.value.name, use.value);
      return other ? contradictions(use, other) : [];
    });
  },
};

function contradictions(use: Located<GovernanceUse>, first: GovernanceUse): Finding[] {
  const { environment, effect, residency, state } = use.value;
  const differ = (path: Path, message: string) =>
    finding(use, path, {
      message,
      help: `use the same value as ${first.environment}, preferably in environments/defaults.yaml; or name another scope in governance`,
    });
  const scope = `the policies of ${use.value.scope.id}`;
  return [
    ...(effect === first.effect
      ? []
      : [
          differ(
            ['governance', 'effect'],
            `${scope} have the effect '${effect}' in ${environment}, but '${first.effect}' in ${first.environment}`,
          ),
        ]),
    ...(residencyWords(residency) === residencyWords(first.residency)
      ? []
      : [
          differ(
            ['residency'],
            `${scope} require one residency, but ${environment} allows ${residencyWords(residency)}, and ${first.environment} allows ${residencyWords(first.residency)}`,
          ),
        ]),
    ...(placeOf(state) === placeOf(first.state)
      ? []
      : [
          differ(
            ['governance'],
            `the state of ${scope} is in ${placeOf(state)} in ${environment}, but in ${placeOf(first.state)} in ${first.environment}`,
          ),
        ]),
  ];
}

/** The place of a state, in words. */
function placeOf(state: StateBackend): string {
  switch (state.type) {
    case 'local':
      return 'a local file';
    case 'cloud':
      return `the workspace ${state.workspace} of ${state.hostname ?? 'app.terraform.io'}/${state.organization}`;
    case 'azurerm':
      return `the container ${state.container} of ${state.storageAccount}`;
  }
}
