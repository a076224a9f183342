import { useState } from 'react';
import type { AppError } from '../../../shared/app-error.ts';
import type { BatchResult, BundlePeer, BundleReport } from '../../../shared/contract/bundles.ts';
import type { Result } from '../../../shared/result.ts';
import { api } from '../../lib/client.ts';
import { copyText } from '../../lib/clipboard.ts';
import { describeError } from '../../lib/error-words.ts';
import { describeJob } from '../../lib/job-words.ts';
import { pickedBundle } from '../../lib/picked-bundle.ts';
import { recordKinds } from '../../lib/record-kinds.ts';
import { cancelJob, newJobId, runJob, useJob } from '../../lib/run-job.ts';
import { inform, reportError } from '../../lib/toasts.ts';
import { useLoaded } from '../../lib/use-loaded.ts';
import { useWorkspace } from '../../lib/workspace-store.ts';
import { useWords } from '../../lib/words/words.ts';
import type { Words } from '../../lib/words/words-shape.ts';
import { flushDrafts } from '../../ui/draft.ts';
import { Button } from '../../ui/button.tsx';
import { Callout, PageBody, PageHeader, SectionCard } from '../../ui/page.tsx';
import { JobPanel } from '../../ui/progress.tsx';
import { type BatchChoice, BatchCard } from './components/batch-card.tsx';
import { BundleContents } from './components/bundle-contents.tsx';
import { BundleReportCard } from './components/bundle-report-card.tsx';
import { EnrolDialog, PhraseDialog, RestoreDialog } from './components/key-dialogs.tsx';
import { KeysCard } from './components/keys-card.tsx';
import { PeersCard } from './components/peers-card.tsx';
import { SentCard } from './components/sent-card.tsx';
import { type ShipmentChoice, ShipmentFields } from './components/shipment-fields.tsx';
import { TransmittalTools } from './components/transmittal-tools.tsx';
import { type KeysDialog, useBundleKeys } from './use-bundle-keys.ts';
import './bundles.css';

