import { useEffect, useRef, useState } from 'react';
import type { DutyNumbering } from '../../../shared/domain/department.ts';
import type { PositionDetail, PositionRow } from '../../../shared/contract/positions.ts';
import { dutyMark } from '../../../shared/document/duty-mark.ts';
import { api } from '../../lib/client.ts';
import { navigate } from '../../lib/navigation.ts';
import { saveFields } from '../../lib/record-save.ts';
import { save } from '../../lib/save-state.ts';
import { notify } from '../../lib/toasts.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { flushDrafts } from '../../ui/draft.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { SectionCard } from '../../ui/page.tsx';
import { OutlineLine } from './components/outline-line.tsx';
import { StandardScores } from './components/standard-scores.tsx';
import { StandardDetails } from './components/standard-details.tsx';
import { MoveDialog } from './move-dialog.tsx';
import type { OutlineRow } from './outline.ts';
import { usePositionsView } from './positions-store.ts';
import { useOutline } from './use-outline.ts';

/** The outline of duties, work items and standards of one position, connected to the file. */
export function DutyOutline({
  detail,
  numbering,
  positions,
  reload,
}: {
  readonly detail: PositionDetail;
  /** The department's way to number duties. */
  readonly numbering: DutyNumbering;
  /** Where a line may be moved to. */
  readonly positions: readonly PositionRow[];
  readonly reload: () => Promise<void>;
}) {
  const { positions: words, standards: notes } = useWords();
  const [openStandard, setOpenStandard] = useState<string | null>(null);
  const [moving, setMoving] = useState<OutlineRow | null>(null);
  const outline = useOutline({
    detail,
    reload,
    onRemoved: (row, undo) =>
      notify(words.outline.removed(words.kinds[row.kind], row.text.slice(0, 24)), {
        label: words.outline.undo,
        run: undo,
      }),
  });
  // A link from the overview leads to the very line.
  const focus = usePositionsView((view) => view.focus);
  const shown = useRef<string | null>(null);
  const asked = focus === null ? undefined : outline.rows.find((row) => row.id === focus);
  useEffect(() => {
    if (asked === undefined || shown.current === asked.key) return;
    shown.current = asked.key;
    if (asked.standard !== null) setOpenStandard(asked.key);
    outline.focusRow(asked.key);
  }, [asked, outline]);
  const marksOf = (row: OutlineRow) => {
    const { id } = row;
    if (id === null) return null;
    const count = detail.evidenceCounts[id] ?? 0;
    if (count === 0) {
      return (
        <button
          type="button"
          className="gb-link-button outline-add-evidence"
          tabIndex={-1}
          aria-label={`${words.outline.noEvidence} ${row.number}`}
          onClick={() => navigate('evidence', { targetId: id })}
        >
          {words.outline.noEvidence}
        </button>
      );
    }
    return (
      <button
        type="button"
        className="gb-link-button outline-evidence"
        onClick={() => navigate('evidence', { targetId: id })}
      >
        {words.outline.evidence(count)}
      </button>
    );
  };
  const splitStandard = async (row: OutlineRow, parts: readonly string[]): Promise<void> => {
    if (row.standard === null) return;
    await flushDrafts();
    if ((await save(() => api.positions.splitStandard({ id: row.standard?.id ?? '', parts: [...parts] }))) === null)
      return;
    notify(notes.wasSplit(parts.length));
    await reload();
  };
  return (
    <SectionCard
      title={words.parts.duties}
      actions={
        <Button icon="plus" tone="quiet" onClick={() => outline.addUnder({ key: detail.position.id, kind: 'duty' })}>
          {words.outline.addDuty}
        </Button>
      }
    >
      {outline.rows.length === 0 ? (
        <EmptyState
          compact
          icon="tasks"
          text={words.outline.empty}
          action={
            <Button icon="plus" onClick={() => outline.addUnder({ key: detail.position.id, kind: 'duty' })}>
              {words.outline.addDuty}
            </Button>
          }
        />
      ) : (
        <>
          <div className="outline">
            {outline.rows.map((row) => (
              <OutlineLine
                key={row.key}
                row={row}
                mark={row.kind === 'duty' ? dutyMark(numbering, Number(row.number)) : row.number}
                onMoveElsewhere={() => setMoving(row)}
                outline={outline}
                words={{ ...words.outline, kinds: words.kinds, placeholders: words.placeholders }}
                marks={marksOf(row)}
              >
                {row.standard !== null && (
                  <StandardDetails
                    standard={row.standard}
                    number={row.number}
                    open={openStandard === row.key}
                    words={{ ...words.outline, notes, labels: words.standard, hints: words.standardHints }}
                    onToggle={() => setOpenStandard(openStandard === row.key ? null : row.key)}
                    onSave={async (fields) =>
                      row.standard !== null &&
                      (await saveFields(api.positions.saveStandard, row.standard, { fields })).ok
                    }
                    onSplit={(parts) => void splitStandard(row, parts)}
                  />
                )}
              </OutlineLine>
            ))}
          </div>
          <StandardScores
            standards={detail.duties.flatMap(({ workItems }) => workItems.flatMap(({ standards }) => standards))}
            fullScore={detail.position.fullScore}
            words={notes}
            onFullScore={async (fullScore) =>
              (await saveFields(api.positions.save, detail.position, { fields: { fullScore }, overwrite: false })).ok
            }
            onShow={(id) => {
              const row = outline.rows.find((other) => other.id === id);
              if (row === undefined) return;
              setOpenStandard(row.key);
              outline.focusRow(row.key);
            }}
          />
          {moving !== null && (
            <MoveDialog
              row={moving}
              detail={detail}
              positions={positions}
              onMove={(parentId) => outline.moveElsewhere(moving, parentId)}
              onClose={() => setMoving(null)}
            />
          )}
          <p className="gb-hint outline-keys">{words.outline.keys}</p>
        </>
      )}
    </SectionCard>
  );
}
