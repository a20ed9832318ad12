import { createCipheriv, createDecipheriv, createHash, randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import type { ContributionMemory } from '../study/contributions/contributions';
import { userCacheFolder } from './userCacheFolder';

const MAGIC = Buffer.from('TCcounts2'); // not for the catalogue
const NAME_BYTES = 16;
const TAG_BYTES = 16;
const NONCE_BYTES = 12;
/** Name; offset and length of the entry and of its details. */
const ENTRY_BYTES = NAME_BYTES + 16;
const CIPHER = 'aes-128-gcm';
/** Details of a key are always the same; entries, which are not, have nonces at random. */
const DETAILS_NONCE = Buffer.alloc(NONCE_BYTES);

/** Bytes for one study: some 7,000 for each hour of interview. */
const MAX_FILE = 256_000_000;

/** Bytes for all studies; those that were not used for the longest time go first. */
const MAX_ALL = 1_000_000_000;

interface Sealed {
  readonly entry: Uint8Array | undefined;
  readonly details: Uint8Array | undefined;
}

/**
 * What transcripts add to counts, in the user's cache folder: a file for each study, which may be deleted at any time.
 *
 * Entries are found by what they were made of, and enciphered with a key that is made of the same, transcript included: the
 * file tells nothing to whoever has not the study, and what is cut off, changed or from elsewhere does not decipher.
 */
export class ContributionCache implements ContributionMemory {
  private readonly file: string;
  private readonly known: ReadonlyMap<string, Sealed>;
  private readonly used = new Map<string, Sealed>();
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
    const bytes = sealed?.entry && opened(sealed.entry, key);
    if (bytes) this.used.set(name, sealed);
    return bytes;
  }

  findDetails(key: string): Uint8Array | undefined {
    const sealed = this.used.get(nameOf(key))?.details;
    return sealed && opened(sealed, key);
  }

  keep(key: string, bytes: Uint8Array): void {
    this.put(key, { entry: sealedBy(key, bytes, randomBytes(NONCE_BYTES)) });
  }

  keepDetails(key: string, bytes: Uint8Array): void {
    this.put(key, { details: sealedBy(key, bytes, DETAILS_NONCE) });
  }

  finish(): void {
    if (!this.isNew && this.used.size === this.known.size) return;
    try {
      this.write();
    } catch {
      // counting works without it
    }
  }

  private put(key: string, sealed: Partial<Sealed>): void {
    const name = nameOf(key);
    const before = this.used.get(name);
    this.used.set(name, { entry: before?.entry, details: before?.details, ...sealed });
    this.isNew = true;
  }

  private write(): void {
    const entries = [...this.used];
    const index = Buffer.alloc(entries.length * ENTRY_BYTES);
    const data: Uint8Array[] = [];
    let offset = 0;
    entries.forEach(([name, { entry, details }], i) => {
      let at = i * ENTRY_BYTES;
      index.write(name, at, 'hex');
      at += NAME_BYTES;
      for (const one of [entry ?? NOTHING, details ?? NOTHING]) {
        index.writeUInt32LE(offset, at);
        index.writeUInt32LE(one.length, at + 4);
        at += 8;
        offset += one.length;
        data.push(one);
      }
    });
    if (offset > MAX_FILE) return;
    const count = Buffer.alloc(4);
    count.writeUInt32LE(entries.length);
    fs.mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    const temporary = `${this.file}.${process.pid}`;
    try {
      fs.writeFileSync(temporary, Buffer.concat([MAGIC, count, index, ...data]), { mode: 0o600 });
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

const NOTHING = Buffer.alloc(0);

/** The entries of a file, as far as it is one of ours; they are believed only once they are deciphered. */
function readEntries(file: string): Map<string, Sealed> {
  const entries = new Map<string, Sealed>();
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
  const blockAt = (at: number) => {
    const offset = data + bytes.readUInt32LE(at);
    const end = offset + bytes.readUInt32LE(at + 4);
    return end <= bytes.length ? bytes.subarray(offset, end) : undefined;
  };
  for (let at = start; at < data; at += ENTRY_BYTES) {
    const name = bytes.toString('hex', at, at + NAME_BYTES);
    entries.set(name, { entry: blockAt(at + NAME_BYTES), details: blockAt(at + NAME_BYTES + 8) });
  }
  return entries;
}

/** A nonce, what is enciphered, and a tag by which it is known to be whole. */
function sealedBy(key: string, bytes: Uint8Array, nonce: Buffer): Uint8Array {
  const cipher = createCipheriv(CIPHER, cipherKey(key), nonce);
  return Buffer.concat([nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]);
}

function opened(sealed: Uint8Array, key: string): Uint8Array | undefined {
  const end = sealed.length - TAG_BYTES;
  if (end < NONCE_BYTES) return undefined;
  const decipher = createDecipheriv(CIPHER, cipherKey(key), sealed.subarray(0, NONCE_BYTES));
  decipher.setAuthTag(sealed.subarray(end));
  try {
    const bytes = decipher.update(sealed.subarray(NONCE_BYTES, end));
    // nothing more comes of this cipher
    decipher.final();
    return bytes;
  } catch {
    return undefined;
  }
}

/** Half of a key is what an entry is found by, and does not tell the other half, by which it is enciphered. */
function nameOf(key: string): string {
  return key.slice(0, 2 * NAME_BYTES);
}

function cipherKey(key: string): Buffer {
  return Buffer.from(key.slice(2 * NAME_BYTES), 'hex');
}
