import type { GroupWeight, PointCheck } from '../../../../shared/domain/statement-points.ts';
import { Button, IconButton } from '../../../ui/button.tsx';
import { InlineTextField } from '../../../ui/inline-text.tsx';
import { readPoints } from '../statement-form.ts';

type Changed = GroupWeight & { readonly previousName: string };

interface StatementGroupsProps {
  readonly groups: PointCheck['groups'];
  readonly disabled: boolean;
  readonly words: {
    readonly title: string;
    readonly add: string;
    readonly name: string;
    readonly weight: string;
    readonly remove: string;
    readonly hint: string;
    readonly newName: (count: number) => string;
  };
  readonly sumOf: (sum: number, weight: number) => string;
  readonly onChange: (groups: readonly Changed[]) => Promise<boolean>;
}

/** The first-level indicators: a name and points each, and whether their items come to that. */
export function StatementGroups({ groups, disabled, words, sumOf, onChange }: StatementGroupsProps) {
  const current = groups.map(({ name, weight }): Changed => ({ name, weight, previousName: name }));
  const change = (index: number, part: Partial<GroupWeight>): Promise<boolean> =>
    onChange(current.map((group, place) => (place === index ? { ...group, ...part } : group)));
  const add = (): void => {
    let count = groups.length + 1;
    while (groups.some((group) => group.name === words.newName(count))) count += 1;
    void onChange([...current, { name: words.newName(count), weight: 0, previousName: '' }]);
  };
  return (
    <div className="statement-groups">
      <div className="statement-groups-head">
        <strong>{words.title}</strong>
        <span className="gb-hint">{words.hint}</span>
        <Button tone="quiet" icon="plus" disabled={disabled} onClick={add}>
          {words.add}
        </Button>
      </div>
      {groups.length > 0 && (
        <ul>
          {groups.map((group, index) => (
            <li key={index}>
              <InlineTextField
                value={group.name}
                label={`${words.name} ${index + 1}`}
                required
                maxLength={60}
                disabled={disabled}
                className="gb-inline-boxed"
                onSave={(name) => change(index, { name })}
              />
              <InlineTextField
                value={String(group.weight)}
                label={`${words.weight} ${group.name}`}
                required
                disabled={disabled}
                className="gb-inline-boxed statement-group-weight"
                onSave={(text) => {
                  const weight = readPoints(text);
                  return weight === null ? Promise.resolve(false) : change(index, { weight });
                }}
              />
              <span className={group.missing === 0 ? 'statement-group-sum is-exact' : 'statement-group-sum'}>
                {sumOf(group.sum, group.weight)}
              </span>
              <IconButton
                icon="trash"
                label={`${words.remove} ${group.name}`}
                disabled={disabled}
                onClick={() => void onChange(current.filter((_, place) => place !== index))}
              />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
