import fs from 'node:fs';
import path from 'node:path';
import { mergeCode } from '../../../../src/core/codebook/mergeCode';
import { addCode, deleteCodes, moveCode, renameCode } from '../../../../src/core/codebook/operations';
import { Codebook } from '../../../../src/core/codebook/codebook';
import type { CodebookFile } from '../../../../src/core/codebook/code';
import { parseCodebook, stringifyCodebook } from '../../../../src/core/codebook/parseCodebook';
import { parseSidecar, stringifySidecar } from '../../../../src/core/coding/parseSidecar';
import { emptySidecar } from '../../../../src/core/coding/parseSidecar';
import { parseSidecarPath, sidecarPath } from '../../../../src/core/coding/sidecarName';
import { decodeTranscript } from '../../../../src/core/text/decode';
import { textVersion } from '../../../../src/core/text/textVersion';
import { type Result, ok } from '../../../../src/core/base/result';
import { Random, randomStudy } from '../../core/analyses/kit/randomStudy';
import { GitRepository } from '../../node/gitRepository';

const CODERS = ['ann', 'ben'];
const BROKEN = '{ "schema": 1, "codes": [\n<<<<<<< ours';

/** A repository with a study that several people have worked on, on branches, with mistakes, and whose dates lie. */
export class RandomHistory {
  readonly repository: GitRepository;
  readonly done: string[] = [];
  private readonly random: Random;
  private prefix: string;
  private step = 0;

  constructor(folder: string, seed: number) {
    this.random = new Random(seed);
    this.repository = GitRepository.init(folder);
    this.prefix = this.random.pick(['', 'study/', 'in [1]/my study/']);
    if (this.random.chance(0.5)) this.commit('Before there was a study', () => this.note());
    this.commit('Begin', () => {
      for (const [file, bytes] of Object.entries(randomStudy(seed).files)) this.put(file, bytes);
    });
  }

  /** Where the study is now, absolute. */
  get root(): string {
    return path.join(this.repository.path, this.prefix);
  }

  /** Ids of the codes that the study has now, and two that it has not. */
  codes(): string[] {
    return [...(this.codebook()?.codes.map(({ id }) => id) ?? []), 'never', 'new-3'];
  }

  /** Commits something at random, or makes or merges a branch. */
  act(): void {
    const { random } = this;
    if (random.chance(0.2)) return this.branch();
    this.commit(`Step ${++this.step}`, () => this.change());
  }

  /** Something that is not committed. */
  leaveUncommitted(): void {
    this.change();
  }

  private branch(): void {
    const { repository, random } = this;
    const branches = repository.git('branch', '--format=%(refname:short)').split('\n');
    if (branches.length < 3 && random.chance(0.6)) {
      repository.git('checkout', '-q', '-b', `side-${++this.step}`);
      this.done.push('branches');
      return;
    }
    const others = branches.filter(name => name !== repository.git('branch', '--show-current'));
    if (others.length === 0) return;
    const other = random.pick(others);
    if (random.chance(0.4)) {
      repository.git('checkout', '-q', other);
      this.done.push(`goes to ${other}`);
    } else {
      const how = random.pick([[], ['-X', 'theirs'], ['-X', 'ours']]);
      const { status } = repository.tryGit('merge', '-q', '--no-ff', '--no-edit', ...how, other);
      if (status !== 0) repository.tryGit('merge', '--abort');
      this.done.push(`merges ${other}: ${status}`);
    }
    this.findStudy();
  }

  /** Branches can have it in different folders. */
  private findStudy(): void {
    const files = this.repository.git('-c', 'core.quotePath=false', 'ls-files').split('\n');
    const own = files.find(file => file === 'study.json' || file.endsWith('/study.json'));
    if (own !== undefined) this.prefix = own.slice(0, -'study.json'.length);
  }

  private commit(subject: string, change: () => void): void {
    change();
    const day = 1 + this.random.below(28);
    this.repository.git('add', '-A');
    const when = `2026-0${1 + this.random.below(9)}-${String(day).padStart(2, '0')}T10:00:00Z`;
    this.repository.git('commit', '-q', '--allow-empty', '-m', subject, '--date', when);
  }

