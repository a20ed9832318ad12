import assert from 'node:assert/strict';
import fc from 'fast-check';
import { addCode, deleteCodes, renameCode } from '../../../src/core/codebook/operations';
import { captureSegment } from '../../../src/core/anchoring/anchors/capture';
import { addSegment, removeCodeEverywhere, setCodes, setMemo } from '../../../src/core/coding/operations';
import { includeTranscripts } from '../../../src/core/studyFile/includeTranscripts';
import type { StudyFile } from '../../../src/core/studyFile/studyFile';
import { ok } from '../../../src/core/base/result';
import { textVersion } from '../../../src/core/text/textVersion';
import { CodingAction } from '../../../src/study/codingUndo';
import { Study } from '../../../src/study/study';
import { MemoryFileStore } from './memoryFileStore';

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier.\n';
const CODES = '{"schema":1,"codes":[{"id":"ease-cd34","name":"Ease"},{"id":"effort-ab12","name":"Effort"}]}';
const SIDECARS = ['a.txt.c1.coding.json', 'b.txt.c1.coding.json'];

async function open(): Promise<{ store: MemoryFileStore; study: Study }> {
  const store = new MemoryFileStore({
    'study.json': '{"schema": 1, "name": "Test", "transcripts": ["*.txt"]}',
    'codebook.json': CODES,
    'a.txt': TEXT,
    'b.txt': TEXT,
  });
  return { store, study: await Study.open(store) };
}

let ids = 0;

function apply(study: Study, path: string, start: number, codes: string[], action?: CodingAction) {
  const version = textVersion(TEXT);
  const segment = captureSegment({
    id: `s${String(++ids).padStart(6, '0')}`,
    text: TEXT,
    version: version.id,
    span: { start, end: start + 3 },
    codes,
    created: '2026-11-22T10:00:00Z',
  });
  return study.changeSidecar(path, 'c1', sidecar => addSegment(sidecar, segment, version), action);
}

async function deleteCode(study: Study, id: string, action: CodingAction): Promise<void> {
  await study.changeCodebook(codebook => {
    const deleted = deleteCodes(codebook, id, { children: 'delete' });
    return deleted.ok ? ok(deleted.value.file) : deleted;
  }, action);
  for (const path of ['a.txt', 'b.txt'])
    await study.changeSidecar(path, 'c1', sidecar => removeCodeEverywhere(sidecar, [id]), action);
}

/** What is written, but for the order of keys: a file not yet there is an empty one. */
function written(store: MemoryFileStore): unknown {
  const of = (path: string, list: string) =>
    (JSON.parse(store.text(path) ?? `{"${list}":[]}`) as Record<string, unknown>)[list];
  return [of('codebook.json', 'codes'), ...SIDECARS.map(path => of(path, 'segments'))];
}

