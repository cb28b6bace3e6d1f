// Writes a Terraform root module that checks in Azure which candidates exist, and only reads: probe.mjs FOLDER CANDIDATES
//
// Terraform makes the requests, so the existing login is enough. Only the answer 404 means that a resource does not exist:
// any other error, such as a missing right, fails the plan.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { lookedUp } from './looked-up.mjs';

const [folder, candidates] = process.argv.slice(2);
const { terraform, provider } = JSON.parse(readFileSync(path.join(folder, 'cdk.tf.json'), 'utf8'));
const asked = lookedUp(JSON.parse(readFileSync(candidates, 'utf8')));
const [{ subscription_id }] = provider.azurerm;

/** The version of azapi for a stack without it, from docs/terraform.md. */
const AZAPI = { source: 'Azure/azapi', version: '2.12.0' };
const ANSWER =
  '${{ for address, found in data.azapi_resource.existing : address => { exists = found.exists, securityGroup = try(found.output.securityGroup, null) } }}';

process.stdout.write(
  `${JSON.stringify({
    terraform: { required_providers: { azapi: terraform.required_providers.azapi ?? AZAPI } },
    provider: { azapi: [{ disable_default_output: true, skip_provider_registration: true, subscription_id }] },
    data: {
      azapi_resource: {
        existing: {
          for_each: Object.fromEntries(
            asked.map(({ address, id, armType, securityGroup }) => [
              address,
              {
                id,
                type: armType,
                values: securityGroup === undefined ? {} : { securityGroup: 'properties.networkSecurityGroup.id' },
              },
            ]),
          ),
          type: '${each.value.type}',
          resource_id: '${each.value.id}',
          response_export_values: '${each.value.values}',
          ignore_not_found: true,
        },
      },
    },
    output: { answers: { value: ANSWER } },
  })}\n`,
);
