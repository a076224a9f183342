import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import { layers, type Layer } from '../../../shared/domain/library.ts';
import { api } from '../../lib/client.ts';
import { saveFields } from '../../lib/record-save.ts';
import { save } from '../../lib/save-state.ts';
import { notify } from '../../lib/toasts.ts';
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
  const shown = standards.filter(({ layer }) => ownLayer === '' || layer === ownLayer);
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
        <span className="gb-muted" role="status">
          {words.browse.shown(shown.length, standards.length)}
        </span>
        <Button icon="plus" onClick={() => void add()}>
          {words.own.add}
        </Button>
      </div>
      <div className="library-list">
        <table className="gb-table own-table">
          <thead>
            <tr>
              <th className="own-layer">{words.own.columns.layer}</th>
              <th className="own-type">{words.own.columns.type}</th>
              <th className="own-area">{words.own.columns.area}</th>
              <th className="own-name">{words.own.columns.name}</th>
              <th>{words.own.columns.requirement}</th>
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
                words={words}
                notes={all.standards}
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
