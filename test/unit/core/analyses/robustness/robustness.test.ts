import assert from 'node:assert/strict';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import type { Given } from '../../../../../src/core/analyses/kit/parameters';
import { robustnessAnalysis } from '../../../../../src/core/analyses/robustness/robustnessAnalysis';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import { cellText } from '../../../../../src/core/report/table/tableModel';
import type { ScopeOptions } from '../../../../../src/core/studyFile/scopeOptions';
import type { StudyFile } from '../../../../../src/core/studyFile/studyFile';
import { corpusOf } from '../kit/corpora';

const study: Partial<StudyFile> = {
  participants: ['Ann', 'Ben', 'Cem'].map(name => ({ id: name.toLowerCase(), name, speakers: [name] })),
  coders: [
    { id: 'nd', name: 'Nina' },
    { id: 'ks', name: 'Kim' },
    { id: 'bot', name: 'Bot', program: { name: 'A program' } },
  ],
};
const code = (id: string, parent?: string) => ({ id, name: id, ...(parent ? { parent } : {}) });
const codes = [code('care'), code('calm', 'care'), code('time', 'care')];

function report(corpus: Corpus, given: Given = {}, options: ScopeOptions = {}) {
  const found = runAnalysis(robustnessAnalysis, corpus, options, given);
  assert.ok(found.ok, found.ok ? '' : found.error);
  return found.value;
}

/** Some columns of each row, as people read them. */
function lines(corpus: Corpus, columns: readonly string[], given?: Given, options?: ScopeOptions): string[] {
  const { table } = report(corpus, given, options);
  return [...table.rows].map(({ cells }) =>
    columns
      .map(name => {
        const at = table.columns.findIndex(column => column.name === name);
        return cellText(cells[at]!, table.columns[at]!);
      })
      .join(' | '),
  );
}

const created = (day: number) => `2026-03-0${day}T10:00:00Z`;
const SHOWN = ['name', 'label', 'range', 'holds_shown', 'otherwise', 'changed_by'];

