import assert from 'node:assert/strict';
import fc from 'fast-check';
import { captureSegment } from '../../../src/core/anchoring/anchors/capture';
import { addSegment, removeSegment, setMemo } from '../../../src/core/coding/operations';
import { LineIndex } from '../../../src/core/text/lineIndex';
import { textVersion } from '../../../src/core/text/textVersion';
import { CodingAction } from '../../../src/study/codingUndo';
import type { FoundTexts, OldTexts, TextToKeep, WantedText } from '../../../src/study/oldTexts';
import { ProblemChecks } from '../../../src/study/problemChecks';
import type { KeptPlaces, PlaceMemory } from '../../../src/study/placeMemory';
import { Study } from '../../../src/study/study';
import { MemoryFileStore } from './memoryFileStore';
import { linesOf } from '../core/text/linesOf';

/**
 * The slow model. Every letter of the text is another one, and is never used again: a segment is the set of its letters.
 * What is put in between two of them belongs to it, what is put in beside it does not; letters that undo brings back
 * belong to it again. Where a segment stands is simply from its first letter that is there to its last.
 */
class Model {
  letters: string[];
  readonly segments = new Map<string, { members: Set<string>; memo: string | undefined }>();

  constructor(text: string) {
    this.letters = [...text];
  }

  /** Takes letters away or puts new ones in. */
  edit(start: number, end: number, fresh: readonly string[]): void {
    for (const { members } of this.segments.values()) {
      const isInside =
        this.letters.slice(0, start).some(letter => members.has(letter)) &&
        this.letters.slice(end).some(letter => members.has(letter));
      if (isInside) for (const letter of fresh) members.add(letter);
    }
    this.letters.splice(start, end - start, ...fresh);
  }

  /** What a reader sees: words and memo of each segment, by id; those without a letter left have no place. */
  seen(): Record<string, string> {
    const seen: Record<string, string> = {};
    for (const [id, { members, memo }] of this.segments) {
      const at = this.letters.flatMap((letter, i) => (members.has(letter) ? [i] : []));
      const words = at.length === 0 ? '-' : this.letters.slice(at[0], at.at(-1)! + 1).join('');
      seen[id] = `${words} ${memo ?? ''}`;
    }
    return seen;
  }
}

/** Keeps texts and places as the extension's storage does. */
class Storage implements OldTexts, PlaceMemory {
  private readonly texts = new Map<string, string>();
  private readonly places = new Map<string, KeptPlaces>();

  find(wanted: readonly WantedText[]): Promise<FoundTexts>;
  find(path: string, version: string): Promise<KeptPlaces | undefined>;
  async find(
    wanted: string | readonly WantedText[],
    version?: string,
  ): Promise<FoundTexts | KeptPlaces | undefined> {
    return typeof wanted === 'string'
      ? this.places.get(`${wanted} ${version}`)
      : wanted.map(one => this.texts.get(one.version.sha256));
  }
  keep(path: string, text: TextToKeep): Promise<void>;
  keep(path: string, version: string, places: KeptPlaces): Promise<void>;
  async keep(path: string, text: string | TextToKeep, places?: KeptPlaces): Promise<void> {
    if (typeof text === 'string') this.places.set(`${path} ${text}`, places!);
    else this.texts.set(text.version.sha256, text.text);
  }
}

const step = fc.record({
  kind: fc.constantFrom(
    'edit',
    'edit',
    'edit',
    'edit',
    'undo text',
    'undo text',
    'redo text',
    'code',
    'code',
    'memo',
    'remove',
    'undo coding',
    'redo coding',
    'save',
    'reload',
  ),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  size: fc.nat(6),
  inserted: fc.nat(3),
});

