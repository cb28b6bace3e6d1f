import { hasRetired, isRetired, retirementDay } from '../calendar/retirement-day';
import { daysBetween } from '../collections/days';
import { isProvisioned } from '../catalog/skus';
import type { StampDeployment } from '../fleet/stamp';
import type { Definition } from './definitions';
import { definitionsOf, nameOf } from './definitions';
import type { Deployed, VersionOf } from './deployed';
import type { Written } from './edits';
import { editsBeside, editsInPlace, editsInstead, editsWithout, keyBeside, layersProblem } from './edits';
import type { Additions } from './quota';
import { shareInQuota, withDeployments } from './quota';
import type { Step, StepPlace } from './step';
import type { Choice, Successor } from './successors';
import { reasonsAgainst, sameThroughput, successorsOf } from './successors';

/** What to upgrade, and how. */
export interface UpgradeQuestion {
  /** `YYYY-MM-DD`. */
  readonly today: string;
  /** Versions that retire within this many days are upgraded. */
  readonly within: number;
  /** Whether a deployment is in generated/, by the ID of its stamp and its name: it may be deployed. */
  readonly isGenerated: (stamp: string, name: string) => boolean;
  /** Whether a deployment in generated/ receives the calls that exceed the capacity of another one, by the same. */
  readonly isSpilloverInGenerated: (stamp: string, name: string) => boolean;
  /**
   * The IDs of stamps. A deployment that is written once for several stamps is upgraded in all of them.
   *
   * @default - all
   */
  readonly stamps?: readonly string[];
  /** The model to choose. @default - the best one that fits */
  readonly to?: string;
  /** The keys of deployments whose clients have moved, so that they can be removed; `all`: every deployment with a successor. */
  readonly remove: readonly string[] | 'all';
}

/** The next step of each deployment that retires, or whose successor is there, in the order of stamps. */
export function stepsOf(written: Written, question: UpgradeQuestion): Step[] {
  const definitions = definitionsOf(written.fleet, written.sources);
  const chosen = definitions.filter(({ deployed }) =>
    deployed.some(({ stamp }) => question.stamps?.includes(stamp.value.id) ?? true),
  );
  const due = chosen.filter((each) =>
    [each, ...chosen.filter((other) => arePair(each, other))].some((one) => isDue(one, question)),
  );
  let planned = written;
  return due.flatMap((definition) => {
    const { step, additions } = new Planner(planned, question, definition).plan();
    planned = { ...planned, fleet: withDeployments(planned.fleet, additions) };
    return step ? [step] : [];
  });
}

const isDue = ({ deployed }: Definition, { today, within }: UpgradeQuestion): boolean =>
  deployed.some((each) => {
    const { retires } = versionOf(each);
    if (successorIn(each) !== undefined || isRetired(each.deployment)) return true;
    return retires !== null && daysBetween(today, retires) <= within;
  });

const versionOf = ({ stamp, deployment: { model, version, sku } }: Deployed): VersionOf => ({
  ...{ model, version },
  retires: retirementDay({ model, version, sku, cloud: stamp.value.region.cloud })?.day ?? null,
});

/** Whether the day on which a version retires has come, as far as the catalogue knows. */
const isPast = (deployed: Deployed, today: string): boolean =>
  isRetired(deployed.deployment) || (versionOf(deployed).retires ?? '9999') <= today;

/** Whether Azure no longer serves the version of a deployment, so that the check refuses it. */
const isGone = ({ stamp, deployment }: Deployed, today: string): boolean =>
  hasRetired({ ...deployment, cloud: stamp.value.region.cloud }, today);

/** The deployment in the same stamp that follows a deployment. */
const successorIn = ({ stamp, deployment: { key } }: Deployed): StampDeployment | undefined =>
  stamp.value.deployments.find(({ replaces }) => replaces === key);

/** Whether one of two definitions is the spillover deployment of the other one. */
const arePair = (one: Definition, other: Definition): boolean => spillsTo(one, other) || spillsTo(other, one);

const spillsTo = ({ deployed }: Definition, to: Definition): boolean =>
  deployed.some(
    ({ stamp, deployment: { spillover } }) =>
      spillover === to.key && to.deployed.some((each) => each.stamp.value.id === stamp.value.id),
  );

/** A step, and the deployments that use quota because of it. */
interface Planned {
  readonly step: Step | undefined;
  readonly additions: Additions;
}

const NONE: Additions = new Map();

const NO_CHOICE: Choice = { fitting: [], rejected: [], others: [], otherSkus: [], keepsModel: false };

const UPGRADED_BY_AZURE =
  'its version is retired, and versionUpgradeOption lets Azure upgrade it to another one: write the model and version that Azure shows for it';

