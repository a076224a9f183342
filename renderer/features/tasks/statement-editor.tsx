import type { PaperSpec } from '../../../shared/contract/papers.ts';
import type { StatementDetail } from '../../../shared/contract/statements.ts';
import { api } from '../../lib/client.ts';
import { navigate } from '../../lib/navigation.ts';
import { DayField } from '../../lib/day-field.tsx';
import { exportPaper, printPaper } from '../../lib/paper-actions.ts';
import { usePrintRequest } from '../../lib/print-request.ts';
import { RecordField } from '../../lib/record-field.tsx';
import { saveFields } from '../../lib/record-save.ts';
import { useWords } from '../../lib/words/words.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { Field, PageBody, PageHeader, SectionCard } from '../../ui/page.tsx';
import { pointsMissing } from './task-groups.ts';
import { StatementItems } from './statement-items.tsx';

type TextName =
  | 'title'
  | 'number'
  | 'partyA'
  | 'partyASigner'
  | 'partyB'
  | 'partyBSigner'
  | 'preamble'
  | 'responsibilities'
  | 'consequences';

/** One responsibility statement, from its parties to its weighted items. */
export function StatementEditor({
  detail,
  onRemove,
}: {
  readonly detail: StatementDetail;
  readonly onRemove: () => void;
}) {
  const all = useWords();
  const words = all.statements;
  const { statement, totalWeight } = detail;
  const spec: PaperSpec = { paper: 'statement', statementId: statement.id };
  usePrintRequest(() => void printPaper(spec));
  const write = (fields: Parameters<typeof api.statements.save>[0]['fields'], overwrite = false) =>
    saveFields(api.statements.save, statement, { fields, overwrite });
  const text = (name: TextName, multiline = false) => (
    <Field label={words.fields[name]} htmlFor={`statement-${name}`} required={name === 'title'}>
      <RecordField
        id={`statement-${name}`}
        recordId={statement.id}
        failureKey={`${statement.id}:${name}`}
        value={statement[name]}
        label={words.fields[name]}
        multiline={multiline}
        minRows={2}
        maxLength={multiline ? 20_000 : 200}
        required={name === 'title'}
        {...(name === 'responsibilities' || name === 'consequences' ? { placeholder: words.onePerLine } : {})}
        save={(value, overwrite) => write({ [name]: value }, overwrite)}
      />
    </Field>
  );
  const day = (name: 'periodFrom' | 'periodTo' | 'signedOn') => (
    <Field label={words.fields[name]} htmlFor={`statement-${name}`}>
      <DayField
        id={`statement-${name}`}
        recordId={statement.id}
        failureKey={`${statement.id}:${name}`}
        value={statement[name]}
        label={words.fields[name]}
        save={(value, overwrite) => write({ [name]: value }, overwrite)}
      />
    </Field>
  );
  const missing = pointsMissing(totalWeight);
  return (
    <>
      <PageHeader
        title={statement.title}
        subtitle={words.totalAnd(
          words.total(totalWeight),
          missing === 0 ? words.exact : missing > 0 ? words.missing(missing) : words.tooMany(-missing),
        )}
        actions={
          <>
            <ConfirmButton
              iconOnly
              label={words.remove}
              question={words.removeQuestion(statement.title)}
              note={all.common.removeKept}
              confirmLabel={all.common.remove}
              cancelLabel={all.common.cancel}
              onConfirm={onRemove}
            />
            <Button
              onClick={() =>
                navigate('handbook', { paper: 'statement', year: String(statement.year), statementId: statement.id })
              }
            >
              {words.preview}
            </Button>
            <Button icon="download" onClick={() => void exportPaper(spec, 'docx', statement.title)}>
              {all.papers.exportDocx}
            </Button>
            <Button icon="download" onClick={() => void exportPaper(spec, 'pdf', statement.title)}>
              {all.papers.exportPdf}
            </Button>
            <Button icon="print" onClick={() => void printPaper(spec)}>
              {all.papers.print}
            </Button>
          </>
        }
      />
      <PageBody>
        <SectionCard title={words.head}>
          {text('title')}
          <div className="statement-columns">
            {text('partyA')}
            {text('partyASigner')}
            {text('partyB')}
            {text('partyBSigner')}
            {day('periodFrom')}
            {day('periodTo')}
            {text('number')}
            {day('signedOn')}
          </div>
        </SectionCard>
        <StatementItems detail={detail} />
        <SectionCard title={words.texts}>
          {text('preamble', true)}
          {text('responsibilities', true)}
          {text('consequences', true)}
        </SectionCard>
      </PageBody>
    </>
  );
}
