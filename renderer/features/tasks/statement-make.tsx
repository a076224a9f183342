import { useState } from 'react';
import type { MakeStatements, TemplateChoice } from '../../../shared/contract/statements.ts';
import { statementPeriodKinds, type StatementPeriodKind } from '../../../shared/domain/statement.ts';
import { numberBy } from '../../../shared/domain/statement-batch.ts';
import { builtInTemplates } from '../../../shared/templates/statements/built-in-templates.ts';
import { api } from '../../lib/client.ts';
import { save } from '../../lib/save-state.ts';
import { inform } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { Segments, Select } from '../../ui/choice.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Field } from '../../ui/page.tsx';
import { type PartyRow, PartyList } from './components/party-list.tsx';

const kinds = ['department', 'section', 'position', 'person'] as const;
type Kind = (typeof kinds)[number];
const formOfKind: Readonly<Record<Kind, string>> = {
  department: 'department-year',
  section: 'section-year',
  position: 'position-year',
  person: 'person-year',
};
const partyKey = (row: PartyRow): string => ('id' in row.party ? row.party.id : 'department');

interface StatementMakeProps {
  readonly year: number;
  readonly onClose: () => void;
  readonly onMade: (ids: readonly string[]) => void;
}

/** New statements: one form, one party or many, numbers by a scheme. */
export function StatementMake({ year, onClose, onMade }: StatementMakeProps) {
  const all = useWords();
  const words = all.statements.make;
  const [kind, setKind] = useState<Kind>('department');
  const [template, setTemplate] = useState('department-year');
  const [period, setPeriod] = useState<StatementPeriodKind>('calendar');
  const [scheme, setScheme] = useState('责字〔〔年度〕〕〔序号〕号');
  const [first, setFirst] = useState('1');
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set(['department']));
  const parties = useLoaded(() => api.statements.parties({}), {
    key: 'parties',
    kinds: ['section', 'position', 'person'],
  });
  const templates = useLoaded(() => api.statements.templates({}), { key: 'templates', kinds: ['statement'] });
  const rows = (parties.value ?? []).filter((row) => row.party.kind === kind);
  const picked = rows.filter((row) => chosen.has(partyKey(row)));
  const sequence = /^\d{1,5}$/u.test(first.trim()) ? Number(first) : 0;
  const number = (place: number): string => numberBy(scheme, { year, sequence: sequence + place });

  const chooseKind = (next: Kind): void => {
    setKind(next);
    setChosen(new Set(next === 'department' ? ['department'] : []));
    if (Object.values(formOfKind).includes(template)) setTemplate(formOfKind[next]);
  };
  const make = async (): Promise<void> => {
    const choice: TemplateChoice = builtInTemplates.some((each) => each.name === template)
      ? { builtIn: template }
      : { templateId: template };
    const input: MakeStatements = {
      template: choice,
      year,
      periodKind: period,
      parties: picked.map((row) => row.party),
      numberScheme: scheme,
      firstSequence: sequence,
    };
    const made = await save(() => api.statements.make(input));
    if (made === null) return;
    inform(words.made(made.ids.length));
    onMade(made.ids);
  };
  return (
    <Dialog
      wide
      title={words.title}
      closeLabel={all.common.close}
      onClose={onClose}
      footer={
        <>
          {picked.length > 0 && sequence > 0 && scheme.trim() !== '' && (
            <span className="gb-muted task-picker-sum">{words.numbers(number(0), number(picked.length - 1))}</span>
          )}
          <Button onClick={onClose}>{all.common.cancel}</Button>
          <Button tone="primary" disabled={picked.length === 0 || sequence < 1} onClick={() => void make()}>
            {words.submit(picked.length)}
          </Button>
        </>
      }
    >
      <Field label={words.template} htmlFor="make-template">
        <select
          id="make-template"
          className="gb-select"
          data-autofocus=""
          value={template}
          onChange={(event) => setTemplate(event.currentTarget.value)}
        >
          <optgroup label={words.builtIn}>
            {builtInTemplates.map(({ name }) => (
              <option key={name} value={name}>
                {words.templates[name] ?? name}
              </option>
            ))}
          </optgroup>
          {templates.value !== null && templates.value.length > 0 && (
            <optgroup label={words.own}>
              {templates.value.map(({ statement }) => (
                <option key={statement.id} value={statement.id}>
                  {statement.title}
                </option>
              ))}
            </optgroup>
          )}
        </select>
      </Field>
      <Field label={words.parties}>
        <Segments
          label={words.kindsLabel}
          value={kind}
          options={kinds.map((value) => ({ value, label: words.kinds[value] }))}
          onChange={(next) => chooseKind(next as Kind)}
        />
        <PartyList
          key={kind}
          rows={rows}
          year={year}
          chosen={chosen}
          words={words}
          keyOf={partyKey}
          onChoose={setChosen}
        />
      </Field>
      <Field label={words.period} htmlFor="make-period">
        <Select
          id="make-period"
          value={period}
          options={statementPeriodKinds.map((value) => ({ value, label: all.statements.periodKinds[value] }))}
          onChange={(next) => setPeriod(next as StatementPeriodKind)}
        />
      </Field>
      <Field label={words.scheme} htmlFor="make-scheme" hint={words.schemeHint}>
        <input
          id="make-scheme"
          className="gb-input"
          maxLength={120}
          value={scheme}
          onChange={(event) => setScheme(event.currentTarget.value)}
        />
      </Field>
      <Field label={words.first} htmlFor="make-first">
        <input
          id="make-first"
          className="gb-input make-first"
          inputMode="numeric"
          value={first}
          onChange={(event) => setFirst(event.currentTarget.value)}
        />
      </Field>
    </Dialog>
  );
}
