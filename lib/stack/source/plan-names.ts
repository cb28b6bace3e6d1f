import { own } from '../json';
import type { PlannedResource } from './plan-modules';
import type { Sources, Target } from './plan-references';

/** The names of the resources of a plan in references. Each instance has a unique name, in any module. */
export class PlanNames {
  private readonly byAddress = new Map<string, string>();
  private readonly byId = new Map<string, string>();
  private readonly ofType = new Map<string, number>();

  constructor(resources: readonly PlannedResource[]) {
    const taken = new Set<string>();
    // Resources whose address is a valid reference keep it.
    const isPlain = ({ address, type, name }: PlannedResource) => address === `${type}.${name}`;
    const ordered = [...resources.filter(isPlain), ...resources.filter((each) => !isPlain(each))];
    for (const resource of ordered) {
      const alias = freeAlias(resource, taken);
      taken.add(alias);
      this.byAddress.set(resource.address, alias);
      this.ofType.set(resource.type, (this.ofType.get(resource.type) ?? 0) + 1);
      const id = own(resource.values, 'id');
      if (typeof id === 'string' && id.startsWith('/')) this.byId.set(id.toLowerCase(), `\${${alias}.id}`);
    }
  }

  /** The name of a resource in references. */
  aliasOf({ address }: Pick<PlannedResource, 'address'>): string {
    return this.byAddress.get(address) ?? address;
  }

  /** The reference for the ID of a resource in the plan; undefined for any other ID. */
  referenceOf(id: string): string | undefined {
    return this.byId.get(id.toLowerCase());
  }

  /**
   * The sources of a value as an expression: a reference if there is exactly one source, otherwise an expression with any value.
   *
   * @param argument the argument that has the value
   * @param isSensitive whether Terraform hides the value
   */
  expressionOf({ targets, others }: Sources, argument: string, isSensitive: boolean): string | undefined {
    const [text, ...more] = [...new Set(targets.map((target) => this.textOf(target, argument, isSensitive)))];
    if (text === undefined) return others.length === 0 ? undefined : `\${${others.join(' + ')}}`;
    // Any other source can only be another resource of the type.
    const isOnly = others.length === 0 || this.ofType.get(targets[0]?.resource.type ?? '') === 1;
    if (more.length === 0 && isOnly) return `\${${text}}`;
    return `\${[${[text, ...more, ...others].join(', ')}]}`;
  }

  private textOf({ resource, attribute }: Target, argument: string, isSensitive: boolean): string {
    const alias = this.aliasOf(resource);
    if (attribute === undefined && isSensitive) return alias;
    return `${alias}.${attribute ?? (argument.endsWith('name') ? 'name' : 'id')}`;
  }
}

/** A free name for a resource: the addresses of modules and instances cannot be distinguished from attributes. */
function freeAlias({ address, type, name }: PlannedResource, taken: ReadonlySet<string>): string {
  const start = address.lastIndexOf(`${type}.${name}`);
  const key = address.slice(start + type.length + name.length + 1);
  const plain = [...address.slice(0, start).split(/\.?\bmodule\./), name, key]
    .map((part) => part.replace(/[^A-Za-z0-9_-]+/g, '-').replace(/^-|-$/g, ''))
    .filter((part) => part !== '')
    .join('--');
  for (let count = 1; ; count++) {
    const alias = `${type}.${plain}${count === 1 ? '' : `-${count}`}`;
    if (!taken.has(alias)) return alias;
  }
}