  private change(): void {
    const dice = this.random.below(20);
    if (dice < 5) this.code();
    else if (dice < 7) this.recode();
    else if (dice < 8) this.complete();
    else if (dice < 11) this.editCodebook();
    else if (dice < 13) this.editText();
    else if (dice < 14) this.renameTranscript();
    else if (dice < 15) this.breakFile();
    else if (dice < 16) this.editStudy();
    else if (dice < 17) this.moveStudy();
    else if (dice < 18) this.removeTranscript();
    else this.note();
  }

  private note(): void {
    this.repository.write('notes.md', `Note ${this.random.fraction()}\n`);
    this.done.push('writes a note');
  }

  private code(): void {
    const transcript = this.transcript();
    if (transcript === undefined) return;
    const { text } = decodeTranscript(this.get(transcript)!);
    const codes = this.codes();
    if (text.length < 6) return;
    const start = this.random.below(text.length - 3);
    const end = start + 1 + this.random.below(text.length - start - 1);
    const version = textVersion(text);
    this.edit(transcript, this.random.pick(CODERS), sidecar => ({
      ...sidecar,
      texts: { ...sidecar.texts, [version.id]: { sha256: version.sha256, length: version.length } },
      segments: [
        ...sidecar.segments,
        {
          id: `new-${this.step}-${this.random.below(1e6)}`,
          text: version.id,
          start,
          end,
          quote: text.slice(start, end),
          codes: [this.random.pick(codes)],
        },
      ],
    }));
    this.done.push(`codes ${transcript}`);
  }

  private recode(): void {
    const file = this.coding();
    if (file === undefined) return;
    const { transcript, coder } = parseSidecarPath(file)!;
    const codes = this.codes();
    this.edit(transcript, coder, sidecar => ({
      ...sidecar,
      segments: sidecar.segments.flatMap((segment, i) => {
        if (i % 3 === 1) return [];
        return [i % 2 === 0 ? { ...segment, codes: [this.random.pick(codes)] } : segment];
      }),
    }));
    this.done.push(`recodes ${file}`);
  }

  private complete(): void {
    const file = this.coding();
    if (file === undefined) return;
    const { transcript, coder } = parseSidecarPath(file)!;
    this.edit(transcript, coder, sidecar => ({
      ...sidecar,
      status: sidecar.status === 'complete' ? 'in-progress' : 'complete',
    }));
    this.done.push(`completes ${file}`);
  }

  private editCodebook(): void {
    const file = this.codebook();
    if (!file) {
      this.put('codebook.json', '{"schema":1,"codes":[{"id":"new-3","name":"New"}]}\n');
      return;
    }
    const codebook = Codebook.of(file);
    const codes = codebook.inOrder();
    const { random } = this;
    if (codes.length < 2) return;
    const [a, b] = [random.pick([...codes]).id, random.pick([...codes]).id];
    const operations: (() => Result<CodebookFile>)[] = [
      () => mergeCode(codebook, a, b),
      () => mergeCode(codebook, a, b),
      () => renameCode(codebook, a, `Name ${this.step}`),
      () => moveCode(codebook, a, { parent: b }),
      () => {
        const deleted = deleteCodes(codebook, a, { children: 'move-up' });
        return deleted.ok ? ok(deleted.value.file) : deleted;
      },
      () => {
        const added = addCode(codebook, { name: `Added ${this.step}`, parent: a }, () => random.fraction());
        return added.ok ? ok(added.value.file) : added;
      },
    ];
    const at = random.below(operations.length);
    const changed = operations[at]!();
    if (!changed.ok) return;
    this.put('codebook.json', stringifyCodebook(changed.value));
    this.done.push(`codebook ${at} ${a} ${b}`);
  }

  private editText(): void {
    const transcript = this.transcript();
    if (transcript === undefined) return;
    const { text } = decodeTranscript(this.get(transcript)!);
    const at = Math.max(0, text.indexOf(' ', this.random.below(text.length + 1)));
    const edited = `${text.slice(0, at)} more words${text.slice(at)}`;
    this.put(transcript, this.random.chance(0.3) ? edited.replaceAll('\n', '\r\n') : edited);
    this.done.push(`edits ${transcript}`);
  }

