/** A file beside a generated one, as an environment declares it. */
export interface DeclaredFile {
  /** Below generated/, such as `prod/swedencentral/alerts.tf`. */
  readonly path: string;
  /** The environment that declares it, itself or through the defaults. */
  readonly environment: string;
  readonly owner: string;
  readonly reason: string;
  /** Whether it is beside a stack of the environment. Otherwise the declaration has no effect. */
  readonly isOwn: boolean;
  /** The stacks of the environment that it can be beside, as folders below generated/. */
  readonly stacks: readonly string[];
}

/** The folder of the stack that a file is beside, below generated/. */
export const stackOf = (path: string) => path.split('/').slice(0, 2).join('/');
