import { useEffect, useState } from 'react';
import { hasThumbnail, type PicturedFile, thumbnailOf } from './thumbnail.ts';
import './thumbnail.css';

/** Who runs through a list with the arrow keys does not look at every picture. */
const afterRestMs = 200;

/** A small picture of a file that opens its preview; nothing for kinds that have none. */
export function ThumbnailButton({
  file,
  label,
  onOpen,
}: {
  readonly file: PicturedFile;
  readonly label: string;
  readonly onOpen: () => void;
}) {
  const [address, setAddress] = useState<string | null | undefined>(undefined);
  const { id, fileHash, mediaType, sizeBytes } = file;
  useEffect(() => {
    let dropped = false;
    const timer = setTimeout(() => {
      void thumbnailOf({ id, fileHash, mediaType, sizeBytes }).then((made) => !dropped && setAddress(made));
    }, afterRestMs);
    return () => {
      dropped = true;
      clearTimeout(timer);
    };
  }, [id, fileHash, mediaType, sizeBytes]);
  if (!hasThumbnail(file) || address === null) return null;
  return (
    <button type="button" className="thumbnail" aria-label={label} title={label} onClick={onOpen}>
      {address !== undefined && <img src={address} alt="" draggable={false} onError={() => setAddress(null)} />}
    </button>
  );
}
