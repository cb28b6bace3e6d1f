import { findRole } from '../catalog/roles';
import { capacityWords } from '../catalog/capacity';
import { processingPlace } from '../catalog/skus';
import type { FilterSource, HarmAction, ShieldAction } from '../catalog/content-filters';
import { HARM_NAMES, SHIELD_NAMES, shieldOf } from '../catalog/content-filters';
import { endpointOf, privateDnsZonesOf, TOKEN_SCOPE, v1BaseUrlOf } from '../catalog/clouds';
import { attributePaths } from '../environment/overridden';
import { allowsProcessing, residencyWords } from '../catalog/residency';
import type { Stamp, StampDeployment, StampFilter } from '../environment/stamp';
import { DEFAULT_BASE_POLICY } from '../content-safety/content-filter-policy';
import { effective } from '../content-safety/effective-filter';
import { environmentVariableOf } from '../openai/terms-variable';
import { blocklistSection, termsVariablesOf } from './blocklist-section';
import { clientCode } from './client-code';
import { diagram } from './diagram';
import { code, table } from './markdown';

/** What a person wants to know of a stamp, beside the Terraform that makes it. */
export function stampPage(stamp: Stamp): string {
  const client = clientCode(stamp);
  const sections: (readonly [title: string, text: string])[] = [
    ['Overview', diagram(stamp)],
    ['Deployments', deployments(stamp)],
    ['Content filters', filters(stamp)],
    ...(stamp.blocklists.length === 0 ? [] : [['Blocklists', blocklistSection(stamp)] as const]),
    ['Access', grants(stamp)],
    ...(stamp.waivers.length === 0 ? [] : [['Waivers', waivers(stamp)] as const]),
    ...(stamp.overrides.length === 0 ? [] : [['Overrides', overridden(stamp)] as const]),
    ['Addresses', addresses(stamp)],
    ...(client === undefined ? [] : [['Calling it', client] as const]),
    ['Applying it', applying(stamp)],
  ];
  return (
    [`# ${stamp.id}`, introduction(stamp), ...sections.map(([title, text]) => `## ${title}\n\n${text}`)].join('\n\n') + '\n'
  );
}

/** What clients send as model, and what the environment file calls it if that is something else. */
const called = ({ key, name }: Pick<StampDeployment, 'key' | 'name'>) =>
  key === name ? code(name) : `${code(name)} (key ${code(key)})`;

const introduction = ({ workload, environment, region, residency }: Stamp) =>
  `Private Azure OpenAI for **${workload}** in **${environment}**, ${region.displayName} (${region.geography}). ` +
  `Where prompts may be processed: ${residencyWords(residency)}.\n\n` +
  `Generated from ${code(`environments/${environment}.yaml`)}: change that, not this folder.`;

function deployments({ deployments: all, region, residency }: Stamp): string {
  if (all.length === 0) return 'None.';
  return table(
    ['Deployment', 'Model', 'Version', 'SKU', 'Processed in', 'Capacity', 'Upgrades', 'Filter'],
    all.map(({ model, version, sku, capacity, versionUpgradeOption, contentFilter, ...deployment }) => [
      called(deployment),
      model,
      version,
      sku,
      `${processingPlace(sku, region)}${allowsProcessing(residency, sku, region) ? '' : ' — **outside the residency, by waiver**'}`,
      capacityWords(sku, model, capacity),
      versionUpgradeOption,
      code(contentFilter),
    ]),
  );
}

function filters({ contentFilters }: Stamp): string {
  if (contentFilters.length === 0) return "Only Azure's own policies are used.";
  const rows = [...HARM_NAMES.flatMap(harmRows), ...SHIELD_NAMES.map(shieldRow)];
  return [
    'What is blocked. `low-and-above` is the strictest: it blocks low, medium and high severity.',
    table(
      ['What', 'In', ...contentFilters.map(({ key }) => code(key))],
      rows.map(({ what, where, of }) => [what, where, ...contentFilters.map(of)]),
    ),
    ...contentFilters.map(
      ({ key, name, ...filter }) =>
        `${code(key)}${key === name ? '' : `, in Azure ${code(name)},`} starts from ${code(filter.basePolicy ?? DEFAULT_BASE_POLICY)}; mode ${effective(filter).mode}${filter.preset === undefined ? '' : `; preset ${code(filter.preset)}`}.`,
    ),
  ].join('\n\n');
}

interface FilterRow {
  readonly what: string;
  readonly where: string;
  readonly of: (filter: StampFilter) => string;
}

const WHERE: Record<FilterSource, string> = { Prompt: 'prompts', Completion: 'completions' };

