import { Construct } from 'constructs';
import type { DefenderState } from '../catalog/defender';
import { DEFENDER_SETTING, DEFENDER_STATES, defenderFailure } from '../catalog/defender';
import { AzapiUpdateResource } from '../terraform/azapi';
import { absenceFailure, choiceFailure } from '../terraform/checks';
import { cloudIn } from '../terraform/subscription';
import { requireObject, throwIfAny } from '../terraform/validation-error';
import type { AccountIdentity } from './account-interface';
import { AccountWrites } from './account-writes';
import { onAccount } from './requests';

/** The account, and whether Defender for AI watches it. */
export interface DefenderSettingProps {
  /** The account. */
  readonly account: AccountIdentity;
  /** The state to set. */
  readonly state: DefenderState;
}

/**
 * The setting of an account for Defender for AI. The plan of the subscription is another resource, which this does not touch. What the
 * setting does while that plan is off is not documented.
 *
 * Azure keeps the state when Terraform destroys this: to turn it off, set `disabled`.
 */
export class DefenderSetting extends Construct {
  /** The binding of azapi with all attributes. */
  readonly resource: AzapiUpdateResource;

  constructor(scope: Construct, id: string, props: DefenderSettingProps) {
    super(scope, id);
    requireObject(this, props);
    const { account, state } = props;
    throwIfAny(this, [
      absenceFailure('account', account),
      choiceFailure('state of Defender for AI', state, DEFENDER_STATES),
      defenderFailure(cloudIn(this)),
    ]);
    const writes = AccountWrites.of(this, account);
    throwIfAny(this, [writes.claim('setting', DEFENDER_SETTING.name)]);
    this.resource = new AzapiUpdateResource(this, 'Resource', {
      type: `${DEFENDER_SETTING.type}@${DEFENDER_SETTING.api}`,
      name: DEFENDER_SETTING.name,
      parentId: account.accountId,
      body: { properties: { state: DEFENDER_SETTING.states[state] } },
      ...onAccount(account.accountId),
    });
    writes.order.add('defender', id, this.resource);
  }
}
