import fs from 'node:fs';
import path from 'node:path';
import { Codebook } from '../../src/core/codebook/codebook';
import type { CodebookFile } from '../../src/core/codebook/code';
import { addCode, deleteCodes, moveCode, renameCode, updateCode } from '../../src/core/codebook/operations';
import { parseCodebook, stringifyCodebook } from '../../src/core/codebook/parseCodebook';
import { captureSegment } from '../../src/core/anchoring/anchors/capture';
import {
  addCodes,
  applyCodes,
  removeCodes,
  removeSegment,
  setCodes,
  setMemo,
} from '../../src/core/coding/operations';
import { emptySidecar, parseSidecar, stringifySidecar } from '../../src/core/coding/parseSidecar';
import { newSegmentId } from '../../src/core/coding/segmentId';
import type { Sidecar } from '../../src/core/coding/segment';
import type { Result } from '../../src/core/base/result';
import { textVersion } from '../../src/core/text/textVersion';
import { mergeInto } from '../unit/core/versions/merge/codebookSteps';
import { GitRepository } from '../unit/node/gitRepository';

/** One code on one segment, and where: what must not get lost. */
export interface Coding {
  readonly path: string;
  readonly id: string;
  readonly code: string;
  readonly place: string;
}

/** What everybody did to codings, in all clones. */
export class Ledger {
  readonly added = new Map<string, Coding>();
  readonly removed = new Set<string>();
  /** The words and codes of these: what was made one with another segment is taken away under another id. */
  readonly removedOnWords = new Set<string>();

  note(file: string, before: Sidecar, after: Sidecar): void {
    const [was, is] = [before, after].map(sidecar => codings(file, sidecar));
    for (const [key, coding] of is!) if (!was!.has(key)) this.added.set(key, coding);
    for (const [key, coding] of was!) {
      if (is!.has(key)) continue;
      this.removed.add(key);
      this.removedOnWords.add(wordsOf(coding));
    }
  }
}

/** Where a coding is, whatever its segment is called. */
export function wordsOf({ path: file, place, code }: Coding): string {
  return `${file} ${place} ${code}`;
}

export function codings(file: string, { segments }: Sidecar): Map<string, Coding> {
  return new Map(
    segments.flatMap(({ id, codes, text, start, end }) =>
      codes.map((code): [string, Coding] => [
        `${file} ${id} ${code}`,
        { path: file, id, code, place: `${text} ${start} ${end}` },
      ]),
    ),
  );
}

/** Somebody with a clone of their own, who codes in it. */
export class Person {
  readonly repository: GitRepository;
  edits = 0;

  constructor(
    folder: string,
    private readonly coder: string,
    private readonly transcripts: readonly string[],
    private readonly ledger: Ledger,
    private readonly random: () => number,
  ) {
    this.repository = new GitRepository(folder);
  }

  read(file: string): string {
    return fs.readFileSync(path.join(this.repository.path, file), 'utf8');
  }

  /** Does something at random, and commits it. */
  work(): void {
    const times = 1 + this.below(3);
    for (let i = 0; i < times; i++) this.act();
    this.repository.git('add', '-A');
    this.repository.git('commit', '-q', '--allow-empty', '-m', `Work of ${this.coder}`);
  }

  private act(): void {
    this.edits++;
    const dice = this.random();
    if (dice < 0.55) this.code();
    else if (dice < 0.75) this.recode();
    else if (dice < 0.9) this.editCodebook();
    else this.correct();
  }

  private code(): void {
    const transcript = this.pick(this.transcripts);
    const text = this.read(transcript);
    const words = [...text.matchAll(/\S+/g)];
    // few places, so that two clones of one coder meet at them
    const first = this.below(30) * 5;
    const [from, to] = [words[first]!, words[first + 4]!];
    const version = textVersion(text);
    const span = { start: from.index, end: to.index + to[0].length };
    const codes = [this.pick(this.codebook().codes).id];
    const segment = captureSegment({
      id: newSegmentId(this.random),
      text,
      version: version.id,
      span,
      codes,
      created: '2026-11-22T10:00:00Z',
    });
    this.change(transcript, sidecar => applyCodes(sidecar, segment, version));
  }

  private recode(): void {
    const transcript = this.pick(this.transcripts);
    const { segments } = this.sidecar(transcript);
    if (segments.length === 0) return this.code();
    const target = this.pick(segments);
    const code = this.pick(this.codebook().codes).id;
    const operations: readonly ((sidecar: Sidecar) => Result<Sidecar>)[] = [
      sidecar => addCodes(sidecar, target.id, [code]),
      sidecar => addCodes(sidecar, target.id, [code]),
      sidecar => setCodes(sidecar, target.id, [code]),
      sidecar => removeCodes(sidecar, target.id, [target.codes[0]!]),
      sidecar => removeSegment(sidecar, target.id),
      sidecar => setMemo(sidecar, target.id, `memo ${this.below(1000)}`),
    ];
    this.change(transcript, this.pick(operations));
  }

  private editCodebook(): void {
    const file = this.codebook();
    const codebook = Codebook.of(file);
    const codes = codebook.inOrder();
    const [code, other] = [this.pick(codes), this.pick(codes)];
    const dice = this.below(12);
    const changed: Result<CodebookFile> | undefined =
      dice < 4
        ? added(
            addCode(
              codebook,
              { name: `Code ${this.below(10_000)}`, parent: this.below(2) ? other.id : undefined },
              this.random,
            ),
          )
        : dice < 6
          ? updateCode(codebook, code.id, { description: `Description ${this.below(1000)}` })
          : dice < 8
            ? renameCode(codebook, code.id, `Name ${this.below(10_000)}`)
            : dice < 10
              ? moveCode(codebook, code.id, { parent: other.id })
              : dice < 11 && codes.length > 8
                ? added(deleteCodes(codebook, code.id, { children: 'move-up' }))
                : merged(mergeInto(file, code.id, other.id));
    if (changed?.ok) this.write('codebook.json', stringifyCodebook(changed.value));
  }

  /** Corrects a word of a transcript. */
  private correct(): void {
    const transcript = this.pick(this.transcripts);
    const lines = this.read(transcript).split('\n');
    const line = this.below(lines.length - 1);
    lines[line] = lines[line]!.replace(/\b[a-z]{4,}\b/, () => `word${this.below(1000)}`);
    this.write(transcript, lines.join('\n'));
  }

  private change(transcript: string, operation: (sidecar: Sidecar) => Result<Sidecar>): void {
    const file = `${transcript}.${this.coder}.coding.json`;
    const before = this.sidecar(transcript);
    const after = operation(before);
    if (!after.ok || after.value === before) return;
    this.ledger.note(file, before, after.value);
    this.write(file, stringifySidecar(after.value));
  }

  private sidecar(transcript: string): Sidecar {
    const file = `${transcript}.${this.coder}.coding.json`;
    if (!fs.existsSync(path.join(this.repository.path, file))) return emptySidecar(this.coder);
    return parseSidecar(this.read(file)).value!;
  }

  private codebook(): CodebookFile {
    return parseCodebook(this.read('codebook.json')).value!;
  }

  private write(file: string, content: string): void {
    this.repository.write(file, content);
  }

  private below(count: number): number {
    return Math.floor(this.random() * count);
  }

  private pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }
}

function added(result: Result<{ readonly file: CodebookFile }>): Result<CodebookFile> {
  return result.ok ? { ok: true, value: result.value.file } : result;
}

function merged(file: CodebookFile | undefined): Result<CodebookFile> | undefined {
  return file && { ok: true, value: file };
}