const harmRows = (harm: (typeof HARM_NAMES)[number]): FilterRow[] =>
  (['Prompt', 'Completion'] as const).map((source) => ({
    what: harm,
    where: WHERE[source],
    of: (filter) => harmWords(effective(filter).harms[harm][source]),
  }));

const harmWords = (action: HarmAction) => (action === 'off' ? 'off' : action === 'annotate' ? 'annotates' : `blocks ${action}`);

const SHIELD_WORDS: Record<ShieldAction, string> = { annotate: 'annotates', block: 'blocks', off: 'off' };

const shieldRow = (shield: (typeof SHIELD_NAMES)[number]): FilterRow => {
  const { sources, detects } = shieldOf(shield);
  return {
    what: `${shield}: ${detects}`,
    where: sources.map((source) => WHERE[source]).join(', '),
    of: (filter) => SHIELD_WORDS[effective(filter).shields[shield]],
  };
};

function grants({ grants: all }: Stamp): string {
  if (all.length === 0) return 'Nobody but those who have rights from elsewhere.';
  const rows = all.flatMap(({ key, principalId, principalType, role }) => {
    const answer = findRole(role);
    const roles = 'roles' in answer ? answer.roles : [];
    return roles.map(({ name, grants: what }) => [code(key), principalType, code(principalId), name, what]);
  });
  return table(['Grant', 'To', 'Object ID', 'Role', 'What it allows'], rows);
}

function waivers({ waivers: all }: Stamp): string {
  const rows = all.map(({ rule, subject, owner, reason, expires }) => [code(rule), code(subject), owner, reason, expires]);
  return `Rules that something here is excused from.\n\n${table(['Rule', 'What', 'Owner', 'Reason', 'Until'], rows)}`;
}

function overridden({ overrides }: Stamp): string {
  const rows = overrides.map(({ address, attributes }) => [code(address), attributePaths(attributes).map(code).join(', ')]);
  return `What the environment file sets by itself, past what the rules look at.\n\n${table(['Address', 'Attributes'], rows)}`;
}

function addresses({ names, network, dns, account, diagnostics }: Stamp): string {
  const zones = dns.mode === 'policy' ? privateDnsZonesOf(account.kind) : dns.zones.map(({ name }) => name);
  return table(
    ['What', 'Value'],
    [
      ['Endpoint', endpointOf(names.customSubdomain)],
      ['Base URL of the v1 API', v1BaseUrlOf(names.customSubdomain)],
      ['Token scope', TOKEN_SCOPE],
      ['Account', code(names.account)],
      ...(network.kind === 'new'
        ? [
            ['Virtual network', `${code(names.virtualNetwork)} ${network.addressSpace}`],
            ['Subnet', `${code(names.subnet)} ${network.privateEndpointPrefix}`],
            [
              'May connect on port 443',
              Object.entries(network.allowedSources)
                .map(([key, ranges]) => `${key}: ${ranges.join(', ')}`)
                .join('; '),
            ],
          ]
        : [
            ['Subnet', code(network.subnetId)],
            ['Region of the network', network.location],
          ]),
      ['Private endpoint', `${code(names.privateEndpoint)}, network interface ${code(names.networkInterface)}`],
      ['Private DNS', `${zones.map(code).join(', ')} (${DNS_WORDS[dns.mode]})`],
      [
        'Logs',
        'workspaceId' in diagnostics
          ? code(diagnostics.workspaceId)
          : `${code(names.workspace)}, kept ${diagnostics.retentionDays} days`,
      ],
    ],
  );
}

const DNS_WORDS = {
  environment: 'zones of the environment, shared by its regions',
  stamp: 'zones of this stamp',
  existing: 'zones that exist already',
  policy: 'registered by Azure Policy',
};

function applying(stamp: Stamp): string {
  const { id, dns, environment, region } = stamp;
  const first =
    dns.mode === 'environment'
      ? ` Apply ${code(`generated/${environment}/environment`)} first: it has the private DNS zones.`
      : '';
  return `${code(`npm run deploy -- ${id}`)}, or ${code(`terraform apply`)} in ${code(`generated/${environment}/${region.name}`)}.${first}${variablesToSet(stamp)}`;
}

function variablesToSet(stamp: Stamp): string {
  const variables = termsVariablesOf(stamp).map((name) => code(environmentVariableOf(name)));
  if (variables.length === 0) return '';
  return `\n\nSet ${variables.join(', ')} first, to a JSON list of words: blocklists take them from there, also for a plan and to destroy.`;
}
