import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ANALYSES } from '../../../src/core/analyses/list';
import { runAnalysis } from '../../../src/core/analyses/kit/analysis';
import { captureSegment } from '../../../src/core/anchoring/anchors/capture';
import { ok } from '../../../src/core/base/result';
import { applyCodes, setStatus } from '../../../src/core/coding/operations';
import { CONSENSUS } from '../../../src/core/coding/sidecarName';
import { textVersion } from '../../../src/core/text/textVersion';
import { Study } from '../../../src/study/study';
import type { StudyChange } from '../../../src/study/studyChange';
import type { Viewer } from '../../../src/study/visibleCoding';
import { MemoryFileStore } from './memoryFileStore';

const TEXT = 'INT: How was it?\n\nP1: It was hard at first, then easier. We did what I wanted to do.\n';
const STUDY = '{"schema": 1, "name": "Test", "transcripts": ["*.txt"]}';
const CODES = ['effort-ab12', 'help-cd34', 'zebra-ef56'];
const SCALE = { kind: 'numeric', min: 0, max: 3 };
const CODEBOOK = JSON.stringify({
  schema: 1,
  codes: CODES.map(id => ({ id, name: id.toUpperCase(), scale: SCALE })),
});
const FILES = { 'study.json': STUDY, 'codebook.json': CODEBOOK, 'a.txt': TEXT, 'b.txt': `P2: ${TEXT}` };
const CODERS = ['ab', 'cd', CONSENSUS];

let ids = 0;

async function code(
  study: Study,
  path: string,
  coder: string,
  [start, end]: readonly number[],
  which: number,
  id = `s${String(++ids).padStart(5, '0')}`,
) {
  const { text } = study.transcript(path)!;
  const version = textVersion(text);
  const segment = captureSegment({
    id,
    text,
    version: version.id,
    span: { start: Math.min(start!, text.length - 2), end: Math.min(end!, text.length - 1) },
    codes: [CODES[which]!],
    created: '2026-11-22T10:00:00Z',
  });
  await study.changeSidecar(path, coder, sidecar => applyCodes(sidecar, segment, version));
}

/** Everything that a study gives to be shown; analyses without their notes, of which one says that coding is blind. */
function shown(study: Study) {
  const withoutNotes = (value: unknown): unknown =>
    JSON.parse(JSON.stringify(value), (key, inner: unknown) => (key === 'notes' ? undefined : inner));
  return {
    transcripts: study.transcripts.map(one => ({
      path: one.path,
      segments: one.segments,
      uncertain: one.uncertain,
      inOrder: one.inOrder(),
      overlapping: one.overlapping(20, 60),
      codings: one.codings,
      sidecars: [...one.sidecars.keys()].sort(),
    })),
    counts: [...study.codeCounts],
    use: CODES.map(id => study.use.segmentsOf(study.codebook, id).length),
    problems: study.problems,
    analyses: ANALYSES.filter(({ id }) => !['agreement', 'compare'].includes(id)).map(analysis => {
      const report = runAnalysis(analysis, study.corpus);
      return report.ok
        ? withoutNotes({ ...report.value.data, rows: [...report.value.data.rows] })
        : report.error;
    }),
  };
}

const path = fc.constantFrom('a.txt', 'b.txt');
const coder = fc.constantFrom(...CODERS);
const span = fc.tuple(fc.nat(60), fc.integer({ min: 1, max: 20 })).map(([at, length]) => [at, at + length]);
const action = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('code' as const), path, coder, span, code: fc.nat(2) }),
  },
  fc.record({ kind: fc.constant('complete' as const), path, coder }),
  fc.record({ kind: fc.constant('text' as const), path, at: fc.nat(70) }),
  fc.record({ kind: fc.constant('phase' as const), isBlind: fc.boolean() }),
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('viewer' as const),
      who: fc.constantFrom('ab', 'cd', undefined),
      isBlind: fc.boolean(),
    }),
  },
);

type Action = typeof action extends fc.Arbitrary<infer A> ? A : never;

/** What happens in a study's folder. @param id of the segment that is made */
async function act(study: Study, store: MemoryFileStore, one: Action, id: string): Promise<void> {
  if (one.kind === 'code') await code(study, one.path, one.coder, one.span, one.code, id);
  else if (one.kind === 'complete')
    await study.changeSidecar(one.path, one.coder, sidecar => setStatus(sidecar, 'complete'));
  else if (one.kind === 'phase') await study.changeStudyFile(file => ok({ ...file, blind: one.isBlind }));
  else if (one.kind === 'text') {
    const text = store.text(one.path)!;
    store.put(one.path, `${text.slice(0, one.at)} more${text.slice(one.at + 3)}`);
    await study.refresh([one.path]);
  }
}

