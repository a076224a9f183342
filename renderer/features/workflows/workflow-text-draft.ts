import { parseWorkflowText } from '../../../shared/domain/workflow-text.ts';
import { printWorkflowText } from '../../../shared/domain/workflow-text-print.ts';
import type { WorkflowText } from '../../../shared/domain/workflow-text-tokens.ts';
import type { DraftStep, EditorDraft } from './workflow-draft.ts';

interface Named {
  readonly id: string;
  readonly name: string;
}

/** The steps of a draft as text, which `draftFromText` takes back. Steps without words have no place in it. */
export function textOfDraft(draft: EditorDraft, positions: readonly Named[]): string {
  const steps = draft.steps.filter((step) => step.fields.action.trim() !== '');
  const places = new Map(steps.map((step, index) => [step.key, index]));
  const shape: WorkflowText = {
    steps: steps.map(({ fields: { actorPositionId, ...fields } }) => ({
      ...fields,
      actor: positions.find(({ id }) => id === actorPositionId)?.name ?? fields.actor,
    })),
    links: draft.links
      .flatMap((link) => {
        const [from, to] = [places.get(link.from), places.get(link.to)];
        return from === undefined || to === undefined ? [] : [{ from, to, label: link.label }];
      })
      .toSorted((a, b) => a.from - b.from),
  };
  return printWorkflowText(
    shape,
    positions.map(({ name }) => name),
  );
}

/**
 * The draft with the steps that a text names. A step whose words stand in the draft already stays the same step, with
 * its history; `newKey` names the others.
 */
export function draftFromText(
  draft: EditorDraft,
  text: string,
  options: { readonly positions: readonly Named[]; readonly newKey: (index: number) => string },
): EditorDraft {
  const { positions, newKey } = options;
  const read = parseWorkflowText(
    text,
    positions.map(({ name }) => name),
  );
  const left = [...draft.steps];
  const steps = read.steps.map(({ actor, ...fields }, index): DraftStep => {
    const position = positions.find(({ name }) => name === actor);
    const at = left.findIndex((step) => step.fields.action === fields.action);
    const [same] = at < 0 ? [] : left.splice(at, 1);
    return {
      key: same?.key ?? newKey(index),
      fields: { ...fields, actorPositionId: position?.id ?? null, actor: position === undefined ? actor : '' },
    };
  });
  const keyOf = (place: number): string => steps[place]?.key ?? '';
  const links = read.links
    .filter(
      (link, index) => read.links.findIndex((other) => other.from === link.from && other.to === link.to) === index,
    )
    .map(({ from, to, label }) => ({ from: keyOf(from), to: keyOf(to), label }));
  return { ...draft, steps, links };
}