const PAIR_IS_GONE = 'a deployment and its spillover deployment are retired together: replace both by hand, in one change';

/** Plans the next step of one deployment. */
class Planner {
  private readonly place: StepPlace;
  private readonly first: Deployed;
  /** The deployments in the same stamps that must have the same version. */
  private readonly partners: readonly Deployed[];
  /** Whether Azure no longer serves the version, so that the check refuses it in every stamp. */
  private readonly isGone: boolean;

  constructor(
    private readonly written: Written,
    private readonly question: UpgradeQuestion,
    private readonly definition: Definition,
  ) {
    const { key, layer, deployed } = definition;
    [this.first] = deployed;
    this.partners = deployed.flatMap(({ stamp, deployment }) =>
      stamp.value.deployments
        .filter((other) => other.spillover === key || other.key === deployment.spillover)
        .map((other) => ({ stamp, deployment: other })),
    );
    this.place = {
      ...{ key, name: this.first.deployment.name, layer: nameOf(layer), sku: this.first.deployment.sku },
      stamps: deployed.map(({ stamp }) => stamp.value.id),
      from: versionOf(this.first),
      isRetired: isPast(this.first, question.today),
    };
    this.isGone = deployed.every((each) => isGone(each, question.today));
  }

  plan(): Planned {
    const spillover = this.spilledTo();
    if (this.isGone && this.partners.length > 0) return this.refused(NO_CHOICE, PAIR_IS_GONE);
    if (spillover) return this.afterSpillover(spillover);
    const successor = this.definition.deployed.flatMap((each) => successorIn(each) ?? [])[0];
    if (this.isGone && this.isUpgraded() && !(successor && this.withoutGenerated(successor).length === 0))
      return this.refused(NO_CHOICE, UPGRADED_BY_AZURE);
    return successor ? this.withSuccessor(successor) : this.begin();
  }

  /** Whether Azure upgrades the deployment by itself when its version retires: then its name still answers. */
  private isUpgraded(): boolean {
    return this.definition.deployed.some(({ deployment }) => deployment.versionUpgradeOption !== 'NoAutoUpgrade');
  }

  /** The deployment that receives the calls that exceed the capacity of this one. */
  private spilledTo(): Deployed | undefined {
    return this.partners.find(({ deployment }) => deployment.key === this.first.deployment.spillover);
  }

  /** A provisioned deployment has the same version as its spillover deployment: it changes together with it, or to its successor. */
  private afterSpillover(spillover: Deployed): Planned {
    const successor = successorIn(spillover);
    if (successor) {
      if (this.withoutGenerated(successor).length > 0) return this.waiting(`deploy ${successor.key} first`);
      const to = versionOf({ stamp: spillover.stamp, deployment: successor });
      const edits = editsInPlace(this.definition, { ...to, spillover: successor.key }, this.written);
      return { step: { ...this.place, kind: 'in-place', to, spillover: successor.key, edits }, additions: NONE };
    }
    const { best, choice } = this.choose();
    if (!best) return this.withoutSuccessor(choice);
    if (best.successor.model === this.first.deployment.model) return this.inPlace(best.successor, NONE);
    return this.waiting(`${spillover.deployment.key} gets a successor first`);
  }

  /** The step of a deployment whose successor is written beside it. */
  private withSuccessor(deployment: StampDeployment): Planned {
    const { key: successor, name: successorName } = deployment;
    const about = { ...this.place, to: versionOf({ stamp: this.first.stamp, deployment }), successor, successorName };
    const removal = (): Planned => ({
      step: { ...about, kind: 'remove', edits: editsWithout(this.definition, successor, this.written) },
      additions: NONE,
    });
    if (this.isGone && !this.isUpgraded()) return removal();
    const missing = this.withoutGenerated(deployment);
    if (missing.length > 0) return { step: { ...about, kind: 'deploy', missing }, additions: NONE };
    const { definition, question } = this;
    const spilling = this.partners.find(({ deployment: { spillover } }) => spillover === definition.key);
    if (spilling) return this.waiting(`${spilling.deployment.key} changes to ${successor} first`);
    if (definition.deployed.some(({ stamp, deployment: { name } }) => question.isSpilloverInGenerated(stamp.value.id, name)))
      return this.waiting(
        'in generated/, it still receives calls of another deployment: run npx stamps synth, and deploy that',
      );
    if (question.remove !== 'all' && !question.remove.includes(definition.key))
      return { step: { ...about, kind: 'move' }, additions: NONE };
    return removal();
  }

  private waiting(until: string): Planned {
    return { step: { ...this.place, kind: 'wait', until }, additions: NONE };
  }

