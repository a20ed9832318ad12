import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { ContributionMemory } from '../study/contributions/contributions';
import { userCacheFolder } from './userCacheFolder';

const MAGIC = Buffer.from('TCcounts1'); // not for the catalogue
const NAME_BYTES = 16;
const TAG_BYTES = 16;
/** Name, offset, length. */
const ENTRY_BYTES = NAME_BYTES + 8;
const CIPHER = 'aes-128-gcm';
/** Each key is of one content, so that a nonce would tell nothing apart. */
const NONCE = Buffer.alloc(12);

/** Bytes for one study: some 7,000 for each hour of interview. */
const MAX_FILE = 256_000_000;

/** Bytes for all studies; those that were not used for the longest time go first. */
const MAX_ALL = 1_000_000_000;

/**
 * What transcripts add to counts, in the user's cache folder: a file for each study, which may be deleted at any time.
 *
 * Entries are found by what they were made of, and enciphered with a key that is made of the same, transcript included: the
 * file tells nothing to whoever has not the study, and what is cut off, changed or from elsewhere does not decipher.
 */
export class ContributionCache implements ContributionMemory {
  private readonly file: string;
  private readonly known: ReadonlyMap<string, Buffer>;
  private readonly used = new Map<string, Uint8Array>();
  private isNew = false;

  /**
   * @param root the study's folder
   * @param engine what tells this program from other versions of it
   */
  constructor(
    root: string,
    private readonly engine: string,
    private readonly folder = path.join(userCacheFolder(), 'transcript-coder', 'counts'),
  ) {
    const name = createHash('sha256').update(path.resolve(root)).digest('hex').slice(0, 32);
    this.file = path.join(folder, `${name}.bin`);
    this.known = readEntries(this.file);
  }

  keyOf(parts: readonly (string | Uint8Array)[]): string {
    const hash = createHash('sha256');
    for (const part of [this.engine, ...parts]) {
      const bytes = typeof part === 'string' ? Buffer.from(part) : part;
      // with their lengths, so that no other parts have the same bytes
      hash.update(`${bytes.length} `).update(bytes);
    }
    return hash.digest('hex');
  }

  find(key: string): Uint8Array | undefined {
    const name = nameOf(key);
    const sealed = this.known.get(name);
    const bytes = sealed && opened(sealed, key);
    if (bytes) this.used.set(name, sealed);
    return bytes;
  }

  keep(key: string, bytes: Uint8Array): void {
    const cipher = createCipheriv(CIPHER, cipherKey(key), NONCE);
    const sealed = Buffer.concat([cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
    this.used.set(nameOf(key), sealed);
    this.isNew = true;
  }

  finish(): void {
    if (!this.isNew && this.used.size === this.known.size) return;
    try {
      this.write();
    } catch {
      // counting works without it
    }
  }

  private write(): void {
    const entries = [...this.used];
    const index = Buffer.alloc(entries.length * ENTRY_BYTES);
    let offset = 0;
    entries.forEach(([name, { length }], i) => {
      index.write(name, i * ENTRY_BYTES, 'hex');
      index.writeUInt32LE(offset, i * ENTRY_BYTES + NAME_BYTES);
      index.writeUInt32LE(length, i * ENTRY_BYTES + NAME_BYTES + 4);
      offset += length;
    });
    if (offset > MAX_FILE) return;
    const count = Buffer.alloc(4);
    count.writeUInt32LE(entries.length);
    fs.mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const temporary = `${this.file}.${process.pid}`;
    try {
      fs.writeFileSync(
        temporary,
        Buffer.concat([MAGIC, count, index, ...entries.map(([, sealed]) => sealed)]),
        {
          mode: 0o600,
        },
      );
      fs.renameSync(temporary, this.file);
    } finally {
      fs.rmSync(temporary, { force: true });
    }
    this.makeRoom();
  }

  /** Removes the files of studies that were not counted for the longest time, once there is too much. */
  private makeRoom(): void {
    const files = fs.readdirSync(this.folder).map(name => {
      const file = path.join(this.folder, name);
      const { size, mtimeMs } = fs.statSync(file);
      return { file, size, mtimeMs };
    });
    let total = 0;
    for (const { file, size } of files.sort((a, b) => b.mtimeMs - a.mtimeMs)) {
      total += size;
      if (total > MAX_ALL && file !== this.file) fs.rmSync(file, { force: true });
    }
  }
}

/** The entries of a file, as far as it is one of ours; they are believed only once they are deciphered. */
function readEntries(file: string): Map<string, Buffer> {
  const entries = new Map<string, Buffer>();
  let bytes: Buffer;
  try {
    bytes = fs.readFileSync(file);
  } catch {
    return entries;
  }
  const start = MAGIC.length + 4;
  if (bytes.length < start || !bytes.subarray(0, MAGIC.length).equals(MAGIC)) return entries;
  const count = bytes.readUInt32LE(MAGIC.length);
  const data = start + count * ENTRY_BYTES;
  if (data > bytes.length) return entries;
  for (let at = start; at < data; at += ENTRY_BYTES) {
    const offset = data + bytes.readUInt32LE(at + NAME_BYTES);
    const length = bytes.readUInt32LE(at + NAME_BYTES + 4);
    if (offset + length <= bytes.length)
      entries.set(bytes.toString('hex', at, at + NAME_BYTES), bytes.subarray(offset, offset + length));
  }
  return entries;
}

function opened(sealed: Buffer, key: string): Uint8Array | undefined {
  if (sealed.length < TAG_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, cipherKey(key), NONCE);
  decipher.setAuthTag(sealed.subarray(sealed.length - TAG_BYTES));
  try {
    return Buffer.concat([decipher.update(sealed.subarray(0, sealed.length - TAG_BYTES)), decipher.final()]);
  } catch {
    return undefined;
  }
}

/** Under which an entry is found; it does not tell the key. */
function nameOf(key: string): string {
  return createHash('sha256')
    .update(`name ${key}`)
    .digest('hex')
    .slice(0, 2 * NAME_BYTES); // not for the catalogue
}

function cipherKey(key: string): Buffer {
  return createHash('sha256').update(`cipher ${key}`).digest().subarray(0, 16); // not for the catalogue
}
