import { useState } from 'react';
import type { Words } from '../../lib/words/words-shape.ts';
import { Button } from '../../ui/button.tsx';
import { ConfirmDialog } from './components/confirm-dialog.tsx';
import { NoView } from './components/no-view.tsx';
import { DocumentReader } from './document-reader.tsx';
import { openElsewhere, saveCopy } from './file-actions.ts';
import { MediaReader } from './media-reader.tsx';
import { PdfReader } from './pdf-reader.tsx';
import { PictureReader } from './picture-reader.tsx';
import type { ReaderProps, ShownFile } from './reader-props.ts';

type FileViewProps = Omit<ReaderProps, 'renderFailed' | 'waiting'>;

/** A file in the way that its kind is read; what can't be shown here says what it is and what can be done. */
export function FileView(props: FileViewProps) {
  const { file, words } = props;
  const parts = {
    renderFailed: (text: string) => <Failed file={file} words={words} text={text} />,
    waiting: (
      <div className="paper-waiting" tabIndex={-1} data-reading-focus="">
        <span className="gb-spinner" aria-hidden="true" />
        {words.reading.loading}
      </div>
    ),
  };
  if (!file.isHere)
    return <NoView icon="warning" tone="warn" title={file.fileName} lines={[words.reading.none.notHere]} />;
  if (file.isDamaged)
    return <NoView icon="warning" tone="warn" title={file.fileName} lines={[words.reading.none.damaged]} />;
  if (file.risk !== null) return <Risky file={file} words={words} />;
  switch (file.view) {
    case 'pdf':
      return <PdfReader {...props} {...parts} />;
    case 'picture':
      return <PictureReader {...props} {...parts} />;
    case 'document':
    case 'sheets':
    case 'text':
      return <DocumentReader {...props} {...parts} />;
    case 'audio':
    case 'video':
      return <MediaReader {...props} {...parts} />;
    case 'none':
      return <Unknown file={file} words={words} />;
  }
}

interface PartProps {
  readonly file: ShownFile;
  readonly words: Words;
}

function Failed({ file, words, text }: PartProps & { readonly text: string }) {
  const actions = <Actions file={file} words={words} />;
  return <NoView icon="warning" tone="warn" title={file.fileName} lines={[text]} actions={actions} />;
}

function Actions({ file, words }: PartProps) {
  return (
    <>
      {file.mayOpen && (
        <Button icon="open" onClick={() => void openElsewhere(file, words)}>
          {words.reading.openCopy}
        </Button>
      )}
      <Button icon="download" onClick={() => void saveCopy(file, words)}>
        {words.reading.saveCopy}
      </Button>
    </>
  );
}

function Unknown({ file, words }: PartProps) {
  const own = words.reading;
  const kind = own.kinds[file.mediaType];
  const lines = [
    kind === undefined ? own.none.unknownKind : own.none.kind(kind),
    file.mayOpen ? own.none.openHint : own.none.saveHint,
  ];
  return <NoView icon="file" title={file.fileName} lines={lines} actions={<Actions file={file} words={words} />} />;
}

/** A program, script, shortcut or macro file: it leaves the workspace only after a warning. */
function Risky({ file, words }: PartProps) {
  const own = words.reading.risk;
  const [asking, setAsking] = useState(false);
  return (
    <>
      <NoView
        icon="warning"
        tone="warn"
        title={own.title}
        lines={[file.fileName, file.risk === null ? '' : own[file.risk], own.advice]}
        actions={
          <Button icon="download" onClick={() => setAsking(true)}>
            {words.reading.saveCopy}
          </Button>
        }
      />
      {asking && (
        <ConfirmDialog
          title={words.reading.saveCopy}
          text={own.saveQuestion(file.fileName)}
          note={file.risk === null ? '' : own[file.risk]}
          confirm={own.saveAnyway}
          cancel={words.common.cancel}
          close={words.common.close}
          onClose={() => setAsking(false)}
          onConfirm={() => {
            setAsking(false);
            void saveCopy(file, words);
          }}
        />
      )}
    </>
  );
}
