import { createHash } from 'node:crypto';
import { storeWithRecords } from '../../../db/evidence/store-file.ts';
import { nextOrdinal } from '../../../db/queries/siblings.ts';
import type { RecordWriter } from '../../../db/records/record-writer.ts';
import { readRecordSet } from '../../../db/records/read-records.ts';
import { selectRecords } from '../../../db/queries/select-records.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { StatementDetail } from '../../../shared/contract/statements.ts';
import { dayInWords } from '../../../shared/document/words.ts';
import { filledStatement, statementPaper } from '../../../shared/document/papers/statement.ts';
import { lookUp } from '../../../shared/document/record-lookup.ts';
import type { RecordSet } from '../../../shared/domain/record-set.ts';
import type { Statement } from '../../../shared/domain/statement.ts';
import { checkPoints } from '../../../shared/domain/statement-points.ts';
import {
  canonicalStatement,
  isLocked,
  signedFields,
  signedItemFields,
} from '../../../shared/domain/statement-signing.ts';
import { typeset } from '../documents/typst-renderer.ts';
import { linkOnce } from '../evidence/record-files.ts';
import type { CallContext, OpenWorkspace } from '../kernel/context.ts';
import { notFound, ruleBroken } from './save-record.ts';
import { createForm, formFields, formItem, mustReadStatement } from './statements-make.ts';

const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** What is about to be signed: the statement with its fields filled in, and the set of records that its paper reads. */
interface Signing {
  readonly statement: Statement;
  readonly records: RecordSet;
  readonly canonical: string;
}

/** Locks a statement with the hashes of its content and of its PDF, which is kept as evidence. */
export async function signStatement(context: CallContext, id: string, signedOn: string): Promise<StatementDetail> {
  const { db } = context.workspace();
  const signing = signingOf(context.workspace(), id);
  const label = signing.statement.title;
  context.progress({ stage: 'compiling', done: 0, total: 2, unit: 'steps', label });
  const paper = statementPaper(signing.records, { statementIds: [id], date: signedOn });
  const { pdf } = await typeset(paper, context.resources);
  if (context.signal.aborted) throw new AppFailure({ code: 'cancelled' });
  context.progress({ stage: 'storing', done: 1, total: 2, unit: 'steps', label });
  return storeWithRecords(db, async (incoming) => {
    const stored = await incoming.take(bytesOf(pdf), { signal: context.signal });
    return context.write((writer, workspace) => {
      incoming.store();
      const now = signingOf(workspace, id);
      if (now.canonical !== signing.canonical) throw new AppFailure({ code: 'conflict', about: `statement ${id}` });
      const { title, preamble, responsibilities, rewards, consequences, closing, year } = signing.statement;
      const texts = { title, preamble, responsibilities, rewards, consequences, closing };
      writer.update('statement', id, { fields: texts });
      confirmSigned(writer, mustReadStatement(workspace.db, id));
      writer.update('statement', id, {
        fields: {
          lockedOn: signedOn,
          signedContentHash: sha256(signing.canonical),
          signedPdfHash: sha256(pdf),
        },
      });
      const evidence = writer.create(
        'evidence',
        {
          title: `${title.slice(0, 190)}（签订文本）`,
          formedOn: signedOn,
          year: String(year),
          fileHash: stored.fileHash,
          fileName: `${title.replace(/[\\/:*?"<>|]/gu, ' ').slice(0, 100)}（签订文本）.pdf`,
          mediaType: 'application/pdf',
          sizeBytes: stored.sizeBytes,
          ordinal: nextOrdinal(workspace.db, 'evidence', workspace.departmentId),
        },
        { departmentId: workspace.departmentId },
      );
      linkOnce(writer, workspace, { evidenceId: evidence.id, targetKind: 'statement', targetId: id });
      return mustReadStatement(workspace.db, id);
    });
  });
}

async function* bytesOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Throws when the statement is a template, signed already, or does not add up. */
function signingOf({ db, departmentId }: OpenWorkspace, id: string): Signing {
  const records = readRecordSet(db, departmentId);
  const statement = filledStatement(records, lookUp(records), id);
  if (statement === undefined) throw notFound('statement', id);
  if (isLocked(statement)) throw ruleBroken('statement-locked');
  if (statement.usage === 'template') throw ruleBroken('statement-is-template');
  const items = records.statementItem.filter((item) => item.statementId === id);
  if (checkPoints(statement, items).problems.length > 0) throw ruleBroken('statement-not-exact');
  return { statement, records, canonical: canonicalStatement(statement, items) };
}

/** What was signed stands: what another copy changed without knowing of it is listed beside it, and not taken. */
function confirmSigned(writer: RecordWriter, { statement, items }: StatementDetail): void {
  writer.confirm('statement', statement.id, signedFields);
  for (const item of items) writer.confirm('statementItem', item.id, signedItemFields);
}

/** Compares what the file holds now with the hash that was taken at the signing. */
export function verifyStatement(context: CallContext, id: string): { signed: boolean; unchanged: boolean } {
  const { statement, items } = mustReadStatement(context.workspace().db, id);
  const signed = isLocked(statement);
  return { signed, unchanged: signed && sha256(canonicalStatement(statement, items)) === statement.signedContentHash };
}

/** A new statement beside a signed one: what changes is changed there, and both are in force. */
export function makeSupplement(context: CallContext, id: string): StatementDetail {
  return context.write((writer, { db, departmentId }) => {
    const { statement, items } = mustReadStatement(db, id);
    if (!isLocked(statement)) throw ruleBroken('statement-not-signed');
    const count = selectRecords(db, 'statement', { where: 'supplement_to_id = ?', value: id }).length + 1;
    const { year, partyA, partyASigner, partyB, partyBSigner, periodFrom, periodTo } = statement;
    const { partySectionId, partyPositionId, partyPersonId } = statement;
    const names = { partyA, partyASigner, partyB, partyBSigner, partySectionId, partyPositionId, partyPersonId };
    const named = `《${statement.title}》${statement.number === '' ? '' : `（编号：${statement.number}）`}`;
    const noun = statement.title.includes('责任状') ? '责任状' : '责任书';
    const supplementId = createForm(writer, departmentId, {
      fields: {
        ...formFields(statement),
        ...names,
        year,
        periodFrom,
        periodTo,
        title: `关于《${statement.title.slice(0, 180)}》的补充${noun}${count > 1 ? `（${count}）` : ''}`,
        number: statement.number === '' ? '' : `${statement.number.slice(0, 190)}补${count}`,
        preamble: `甲乙双方于${dayInWords(statement.lockedOn)}签订了${named}。因工作需要，经双方协商，对其中的目标任务作如下补充和调整。`,
        closing: `本补充${noun}自双方签字之日起生效，与原${noun}具有同等效力\n两者不一致的，以本补充${noun}为准；未作调整的事项，仍按原${noun}执行`,
        supplementToId: id,
        ordinal: nextOrdinal(db, 'statement', departmentId),
      },
      items: items.map(formItem),
    });
    return mustReadStatement(db, supplementId);
  });
}
