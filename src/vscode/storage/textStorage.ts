import type * as vscode from 'vscode';
import type { TextVersion } from '../../core/coding/segment';
import { textVersion } from '../../core/text/textVersion';
import type { FoundTexts, OldTexts, TextToKeep, WantedText } from '../../study/oldTexts';
import { Queue } from '../../study/queue';

/** A kept text, `<sha256>.txt`, or one that is being written. */
const KEPT = /^([0-9a-f]{64})\.txt$/;
const TEMPORARY = /^[0-9a-f]{64}\.[0-9a-z]+\.tmp$/;

/** Milliseconds after which the date of a text that is used is set anew, and a temporary file is nobody's. */
const DAY = 24 * 60 * 60 * 1000;

/** What is needed of VS Code's file system. */
type Files = Pick<
  vscode.FileSystem,
  'stat' | 'readDirectory' | 'readFile' | 'writeFile' | 'createDirectory' | 'rename' | 'delete'
>;

interface Limits {
  readonly texts: number;
  readonly bytes: number;
}

const LIMITS: Limits = { texts: 2_000, bytes: 200_000_000 };

interface Kept {
  readonly size: number;
  /** When the text was last used, to the day: milliseconds since 1970. */
  readonly used: number;
}

/**
 * Texts that segments are anchored to, in the extension's own storage: outside of the study and of git. Nothing depends
 * on them; without them segments are carried forward with less certainty. The file of a text is dated anew, by being
 * written again, when the text is used on a later day; when there are too many, the oldest dates go first.
 */
export class TextStorage implements OldTexts {
  /** What is in the folder, once it was needed. */
  private kept: Map<string, Kept> | undefined;
  /** Path of a transcript → hash of the text last kept of it: it is asked for at every coding. */
  private readonly last = new Map<string, string>();
  private readonly queue = new Queue();

  /** @param folder in the extension's storage; it is the storage's alone and need not exist */
  constructor(
    private readonly folder: vscode.Uri,
    private readonly fs: Files,
    private readonly log: Pick<vscode.LogOutputChannel, 'warn'>,
    private readonly limits = LIMITS,
  ) {}

  find(wanted: readonly WantedText[]): Promise<FoundTexts> {
    return Promise.all(wanted.map(({ version }) => this.findOne(version)));
  }

  private async findOne({ sha256 }: TextVersion): Promise<string | undefined> {
    const inLog = 'An earlier text could not be read'; // not for the catalogue
    return this.careful(inLog, async () => {
      const bytes = await this.read(sha256);
      if (!bytes) return undefined;
      const text = decode(bytes);
      if (text === undefined || textVersion(text).sha256 !== sha256) {
        await this.remove(sha256);
        return undefined;
      }
      await this.noteUse(sha256, bytes);
      return text;
    });
  }

  async keep(path: string, kept: TextToKeep): Promise<void> {
    const { sha256 } = kept.version;
    if (this.last.get(path) === sha256) return;
    this.last.set(path, sha256);
    const inLog = 'A text could not be kept'; // not for the catalogue
    await this.careful(inLog, async () => {
      const bytes = new TextEncoder().encode(kept.text);
      const known = (await this.all()).get(sha256);
      // a file of another size is one whose writing was cut off
      if (known?.size === bytes.length) return this.noteUse(sha256, bytes);
      await this.write(sha256, bytes);
      await this.drop();
    });
  }

  /** Forgets all texts. */
  async clear(): Promise<void> {
    this.last.clear();
    const inLog = 'The earlier texts could not be removed'; // not for the catalogue
    await this.careful(inLog, async () => {
      this.kept = undefined;
      await this.fs.delete(this.folder, { recursive: true, useTrash: false });
    });
  }

  /** One task at a time; what fails is logged and otherwise as if nothing was found. */
  private async careful<T>(what: string, task: () => Promise<T>): Promise<T | undefined> {
    try {
      return await this.queue.run(task);
    } catch (error) {
      if (!isMissing(error))
        this.log.warn(`${what}: ${error instanceof Error ? error.message : String(error)}`);
      return undefined;
    }
  }

  private async all(): Promise<Map<string, Kept>> {
    if (this.kept) return this.kept;
    const kept = new Map<string, Kept>();
    const names = (await this.names()).filter(name => KEPT.test(name) || TEMPORARY.test(name));
    await Promise.all(
      names.map(async name => {
        const { size, mtime } = await this.fs.stat(this.uri(name));
        const sha256 = KEPT.exec(name)?.[1];
        if (sha256) kept.set(sha256, { size, used: mtime });
        else if (Date.now() - mtime > DAY) await this.fs.delete(this.uri(name));
      }),
    );
    return (this.kept = kept);
  }

  private async names(): Promise<string[]> {
    try {
      return (await this.fs.readDirectory(this.folder)).map(([name]) => name);
    } catch (error) {
      if (isMissing(error)) return [];
      throw error;
    }
  }

  private async read(sha256: string): Promise<Uint8Array | undefined> {
    try {
      return await this.fs.readFile(this.file(sha256));
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
  }

  private async noteUse(sha256: string, bytes: Uint8Array): Promise<void> {
    const used = (await this.all()).get(sha256)?.used ?? 0;
    if (Date.now() - used > DAY) await this.write(sha256, bytes);
  }

  private async write(sha256: string, bytes: Uint8Array): Promise<void> {
    const temporary = this.uri(`${sha256}.${Math.random().toString(36).slice(2) || '0'}.tmp`);
    await this.fs.createDirectory(this.folder);
    await this.fs.writeFile(temporary, bytes);
    await this.fs.rename(temporary, this.file(sha256), { overwrite: true });
    (await this.all()).set(sha256, { size: bytes.length, used: Date.now() });
  }

  /** Removes the texts that were not used for longest while there are too many. */
  private async drop(): Promise<void> {
    const kept = [...(await this.all())].sort(([, a], [, b]) => b.used - a.used);
    let bytes = 0;
    for (const [i, [sha256, { size }]] of kept.entries()) {
      bytes += size;
      // the newest stays, however large
      if (i > 0 && (i >= this.limits.texts || bytes > this.limits.bytes)) await this.remove(sha256);
    }
  }

  private async remove(sha256: string): Promise<void> {
    (await this.all()).delete(sha256);
    await this.fs.delete(this.file(sha256));
  }

  private file(sha256: string): vscode.Uri {
    return this.uri(`${sha256}.txt`);
  }

  private uri(name: string): vscode.Uri {
    return this.folder.with({ path: `${this.folder.path.replace(/\/$/, '')}/${name}` });
  }
}

/** Exactly what was kept: nothing is done to marks or line ends. Undefined when the bytes are no text. */
function decode(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** As `vscode.FileSystemError` says it, which a test without VS Code does not have. */
function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'FileNotFound';
}