describe('robustness', () => {
  it('takes each person’s coding where they have coded, all together and the consensus, but no program’s', () => {
    const text = (name: string) => `${name}: All calm here.\n\nINT: Why?\n\n${name}: No time at all.`;
    const corpus = corpusOf(
      study,
      codes,
      {
        '1.txt': [
          text('Ann'),
          { words: 'calm', codes: ['calm'] },
          { words: 'time', codes: ['time'], coder: 'ks' },
          { words: 'calm', codes: ['calm'], coder: 'consensus' },
          { words: 'time', codes: ['time'], coder: 'bot' },
        ],
        '2.txt': [text('Ben'), { words: 'calm', codes: ['calm'] }],
        '3.txt': [text('Cem'), { words: 'time', codes: ['time'] }],
      },
      ['1.txt consensus'],
    );
    const { table, data } = report(corpus);
    assert.ok(
      table.definitions.includes(
        'Whose coding counts: consensus where complete, otherwise all coders; all coders combined; only Nina; only Kim where they coded (1 transcript).',
      ),
    );
    assert.ok(
      table.definitions.includes(
        'Where a coder has not coded a transcript, the published coding counts there.',
      ),
    );
    assert.equal((data['choices'] as unknown[]).length, 4 * 3 * 2);
    assert.deepEqual(lines(corpus, SHOWN), [
      'care | general | 3 | 24 of 24 |  | ',
      'calm | typical | 1–2 | 9 of 24 | general 9, rare 6 | only Kim where they coded (1 transcript) (rare), general = all or all but one (general)',
      'time | rare | 1–2 | 12 of 24 | typical 6, general 6 | all coders combined (typical), only Kim where they coded (1 transcript) (typical)',
    ]);
    assert.deepEqual(lines(corpus, ['name', 'without_transcript', 'changed_without']), [
      'care | 3 of 3 | ',
      'calm | 0 of 3 | 1.txt (rare), 2.txt (rare), 3.txt (general) and 3 more',
      'time | 2 of 3 | 3.txt (none), Cem (none)',
    ]);
    assert.deepEqual(
      lines(corpus, ['number', 'coding_shown', 'overlap_shown', 'preset_shown', 'changed'], {
        show: 'choices',
      })[10],
      '11 | only Kim where they coded (1 transcript) | most words | general = all | 2',
    );
    const asked = report(corpus, {}, { coders: ['ks'] });
    assert.ok(
      asked.table.definitions.includes(
        'Whose coding counts: only Kim; consensus where complete, otherwise all coders; all coders combined; only Nina.',
      ),
      asked.table.definitions.join('\n'),
    );
  });

  it('counts a segment by overlap, by most of its words and by all of them', () => {
    const text = 'Ann: One two three.\n\nBen: Four five.\n\nCem: Six.';
    const corpus = corpusOf(study, codes, {
      '1.txt': [
        text,
        { words: 'two three.\n\nBen: Four', codes: ['calm'] },
        { words: 'Six', codes: ['time'] },
      ],
    });
    assert.deepEqual(lines(corpus, SHOWN, { preset: 'lenient' }), [
      'care | general | 1–3 | 3 of 6 | rare 2, typical 1 | all words (rare), most words + general = all (typical)',
      'calm | general | 0–2 | 1 of 6 | rare 2, none 2, typical 1 | most words (rare), all words (none), general = all (typical)',
      'time | rare | 1 | 6 of 6 |  | ',
    ]);
    // there would be nothing left of one transcript
    assert.deepEqual(lines(corpus, ['name', 'without_transcript', 'without_participant']), [
      'care |  | 3 of 3',
      'calm |  | 0 of 3',
      'time |  | 2 of 3',
    ]);
    assert.equal(report(corpus, { show: 'transcripts' }).charts.length, 0);
  });

  it('leaves out codes that came late, with the rows of which nothing else is left', () => {
    const text = (name: string) => `${name}: All calm here. No time at all.`;
    const corpus = corpusOf(study, [...codes, code('end')], {
      '1.txt': [text('Ann'), { words: 'calm', codes: ['calm'], created: created(1) }],
      '2.txt': [text('Ben'), { words: 'calm', codes: ['calm'], created: created(2) }],
      '3.txt': [
        text('Cem'),
        { words: 'time', codes: ['time'], created: created(3) },
        { words: 'all', codes: ['end'] },
      ],
    });
    const { table, data } = report(corpus);
    assert.ok(table.definitions.includes('Late codes: “time”.'));
    assert.ok(table.definitions.includes('Late codes: with late codes; without late codes.'));
    assert.deepEqual((data.scope as { lateCodes?: unknown }).lateCodes, ['time']);
    assert.deepEqual(lines(corpus, SHOWN), [
      'care | general | 2–3 | 9 of 12 | typical 3 | without late codes (typical)',
      'calm | typical | 2 | 6 of 12 | general 6 | general = all or all but one (general)',
      'time | rare | 1 | 6 of 6 |  | ',
      'end | rare | 1 | 12 of 12 |  | ',
    ]);
    assert.deepEqual(table.summary, [
      '2 of 4 labels hold under all choices (12).',
      'Least robust: “calm”, typical in 6 of 12.',
      '1 of 4 labels hold whichever of the 3 transcripts is left out.',
      '1 of 4 labels hold whichever of the 3 participants is left out.',
    ]);
    const none = report(corpus, { late: 1 });
    assert.ok(
      none.table.definitions.includes('No code is late, so there is nothing to decide about late codes.'),
    );
    assert.equal((none.data['choices'] as unknown[]).length, 6);
  });

  it('shows what the table is without each transcript, the most influential first', () => {
    const corpus = corpusOf(study, codes, {
      '1.txt': ['Ann: All calm.\n\nBen: All calm.', { words: 'calm.\n\nBen', codes: ['calm'] }],
      '2.txt': ['Ben: No time.', { words: 'time', codes: ['time'] }],
      '3.txt': ['Cem: Nothing.'],
    });
    const columns = ['transcript', 'of', 'changed', 'changed_shown', 'largest_change', 'largest_name'];
    assert.deepEqual(lines(corpus, columns, { show: 'transcripts' }), [
      '1.txt | 2 | 2 | care (rare), calm (none) | -66.7 | calm',
      '3.txt | 2 | 2 | care (general), calm (general) | 33.3 | care',
      '2.txt | 3 | 1 | time (none) | -33.3 | time',
    ]);
    const people = ['participant', 'of', 'changed', 'changed_shown'];
    assert.deepEqual(lines(corpus, people, { show: 'participants' }), [
      'Ben | 2 | 3 | care (rare), calm (rare), time (none)',
      'Cem | 2 | 2 | care (general), calm (general)',
      'Ann | 2 | 2 | care (rare), calm (rare)',
    ]);
  });

  it('has nothing to say of a study without coding', () => {
    const corpus = corpusOf(study, codes, { '1.txt': ['Ann: Calm.'], '2.txt': ['Ben: Calm.'] });
    for (const show of ['codes', 'choices', 'transcripts', 'participants']) {
      const { table, charts } = report(corpus, { show });
      assert.deepEqual([table.summary, charts], [[], []]);
    }
  });
});