  private renameTranscript(): void {
    const transcript = this.transcript();
    if (transcript === undefined) return;
    const to = transcript.replace(/[^/]*$/, `renamed-${++this.step}.txt`);
    for (const file of this.files().filter(one => one === transcript || one.startsWith(`${transcript}.`))) {
      this.put(to + file.slice(transcript.length), this.get(file)!);
      fs.rmSync(path.join(this.root, file));
    }
    this.done.push(`renames ${transcript} to ${to}`);
  }

  private removeTranscript(): void {
    const transcript = this.transcript();
    if (transcript === undefined) return;
    for (const file of this.files().filter(one => one === transcript || one.startsWith(`${transcript}.`)))
      fs.rmSync(path.join(this.root, file));
    this.done.push(`removes ${transcript}`);
  }

  /** The next one who looks mends it. */
  private breakFile(): void {
    const file = this.random.pick([this.coding() ?? 'codebook.json', 'codebook.json', 'study.json']);
    const before = this.get(file);
    if (before === undefined) return;
    this.put(file, BROKEN);
    this.done.push(`breaks ${file}`);
    this.repository.git('add', '-A');
    this.repository.git('commit', '-q', '-m', `Break ${file}`);
    if (this.random.chance(0.5)) {
      this.note();
      this.repository.git('add', '-A');
      this.repository.git('commit', '-q', '-m', 'While it is broken');
    }
    this.put(file, before);
  }

  private editStudy(): void {
    const study = JSON.parse(decodeTranscript(this.get('study.json')!).text) as {
      participants: object[];
      interviewers: string[];
    };
    if (this.random.chance(0.5)) study.participants = study.participants.slice(1);
    else study.interviewers = this.random.some(['INT', 'Interviewer', 'P1'], 0.6);
    this.put('study.json', JSON.stringify(study));
    this.done.push('edits the study');
  }

  private moveStudy(): void {
    const { repository } = this;
    const to = this.random.pick(['moved/', 'other place/deep/', 'study 2/']);
    if (to === this.prefix) return;
    for (const file of this.files()) {
      repository.write(to + file, this.get(file)!);
      fs.rmSync(path.join(this.root, file));
    }
    this.prefix = to;
    this.done.push(`moves to ${to}`);
  }

  private edit(
    transcript: string,
    coder: string,
    change: (sidecar: ReturnType<typeof emptySidecar>) => ReturnType<typeof emptySidecar>,
  ): void {
    const file = sidecarPath(transcript, coder);
    const bytes = this.get(file);
    const before = bytes ? parseSidecar(decodeTranscript(bytes).text).value : emptySidecar(coder);
    if (before) this.put(file, stringifySidecar(change(before)));
  }

  private codebook(): CodebookFile | undefined {
    const bytes = this.get('codebook.json');
    return bytes && parseCodebook(decodeTranscript(bytes).text).value;
  }

  private transcript(): string | undefined {
    const all = this.files().filter(file => file.endsWith('.txt'));
    return all.length > 0 ? this.random.pick(all) : undefined;
  }

  private coding(): string | undefined {
    const all = this.files().filter(file => parseSidecarPath(file));
    return all.length > 0 ? this.random.pick(all) : undefined;
  }

  /** Of the study: all but notes, and what git keeps. */
  private files(): string[] {
    return fs
      .readdirSync(this.root, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile())
      .map(entry =>
        path.relative(this.root, path.join(entry.parentPath, entry.name)).split(path.sep).join('/'),
      )
      .filter(file => !file.startsWith('.git/') && file !== 'notes.md');
  }

  private get(file: string): Uint8Array | undefined {
    const absolute = path.join(this.root, file);
    return fs.existsSync(absolute) ? fs.readFileSync(absolute) : undefined;
  }

  private put(file: string, content: string | Uint8Array): void {
    this.repository.write(this.prefix + file, content);
  }
}
