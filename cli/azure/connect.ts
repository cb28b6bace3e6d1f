import type { ResourceManagerOptions } from '../../lib/azure/resource-manager';
import { ResourceManager } from '../../lib/azure/resource-manager';
import { signIn } from '../../lib/azure/sign-in';
import type { ServedCloud } from '../../lib/catalog/clouds';
import { resourceManagerOf } from '../../lib/catalog/clouds';
import { checkEnvironment } from './environment';
import type { AzureOptions } from './options';

/** Azure Resource Manager in each cloud, as the signed-in identity. */
export class Connections {
  private readonly managers = new Map<ServedCloud, ResourceManager>();

  constructor(
    private readonly options: AzureOptions & Pick<ResourceManagerOptions, 'timeout'>,
    private readonly onCall: (calls: number) => void = () => undefined,
  ) {
    checkEnvironment(process.env);
  }

  /** The client for a cloud: one for all stacks, so that no question is asked twice. */
  readonly to = (cloud: ServedCloud): ResourceManager => {
    const known = this.managers.get(cloud) ?? this.connect(cloud);
    this.managers.set(cloud, known);
    return known;
  };

  /** The number of questions that were sent. */
  get calls(): number {
    return [...this.managers.values()].reduce((sum, { calls }) => sum + calls, 0);
  }

  private connect(cloud: ServedCloud): ResourceManager {
    const { endpoint, timeout } = this.options;
    const own = resourceManagerOf(cloud);
    return new ResourceManager({
      endpoint: endpoint ?? own,
      scope: `${own}/.default`,
      credential: signIn(cloud),
      proxy: endpoint === undefined,
      ...(timeout === undefined ? {} : { timeout }),
      onCall: () => {
        this.onCall(this.calls);
      },
    });
  }
}
