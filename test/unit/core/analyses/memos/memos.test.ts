import assert from 'node:assert/strict';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import type { Given } from '../../../../../src/core/analyses/kit/parameters';
import { memosAnalysis } from '../../../../../src/core/analyses/memos/memosAnalysis';
import type { MemoRow } from '../../../../../src/core/analyses/memos/memos';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import { parseMemo } from '../../../../../src/core/memos/parseMemo';
import type { ScopeOptions } from '../../../../../src/core/studyFile/scopeOptions';
import * as yaml from 'js-yaml';
import { onRandomStudies } from '../kit/onRandomStudies';
import { corpusOf } from '../kit/corpora';
import { toCsv, toText } from '../../report/formats/written';
import { settled } from '../../report/settled';

const study = {
  memo: 'Why coaches?\nAnd why now?',
  participants: [
    { id: 'ann', name: 'Ann A.', speakers: ['Ann'], memo: 'Shy.' },
    { id: 'ben', speakers: ['Ben'], memo: ' ' },
  ],
  groups: [
    { id: 'g', name: 'First', transcripts: ['1.txt'], memo: 'Early ones.' },
    { id: 'h', transcripts: ['2.txt'] },
  ],
  coders: [{ id: 'nd', name: 'N. D.' }],
};
const codes = [
  { id: 'care', name: 'Care', memo: 'Perhaps two.' },
  { id: 'calm', name: 'Calm', parent: 'care' },
];
const front =
  '---\ncodes: [Calm]\ntranscripts: [2.txt]\nparticipants: [Ann A.]\ncoder: em\ncreated: 2026-11-22\n---\n';

const corpus: Corpus = {
  ...corpusOf(study, codes, {
    '1.txt': [
      'Ann: I like the calm.\n\nBen: No calm at all.',
      { words: 'No calm', codes: [], memo: 'Irony?\n\n- ask', coder: 'em' },
      { words: 'the calm', codes: ['calm'], memo: 'Again', created: '2026-03-01T10:00:00Z' },
      { words: 'I like', codes: ['care'] },
      { words: 'at all', codes: ['calm'], memo: 'Lost', state: 'orphan' },
    ],
    '2.txt': ['Ann: Time.', { words: 'Time', codes: ['calm'], coder: 'em' }],
  }),
  memos: [parseMemo('memos/calm.md', `${front}# On calm\n\nIt comes and goes.`, yaml)],
};

function rows(given: Given = {}, options: ScopeOptions = {}): readonly MemoRow[] {
  return report(given, options).data.rows as readonly MemoRow[];
}
function report(given: Given = {}, options: ScopeOptions = {}) {
  const found = runAnalysis(memosAnalysis, corpus, options, given);
  assert.ok(found.ok, found.ok ? '' : found.error);
  return settled(found.value);
}
const brief = (list: readonly MemoRow[]) => list.map(({ kind, about, text }) => `${kind} ${about}: ${text}`);

describe('memos', () => {
  it('are listed by what they are on', () => {
    assert.deepEqual(brief(rows()), [
      'analytic On calm: # On calm\n\nIt comes and goes.',
      'study A study: Why coaches?\nAnd why now?',
      'group First: Early ones.',
      'participant Ann A.: Shy.',
      'code Care: Perhaps two.',
      'segment the calm: Again',
      'annotation No calm: Irony?\n\n- ask',
      'segment : Lost',
    ]);
    assert.deepEqual(rows()[5], {
      kind: 'segment',
      about: 'the calm',
      id: 's1',
      transcript: '1.txt',
      line: 1,
      start: 12,
      end: 20,
      codes: ['calm'],
      coder: 'nd',
      created: '2026-03-01T10:00:00Z',
      text: 'Again',
    });
  });

  it('are left out where a filter cannot be applied to them', () => {
    assert.deepEqual(brief(rows({}, { coders: ['em'] })), [
      'analytic On calm: # On calm\n\nIt comes and goes.',
      'annotation No calm: Irony?\n\n- ask',
    ]);
    assert.deepEqual(brief(rows({}, { codes: ['care'] })), [
      'analytic On calm: # On calm\n\nIt comes and goes.',
      'code Care: Perhaps two.',
      'segment the calm: Again',
      'segment : Lost',
    ]);
    assert.deepEqual(brief(rows({}, { groups: ['g'] })), [
      'group First: Early ones.',
      'participant Ann A.: Shy.',
      'segment the calm: Again',
      'annotation No calm: Irony?\n\n- ask',
      'segment : Lost',
    ]);
    assert.deepEqual(brief(rows({}, { participants: ['ben'] })), ['annotation No calm: Irony?\n\n- ask']);
    assert.deepEqual(brief(rows({}, { from: '2026-11-01' })), [
      'analytic On calm: # On calm\n\nIt comes and goes.',
    ]);
  });

  it('can be asked for by what they are on and what they contain', () => {
    assert.deepEqual(brief(rows({ on: 'segment' })), [
      'segment the calm: Again',
      'annotation No calm: Irony?\n\n- ask',
      'segment : Lost',
    ]);
    assert.deepEqual(brief(rows({ on: 'code' })), ['code Care: Perhaps two.']);
    assert.deepEqual(brief(rows({ contains: 'ASK' })), ['annotation No calm: Irony?\n\n- ask']);
    assert.deepEqual(rows({ contains: 'nothing of that' }), []);
  });

  it('are a table to read, and one for programs', () => {
    const text = toText(report().table).replace(/\s+/g, ' ');
    assert.match(
      text,
      /The whole study: 8 memos \(analytic memo: 1, study: 1, .*segment: 2, annotation: 1\)\./,
    );
    assert.match(text, /N\. D\./);
    const [header, first] = toCsv(report().table).split('\n');
    assert.match(header!, /^kind,about,text,names,transcript,line,coder,date,/);
    assert.match(first!, /^analytic,On calm,/);
  });

  it('of segments are all that files have, and no coding is a memo (random)', async () => {
    await onRandomStudies(({ study: random, corpus: read }) => {
      const found = runAnalysis(memosAnalysis, read);
      assert.ok(found.ok);
      const list = settled(found.value).data.rows as readonly MemoRow[];
      const inFiles = Object.entries(random.files).flatMap(([path, bytes]) => {
        if (!path.endsWith('.coding.json')) return [];
        const { coder, segments } = JSON.parse(new TextDecoder().decode(bytes)) as {
          coder: string;
          segments: { id: string; memo?: string }[];
        };
        return segments.flatMap(({ id, memo }) =>
          memo ? [`${path.split(`.${coder}.`)[0]} ${coder} ${id} ${memo}`] : [],
        );
      });
      const listed = list.map(({ transcript, coder, id, text }) => `${transcript} ${coder} ${id} ${text}`);
      assert.deepEqual(listed.sort(), inFiles.sort());
      assert.ok(list.every(({ kind, codes: own }) => kind === 'annotation' && own.length === 0));
    });
  });
});
