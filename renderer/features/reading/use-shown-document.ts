import { useEffect, useState } from 'react';
import type { AppError } from '../../../shared/app-error.ts';
import type { ReadingAnswer } from '../../../shared/contract/reading.ts';
import { api } from '../../lib/client.ts';
import { cancelJob, newJobId } from '../../lib/run-job.ts';
import type { ShownFile } from './reader-props.ts';

/** A document as far as it was read, with addresses that this page made for its pictures. */
export interface ShownDocument {
  readonly document: ReadingAnswer | null;
  readonly pictures: readonly (string | null)[];
  readonly error: AppError | null;
}

const nothing: ShownDocument = { document: null, pictures: [], error: null };

/** Has a file read by the host; what is no longer looked at is given up. */
export function useShownDocument(file: ShownFile): ShownDocument {
  const [shown, setShown] = useState(nothing);
  const { id, fileHash } = file;
  useEffect(() => {
    const jobId = newJobId();
    let dropped = false;
    let made: (string | null)[] = [];
    setShown(nothing);
    void api.reading.document({ jobId, id, fileHash }).then((result) => {
      if (dropped) return;
      if (!result.ok) {
        setShown({ ...nothing, error: result.error });
        return;
      }
      const document = result.value;
      if (document.kind === 'blocks')
        made = document.pictures.map((picture) =>
          picture === null
            ? null
            : URL.createObjectURL(new Blob([new Uint8Array(picture.bytes)], { type: picture.mediaType })),
        );
      setShown({ document, pictures: made, error: null });
    });
    return () => {
      dropped = true;
      cancelJob(jobId);
      for (const address of made) if (address !== null) URL.revokeObjectURL(address);
    };
  }, [id, fileHash]);
  return shown;
}
