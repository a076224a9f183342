import { existsSync } from 'node:fs';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { z } from 'zod';
import { publishNewFile } from '../../../db/durable-files.ts';
import { damagedHashes } from '../../../db/evidence/damaged-files.ts';
import { runFullCheck } from '../../../db/evidence/full-check.ts';
import { backupWorkspace, titlesOfFiles } from '../../../db/maintenance.ts';
import { readWorkspaceStatus } from '../../../db/queries/workspace.ts';
import { AppFailure } from '../../../shared/app-error.ts';
import type { Handlers, HostContract } from '../../../shared/contract/contract.ts';
import type { WorkspaceStatus } from '../../../shared/contract/workspace.ts';
import type { CallContext } from '../kernel/context.ts';
import type { Kernel } from '../kernel/handlers-table.ts';
import { evidenceHandlers } from './evidence.ts';

type CreateInput = z.output<HostContract['workspace']['create']['input']>;
type WorkspaceHandlers = Handlers<HostContract, CallContext>['workspace'];

/** What a file calls its department until somebody says better. */
const namesWithout: Readonly<Record<CreateInput['template'], string>> = {
  sample: '示例部门',
  empty: '',
  office: '诊改办',
};

export function workspaceHandlers({ session, jobs }: Kernel): WorkspaceHandlers {
  const status = () => readWorkspaceStatus(session.require());
  // Filled under another name and renamed when it is whole: a crash midway leaves no half a workspace.
  const createWorkspace = async (input: CreateInput, context: CallContext): Promise<WorkspaceStatus> => {
    if (existsSync(input.path)) throw new AppFailure({ code: 'file-exists', about: input.path });
    await jobs.stopAll(input.jobId);
    const part = `${input.path}.${context.newId()}.part`;
    const before = session.current()?.db.path ?? null;
    try {
      // The sample's workbook brings its own names; until then the department must have one.
      session.createFile(part, {
        ...input,
        kind: input.template === 'office' ? 'office' : 'department',
        departmentName: input.departmentName || namesWithout[input.template],
      });
      if (input.template === 'sample') await fillWithSample(context, input.jobId);
      session.close();
      publishNewFile(part, input.path);
    } catch (error) {
      session.close();
      for (const suffix of ['', '-wal', '-shm', '-journal']) await rm(part + suffix, { force: true });
      if (before !== null) session.openFile(before);
      throw error;
    }
    session.openFile(input.path);
    return status();
  };
  return {
    create: (input, context) => session.switchFile(() => createWorkspace(input, context), context.signal),
    open: ({ path }) =>
      session.switchFile(async () => {
        await jobs.stopAll();
        session.openFile(path);
        return status();
      }),
    close: () =>
      session.switchFile(async () => {
        await jobs.stopAll();
        session.close();
        return {};
      }),
    status: async () => {
      await session.whenSettled();
      return session.current() === null ? null : status();
    },
    setAuthor: ({ author }) => {
      session.setAuthor(author);
      return status();
    },
    backup: async ({ path }, context) => {
      const onProgress = (done: number, total: number) =>
        context.progress({ stage: 'copying', done, total, unit: 'bytes', label: path });
      const { sizeBytes } = await backupWorkspace(session.require().db, path, { signal: context.signal, onProgress });
      return { path, sizeBytes };
    },
    check: async (_input, context) => {
      const { db } = session.require();
      const { structure, filesChecked, bytesChecked } = await runFullCheck(db, {
        pace: 'full',
        restart: true,
        signal: context.signal,
        onProgress: ({ stage, done, total }) =>
          context.progress({ stage, done, total, unit: stage === 'hashing' ? 'bytes' : 'steps', label: '' }),
      });
      const damaged = titlesOfFiles(db, [...damagedHashes(db)]);
      return { integrity: [...(structure ?? [])], filesChecked, bytesChecked, damaged };
    },
  };
}

/** The sample comes in as a secretary's own papers would: the workbook first, then the folder of evidence. */
async function fillWithSample(context: CallContext, jobId: string): Promise<void> {
  const { workbookHandlers } = await import('./workbook.ts');
  const { sampleDir } = context.resources;
  await workbookHandlers.import({ jobId, path: join(sampleDir, 'workbook.xlsx') }, context);
  const folder = join(sampleDir, 'evidence');
  const paths = (await readdir(folder)).map((name) => join(folder, name));
  await evidenceHandlers.ingest({ jobId, paths }, context);
}
