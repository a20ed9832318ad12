import assert from 'node:assert/strict';
import { finish } from '../../../../src/core/base/steps';
import { summaryGrid } from '../../../../src/core/analyses/grid/grid';
import { seenNow } from '../../../../src/core/analyses/grid/gridCell';
import { captureSegment } from '../../../../src/core/anchoring/anchors/capture';
import { findScope } from '../../../../src/core/corpus/scope';
import { stringifySidecar } from '../../../../src/core/coding/parseSidecar';
import { parseSummaries, stringifySummaries } from '../../../../src/core/summaries/parseSummaries';
import type { Summary } from '../../../../src/core/summaries/summary';
import { textVersion } from '../../../../src/core/text/textVersion';
import { Study } from '../../../../src/study/study';
import { MemoryFileStore } from '../memoryFileStore';

const TEXT = 'Anna: Weber told me that it was hard.\n\nBen: It was not.\n';

function disk(quotes: 'full' | 'hashed'): MemoryFileStore {
  const version = textVersion(TEXT);
  const segment = (id: string, words: string) => {
    const start = TEXT.indexOf(words);
    const span = { start, end: start + words.length };
    const hashed = quotes === 'hashed' ? { hashed: { salt: 'k' } } : {};
    return captureSegment({
      id,
      text: TEXT,
      version: version.id,
      span,
      codes: ['effort'],
      created: '2026-11-22T10:00:00Z',
      ...hashed,
    });
  };
  const { id, ...texts } = version;
  return new MemoryFileStore({
    'study.json': JSON.stringify({
      schema: 1,
      name: 'Test',
      transcripts: ['*.txt'],
      quotes,
      ...(quotes === 'hashed' ? { salt: 'k' } : {}),
      participants: [
        { id: 'anna', name: 'Anna', speakers: ['Anna'] },
        { id: 'ben', speakers: ['Ben'] },
      ],
    }),
    'codebook.json': JSON.stringify({ schema: 1, codes: [{ id: 'effort', name: 'Effort' }] }),
    'a.txt': TEXT,
    'a.txt.nd.coding.json': stringifySidecar({
      schema: 1,
      coder: 'nd',
      status: 'complete',
      texts: { [id]: texts },
      segments: [segment('s1', 'Weber told me'), segment('s2', 'It was not')],
    }),
  });
}

function cellsOf(study: Study) {
  const scope = findScope(study.corpus);
  assert.ok(scope.ok);
  const grid = finish(summaryGrid(study.corpus, scope.value, { by: 'participant', level: 0 }));
  return new Map(grid.rows.map(({ id }, i) => [id, grid.cells[i]![0]!]));
}

describe('summaries of a study that is pseudonymised', () => {
  for (const quotes of ['full', 'hashed'] as const)
    it(`have other words and ids, and none counts as changed by that (${quotes})`, async () => {
      const store = disk(quotes);
      const begun = await Study.open(store);
      const summaries = [...cellsOf(begun)].map(([participant, { segments }], i): Summary => ({
        id: `sum${i}`,
        code: 'effort',
        participant,
        text: `Of **Weber**, on ${i + 1}.`,
        ...seenNow(segments, begun.file!),
        by: 'nd',
      }));
      store.put('summaries.json', stringifySummaries({ schema: 1, summaries }));
      const study = await Study.open(store);
      for (const { summaries: own } of cellsOf(study).values()) assert.equal(own[0]!.changes, undefined);
      const plan = await study.planPseudonyms([
        { find: 'Anna', replacement: 'Person 1', kind: 'name' },
        { find: 'Weber', replacement: 'Person 2', kind: 'name' },
      ]);
      assert.ok(plan.ok, plan.ok ? '' : plan.error);
      assert.ok(plan.value.files.some(({ path }) => path === 'summaries.json'));
      assert.deepEqual(
        plan.value.remaining.filter(({ path }) => path === 'summaries.json'),
        [],
      );
      const before = store.text('summaries.json');
      assert.ok((await study.pseudonymise(plan.value)).ok);
      const text = store.text('summaries.json')!;
      assert.doesNotMatch(text, /Weber|anna/i);
      const [first, second] = parseSummaries(text).value!.summaries;
      assert.notEqual(first!.words!['s1'], summaries[0]!.words!['s1']);
      assert.equal(second!.words!['s2'], summaries[1]!.words!['s2']);
      for (const [id, { summaries: own }] of cellsOf(study)) assert.equal(own[0]?.changes, undefined, id);
      assert.equal(cellsOf(study).size, 2);
      assert.ok([...cellsOf(study).values()].every(({ summaries: own }) => own.length === 1));
      assert.ok((await study.undo()).ok);
      assert.equal(store.text('summaries.json'), before);
    });
});
