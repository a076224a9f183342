import { useState } from 'react';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import { layers, type Layer } from '../../../shared/domain/library.ts';
import { ApprovalBatch } from '../../lib/approval/approval-batch.tsx';
import { headNameOf } from '../../lib/approval/head-name.ts';
import { StandingSelect } from '../../lib/approval/standing-select.tsx';
import { passesStanding, type StandingFilter, useApprovals } from '../../lib/approval/use-approvals.ts';
import { api } from '../../lib/client.ts';
import { navigate } from '../../lib/navigation.ts';
import { saveFields } from '../../lib/record-save.ts';
import { save } from '../../lib/save-state.ts';
import { useShownRecord } from '../../lib/show-record.ts';
import { notify } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Select } from '../../ui/choice.tsx';
import { EmptyState } from '../../ui/empty-state.tsx';
import { OwnStandardRow } from './components/own-standard-row.tsx';
import { useLibrariesView } from './libraries-store.ts';

type Standard = StoredRecord<'layerStandard'>;

/** The department's standards for layers and safeguards: adopted ones to be adapted, and its own. */
export function OwnStandards({ standards }: { readonly standards: readonly Standard[] }) {
  const all = useWords();
  const words = all.libraries;
  const { ownLayer, ownId, set } = useLibrariesView();
  const { rowOf } = useApprovals('layerStandard');
  const department = useLoaded(() => api.department.get({}), { key: 'department', kinds: ['department', 'person'] });
  const [standing, setStanding] = useState<StandingFilter>('');
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const shown = standards.filter(
    ({ id, layer }) => (ownLayer === '' || layer === ownLayer) && passesStanding(rowOf(id), standing),
  );
  const chosen = shown.filter(({ id }) => checked.has(id)).map(({ id }) => id);
  const allChosen = shown.length > 0 && chosen.length === shown.length;
  const decider = headNameOf(department.value);
  useShownRecord(true);
  const add = async (): Promise<void> => {
    const made = await save(() =>
      api.libraries.saveStandard({
        id: null,
        fields: { name: words.own.newName, ...(ownLayer === '' ? {} : { layer: ownLayer }) },
      }),
    );
    if (made !== null) set({ ownId: made.id });
  };
  if (standards.length === 0)
    return (
      <EmptyState
        icon="libraries"
        text={words.own.empty}
        action={
          <div className="gb-actions gb-actions-center">
            <Button tone="primary" onClick={() => set({ tab: 'browse' })}>
              {words.own.browse}
            </Button>
            <Button icon="plus" onClick={() => void add()}>
              {words.own.add}
            </Button>
          </div>
        }
      />
    );
  return (
    <div className="library-main library-own">
      <div className="library-bar">
        <Select
          label={words.own.columns.layer}
          value={ownLayer}
          options={[
            { value: '', label: words.own.allLayers },
            ...layers.map((layer) => ({ value: layer, label: words.layers[layer] })),
          ]}
          onChange={(layer) => set({ ownLayer: layer as Layer | '' })}
        />
        <StandingSelect value={standing} onChange={setStanding} />
        <span className="gb-muted" role="status">
          {words.browse.shown(shown.length, standards.length)}
        </span>
        <Button icon="print" onClick={() => navigate('handbook', { paper: 'layer-standards' })}>
          {words.own.print}
        </Button>
        <Button icon="plus" onClick={() => void add()}>
          {words.own.add}
        </Button>
      </div>
      {chosen.length > 0 && (
        <ApprovalBatch
          subjectKind="layerStandard"
          ids={chosen}
          titleOf={(id) => standards.find((standard) => standard.id === id)?.name ?? ''}
          rowOf={rowOf}
          decider={decider}
          onClear={() => setChecked(new Set())}
        />
      )}
      <div className="library-list">
        <table className="gb-table own-table">
          <thead>
            <tr>
              <th className="own-check">
                <input
                  type="checkbox"
                  aria-label={all.approval.selectAll}
                  checked={allChosen}
                  onChange={() => setChecked(new Set(allChosen ? [] : shown.map(({ id }) => id)))}
                />
              </th>
              <th className="own-layer">{words.own.columns.layer}</th>
              <th className="own-type">{words.own.columns.type}</th>
              <th className="own-area">{words.own.columns.area}</th>
              <th className="own-name">{words.own.columns.name}</th>
              <th>{words.own.columns.requirement}</th>
              <th className="own-standing">{all.approval.column}</th>
              <th className="own-acts">
                <span className="gb-visually-hidden">{all.common.more}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {shown.map((standard) => (
              <OwnStandardRow
                key={standard.id}
                standard={standard}
                open={standard.id === ownId}
                approval={rowOf(standard.id)}
                decider={decider}
                checked={checked.has(standard.id)}
                words={words}
                notes={all.standards}
                selectLabel={all.approval.selectOne(standard.name)}
                onCheck={() =>
                  setChecked(
                    new Set(
                      checked.has(standard.id)
                        ? [...checked].filter((id) => id !== standard.id)
                        : [...checked, standard.id],
                    ),
                  )
                }
                onToggle={() => set({ ownId: standard.id === ownId ? null : standard.id })}
                onSave={async (fields) => (await saveFields(api.libraries.saveStandard, standard, { fields })).ok}
                onRemove={() =>
                  void save(() => api.libraries.removeStandard({ id: standard.id })).then(
                    (removed) => removed && notify(words.own.removed(standard.name)),
                  )
                }
              />
            ))}
          </tbody>
        </table>
      </div>
    </div>
  );
}
