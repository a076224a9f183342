import { useEffect, useState } from 'react';
import type { TextState } from '../../../shared/domain/reading.ts';
import { api } from '../../lib/client.ts';

const none: ReadonlyMap<string, TextState> = new Map();

/** What became of the files whose words were looked for since this was drawn first, by their hashes. */
export function useReadFiles(): ReadonlyMap<string, TextState> {
  const [read, setRead] = useState(none);
  useEffect(() => api.on('fileRead', ({ fileHash, state }) => setRead((old) => new Map(old).set(fileHash, state))), []);
  return read;
}
