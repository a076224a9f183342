import type { TemplateRow } from '../../../shared/contract/templates.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { InlineTextField } from '../../ui/inline-text.tsx';

interface TemplateListProps {
  readonly rows: readonly TemplateRow[];
  readonly busy: boolean;
  readonly words: {
    readonly name: string;
    readonly versionLine: (version: number, count: number, file: string) => string;
    readonly renew: string;
    readonly saveCopy: string;
  };
  readonly common: {
    readonly remove: string;
    readonly cancel: string;
    readonly removeConfirm: (name: string) => string;
    readonly removeKept: string;
  };
  /** Day, size and name of a version's file. */
  readonly describeFile: (version: TemplateRow['versions'][number]) => string;
  readonly onRename: (row: TemplateRow, name: string) => Promise<boolean>;
  readonly onRenew: (row: TemplateRow) => void;
  readonly onSaveCopy: (row: TemplateRow) => void;
  readonly onRemove: (row: TemplateRow) => void;
}

/** The forms of one kind, each with the version that is filled. */
export function TemplateList({
  rows,
  busy,
  words,
  common,
  describeFile,
  onRename,
  onRenew,
  onSaveCopy,
  onRemove,
}: TemplateListProps) {
  if (rows.length === 0) return null;
  return (
    <ul className="templates-list">
      {rows.map((row) => (
        <li key={row.id}>
          <div className="templates-name">
            <InlineTextField
              key={row.id}
              value={row.name}
              label={words.name}
              required
              maxLength={200}
              onSave={(name) => onRename(row, name)}
            />
            {row.versions[0] !== undefined && (
              <span className="gb-muted gb-ellipsis" title={row.versions[0].fileName}>
                {words.versionLine(row.versions[0].version, row.versions.length, describeFile(row.versions[0]))}
              </span>
            )}
          </div>
          <Button disabled={busy} onClick={() => onRenew(row)}>
            {words.renew}
          </Button>
          <Button onClick={() => onSaveCopy(row)}>{words.saveCopy}</Button>
          <ConfirmButton
            iconOnly
            label={common.remove}
            question={common.removeConfirm(row.name)}
            note={common.removeKept}
            confirmLabel={common.remove}
            cancelLabel={common.cancel}
            onConfirm={() => onRemove(row)}
          />
        </li>
      ))}
    </ul>
  );
}
