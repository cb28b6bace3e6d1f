import { isSame } from '../../catalog/ignoring-case';
import { holdsTemplate } from '../../text/template';
import type { Described, Pin } from '../described';
import type { Existing, ExistingEndpoint } from '../existing';
import type { Note } from '../note';
import { note } from '../note';

/** The tags that the kit itself sets. */
const OWN = ['environment', 'workload', 'managedBy'];

/** Azure's own tags have this prefix. */
const isHidden = (name: string) => name.toLowerCase().startsWith('hidden-');

/** The tags of the account for the whole stamp. Tags that only the endpoint has stay on the endpoint. */
export function describeTags({ account }: Existing, endpoint: ExistingEndpoint | undefined): Described {
  const notes: Note[] = [];
  const usable = (of: string, tags: Readonly<Record<string, string | null>> | null | undefined) =>
    Object.entries(tags ?? {}).flatMap(([name, value]) => {
      if (isHidden(name)) return [];
      if (OWN.some((each) => isSame(each, name))) {
        notes.push(note('changed', `tag ${name} of ${of}`, `the kit sets it to another value than ${value ?? ''}`));
        return [];
      }
      if (holdsTemplate(`${name}${value ?? ''}`)) {
        notes.push(note('changed', `tag ${name} of ${of}`, 'Terraform would read it as an expression: it is removed'));
        return [];
      }
      return [[name, value ?? ''] as const];
    });
  const own = Object.fromEntries(usable('the account', account.tags));
  const ofEndpoint = usable('the private endpoint', endpoint?.endpoint.tags).map(([name, value]) => {
    const spelled = Object.keys(own).find((each) => isSame(each, name)) ?? name;
    if (spelled !== name)
      notes.push(note('changed', `tag ${name} of the private endpoint`, `the kit spells it as the account does: ${spelled}`));
    return [spelled, value] as const;
  });
  const others = ofEndpoint.filter(([name, value]) => own[name] !== value);
  const added = Object.keys(own).filter((name) => endpoint && !ofEndpoint.some(([each]) => each === name));
  const alsoAdded = added.length === 0 ? '' : `, and ${added.join(', ')} of the account to the private endpoint`;
  const hidden = [...Object.keys(account.tags ?? {}), ...Object.keys(endpoint?.endpoint.tags ?? {})].filter(isHidden);
  const pins: Pin[] =
    endpoint === undefined || others.length === 0
      ? []
      : [
          {
            type: 'azurerm_private_endpoint',
            where: { name: endpoint.endpoint.name },
            attributes: { tags: Object.fromEntries(others) },
          },
        ];
  return {
    settings: {
      ...(Object.keys(own).length === 0 ? {} : { tags: own }),
      ...(hidden.length === 0 ? {} : { ignoreTags: [...new Set(hidden)] }),
    },
    pins,
    notes: [
      ...notes,
      note('changed', 'tags', `the kit adds ${OWN.join(', ')} to the account and the private endpoint${alsoAdded}`),
    ],
  };
}