describe('a study that is edited and coded', () => {
  it('has the segments of a slow model after any edits, undo, redo, saves, reloads and coding', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 40 }), async steps => {
        let nextLetter = 0x4e00;
        const letter = () => String.fromCharCode(nextLetter++);
        const text = Array.from({ length: 40 }, letter).join('');
        const store = new MemoryFileStore({
          'study.json': '{"schema": 1, "name": "Test", "transcripts": ["*.txt"]}',
          'codebook.json': '{"schema": 1, "codes": [{"id":"effort-ab12","name":"Effort"}]}',
          'a.txt': text,
        });
        const storage = new Storage();
        const open = async () => {
          const study = await Study.open(store, storage, storage);
          study.openLive('a.txt', study.transcript('a.txt')!.text);
          return study;
        };
        let study = await open();
        const model = new Model(text);
        // an editor's undo stack: what each edit put in place of what
        type Done = { start: number; removed: string[]; fresh: string[] };
        let done: Done[] = [];
        let undone: Done[] = [];
        let ids = 0;
        let past: { undo: () => void; redo: () => void }[] = [];
        let future: { undo: () => void; redo: () => void }[] = [];

        const replace = (start: number, removed: readonly string[], fresh: readonly string[]) => {
          study.editLive('a.txt', [{ start, end: start + removed.length, text: fresh.join('') }]);
          model.edit(start, start + removed.length, fresh);
        };
        const acts = (undo: () => void, redo: () => void) => {
          redo();
          past.push({ undo, redo });
          future = [];
        };

        for (const [i, { kind, at, size, inserted }] of steps.entries()) {
          const place = Math.floor(at * model.letters.length);
          const some = [...model.segments.keys()][Math.floor(at * model.segments.size)];
          const action = new CodingAction(`${i}`);
          if (kind === 'edit') {
            const removed = model.letters.slice(place, place + size);
            const fresh = Array.from({ length: inserted }, letter);
            if (removed.length + fresh.length === 0) continue;
            // what is replaced as a whole is a matter of words, not of letters: taken away first
            if (removed.length > 0) {
              replace(place, removed, []);
              done.push({ start: place, removed, fresh: [] });
            }
            if (fresh.length > 0) {
              replace(place, [], fresh);
              done.push({ start: place, removed: [], fresh });
            }
            undone = [];
          } else if (kind === 'undo text') {
            const last = done.pop();
            if (!last) continue;
            replace(last.start, last.fresh, last.removed);
            undone.push(last);
          } else if (kind === 'redo text') {
            const next = undone.pop();
            if (!next) continue;
            replace(next.start, next.removed, next.fresh);
            done.push(next);
          } else if (kind === 'code') {
            const current = model.letters.join('');
            const span = { start: place, end: Math.min(place + 1 + size, current.length) };
            if (span.start >= span.end) continue;
            const id = `s${String(ids++).padStart(4, '0')}`;
            const version = textVersion(current);
            const segment = captureSegment({
              id,
              text: current,
              version: version.id,
              span,
              codes: ['effort-ab12'],
              created: '2026-11-22T10:00:00Z',
            });
            const result = await study.changeSidecar(
              'a.txt',
              'nd',
              file => addSegment(file, segment, version),
              action,
            );
            assert.ok(result.ok);
            const one = { members: new Set(model.letters.slice(span.start, span.end)), memo: undefined };
            acts(
              () => model.segments.delete(id),
              () => model.segments.set(id, one),
            );
          } else if (kind === 'memo' && some) {
            const before = model.segments.get(some)!;
            const memo = `m${i}`;
            await study.changeSidecar('a.txt', 'nd', file => setMemo(file, some, memo), action);
            const old = before.memo;
            acts(
              () => (before.memo = old),
              () => (before.memo = memo),
            );
          } else if (kind === 'remove' && some) {
            const before = model.segments.get(some)!;
            await study.changeSidecar('a.txt', 'nd', file => removeSegment(file, some), action);
            acts(
              () => model.segments.set(some, before),
              () => model.segments.delete(some),
            );
          } else if (kind === 'undo coding') {
            const last = past.pop();
            assert.equal((await study.undo()).ok, last !== undefined);
            if (!last) continue;
            last.undo();
            future.push(last);
          } else if (kind === 'redo coding') {
            const next = future.pop();
            assert.equal((await study.redo()).ok, next !== undefined);
            if (!next) continue;
            next.redo();
            past.push(next);
          } else if (kind === 'save' || kind === 'reload') {
            store.put('a.txt', model.letters.join(''));
            await study.savedLive('a.txt');
            if (kind === 'reload') {
              study = await open();
              done = [];
              undone = [];
              past = [];
              future = [];
              // nothing can bring back letters that are gone now
              for (const { members } of model.segments.values())
                for (const member of members) if (!model.letters.includes(member)) members.delete(member);
            }
          }
          const transcript = study.transcript('a.txt')!;
          assert.equal(transcript.text, model.letters.join(''));
          const seen = Object.fromEntries(
            transcript.segments.map(({ segment, start, end }) => [
              segment.id,
              `${start < 0 ? '-' : transcript.text.slice(start, end)} ${segment.memo ?? ''}`,
            ]),
          );
          assert.deepEqual(seen, model.seen(), `after step ${i}, ${kind}`);
          // what is kept up to date from edit to edit is what looking at everything finds
          assert.deepEqual(
            transcript.uncertain,
            transcript.segments.filter(({ state }) => state !== 'ok' && state !== 'changed'),
          );
          assert.deepEqual(linesOf(transcript.lines), linesOf(LineIndex.of(transcript.text)));
          const files = { studyFile: undefined, codebookFile: undefined, codebook: study.codebook };
          const ofTexts = study.problems.filter(({ path }) => path !== 'study.json');
          assert.deepEqual(ofTexts, new ProblemChecks().all([], study.transcripts, files));
        }
      }),
      { numRuns: 500 },
    );
  });
});
