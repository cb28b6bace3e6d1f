import { DEFENDER_SETTING } from '../../catalog/defender';
import type { Ref, Switch } from './field';
import { field, ref, text, writtenAt } from './field';
import type { Fields, Kind } from './kind';
import { arm } from './kind';

/** The setting of an account for Defender for AI. */
export interface Defender {
  readonly name: string | undefined;
  readonly account: Ref | undefined;
  /** Whether Defender for AI watches the account. */
  readonly state: Switch;
}

const STATE = 'body.properties.state';

/** Resource Manager requires the state. Without it, an update leaves the state as it is. */
const FIELDS: Fields<Defender> = {
  name: text('name'),
  account: ref('parent_id'),
  state: field<Switch>([STATE], (attributes) => {
    const value = writtenAt(attributes, STATE);
    const spelled = typeof value === 'string' ? value.toLowerCase() : '';
    return spelled === 'enabled' ? true : spelled === 'disabled' ? false : 'unknown';
  }),
};

const inResourceManager = arm(DEFENDER_SETTING.type, FIELDS);

export const DEFENDER: Kind<Defender> = {
  forms: [{ ...inResourceManager, type: 'azapi_update_resource' }, inResourceManager],
};
