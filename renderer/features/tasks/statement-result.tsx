import type { StatementDetail } from '../../../shared/contract/statements.ts';
import { sameWork, yearResult } from '../../../shared/domain/statement-score.ts';
import { api } from '../../lib/client.ts';
import { DayField } from '../../lib/day-field.tsx';
import { RecordField } from '../../lib/record-field.tsx';
import { saveFields } from '../../lib/record-save.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWords } from '../../lib/words/words.ts';
import { Callout, Field, SectionCard, Tag } from '../../ui/page.tsx';
import { readPoints } from './statement-form.ts';

type Item = StatementDetail['items'][number];

/** The end of the year: self-score, assessed score with its reasons, result and grade, beside the year before. */
export function StatementResult({ detail }: { readonly detail: StatementDetail }) {
  const all = useWords().statements;
  const words = all.result;
  const { statement, items } = detail;
  const previous = useLoaded(() => api.statements.previous({ id: statement.id }), {
    key: statement.id,
    kinds: ['statement', 'statementItem'],
  });
  const result = yearResult(statement, items);
  const last = previous.value === null ? null : yearResult(previous.value.statement, previous.value.items);
  const difference = last === null ? 0 : Math.round((result.total - last.total) * 100) / 100;
  const write = (fields: Parameters<typeof api.statements.save>[0]['fields'], overwrite = false) =>
    saveFields(api.statements.save, statement, { fields, overwrite });
  const text = (name: 'selfReview' | 'assessment' | 'assessor' | 'grade') => (
    <Field
      label={all.fields[name]}
      htmlFor={`statement-${name}`}
      {...(name === 'grade' ? { hint: all.hints.grade } : {})}
    >
      <RecordField
        id={`statement-${name}`}
        recordId={statement.id}
        failureKey={`${statement.id}:${name}`}
        value={statement[name]}
        label={all.fields[name]}
        multiline={name === 'selfReview' || name === 'assessment'}
        minRows={2}
        maxLength={name === 'selfReview' || name === 'assessment' ? 20_000 : 200}
        save={(value, overwrite) => write({ [name]: value }, overwrite)}
      />
    </Field>
  );
  return (
    <>
      <SectionCard title={words.title} flush>
        <div className="statement-table-box" tabIndex={0} role="region" aria-label={words.title}>
          <table className="gb-table result-table" data-focus-scope="">
            <thead>
              <tr>
                {(['content', 'points', 'result', 'self', 'score', 'reason', 'last'] as const).map((name) => (
                  <th
                    key={name}
                    className={`${name === 'content' || name === 'result' || name === 'reason' ? '' : 'gb-number '}result-head-${name}`}
                  >
                    {words.columns[name]}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {items.map((item, index) => (
                <ResultRow
                  key={item.id}
                  item={item}
                  number={index + 1}
                  before={previous.value?.items.find((each) => sameWork(each, item))?.score ?? null}
                />
              ))}
            </tbody>
          </table>
        </div>
        <div className={result.grade === '' ? 'weight-total' : 'weight-total is-exact'} role="status">
          <strong>{words.summary(result.total, result.selfTotal)}</strong>
          <span>
            {result.vetoed
              ? words.veto
              : result.grade === ''
                ? words.pending(result.assessed, result.scored)
                : words.grade(result.grade)}
          </span>
          <span className="gb-muted">
            {last === null || previous.value === null
              ? words.noLast
              : `${words.last(previous.value.statement.year, last.total, last.grade)}；${
                  difference === 0 ? words.same : difference > 0 ? words.better(difference) : words.worse(-difference)
                }`}
          </span>
        </div>
      </SectionCard>
      <SectionCard title={words.opinions}>
        {result.vetoed && <Callout tone="bad">{words.veto}</Callout>}
        {text('selfReview')}
        {text('assessment')}
        <div className="statement-columns">
          {text('assessor')}
          <Field label={all.fields.assessedOn} htmlFor="statement-assessedOn">
            <DayField
              id="statement-assessedOn"
              recordId={statement.id}
              failureKey={`${statement.id}:assessedOn`}
              value={statement.assessedOn}
              label={all.fields.assessedOn}
              save={(value, overwrite) => write({ assessedOn: value }, overwrite)}
            />
          </Field>
          {text('grade')}
        </div>
      </SectionCard>
    </>
  );
}

function ResultRow({
  item,
  number,
  before,
}: {
  readonly item: Item;
  readonly number: number;
  readonly before: number | null;
}) {
  const all = useWords().statements;
  const words = all.result;
  const write = (fields: Parameters<typeof api.statements.saveItem>[0]['fields'], overwrite = false) =>
    saveFields(api.statements.saveItem, item, { fields, overwrite });
  const text = (name: 'result' | 'reason') => (
    <RecordField
      recordId={item.id}
      failureKey={`${item.id}:${name}`}
      value={item[name]}
      label={`${words.columns[name]} ${number}`}
      placeholder={words.columns[name]}
      multiline
      maxLength={20_000}
      save={(value, overwrite) => write({ [name]: value }, overwrite)}
    />
  );
  const score = (name: 'selfScore' | 'score') => (
    <RecordField
      recordId={item.id}
      failureKey={`${item.id}:${name}`}
      value={item[name] === null ? '' : String(item[name])}
      label={`${words.columns[name === 'score' ? 'score' : 'self']} ${number}`}
      save={(value, overwrite) => {
        const points = value.trim() === '' ? null : readPoints(value, item.weight);
        if (points !== null || value.trim() === '') return write({ [name]: points }, overwrite);
        return Promise.resolve({ ok: false, error: { code: 'invalid-input', about: words.points } });
      }}
    />
  );
  const isVeto = item.category === 'veto';
  const scored = !isVeto && item.scoring === 'points';
  return (
    <tr>
      <td className="result-content">
        {item.content}
        {item.category === 'bonus' && <Tag tone="accent">{all.categories.bonus}</Tag>}
        {isVeto && <Tag tone="warn">{all.categories.veto}</Tag>}
      </td>
      <td className="gb-number result-points">{isVeto ? '—' : scored ? item.weight : all.scoring.unscored}</td>
      <td className="gb-cell-field result-text">{text('result')}</td>
      {isVeto ? (
        <td colSpan={2} className="result-vetoed">
          <label className="result-veto">
            <input
              type="checkbox"
              checked={item.vetoed === 'yes'}
              onChange={(event) => void write({ vetoed: event.currentTarget.checked ? 'yes' : 'no' })}
            />
            {words.vetoed}
          </label>
        </td>
      ) : (
        <>
          <td className="gb-cell-field item-weight result-self">{scored && score('selfScore')}</td>
          <td className="gb-cell-field item-weight result-score">{scored && score('score')}</td>
        </>
      )}
      <td className="gb-cell-field result-reason">{text('reason')}</td>
      <td className="gb-number result-last">{before ?? '—'}</td>
    </tr>
  );
}
