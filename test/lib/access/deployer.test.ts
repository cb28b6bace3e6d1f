import type { DeployerProps } from '../../../lib/access/deployer';
import { Deployer } from '../../../lib/access/deployer';
import { addressesOf, at, configurationOf, emptyStack } from '../../support/terraform';

const trusting = (subjects: readonly string[], props: Partial<DeployerProps> = {}) => {
  const { stack, resourceGroup } = emptyStack();
  const federations = subjects.map((subject) => ({ issuer: 'https://example.com', subject }));
  const deployer = new Deployer(stack, 'deployer', { name: 'id-test', resourceGroup, federations, ...props });
  return { stack, deployer };
};

describe('a deployer', () => {
  test('trusts each subject with a credential, written one at a time', () => {
    // WHEN
    const { stack } = trusting(['a', 'b', 'A']);
    // THEN
    const { resource } = configurationOf(stack);
    const credentials = Object.entries(resource['azurerm_federated_identity_credential'] ?? {}).sort(([one], [other]) =>
      one < other ? -1 : 1,
    );
    expect(credentials.map(([, { subject }]) => subject).sort()).toEqual(['A', 'a', 'b']);
    expect(credentials.map(([, { depends_on: before }]) => before)).toEqual([
      undefined,
      [`azurerm_federated_identity_credential.${credentials[0]?.[0]}`],
      [`azurerm_federated_identity_credential.${credentials[1]?.[0]}`],
    ]);
    for (const [, { audience, issuer, name }] of credentials) {
      expect([audience, issuer]).toEqual([['api://AzureADTokenExchange'], 'https://example.com']);
      expect(name).toMatch(/^trust-[0-9a-f]{8}$/);
    }
  });

  test('keeps the address of a credential when others are added or removed', () => {
    const addresses = (subjects: readonly string[]) => addressesOf(configurationOf(trusting(subjects).stack));
    expect(addresses(['a', 'b', 'c'])).toEqual(expect.arrayContaining(addresses(['b'])));
  });

  test('gets roles with a stable name, and with a condition if there is one', () => {
    const { stack, deployer } = trusting(['a']);
    const role = {
      scope: '/subscriptions/s',
      scopeId: '/subscriptions/s',
      roleDefinitionId: '/providers/Microsoft.Authorization/roleDefinitions/5d6f7a8b-1c2d-4e3f-8a4b-5c6d7e8f9a0b',
      roleId: 'r',
    };
    deployer.grant('plain', role);
    deployer.grant('confined', { ...role, scopeId: '/subscriptions/t', condition: 'only this' });
    const configuration = configurationOf(stack);
    expect(at(configuration, 'azurerm_role_assignment.deployer_plain')).toEqual({
      name: 'bfd4b3a1-d7ed-5d15-a5a5-2bba61a40073',
      scope: '/subscriptions/s',
      role_definition_id: '/providers/Microsoft.Authorization/roleDefinitions/5d6f7a8b-1c2d-4e3f-8a4b-5c6d7e8f9a0b',
      principal_id: '${azurerm_user_assigned_identity.deployer.principal_id}',
      principal_type: 'ServicePrincipal',
    });
    expect(at(configuration, 'azurerm_role_assignment.deployer_confined')).toMatchObject({
      condition: 'only this',
      condition_version: '2.0',
    });
  });

  test('rejects more subjects than Entra ID allows, and a name that Azure rejects', () => {
    const many = Array.from({ length: 21 }, (_, i) => `subject-${i}`);
    expect(() => trusting(many, { name: '-' })).toThrow(
      /the managed identity name '-' has a length of 1[^]*it trusts 21 subjects; Entra ID allows at most 20/,
    );
    expect(() => trusting(many.slice(1))).not.toThrow();
  });
});
