import assert from 'node:assert/strict';
import { emptySummaries } from '../../../../src/core/summaries/parseSummaries';
import { mergeSummaries, moveSummaries } from '../../../../src/core/summaries/moveSummaries';
import { type WrittenSummary, removeSummary, setSummary } from '../../../../src/core/summaries/operations';
import type { SummariesFile, Summary } from '../../../../src/core/summaries/summary';
import { seededRandom } from '../codebook/arbitraries';

const random = seededRandom(7);
const resolve = (code: string) => (code === 'old' ? 'trust' : code);

function written(over: Partial<WrittenSummary> = {}): WrittenSummary {
  return {
    place: { code: 'trust', participant: 'p1' },
    text: 'Trusts her.',
    seen: { segments: ['s2', 's1'], words: { s2: '222222222222', s1: '111111111111' } },
    by: 'nd',
    at: '2026-11-22T10:00:00Z',
    ...over,
  };
}

function set(file: SummariesFile, one: WrittenSummary): SummariesFile {
  const result = setSummary(file, one, resolve, random);
  assert.ok(result.ok);
  return result.value;
}

describe('summaries', () => {
  it('are written, written anew and removed', () => {
    const first = set(emptySummaries(), written({ text: ' Trusts\r\nher. ' }));
    const [summary] = first.summaries;
    assert.match(summary!.id, /^[a-z0-9]{12}$/);
    assert.deepEqual(summary, {
      id: summary!.id,
      code: 'trust',
      participant: 'p1',
      text: 'Trusts\nher.',
      segments: ['s1', 's2'],
      words: { s1: '111111111111', s2: '222222222222' },
      by: 'nd',
      at: '2026-11-22T10:00:00Z',
    });
    const again = set(
      { ...first, summaries: [{ ...summary!, mine: 1 } as Summary] },
      written({ text: 'No longer.', seen: { segments: [] }, at: '2026-11-23T10:00:00Z' }),
    );
    assert.deepEqual(again.summaries, [
      {
        id: summary!.id,
        code: 'trust',
        participant: 'p1',
        text: 'No longer.',
        segments: [],
        by: 'nd',
        at: '2026-11-23T10:00:00Z',
        mine: 1,
      },
    ]);
    assert.deepEqual(set(again, written({ text: ' \n' })).summaries, []);
    const removed = removeSummary(again, summary!.id);
    assert.deepEqual(removed.ok && removed.value.summaries, []);
    assert.ok(!removeSummary(again, 'another').ok);
  });

  it('stay the same file where nothing changes, whenever that is', () => {
    const file = set(emptySummaries(), written());
    assert.equal(set(file, written({ at: '2027-01-01T10:00:00Z' })), file);
    assert.equal(set(emptySummaries(), written({ text: '' })).summaries.length, 0);
    const looked = set(file, written({ seen: { segments: ['s1'] }, at: '2027-01-01T10:00:00Z' }));
    assert.equal(looked.summaries[0]!.at, '2027-01-01T10:00:00Z');
  });

  it('of several people stay beside each other', () => {
    const both = set(set(emptySummaries(), written()), written({ by: 'ks', text: 'Does not.' }));
    assert.deepEqual(
      new Set(both.summaries.map(({ by, text }) => `${by}: ${text}`)),
      new Set(['nd: Trusts her.', 'ks: Does not.']),
    );
    const nd = both.summaries.find(({ by }) => by === 'nd')!;
    const other = setSummary(both, written({ by: 'ks', id: nd.id }), resolve, random);
    assert.equal(!other.ok && other.error, 'This summary is another coder’s. Write your own beside it.');
  });

  it('of a merged code are those of what it became', () => {
    const old = set(emptySummaries(), written({ place: { code: 'old', participant: 'p1' } }));
    const file = set(old, written({ text: 'Written anew.' }));
    assert.deepEqual(
      file.summaries.map(({ code, text }) => [code, text]),
      [['old', 'Written anew.']],
    );
    const second: Summary = { ...file.summaries[0]!, id: 'zz', code: 'trust', text: 'Another of mine.' };
    const two = { ...file, summaries: [...file.summaries, second] };
    const changed = set(two, written({ id: 'zz', text: 'The other.' }));
    assert.deepEqual(
      changed.summaries.map(({ text }) => text),
      ['Written anew.', 'The other.'],
    );
  });

  it('are about something', () => {
    for (const place of [{}, { code: 'a', participant: 'p', transcript: 't.txt' }])
      assert.ok(!setSummary(emptySummaries(), written({ place }), resolve, random).ok);
    const row = set(emptySummaries(), written({ place: { participant: 'p1' } }));
    const column = set(row, written({ place: { code: 'trust' } }));
    assert.equal(column.summaries.length, 2);
  });

  it('follow merged participants and moved transcripts', () => {
    const rows: SummariesFile['summaries'] = [
      { id: 'a', participant: 'p1', text: 'A', segments: [] },
      { id: 'b', code: 'trust', transcript: 'sub/a.txt', text: 'B', segments: [] },
    ];
    const file = { schema: 1, summaries: rows };
    assert.deepEqual(
      mergeSummaries(file, 'p1', 'p2').summaries.map(({ participant }) => participant),
      ['p2', undefined],
    );
    assert.equal(mergeSummaries(file, 'p3', 'p2'), file);
    assert.deepEqual(
      moveSummaries(file, [{ from: 'sub', to: 'part 1' }]).summaries.map(({ transcript }) => transcript),
      [undefined, 'part 1/a.txt'],
    );
    assert.equal(moveSummaries(file, [{ from: 'sub/a.txt', to: undefined }]), file);
    assert.equal(moveSummaries(file, [{ from: 'b.txt', to: 'c.txt' }]), file);
  });
});
