import { plainLabel } from '../../domain/import/labels.ts';
import type { ImportedPosition, ImportedWorkflow } from '../../domain/import/imported.ts';
import type { ForeignWorld, Known } from './foreign-world.ts';
import { sameText } from './foreign-world.ts';

/** Which position of the department a read one is: of the same code, or of the same name where its section allows. */
export function matchPosition(
  world: ForeignWorld,
  { name, section, fields }: ImportedPosition,
): { readonly position: Known; readonly by: 'code' | 'name' } | null {
  const positions = world.list('position');
  const code = plainLabel(fields.code ?? '');
  if (code !== '') {
    const found = positions.filter((position) => plainLabel(String(position.fields['code'])) === code);
    if (found[0] !== undefined && found.length === 1) return { position: found[0], by: 'code' };
  }
  const named = positions.filter((position) => plainLabel(String(position.fields['name'])) === plainLabel(name));
  // A position of the same name in another section, or of another code, is another one.
  const fitting = named.filter((position) => {
    const otherCode = plainLabel(String(position.fields['code']));
    if (code !== '' && otherCode !== '' && otherCode !== code) return false;
    const sectionName = sectionNameOf(world, position);
    return section === '' || sectionName === '' || plainLabel(sectionName) === plainLabel(section);
  });
  const exact = fitting.filter((position) => plainLabel(sectionNameOf(world, position)) === plainLabel(section));
  const [found, ...others] = exact.length > 0 ? exact : fitting;
  return found === undefined || others.length > 0 ? null : { position: found, by: 'name' };
}

function sectionNameOf(world: ForeignWorld, position: Known): string {
  const id = position.fields['sectionId'];
  return String(world.list('section').find((section) => section.id === id)?.fields['name'] ?? '');
}

export function findSection(world: ForeignWorld, name: string): Known | undefined {
  return world.list('section').find((section) => plainLabel(String(section.fields['name'])) === plainLabel(name));
}

/** The workflow of the same name; `sameSteps` when it also does the same. */
export function matchWorkflow(
  world: ForeignWorld,
  workflow: ImportedWorkflow,
): { readonly id: string; readonly sameSteps: boolean } | null {
  const named = world
    .list('workflow')
    .filter((known) => plainLabel(String(known.fields['name'])) === plainLabel(workflow.name));
  const [first] = named;
  if (first === undefined) return null;
  const steps = workflow.steps.map(({ action }) => sameText(action)).join('\n');
  const same = named.find(
    ({ id }) =>
      world
        .children('workflowStep', id)
        .map(({ fields }) => sameText(String(fields['action'])))
        .join('\n') === steps,
  );
  return { id: (same ?? first).id, sameSteps: same !== undefined };
}
