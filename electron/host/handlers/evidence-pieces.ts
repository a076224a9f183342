import { nextOrdinal } from '../../../db/queries/siblings.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { evidencePiecesMethods } from '../../../shared/contract/evidence-pieces.ts';
import { guessEvidence } from '../../../shared/domain/evidence-file.ts';
import { numbersFrom } from '../../../shared/domain/evidence-number.ts';
import { addFiles, groupPieces, mustFindPiece, removePart, replaceFile, splitPiece } from '../evidence/piece-files.ts';
import { forgetIntake, noteIntake, readUnfinished } from '../evidence/unfinished-intake.ts';
import type { CallContext } from '../kernel/context.ts';
import { refuseFileFields } from './evidence-fields.ts';
import { withoutUndefined } from './save-record.ts';

type Methods = Pick<Handlers<HostContract, CallContext>['evidence'], keyof typeof evidencePiecesMethods>;

/** Several pieces at once, and the files of one. */
export const evidencePiecesHandlers: Methods = {
  saveMany: ({ edits }, context) =>
    context.write((writer, { db }) => {
      for (const { id, fields } of edits) {
        refuseFileFields(db, id, fields);
        writer.update('evidence', id, { fields: withoutUndefined<'evidence'>(fields) });
      }
      return { changed: edits.length };
    }),
  renumber: ({ ids, first }, context) => {
    const numbers = numbersFrom(first, ids.length);
    if (numbers === null) throw new AppFailure({ code: 'rule-broken', about: 'number-not-counting' });
    return context.write((writer) => {
      for (const [index, id] of ids.entries())
        writer.update('evidence', id, { fields: { number: numbers[index] ?? '' } });
      return { changed: ids.length };
    });
  },
  removeMany: ({ ids }, context) =>
    context.write((writer) => ({ removed: ids.reduce((sum, id) => sum + writer.remove('evidence', id), 0) })),
  group: ({ ids }, context) => context.write((writer, workspace) => groupPieces(writer, workspace, ids)),
  split: (input, context) => context.write((writer, workspace) => ({ ids: splitPiece(writer, workspace, input) })),
  addUse: ({ id, fileName }, context) =>
    context.write((writer, workspace) => {
      const { db, departmentId } = workspace;
      const { fileHash, mediaType, sizeBytes } = mustFindPiece(workspace, id);
      const ordinal = nextOrdinal(db, 'evidence', departmentId);
      const fields = { ...guessEvidence(fileName), fileHash, mediaType, sizeBytes, fileName, ordinal };
      return writer.create('evidence', fields, { departmentId });
    }),
  addFiles: (input, context) => addFiles(context, input),
  replaceFile: (input, context) => replaceFile(context, input),
  removePart: ({ id }, context) =>
    context.write((writer, workspace) => ({ removed: removePart(writer, workspace, id) })),
  unfinished: (_input, context) => readUnfinished(context.workspace()),
  forgetUnfinished: (_input, context) => {
    const noted = readUnfinished(context.workspace());
    if (noted !== null) forgetIntake(context.workspace(), noted);
    return {};
  },
  noteWaiting: (intake, context) => {
    noteIntake(context.workspace(), { ...intake, startedAt: context.now() });
    return {};
  },
  forgetWaiting: (intake, context) => {
    forgetIntake(context.workspace(), intake);
    return {};
  },
};