/** The bundle for the central office: what goes in, export, and verification of any bundle. */
export function BundlesScreen() {
  const words = useWords();
  const keys = useBundleKeys(words);
  const [choice, setChoice] = useState<ShipmentChoice>({
    recipientId: '',
    full: false,
    encrypt: false,
    volumes: 'auto',
  });
  const isOffice = useWorkspace(({ status }) => status?.kind === 'office');
  const sent = useLoaded(() => api.bundles.sent({}), { key: 'sent', kinds: [] });
  const shipment = { ...(choice.recipientId === '' ? {} : { recipientId: choice.recipientId }), full: choice.full };
  const summary = useLoaded(() => api.bundles.summary(shipment), {
    key: `${choice.recipientId} ${choice.full}`,
    kinds: recordKinds,
  });
  const [report, setReport] = useState<BundleReport | null>(null);
  const [wasPacked, setWasPacked] = useState(false);
  const [batch, setBatch] = useState<readonly BatchResult[] | null>(null);
  const [failure, setFailure] = useState<{ readonly title: string; readonly error: AppError } | null>(null);
  const [jobId, setJobId] = useState<string | null>(null);
  const job = useJob(jobId);

  const show = (result: Result<BundleReport, AppError>, failed: string): void => {
    if (result.ok) setReport(result.value);
    else if (result.error.code !== 'cancelled') setFailure({ title: failed, error: result.error });
  };
  const begin = (packs: boolean): string => {
    setWasPacked(packs);
    const id = newJobId();
    setJobId(id);
    setReport(null);
    setFailure(null);
    return id;
  };
  const exportBundle = async (suggestedName: string): Promise<void> => {
    await flushDrafts();
    const { encrypt, volumes } = choice;
    const target = await api.desktop.pickTarget(
      encrypt ? { kind: 'sealedBundle', suggestedName: `${suggestedName}.age` } : { kind: 'bundle', suggestedName },
    );
    if (!target.ok) return reportError(target.error);
    const { path } = target.value;
    if (path === null) return;
    show(
      await runJob(
        api.bundles.export,
        { path, ...shipment, encrypt, volumes },
        { id: begin(true), inPlace: true, title: words.bundles.export.job },
      ),
      words.bundles.export.failed,
    );
    await Promise.all([keys.reload(), summary.reload(), sent.reload()]);
  };
  const exportToAll = async (asked: BatchChoice): Promise<void> => {
    await flushDrafts();
    const picked = await api.desktop.pickFiles({ kind: 'any', folders: true });
    if (!picked.ok) return reportError(picked.error);
    const folder = picked.value.paths[0];
    if (folder === undefined) return;
    setBatch(null);
    const options = { id: begin(true), inPlace: true, title: words.bundles.batch.job };
    const done = await runJob(api.bundles.exportAll, { folder, ...asked }, options);
    if (done.ok) setBatch(done.value);
    else if (done.error.code !== 'cancelled') setFailure({ title: words.bundles.export.failed, error: done.error });
    await Promise.all([keys.reload(), summary.reload(), sent.reload()]);
  };
  const verify = async (path: string): Promise<void> => {
    show(
      await runJob(api.bundles.verify, { path }, { id: begin(false), inPlace: true, title: words.bundles.verify.job }),
      words.bundles.verify.failed,
    );
  };
  const { pick: pickAndVerify, onDrop } = pickedBundle(verify);

  const own = words.bundles;
  return (
    <>
      <PageHeader title={own.title} subtitle={isOffice ? own.subtitleOffice : own.subtitle} />
      <PageBody>
        {summary.error !== null && (
          <Callout tone="bad">{words.errors[summary.error.code](summary.error.about ?? '')}</Callout>
        )}
        {job !== null && (
          <JobPanel
            title={job.title}
            {...describeJob(job, Date.now(), words)}
            cancelLabel={words.common.cancel}
            cancelling={job.cancelling}
            onCancel={() => cancelJob(job.id)}
          />
        )}
        {failure !== null && (
          <Callout tone="bad" title={failure.title}>
            {describeError(failure.error, words)}
          </Callout>
        )}
        {report !== null && (
          <BundleReportCard
            words={words}
            report={report}
            onCopy={() => {
              if (copyText(report.fingerprint)) inform(words.common.copied);
            }}
            onShowInFolder={() => void api.desktop.showInFolder({ path: report.path })}
            paper={
              wasPacked &&
              report.transfer !== null && (
                <TransmittalTools
                  words={words}
                  recipientId={report.transfer.recipient?.replicaId ?? null}
                  recipientName={report.transfer.recipient?.name ?? ''}
                  sequence={report.transfer.sequence}
                />
              )
            }
          />
        )}
        {isOffice && (
          <BatchCard
            words={words}
            departmentCount={reachableDepartments(keys.peers)}
            busy={job !== null}
            results={batch}
            onExport={(asked) => void exportToAll(asked)}
          />
        )}
        {summary.value !== null && (
          <BundleContents
            words={words}
            summary={summary.value}
            busy={job !== null}
            isMain={!isOffice}
            onExport={(name) => void exportBundle(name)}
          >
            <ShipmentFields words={words} peers={keys.peers} choice={choice} onChange={setChoice} />
          </BundleContents>
        )}
        <div onDragOver={(event) => event.preventDefault()} onDrop={onDrop}>
          <SectionCard title={own.verify.title}>
            <div className="gb-bundle-verify">
              <div>
                <p>{own.verify.text}</p>
                <p className="gb-hint">{own.verify.drop}</p>
              </div>
              <Button disabled={job !== null} onClick={() => void pickAndVerify()}>
                {own.verify.action}
              </Button>
            </div>
          </SectionCard>
        </div>
        {sent.value !== null && sent.value.length > 0 && <SentCard words={words} sent={sent.value} />}
        <PeersCard
          words={words}
          peers={keys.peers}
          onEnrol={() => void keys.pickEnrolment()}
          onAcknowledge={(peer) => void keys.acknowledge(peer).then(summary.reload)}
          onWithdraw={(key) => void keys.withdraw(key)}
        />
        {keys.status !== null && (
          <KeysCard
            words={words}
            status={keys.status}
            onWriteEnrolment={() => void keys.writeEnrolment(own.keys.fileName)}
            onShowPhrase={() => void keys.showPhrase()}
            onRestore={keys.askRestore}
          />
        )}
      </PageBody>
      {keys.dialog?.kind === 'phrase' && (
        <PhraseDialog words={words} phrase={keys.dialog.phrase} onClose={keys.close} />
      )}
      {keys.dialog?.kind === 'restore' && <RestoreDialog words={words} onRestore={keys.restore} onClose={keys.close} />}
      {keys.dialog?.kind === 'enrol' && <EnrolPicked words={words} keys={keys} dialog={keys.dialog} />}
    </>
  );
}

/** Whom the office can hand a bundle to. */
function reachableDepartments(peers: readonly BundlePeer[]): number {
  return peers.filter(({ role, keys }) => role === 'department' && keys.some(({ withdrawnAt }) => withdrawnAt === null))
    .length;
}

interface EnrolPickedProps {
  readonly words: Words;
  readonly keys: ReturnType<typeof useBundleKeys>;
  readonly dialog: Extract<KeysDialog, { readonly kind: 'enrol' }>;
}

function EnrolPicked({ words, keys, dialog }: EnrolPickedProps) {
  const { path, preview } = dialog;
  return (
    <EnrolDialog
      words={words}
      preview={preview}
      onEnrol={(isCompared) => keys.enrol(path, preview, isCompared)}
      onClose={keys.close}
    />
  );
}