describe('coding that is shown to a person who codes blind', () => {
  it('is as if the others had never coded, whatever happens', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(action, { minLength: 4, maxLength: 14 }), async actions => {
        // beside the study that is looked at, one without blindness, and one for each set of coders who ever coded
        const coderSets = [CODERS, CODERS, ['ab'], ['cd'], []];
        const stores = coderSets.map(() => new MemoryFileStore(FILES));
        const studies = await Promise.all(stores.map(store => Study.open(store)));
        const [study, everyone, ...alone] = studies as [Study, Study, ...Study[]];
        let viewer: Viewer = { coder: 'ab', isBlind: false };
        study.showTo(viewer);
        for (const one of actions) {
          const id = `s${String(++ids).padStart(5, '0')}`;
          for (const [i, other] of studies.entries()) {
            const isTheirs = !('coder' in one) || coderSets[i]!.includes(one.coder);
            if (isTheirs) await act(other, stores[i]!, one, id);
          }
          if (one.kind === 'viewer') study.showTo((viewer = { coder: one.who, isBlind: one.isBlind }));
          const isBlind = viewer.isBlind || study.file!.blind === true;
          const at = viewer.coder === undefined ? 2 : ['ab', 'cd'].indexOf(viewer.coder);
          assert.deepEqual(shown(study), shown(isBlind ? alone[at]! : everyone));
        }
      }),
      { numRuns: 15 },
    );
  });

  const begin = async (files: Record<string, string> = {}) => {
    const store = new MemoryFileStore({ ...FILES, ...files });
    const study = await Study.open(store);
    await code(study, 'a.txt', 'ab', [22, 30], 0);
    await code(study, 'a.txt', 'cd', [31, 40], 1);
    const changes: StudyChange[] = [];
    study.onDidChange(change => changes.push(change));
    return { store, study, heard: () => changes.splice(0) };
  };

  it('is another at once, and everyone hears of it, when a person begins or study.json ends it', async () => {
    const { study, store, heard } = await begin();
    const coders = () => study.transcript('a.txt')!.segments.map(({ coder }) => coder);
    const { doubts, layout } = study.transcript('a.txt')!;
    study.showTo({ coder: 'ab', isBlind: false });
    assert.deepEqual([coders(), heard()], [['ab', 'cd'], []]);

    study.showTo({ coder: 'ab', isBlind: true });
    assert.deepEqual(coders(), ['ab']);
    assert.deepEqual([...heard()[0]!.coding], ['a.txt', 'b.txt']);
    assert.notEqual(study.transcript('a.txt')!.doubts, doubts);
    assert.notEqual(study.transcript('a.txt')!.layout, layout);
    study.showTo({ coder: 'ab', isBlind: true });
    assert.deepEqual(heard(), [], 'nothing is otherwise than it was');

    study.showTo({ coder: 'cd', isBlind: false });
    heard();
    store.put('study.json', STUDY.replace('}', ', "blind": true}'));
    await study.refresh(['study.json']);
    assert.deepEqual(coders(), ['cd']);
    assert.deepEqual(
      heard().map(change => [change.settings, change.coding.size]),
      [[true, 2]],
    );
    store.put('study.json', '{"schema": 1, "name": <<<<<<<');
    await study.refresh(['study.json']);
    assert.deepEqual(coders(), ['cd'], 'a study.json that is broken ends nothing');
    store.files.delete('study.json');
    await study.refresh(['study.json']);
    assert.deepEqual([...study.visible.coders!], ['cd'], 'nor does one that is gone for a moment');
    store.put('study.json', STUDY);
    await study.refresh(['study.json']);
    assert.deepEqual(coders(), ['ab', 'cd']);
  });

  it('is nobody’s where it is not certain who is coding', async () => {
    const { study } = await begin();
    study.showTo({ coder: undefined, isBlind: true });
    assert.deepEqual(study.transcript('a.txt')!.segments, []);
    assert.deepEqual(study.corpus.onlyCoders, []);
  });

  it('is written and checked as a whole all the while', async () => {
    const { study, store } = await begin();
    study.showTo({ coder: 'ab', isBlind: true });
    await code(study, 'a.txt', 'cd', [5, 9], 2);
    assert.equal(store.text('a.txt.cd.coding.json')!.match(/"id":/g)!.length, 2, 'nothing of it is lost');
    assert.equal(study.use.segmentsWith(CODES[2]!).length, 0);
    assert.ok(study.use.isUsed(CODES[2]!));
    assert.deepEqual(study.transcript('a.txt')!.allSegments.length, 3);
  });

  it('leaves of a broken file of another that it is broken, and no word of it', async () => {
    const quoted = '{"schema": 1, "coder": "cd", "segments": [{"id": "PURPLE", "memo": 3}]}';
    const { study } = await begin({ 'b.txt.cd.coding.json': quoted, 'b.txt.ab.coding.json': quoted });
    const said = () => JSON.stringify(study.problems.filter(({ path }) => path === 'b.txt.cd.coding.json'));
    const all = said();
    study.showTo({ coder: 'ab', isBlind: true });
    assert.notEqual(said(), all);
    assert.match(said(), /another coder cannot be read/);
    assert.doesNotMatch(said(), /PURPLE|memo/);
    assert.equal(study.problems, study.problems, 'the same list');
    assert.ok(
      study.problems.some(({ path }) => path === 'b.txt.ab.coding.json'),
      'one’s own as always',
    );
  });

  it('makes every report say so, and those that compare coders refuse', async () => {
    const groups = ', "groups": [{"id": "g", "transcripts": ["a.txt"]}]';
    const people = ', "participants": [{"id": "p1", "speakers": ["P1"], "attributes": {"role": "nurse"}}]';
    const { study } = await begin({ 'study.json': STUDY.replace(/}$/, `${groups}${people}}`) });
    study.showTo({ coder: 'ab', isBlind: true });
    for (const analysis of ANALYSES) {
      await analysis.prepare(study.corpus, {});
      const report = runAnalysis(analysis, study.corpus);
      if (['agreement', 'compare'].includes(analysis.id))
        assert.match(report.ok ? '' : report.error, /hidden while you code blind/, analysis.id);
      else {
        assert.ok(report.ok, `${analysis.id}: ${report.ok ? '' : report.error}`);
        // who took part is the same, whoever has coded
        if (analysis.id === 'participants') continue;
        const said = report.value.table.notes.join('\n');
        assert.match(said, /Coding blind: only the coding of ab is counted here/, analysis.id);
      }
    }
  });
});
