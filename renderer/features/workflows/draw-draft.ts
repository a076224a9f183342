import type { Drawing } from '../../../shared/document/drawing.ts';
import { drawWorkflow } from '../../../shared/document/workflow-diagram.ts';
import type { EditorDraft } from './workflow-draft.ts';

/** A draft drawn as the papers will print it. */
export function drawDraft(
  draft: EditorDraft,
  positions: readonly { readonly id: string; readonly name: string }[],
): Drawing {
  const nameOf = (positionId: string | null): string => positions.find((row) => row.id === positionId)?.name ?? '';
  return drawWorkflow(
    draft.steps.map(({ key, fields }) => ({
      id: key,
      kind: fields.kind,
      action: fields.action === '' ? '…' : fields.action,
      actor: nameOf(fields.actorPositionId) || fields.actor,
      note: [fields.timing, fields.timeLimit].filter((part) => part !== '').join(' · '),
    })),
    draft.links.map((link) => ({ fromStepId: link.from, toStepId: link.to, label: link.label })),
    { lanes: draft.fields.swimLanes },
  );
}
