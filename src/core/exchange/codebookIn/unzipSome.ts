import * as l10n from '@vscode/l10n';
import { joinedBytes } from '../../base/joinedBytes';
import { decodeTranscript } from '../../text/decode';
import { UnusableFile } from './readXml';

/** So much may come out of a file, in bytes: a small one can be made to become any size. */
const MAX_UNPACKED = 96 * 2 ** 20;
const MAX_ENTRIES = 10_000;
/** Bytes that are unpacked between two looks at how much has come out. */
const SLICE = 1 << 14;

/**
 * The texts of some files in a zip archive, by their names. Nothing more is unpacked than is looked at in between, whatever the
 * archive says of its sizes.
 * @throws UnusableFile
 */
export async function unzipSome(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Promise<ReadonlyMap<string, string>> {
  const files = await unzipBytes(bytes, isWanted);
  return new Map([...files].map(([name, content]) => [name, decodeTranscript(content).text]));
}

/** The same as bytes. @throws UnusableFile */
export async function unzipBytes(
  bytes: Uint8Array,
  isWanted: (name: string) => boolean,
): Promise<ReadonlyMap<string, Uint8Array>> {
  const { Unzip, UnzipInflate } = await import('fflate');
  const parts = new Map<string, Uint8Array[]>();
  let [unpacked, entries] = [0, 0];
  let failure: Error | undefined;
  const unzip = new Unzip(file => {
    if (++entries > MAX_ENTRIES) throw new UnusableFile(tooLarge());
    if (!isWanted(file.name) || parts.has(file.name)) return;
    const chunks: Uint8Array[] = [];
    parts.set(file.name, chunks);
    file.ondata = (error, chunk) => {
      if (error) failure ??= error;
      unpacked += chunk?.length ?? 0;
      if (unpacked > MAX_UNPACKED) throw new UnusableFile(tooLarge());
      if (chunk) chunks.push(chunk);
    };
    file.start();
  });
  unzip.register(UnzipInflate);
  try {
    for (let at = 0; at < bytes.length && !failure; at += SLICE)
      unzip.push(bytes.subarray(at, at + SLICE), at + SLICE >= bytes.length);
  } catch (error) {
    if (error instanceof UnusableFile) throw error;
    failure = error as Error;
  }
  if (failure) throw new UnusableFile(l10n.t('The file is damaged and cannot be unpacked.'));
  return new Map([...parts].map(([name, chunks]) => [name, joinedBytes(chunks)]));
}

function tooLarge(): string {
  return l10n.t(
    'The file would take more than {0} MB when unpacked. It is not read.',
    MAX_UNPACKED / 2 ** 20,
  );
}
