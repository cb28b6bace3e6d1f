import { PrivateDnsZone } from '@cdktf/provider-azurerm/lib/private-dns-zone';
import type { IConstruct } from 'constructs';
import { Construct } from 'constructs';
import type { AccountKind } from '../catalog/clouds';
import { ACCOUNT_KINDS, privateDnsZonesOf, unknownZonesOf } from '../catalog/clouds';
import { absenceFailure, choiceFailure, isReference, textFailure } from '../terraform/checks';
import { partsOfId } from '../terraform/imported-id';
import { innerScope } from '../terraform/inner-scope';
import { HIDDEN } from '../terraform/logical-ids';
import { preventDestroyIn } from '../terraform/owning-stack';
import { cloudIn } from '../terraform/subscription';
import type { IResourceGroup } from '../terraform/resource-group';
import { requireList, requireObject, throwIfAny } from '../terraform/validation-error';
import type { INetwork } from './network';
import { VirtualNetworkLinks } from './virtual-network-links';

/** Private DNS zones, new or existing. */
export interface IPrivateDnsZones extends IConstruct {
  /** The zones' IDs, in order. */
  readonly zoneIds: readonly string[];
  /** The zones as references, so that resources that use them depend on the zones. */
  readonly references: readonly ZoneReference[];
  /** Lets a network resolve the names in the zones. Resources in the network are not registered there. */
  link(network: INetwork, options?: LinkOptions): VirtualNetworkLinks;
}

/** A private DNS zone to link networks to. */
export interface ZoneReference {
  /** The zone's name as text. */
  readonly name: string;
  /** The zone's name, possibly as a reference. */
  readonly reference: string;
  /** The name of the zone's resource group, possibly as a reference. */
  readonly resourceGroupName: string;
}

/** The settings of the links of one network. */
export interface LinkOptions {
  /**
   * The id of the construct, which is part of its addresses.
   *
   * @default - `link_` and the id of the network
   */
  readonly id?: string;
  /**
   * The name of the links, unique in each zone. 2 to 80 characters.
   *
   * @default - `link-`, the network's name and a hash of its ID
   */
  readonly name?: string;
  /**
   * Tags of the links, which take precedence over those of the scope.
   *
   * @default - the tags of the scope
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The zones to create. */
export interface PrivateDnsZonesProps {
  /** The zones' names, such as `privatelink.openai.azure.com`. */
  readonly zones: readonly string[];
  /** The resource group of the zones. */
  readonly resourceGroup: IResourceGroup;
  /**
   * Tags of the zones, which take precedence over those of the scope.
   *
   * @default - the tags of the scope
   */
  readonly tags?: Readonly<Record<string, string>>;
}

/** The zones to create for the endpoints of an account. */
export interface AccountZonesProps extends Omit<PrivateDnsZonesProps, 'zones'> {
  /** The account. Its kind determines the zones. */
  readonly account: {
    /** The kind of the account. */
    readonly kind: AccountKind;
  };
}

/** What new and existing zones have in common. */
export abstract class PrivateDnsZonesBase extends Construct implements IPrivateDnsZones {
  abstract readonly zoneIds: readonly string[];
  abstract readonly references: readonly ZoneReference[];

  link(network: INetwork, options: LinkOptions = {}): VirtualNetworkLinks {
    throwIfAny(this, [absenceFailure('network', network)]);
    const { id = `link_${network.node.id}`, ...rest } = options;
    // In a hidden scope, so that the id of a link cannot collide with the name of a zone.
    return new VirtualNetworkLinks(innerScope(this, HIDDEN), id, { zones: this, network, ...rest });
  }
}

/** Private DNS zones. Only linked networks can resolve the names in them. */
export class PrivateDnsZones extends PrivateDnsZonesBase {
  /**
   * The zones that the endpoints of an account need in the cloud of the stack: one for the kind `OpenAI`, three for `AIServices`.
   *
   * @throws if the name of a zone is not known, as for `AIServices` in Azure Government
   */
  static forAccount(scope: Construct, id: string, props: AccountZonesProps): PrivateDnsZones {
    requireObject(scope, props, `props of '${id}'`);
    const { account, ...rest } = props;
    requireObject(scope, account, `account of '${id}'`);
    const { kind } = account;
    throwIfAny(scope, [choiceFailure('account kind', kind, ACCOUNT_KINDS)]);
    const cloud = cloudIn(scope);
    throwIfAny(scope, [...unknownZonesOf(kind, cloud)]);
    return new PrivateDnsZones(scope, id, { ...rest, zones: privateDnsZonesOf(kind, cloud) });
  }

  /**
   * Existing zones.
   *
   * @throws if a text is not the ID of a private DNS zone
   */
  static fromZoneIds(scope: Construct, id: string, zoneIds: readonly string[]): IPrivateDnsZones {
    return new ImportedZones(scope, id, zoneIds);
  }

  readonly zoneIds: readonly string[];
  /** The bindings of the provider with all attributes, in the order of the zones. */
  readonly resources: readonly PrivateDnsZone[];

  constructor(scope: Construct, id: string, props: PrivateDnsZonesProps) {
    super(scope, id);
    requireObject(this, props);
    requireList(this, 'zones', props.zones);
    throwIfAny(this, [
      absenceFailure('resource group', props.resourceGroup),
      ...props.zones.map((name) => (isReference(name) ? UNKNOWN_ZONE : textFailure('zone name', name))),
    ]);
    this.resources = props.zones.map(
      (name) =>
        new PrivateDnsZone(this, name, {
          name,
          resourceGroupName: props.resourceGroup.reference,
          ...(props.tags ? { tags: props.tags } : {}),
          // A removed zone is deleted only after the endpoints have left it.
          lifecycle: { createBeforeDestroy: true, preventDestroy: preventDestroyIn(this) },
        }),
    );
    this.zoneIds = this.resources.map((zone) => zone.id);
  }

  get references(): readonly ZoneReference[] {
    return this.resources.map((zone) => ({
      name: zone.nameInput ?? '',
      reference: zone.name,
      resourceGroupName: zone.resourceGroupName,
    }));
  }
}

const UNKNOWN_ZONE =
  'the name of a zone is a reference, whose value only Terraform knows; write it as text, because it is part of an address';

class ImportedZones extends PrivateDnsZonesBase {
  readonly references: readonly ZoneReference[];

  constructor(
    scope: Construct,
    id: string,
    readonly zoneIds: readonly string[],
  ) {
    super(scope, id);
    requireList(this, 'zone IDs', zoneIds);
    this.references = zoneIds.map((zoneId, i) => {
      const { names, resourceGroup, isText } = partsOfId(this, 'privateDnsZone', 'a private DNS zone', zoneId);
      const [reference = ''] = names;
      // The name is an id of a construct, which cannot contain a reference.
      return { name: isText ? reference : `zone_${i}`, reference, resourceGroupName: resourceGroup };
    });
  }
}
