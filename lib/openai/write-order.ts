import { compareText } from '../collections/order';
import { dependable } from 'cdktf';
import type { TerraformResource } from 'cdktf';

/** The writes to an account in the required order: a deployment names a filter, and a filter names a blocklist. */
const STAGES = [
  'blocklist',
  'blocklistItems',
  'contentFilter',
  'deployment',
  // A provisioned deployment can name one of the others, which must exist.
  'provisionedDeployment',
  'project',
  'connection',
  'defender',
  'privateEndpoint',
] as const;
/** A stage of the write order. */
export type WriteStage = (typeof STAGES)[number];

interface Write {
  readonly stage: number;
  readonly key: string;
  readonly resource: TerraformResource;
  /** The resource as a dependency of others. */
  readonly dependable: string;
  /** The dependency on the write before it. */
  waitsFor?: string;
}

/**
 * Serializes the writes to one account. Azure rejects overlapping writes (409 Conflict), and a private endpoint while the account is
 * still being updated. The order depends only on stage, key and path, never on the order of the code.
 */
export class WriteOrder {
  private writes: Write[] = [];

  /** Inserts a resource into the order, and updates the dependencies of the resources after it. */
  add(stage: WriteStage, key: string, resource: TerraformResource): void {
    const write = { stage: STAGES.indexOf(stage), key, resource, dependable: dependable(resource) };
    this.writes = [...this.writes, write].sort(inTurn);
    for (const [i, each] of this.writes.entries()) waitFor(each, this.writes[i - 1]);
  }
}

const inTurn = (one: Write, other: Write) =>
  one.stage - other.stage || compareText(one.key, other.key) || compareText(one.resource.node.path, other.resource.node.path);

/** Replaces the dependency on the write before. Other dependencies stay, also those that were added later. */
function waitFor(write: Write, before: Write | undefined): void {
  if (!before || write.waitsFor === before.dependable) return;
  const others = (write.resource.dependsOn ?? []).filter((each) => each !== write.waitsFor);
  write.resource.dependsOn = [...others, before.dependable];
  write.waitsFor = before.dependable;
}
