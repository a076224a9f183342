import { useState } from 'react';
import type { StoredRecord } from '../../../shared/domain/record-kind.ts';
import { api } from '../../lib/client.ts';
import { DayField } from '../../lib/day-field.tsx';
import { RecordField } from '../../lib/record-field.tsx';
import { saveFields } from '../../lib/record-save.ts';
import { save } from '../../lib/save-state.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button, IconButton } from '../../ui/button.tsx';

type Copy = StoredRecord<'handbookCopy'>;
type LineName = 'number' | 'recipient' | 'receivedBy' | 'remarks';

/** 发放登记: who was handed which copy. */
export function CopiesPanel({ year }: { readonly year: number }) {
  const all = useWords();
  const words = all.compose.copies;
  const names = all.records.fields;
  const loaded = useLoaded(() => api.handbook.copies({ year }), {
    key: String(year),
    kinds: ['handbook', 'handbookCopy'],
  });
  const [recipient, setRecipient] = useState('');
  const add = async (): Promise<void> => {
    if (recipient.trim() === '') return;
    if ((await save(() => api.handbook.addCopy({ year, recipient: recipient.trim() }))) !== null) setRecipient('');
  };
  const write = (copy: Copy, fields: Partial<Copy>, overwrite = false) =>
    saveFields(api.handbook.saveCopy, copy, { fields, overwrite });
  const line = (copy: Copy, name: LineName) => (
    // The pane is narrow: a name that is longer than its field is read by pointing at it.
    <div className="copy-line" title={copy[name]}>
      <RecordField
        recordId={copy.id}
        failureKey={`${copy.id}:${name}`}
        value={copy[name]}
        label={`${copy.recipient}：${names[name]}`}
        placeholder={names[name]}
        maxLength={200}
        required={name === 'recipient'}
        save={(value, overwrite) => write(copy, { [name]: value }, overwrite)}
      />
    </div>
  );
  const day = (copy: Copy, name: 'issuedOn' | 'returnedOn') => (
    <DayField
      recordId={copy.id}
      failureKey={`${copy.id}:${name}`}
      value={copy[name]}
      label={`${copy.recipient}：${names[name]}`}
      save={(value, overwrite) => write(copy, { [name]: value }, overwrite)}
    />
  );
  const labelled = (name: 'issuedOn' | 'returnedOn', copy: Copy) => (
    <div className="copy-day">
      <span className="gb-muted">{names[name]}</span>
      {day(copy, name)}
    </div>
  );
  return (
    <div className="copies">
      <p className="gb-hint">{words.hint}</p>
      <ol className="copy-list" aria-label={words.title}>
        {(loaded.value ?? []).map((copy) => (
          <li key={copy.id}>
            <div className="copy-first">
              {line(copy, 'number')}
              {line(copy, 'recipient')}
              <input
                className="gb-input copy-count"
                type="number"
                min={1}
                max={9999}
                aria-label={`${copy.recipient}：${names.count}`}
                title={names.count}
                defaultValue={copy.count}
                onBlur={(event) => {
                  const count = Number(event.currentTarget.value);
                  if (Number.isInteger(count) && count >= 1 && count <= 9999 && count !== copy.count)
                    void save(() => write(copy, { count }));
                }}
              />
              <IconButton
                icon="trash"
                label={words.remove(copy.recipient)}
                onClick={() => void save(() => api.handbook.removeCopy({ id: copy.id }))}
              />
            </div>
            <div className="copy-second">
              {labelled('issuedOn', copy)}
              {line(copy, 'receivedBy')}
              {labelled('returnedOn', copy)}
              {line(copy, 'remarks')}
            </div>
          </li>
        ))}
      </ol>
      <form
        className="copy-add"
        onSubmit={(event) => {
          event.preventDefault();
          void add();
        }}
      >
        <input
          className="gb-input"
          aria-label={words.recipient}
          placeholder={words.recipient}
          maxLength={200}
          value={recipient}
          onChange={(event) => setRecipient(event.currentTarget.value)}
        />
        <Button type="submit" icon="plus">
          {words.add}
        </Button>
      </form>
    </div>
  );
}
