import { useEffect, useRef, useState } from 'react';
import type { ReaderProps } from './reader-props.ts';

/** Sound and film, played from the store part by part. */
export function MediaReader({ file, words, renderFailed }: ReaderProps) {
  const own = words.reading.media;
  const player = useRef<HTMLMediaElement>(null);
  const [failed, setFailed] = useState(false);
  const address = `gangbiao-evidence://file/${file.id}/${file.fileHash}`;
  useEffect(() => {
    const held = player.current;
    return () => {
      // A player that is only dropped may go on asking for more.
      held?.pause();
      held?.removeAttribute('src');
      held?.load();
    };
  }, []);
  if (failed) return renderFailed(own.broken);
  const common = {
    ref: player as never,
    src: address,
    controls: true,
    controlsList: 'nodownload noremoteplayback',
    disableRemotePlayback: true,
    // With less Chromium drops the connection whenever it has enough for a moment, and a jump asks five times instead of once.
    preload: 'auto',
    'data-reading-focus': '',
    onError: () => setFailed(true),
  };
  return (
    <div className={`reading-media is-${file.view}`}>
      {file.view === 'audio' ? (
        <audio {...common} aria-label={`${own.audio} ${file.fileName}`} />
      ) : (
        <video {...common} disablePictureInPicture aria-label={`${own.video} ${file.fileName}`} />
      )}
    </div>
  );
}
