/** Environments with models that retire one after another until the end of 2027, and a quota with little room. */
export const FLEET_OF_2026 = {
  defaults: `# What all environments have
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
  mini: { model: gpt-4.1-mini, version: "2025-04-14", capacity: 20, alreadyDeployed: true }
`,
  dev: `environment: dev
subscriptionId: 11111111-1111-1111-1111-111111111111
deployments:
  chat: { model: gpt-4o, version: "2024-05-13", capacity: 20, alreadyDeployed: true } # the first one
  draft: { model: gpt-5, version: "2025-08-07", capacity: 10 }
regions:
  swedencentral: { network: { addressSpace: 10.10.0.0/24 } }
`,
  prod: `environment: prod
subscriptionId: 22222222-2222-2222-2222-222222222222
homeRegion: swedencentral
deployments:
  # Answers to customers
  chat:
    model: gpt-5.1
    version: "2025-11-13"
    capacity: 100
  triage: { model: gpt-5, version: "2025-08-07", sku: DataZoneProvisionedManaged, capacity: 50, spillover: more }
  more: { model: gpt-5, version: "2025-08-07", capacity: 10 }
  small: { model: gpt-5-mini, version: "2025-08-07", capacity: 30 }
  search: { model: text-embedding-3-large, version: "1", capacity: 50 }
regions:
  swedencentral: { network: { addressSpace: 10.20.0.0/24 } }
  francecentral:
    network: { addressSpace: 10.20.1.0/24 }
    deployments: { chat: { capacity: 50 }, mini: null }
`,
} as const;
