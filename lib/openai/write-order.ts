import { compareText } from '../data/order';
import { dependable } from 'cdktf';
import type { TerraformResource } from 'cdktf';

/** What is written to an account, in the order in which it must be: a deployment names a filter, a filter a blocklist. */
const STAGES = ['blocklist', 'blocklistItems', 'contentFilter', 'deployment', 'privateEndpoint'] as const;
/** A step of that order. */
export type WriteStage = (typeof STAGES)[number];

interface Write {
  readonly stage: number;
  readonly key: string;
  readonly resource: TerraformResource;
  /** The resource as others wait for it. */
  readonly dependable: string;
  /** What it waits for besides its turn. */
  readonly others: readonly string[];
}

/**
 * Lets the writes to one account happen one after the other. Azure refuses overlapping ones (409 Conflict), and a private endpoint
 * while the account is still settling. The order depends on stage and key alone, never on the order of the code.
 */
export class WriteOrder {
  private writes: Write[] = [];

  /** Gives a resource its turn, and all that come after it their new predecessor. */
  add(stage: WriteStage, key: string, resource: TerraformResource): void {
    const others = resource.dependsOn ?? [];
    const write = { stage: STAGES.indexOf(stage), key, resource, dependable: dependable(resource), others };
    this.writes = [...this.writes, write].sort(inTurn);
    for (const [i, { resource: each, others: besides }] of this.writes.entries()) {
      const before = this.writes[i - 1];
      if (before) each.dependsOn = [...besides, before.dependable];
    }
  }
}

const inTurn = (one: Write, other: Write) => one.stage - other.stage || compareText(one.key, other.key);