describe('CodingHistory', () => {
  it('undoes and makes again in order, over several files, as copies of all files have it', async () => {
    const step = fc.record({
      kind: fc.constantFrom('apply', 'recode', 'memo', 'delete', 'add', 'rename', 'undo', 'undo', 'redo'),
      path: fc.constantFrom('a.txt', 'b.txt'),
      n: fc.nat(30),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 25 }), async steps => {
        const { store, study } = await open();
        const past: { label: string; state: unknown }[] = [];
        let future: { label: string; state: unknown }[] = [];
        let now = written(store);
        for (const [i, { kind, path, n }] of steps.entries()) {
          const action = new CodingAction(`${i} ${kind}`);
          const codes = study.codebook.inOrder().map(({ id }) => id);
          const segments = study.transcript(path)!.segments;
          const segment = segments[n % Math.max(1, segments.length)]?.segment;
          if (kind === 'undo') {
            const result = await study.undo();
            const before = past.pop();
            assert.deepEqual(result.ok && result.value, before?.label ?? false);
            if (before) future.push({ label: before.label, state: now });
            now = before?.state ?? now;
          } else if (kind === 'redo') {
            const result = await study.redo();
            const after = future.pop();
            assert.deepEqual(result.ok && result.value, after?.label ?? false);
            if (after) past.push({ label: after.label, state: now });
            now = after?.state ?? now;
          } else {
            if (kind === 'apply') await apply(study, path, n, codes.slice(0, 1 + (n % 2)), action);
            if (kind === 'recode' && segment && codes.length > 0)
              await study.changeSidecar(
                path,
                'c1',
                file => setCodes(file, segment.id, [codes.at(-1)!]),
                action,
              );
            if (kind === 'memo' && segment)
              await study.changeSidecar(path, 'c1', file => setMemo(file, segment.id, `memo ${n}`), action);
            if (kind === 'delete' && codes.length > 1)
              await deleteCode(study, codes[n % codes.length]!, action);
            if (kind === 'rename' && codes.length > 0)
              await study.changeCodebook(codebook => renameCode(codebook, codes[0]!, `Name ${n}`), action);
            if (kind === 'add')
              await study.changeCodebook(codebook => {
                const added = addCode(codebook, { name: `New ${i}` }, Math.random);
                return added.ok ? ok(added.value.file) : added;
              }, action);
            const after = written(store);
            if (JSON.stringify(after) === JSON.stringify(now)) continue;
            past.push({ label: action.label, state: now });
            future = [];
            now = after;
          }
          assert.deepEqual(written(store), now);
          assert.deepEqual(study.history.undoable, past.map(({ label }) => label).reverse());
          assert.deepEqual(study.history.redoable, future.map(({ label }) => label).reverse());
        }
        // what is shown is what is on the disk
        const fresh = await Study.open(store);
        for (const path of ['a.txt', 'b.txt'])
          assert.deepEqual(study.transcript(path)!.segments, fresh.transcript(path)!.segments);
      }),
      { numRuns: 60 },
    );
  });

  it('keeps what another window has coded meanwhile', async () => {
    const { store, study } = await open();
    await apply(study, 'a.txt', 22, ['effort-ab12'], new CodingAction('apply'));
    const other = await Study.open(store);
    await apply(other, 'a.txt', 30, ['ease-cd34']);
    assert.deepEqual(await study.undo(), { ok: true, value: 'apply' });
    const left = study.transcript('a.txt')!.segments.map(placed => placed.segment.codes);
    assert.deepEqual(left, [['ease-cd34']]);
  });

  it('undoes nothing where another window has changed the same segment, in no file', async () => {
    const { store, study } = await open();
    await apply(study, 'a.txt', 22, ['effort-ab12', 'ease-cd34']);
    await apply(study, 'b.txt', 22, ['effort-ab12', 'ease-cd34']);
    await deleteCode(study, 'ease-cd34', new CodingAction('delete “Ease”'));
    const other = await Study.open(store);
    const { id } = other.transcript('a.txt')!.segments[0]!.segment;
    await other.changeSidecar('a.txt', 'c1', file => setCodes(file, id, ['else-ef56']));
    const before = written(store);
    const result = await study.undo();
    assert.equal(result.ok, false);
    assert.match(result.error, /has been changed since/);
    assert.deepEqual(written(store), before);
    assert.deepEqual(study.history.undoable, ['delete “Ease”']);
  });

  it('does not remove a code that is in use by now', async () => {
    const { store, study } = await open();
    await study.changeCodebook(codebook => {
      const added = addCode(codebook, { name: 'Hope' }, Math.random);
      return added.ok ? ok(added.value.file) : added;
    }, new CodingAction('new code “Hope”'));
    await apply(study, 'a.txt', 22, [study.codebook.find('Hope')!.id]);
    const before = written(store);
    const result = await study.undo();
    assert.deepEqual(result, { ok: false, error: '“Hope” is used on 1 segment now.' });
    assert.deepEqual(written(store), before);
  });

  it('sets back what was written when the disk fails in the middle', async () => {
    const { store, study } = await open();
    await apply(study, 'a.txt', 22, ['effort-ab12', 'ease-cd34']);
    await apply(study, 'b.txt', 22, ['effort-ab12', 'ease-cd34']);
    await deleteCode(study, 'ease-cd34', new CodingAction('delete'));
    const before = written(store);
    store.unreadable.add(SIDECARS[0]!);
    assert.equal((await study.undo()).ok, false);
    store.unreadable.clear();
    assert.deepEqual(written(store), before);
    assert.equal((await study.undo()).ok, true);
  });

  it('undoes what was taken out of the study, with all its coding, beside what else study.json says now', async () => {
    const { store, study } = await open();
    await apply(study, 'a.txt', 0, ['effort-ab12'], new CodingAction('code'));
    const known = study.transcripts.map(({ path }) => path);
    const exclude = (file: StudyFile) => includeTranscripts(file, ['a.txt'], false, known);
    await study.changeStudyFile(exclude, new CodingAction('exclude a.txt'));
    assert.equal(study.transcript('a.txt'), undefined);
    await study.changeStudyFile(file => ok({ ...file, name: 'Another name' }));
    assert.deepEqual(study.history.undoable, ['exclude a.txt', 'code']);
    assert.ok((await study.undo()).ok);
    assert.equal(study.transcript('a.txt')?.segments.length, 1);
    assert.equal(study.file?.name, 'Another name');
    assert.deepEqual(JSON.parse(store.text('study.json')!).transcripts, ['*.txt']);
    assert.ok((await study.redo()).ok);
    assert.equal(study.transcript('a.txt'), undefined);
    assert.ok((await study.undo()).ok);
    assert.ok((await study.undo()).ok);
    assert.equal(study.transcript('a.txt')?.segments.length, 0);
  });

  it('does not undo it where somebody has changed the list of transcripts since', async () => {
    const { study } = await open();
    const exclude = (file: StudyFile) => includeTranscripts(file, ['a.txt'], false, ['a.txt', 'b.txt']);
    await study.changeStudyFile(exclude, new CodingAction('exclude a.txt'));
    await study.changeStudyFile(file => ok({ ...file, transcripts: ['b.txt'] }));
    const undone = await study.undo();
    assert.ok(!undone.ok && /changed since/.test(undone.error));
    assert.deepEqual(study.file?.transcripts, ['b.txt']);
  });
});
