import type { ServedCloud } from '../catalog/cloud-name';
import { SERVED_CLOUDS } from '../catalog/cloud-name';
import { isMap } from '../collections/map';

type Block = Readonly<Record<string, unknown>>;

/** The keys of an emptied configuration. With them, Terraform finds the state and can destroy the resources in it. */
const KEPT = ['//', 'provider', 'terraform'];

/** A configuration in generated/, as the kit wrote it. */
export class Configuration {
  private constructor(private readonly content: Block) {}

  /** Reads a configuration; undefined if the text is not a JSON object. */
  static of(text: string): Configuration | undefined {
    try {
      const content = block(JSON.parse(text));
      return content && new Configuration(content);
    } catch {
      return undefined;
    }
  }

  /** Whether the stack was emptied on purpose, so that the next apply destroys all of its resources. */
  get isEmptied(): boolean {
    return (
      typeof block(this.content['//'])?.['emptied'] === 'string' && Object.keys(this.content).every((key) => KEPT.includes(key))
    );
  }

  /** The subscription of its provider. */
  get subscriptionId(): string | undefined {
    return text(this.azurerm, 'subscription_id');
  }

  /** The cloud of its provider; undefined if there is none, or if the kit does not serve its cloud. */
  get cloud(): ServedCloud | undefined {
    const written = text(this.azurerm, 'environment') ?? 'public';
    return isMap(this.azurerm) ? SERVED_CLOUDS.find((cloud) => cloud === written) : undefined;
  }

  private get azurerm(): unknown {
    const written = block(this.content['provider'])?.['azurerm'];
    return Array.isArray(written) ? (written as readonly unknown[])[0] : written;
  }

  /** The resources of a type by their names, without those that are not JSON objects. */
  ofType(type: string): ReadonlyMap<string, Block> {
    const named = block(block(this.content['resource'])?.[type]) ?? {};
    return new Map(
      Object.entries(named).flatMap(([name, value]) => {
        const written = block(value);
        return written ? [[name, written] as const] : [];
      }),
    );
  }

  /** The names of the files in its folder that the environment declares, from the notes, in alphabetical order. */
  get declaredFiles(): string[] {
    return Object.keys(block(block(this.content['//'])?.['extraFiles']) ?? {}).sort();
  }

  /** The residency in the notes; undefined if there is none. */
  get residency(): unknown {
    return block(this.content['//'])?.['residency'];
  }

  /** The part that Terraform needs to destroy the resources. */
  get withoutResources(): Block {
    return { provider: this.content['provider'], terraform: this.content['terraform'] };
  }

  /** The addresses of the resources, in alphabetical order. */
  get addresses(): string[] {
    return this.resources.map(({ address }) => address).sort();
  }

  /** The addresses of the resources that Terraform refuses to destroy (`prevent_destroy`). */
  get guarded(): string[] {
    return this.resources.filter(({ written }) => isGuarded(written)).map(({ address }) => address);
  }

  /** The names of the storage containers that it creates. */
  get containers(): string[] {
    return [...this.ofType('azurerm_storage_container').values()].flatMap((written) => text(written, 'name') ?? []);
  }

  /** The location of the state. */
  get backend(): Backend {
    const backend = block(block(this.content['terraform'])?.['backend']);
    const cloud = block(this.content['terraform'])?.['cloud'];
    if (cloud !== undefined) return cloudOf(cloud);
    if (!backend || 'local' in backend) return { type: 'local' };
    const [storageAccount, container] = ['storage_account_name', 'container_name'].map((key) => text(backend['azurerm'], key));
    return storageAccount === undefined || container === undefined
      ? { type: 'other' }
      : { type: 'azurerm', storageAccount, container };
  }

  /**
   * The name of the state in its backend: the key of a blob, the path of a file, or a workspace. Undefined if the backend does not have the form
   * that the kit writes, or is of another type.
   */
  get stateName(): string | undefined {
    const { backend: written, cloud } = block(this.content['terraform']) ?? {};
    const backend = block(written) ?? {};
    if (cloud !== undefined) return text(block(cloud)?.['workspaces'], 'name');
    if (Object.keys(backend).length !== 1) return undefined;
    return text(backend['azurerm'], 'key') ?? text(backend['local'], 'path');
  }

  private get resources() {
    return Object.entries(block(this.content['resource']) ?? {}).flatMap(([type, named]) =>
      Object.entries(block(named) ?? {}).map(([name, written]) => ({ address: `${type}.${name}`, written })),
    );
  }
}

/** The location of a state: a file in the project, a container in Azure Storage, an organization with workspaces, or elsewhere. */
export type Backend = { readonly type: 'local' } | { readonly type: 'other' } | AzureContainer | CloudOrganization;

/** An organization in HCP Terraform or Terraform Enterprise. */
export interface CloudOrganization {
  readonly type: 'cloud';
  readonly hostname: string;
  readonly organization: string;
}

/** The host name of HCP Terraform, if a configuration names none. */
const HCP_TERRAFORM = 'app.terraform.io';

function cloudOf(cloud: unknown): Backend {
  const organization = text(cloud, 'organization');
  return organization === undefined
    ? { type: 'other' }
    : { type: 'cloud', hostname: text(cloud, 'hostname') ?? HCP_TERRAFORM, organization };
}

/** A container in Azure Storage that contains states. */
export interface AzureContainer {
  readonly type: 'azurerm';
  readonly storageAccount: string;
  readonly container: string;
}

const block = (value: unknown): Block | undefined => (isMap(value) ? value : undefined);

/** The text of a key; undefined if there is none. */
export function text(value: unknown, key: string): string | undefined {
  const found = block(value)?.[key];
  return typeof found === 'string' ? found : undefined;
}

/** Terraform also accepts `true` as text, and blocks as lists. */
function isGuarded(value: unknown): boolean {
  if (Array.isArray(value)) return value.some(isGuarded);
  return Object.entries(block(value) ?? {}).some(([key, inner]) =>
    key === 'prevent_destroy' ? String(inner) === 'true' : key === 'lifecycle' && isGuarded(inner),
  );
}
