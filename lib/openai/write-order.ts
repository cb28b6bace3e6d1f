import { compareText } from '../collections/order';
import { dependable } from 'cdktf';
import type { TerraformResource } from 'cdktf';

/** The writes to an account in the required order: a deployment names a filter, and a filter names a blocklist. */
const STAGES = ['blocklist', 'blocklistItems', 'contentFilter', 'deployment', 'privateEndpoint'] as const;
/** A stage of the write order. */
export type WriteStage = (typeof STAGES)[number];

interface Write {
  readonly stage: number;
  readonly key: string;
  readonly resource: TerraformResource;
  /** The resource as a dependency of others. */
  readonly dependable: string;
  /** Its other dependencies. */
  readonly others: readonly string[];
}

/**
 * Serializes the writes to one account. Azure rejects overlapping writes (409 Conflict), and a private endpoint while the account is
 * still being updated. The order depends only on stage and key, never on the order of the code.
 */
export class WriteOrder {
  private writes: Write[] = [];

  /** Inserts a resource into the order, and updates the dependencies of the resources after it. */
  add(stage: WriteStage, key: string, resource: TerraformResource): void {
    const others = resource.dependsOn ?? [];
    const write = { stage: STAGES.indexOf(stage), key, resource, dependable: dependable(resource), others };
    this.writes = [...this.writes, write].sort(inTurn);
    for (const [i, { resource: each, others: dependencies }] of this.writes.entries()) {
      const before = this.writes[i - 1];
      if (before) each.dependsOn = [...dependencies, before.dependable];
    }
  }
}

const inTurn = (one: Write, other: Write) => one.stage - other.stage || compareText(one.key, other.key);