  /** The IDs of the stamps in whose generated/ a successor is missing. */
  private withoutGenerated({ key }: StampDeployment): string[] {
    return this.definition.deployed.flatMap(({ stamp: { value } }) => {
      const own = value.deployments.find((each) => each.key === key);
      return own !== undefined && this.question.isGenerated(value.id, own.name) ? [] : [value.id];
    });
  }

  private begin(): Planned {
    const { best, choice } = this.choose();
    if (!best) return this.withoutSuccessor(choice);
    const { successor, additions, share } = best;
    if (this.changesInPlace(successor)) return this.inPlace(successor, additions);
    const problem = layersProblem(this.definition, this.written);
    if (problem !== undefined) return this.refused(NO_CHOICE, problem);
    const key = keyBeside(this.definition, successor.model, this.written);
    const edits = (this.isGone ? editsInstead : editsBeside)(this.definition, { ...successor, key, share }, this.written);
    return {
      step: { ...this.place, kind: this.isGone ? 'replace' : 'add', to: successor, successor: key, share, edits },
      additions,
    };
  }

  private inPlace(to: Successor, additions: Additions): Planned {
    const edits = editsInPlace(this.definition, to, this.written);
    return { step: { ...this.place, kind: 'in-place', to, edits }, additions };
  }

  /**
   * Azure changes the version of every deployment in place, and the model only of provisioned ones.
   *
   * Source: nicholasdbrady/foundry-docs docs/models/working-with-models.mdx @ fddee8a (2026-07-08).
   */
  private changesInPlace({ model }: VersionOf): boolean {
    const { deployment } = this.first;
    return model === deployment.model || isProvisioned(deployment.sku);
  }

  /** The deployments that must have the same version. */
  private together(): readonly [Deployed, ...Deployed[]] {
    return [...this.definition.deployed, ...this.partners];
  }

  /** The best version that fits together with the quota, with as much capacity as possible. */
  private choose() {
    const choice = successorsOf(this.together(), this.question.today);
    const { to } = this.question;
    const asked = to === undefined ? choice.fitting : [...choice.fitting, ...choice.others].filter(({ model }) => model === to);
    const tried = asked.map((successor) => ({ successor, ...this.tried(successor) }));
    const best =
      tried.find(({ share }) => share >= 1) ??
      tried.find(({ successor, units }) => units > 0 && !this.changesInPlace(successor));
    return { choice, best };
  }

  /** How much of a successor the quota allows. Another version of the same model uses the same quota. */
  private tried({ model, version }: Successor) {
    const stays = model === this.first.deployment.model;
    const isBeside = !this.changesInPlace({ model, version, retires: null });
    const additions = new Map(
      this.definition.deployed.map(({ stamp, deployment }) => {
        const key = isBeside && !this.isGone ? `${deployment.key} beside` : deployment.key;
        const capacity = isBeside ? sameThroughput(deployment.model, model, deployment.capacity) : deployment.capacity;
        return [stamp.value.id, [{ ...deployment, key, model, version, capacity }] as const] as const;
      }),
    );
    const share = stays ? 1 : shareInQuota(this.written.fleet, additions);
    const scaled = new Map(
      [...additions].map(
        ([id, [added]]) => [id, [{ ...added, capacity: Math.floor(added.capacity * share) }] as const] as const,
      ),
    );
    const units = Math.min(...[...scaled.values()].map(([{ capacity }]) => capacity));
    return { share, additions: stays ? NONE : scaled, units };
  }

  private refused({ rejected, others, otherSkus }: Choice, because: string): Planned {
    return { step: { ...this.place, kind: 'refused', because, rejected, others, otherSkus }, additions: NONE };
  }

  /** There is no successor; if a person has chosen one, the reasons are those against that model. */
  private withoutSuccessor(choice: Choice): Planned {
    const { to, today } = this.question;
    if (to === undefined) return this.refused(choice, this.reason(choice));
    if ([...choice.fitting, ...choice.others].some(({ model }) => model === to))
      return this.refused(NO_CHOICE, noRoomFor([to]));
    const rejected = reasonsAgainst(to, this.together(), today);
    const otherSkus = choice.otherSkus.filter(({ model }) => model === to);
    return this.refused(
      { ...NO_CHOICE, rejected, otherSkus },
      rejected.length === 0 ? `${to} has no other version than the deployed one` : `${to} cannot follow it`,
    );
  }

  private reason({ fitting, keepsModel }: Choice): string {
    if (fitting.length > 0) return noRoomFor(fitting.map(({ model }) => model));
    return keepsModel
      ? `no later version of ${this.place.from.model} fits, and the vectors of another embedding model need a new index`
      : 'no later version of its line fits';
  }
}

const noRoomFor = (models: readonly string[]) => `the declared quota has no room for ${models.join(' or ')} beside it`;
