import type { FileStore } from './fileStore';
import { type StudyPart } from './studyChange';

/**
 * Something that was done, for a log that one can switch on. It holds paths relative to the study, counts, bytes,
 * milliseconds and names of ours; never a word of a transcript, a memo, a quote or a code.
 */
export type TraceEvent =
  | {
      readonly kind: 'read' | 'write';
      readonly path: string;
      /** Undefined where there is no file, or nothing was to be written. */
      readonly bytes: number | undefined;
      readonly ms: number;
    }
  | {
      readonly kind: 'git';
      /** Without input. */
      readonly args: readonly string[];
      /** Of the output. */
      readonly bytes: number;
      /** The exit code; undefined where git could not be started or was ended. */
      readonly code: number | undefined;
      readonly ms: number;
    }
  | {
      /** What hears of a change of a study, and what it does after a pause. */
      readonly kind: 'listener' | 'delayed';
      readonly name: string;
      /** Of which the change was; undefined when studies came or went, and for what is delayed. */
      readonly parts: readonly StudyPart[] | undefined;
      readonly ms: number;
    }
  | {
      /** What VS Code was told of the file in the active editor. */
      readonly kind: 'lock' | 'unlock';
      readonly path: string;
      readonly ms: number;
    };

/** Where it is noted what is done. */
export interface Trace {
  /** Whether anybody looks: else nothing needs to be measured. */
  readonly isOn: boolean;
  note(event: TraceEvent): void;
}

/** Where nobody looks. */
export const NO_TRACE: Trace = { isOn: false, note: () => undefined };

/** An event in a line of text. */
export function traceLine(event: TraceEvent): string {
  const took = `${event.ms.toFixed(1)} ms`;
  switch (event.kind) {
    case 'read':
    case 'write':
      return `${event.kind} ${event.path}: ${event.bytes === undefined ? 'nothing' : `${event.bytes} bytes`}, ${took}`;
    case 'git':
      return `git ${event.args.join(' ')}: ${event.code === undefined ? 'ended' : `exit ${event.code}`}, ${event.bytes} bytes, ${took}`;
    case 'lock':
    case 'unlock':
      return `${event.kind} ${event.path}: ${took}`;
    default: {
      const of = event.parts && ` (${event.parts.join(', ') || 'nothing'})`;
      return `${event.kind} ${event.name}${of ?? ''}: ${took}`;
    }
  }
}

/** A task that is noted with how long it takes, where anybody looks. */
export function traced(trace: Trace, name: string, task: () => void): () => void {
  return () => {
    if (!trace.isOn) return task();
    const begin = performance.now();
    task();
    trace.note({ kind: 'delayed', name, parts: undefined, ms: performance.now() - begin });
  };
}

/** A store of which every read and write is noted. */
export class TracedFileStore implements FileStore {
  readonly list: FileStore['list'] = folder => this.store.list(folder);
  readonly isOwn = async (path: string) => (await this.store.isOwn?.(path)) ?? false;

  constructor(
    private readonly store: FileStore,
    private readonly trace: Trace,
  ) {}

  get programs(): FileStore['programs'] {
    return this.store.programs;
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const begin = performance.now();
    const bytes = await this.store.read(path);
    this.note('read', path, bytes, begin);
    return bytes;
  }

  async change(
    path: string,
    make: (before: Uint8Array | undefined) => Uint8Array | undefined,
  ): Promise<boolean> {
    const begin = performance.now();
    let made: Uint8Array | undefined;
    const isDone = await this.store.change(path, before => (made = make(before)));
    this.note('write', path, isDone ? made : undefined, begin);
    return isDone;
  }

  async rename(from: string, to: string): Promise<boolean> {
    const begin = performance.now();
    const isDone = await this.store.rename(from, to);
    this.note('write', to, undefined, begin);
    return isDone;
  }

  async remove(path: string, content: Uint8Array): Promise<boolean> {
    const begin = performance.now();
    const isDone = await this.store.remove(path, content);
    this.note('write', path, undefined, begin);
    return isDone;
  }

  private note(kind: 'read' | 'write', path: string, bytes: Uint8Array | undefined, begin: number): void {
    if (this.trace.isOn) this.trace.note({ kind, path, bytes: bytes?.length, ms: performance.now() - begin });
  }
}

/** Standard in every runtime of ours, but not in TypeScript's ES library. */
declare const performance: { now(): number };
