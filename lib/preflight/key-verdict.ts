import { READ_KEYS, vaultKey } from '../azure/reads/vault-keys';
import { KEY_FORM, parseKeyId } from '../catalog/encryption-keys';
import type { Stamp } from '../fleet/stamp';
import type { PreflightContext } from './question';
import { shellWord } from './shell-word';
import { isAnswered, unanswered } from '../verdicts/unanswered';
import type { Verdict } from '../verdicts/verdict';
import { passed, unasked } from '../verdicts/verdict';

/** Whether the key of an account exists in its key vault, and has a form that Azure accepts. Keys in a managed HSM are not looked at. */
export async function keyVerdicts({ account, region }: Stamp, { azure }: PreflightContext): Promise<readonly Verdict[]> {
  const { key, kind } = account;
  if (key?.from !== 'existing') return [];
  const parsed = parseKeyId(key.keyId, region.cloud);
  if (typeof parsed === 'string') return [];
  const at = { path: ['account', 'customerManagedKey', 'keyId'] };
  const name = `key ${parsed.keyName}`;
  if (parsed.store === 'managedHsm')
    return [
      unasked({
        ...at,
        message: `whether the ${name} exists is not asked: Azure Resource Manager does not show the keys of a managed HSM`,
        help: `a person with a right on its keys can run: az keyvault key show --id ${shellWord(key.keyId)}`,
      }),
    ];
  const answer = await vaultKey(azure(region.cloud), key.keyVaultId, parsed.keyName);
  if (!isAnswered(answer)) return [{ ...unanswered(answer, `whether the ${name} exists`, READ_KEYS), ...at }];
  if (answer.kind === 'absent')
    return [{ ...at, outcome: 'failed', message: `the key vault has no ${name}`, help: 'create it, or correct keyId' }];
  const { type, size, isEnabled, expires } = answer.value;
  const problems = [
    ...(isEnabled ? [] : ['is disabled']),
    ...(expires === undefined || expires * 1000 > Date.now() ? [] : ['has expired']),
    ...(type === '' || type.startsWith(KEY_FORM.kty) ? [] : [`has the type ${type}, and Azure requires ${KEY_FORM.kty}`]),
    ...(fits(size, kind)
      ? []
      : [`has ${size ?? 0} bits, and Azure requires ${kind === 'OpenAI' ? '' : 'at least '}${KEY_FORM.keySize}`]),
  ];
  if (problems.length === 0) return [passed(`the ${name} exists`)];
  return problems.map((problem) => ({
    ...{ ...at, outcome: 'failed' },
    message: `the ${name} ${problem}`,
    help: 'ask the owner of the key vault for a key that fits',
  }));
}

/** Source: `KEY_FORM`. */
const fits = (size: number | undefined, kind: Stamp['account']['kind']) =>
  size === undefined || size === KEY_FORM.keySize || (kind === 'AIServices' && size > KEY_FORM.keySize);
