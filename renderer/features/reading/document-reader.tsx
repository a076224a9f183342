import type { ReaderProps } from './reader-props.ts';
import { PageReader } from './page-reader.tsx';
import { SheetReader } from './sheet-reader.tsx';
import { useShownDocument } from './use-shown-document.ts';

/** Word, Excel, PowerPoint, HTML and text files, as what they say. */
export function DocumentReader(props: ReaderProps) {
  const { file, words, renderFailed, waiting } = props;
  const { document, pictures, error } = useShownDocument(file);
  if (error !== null) {
    const isDamaged = error.code === 'workspace-damaged';
    return renderFailed(isDamaged ? words.reading.none.damaged : words.errors[error.code](error.about ?? ''));
  }
  if (document === null) return waiting;
  if (document.kind === 'refused') return renderFailed(words.reading.states[document.state]);
  if (document.kind === 'sheets') return <SheetReader {...props} sheets={document.sheets} />;
  return <PageReader {...props} document={document} pictures={pictures} />;
}
