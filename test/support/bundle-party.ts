import { join } from 'node:path';
import { v7 } from 'uuid';
import { Dispatcher, inProcessClient } from '../../electron/host/kernel/dispatch.ts';
import type { Client, Contract, HostContract } from '../../shared/contract/contract.ts';
import { value } from './window-calls.ts';

/** Somebody with a file and a program of their own, who exchanges bundles; in this process, without a window. */
export interface BundleParty {
  readonly client: Client<HostContract>;
  close(): Promise<void>;
}

type Exchange = Pick<Client<Contract>, 'keys' | 'bundles'>;

/** Makes a file for a department or a central office in `folder`, with a place for keys of its own. */
export async function startParty(
  folder: string,
  name: string,
  template: 'empty' | 'office' = 'empty',
): Promise<BundleParty> {
  const party = sitDown(folder, name);
  const names = { departmentName: name, collegeName: '云栖岭职业技术学院', author: `${name}经办人` };
  const path = join(folder, `${name}.qhd`);
  await value(party.client.workspace.create({ jobId: 'create', path, template, ...names }));
  return party;
}

/** A second computer of the same people, with a copy of the file and a key of its own. */
export async function startSecondComputer(first: BundleParty, folder: string, name: string): Promise<BundleParty> {
  const path = join(folder, `${name}.qhd`);
  await value(first.client.merging.makeCopy({ jobId: 'copy', path }));
  const party = sitDown(folder, name);
  await value(party.client.workspace.open({ path }));
  return party;
}

/** A program that has opened nothing yet. */
function sitDown(folder: string, name: string): BundleParty {
  const dispatcher = new Dispatcher({
    now: () => new Date().toISOString(),
    newId: () => v7(),
    resources: { fontsDir: '', templatesDir: '', sampleDir: '' },
    notify: () => {},
    log: (method, error) => console.error(method, error),
    keyPlace: () => Promise.resolve({ folder: join(folder, `keys-${name}`), sealKey: null }),
  });
  return { client: inProcessClient(dispatcher), close: () => dispatcher.shutdown() };
}

/** `by` reads the enrolment of `whom` from a file, as if the digits had been compared. */
export async function enrolParty(
  whom: Pick<Exchange, 'keys'>,
  by: Pick<Exchange, 'keys'>,
  path: string,
): Promise<void> {
  await value(whom.keys.writeEnrolment({ path }));
  const { keyFingerprint } = await value(by.keys.readEnrolment({ path }));
  await value(by.keys.enrol({ path, keyFingerprint, isCompared: true }));
}

/** Packs for the peer of this name, or for the only one there is; answers the path. */
export async function packFor(from: Pick<Exchange, 'bundles'>, path: string, peerName?: string): Promise<string> {
  const peers = await value(from.bundles.peers({}));
  const peer = peerName === undefined ? peers[0] : peers.find(({ name }) => name === peerName);
  await value(from.bundles.export({ jobId: `pack-${v7()}`, path, recipientId: peer?.replicaId }));
  return path;
}
