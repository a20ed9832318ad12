import assert from 'node:assert/strict';
import { runAnalysis } from '../../../../../src/core/analyses/kit/analysis';
import { agreementAnalysis } from '../../../../../src/core/analyses/agreement/agreementAnalysis';
import { methodsAnalysis } from '../../../../../src/core/analyses/methods/methodsAnalysis';
import type { MethodsRow } from '../../../../../src/core/analyses/methods/methodsReport';
import { saturationAnalysis } from '../../../../../src/core/analyses/saturation/saturationAnalysis';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import type { ScopeOptions } from '../../../../../src/core/studyFile/scopeOptions';
import type { ReportData } from '../../../../../src/core/report/report';
import { onRandomStudies } from '../kit/onRandomStudies';
import type { RandomTranscript } from '../kit/randomStudy';
import { twinScope } from '../kit/twinScope';

/** The rows of all guidelines, as the program finds them. */
function rowsOf(corpus: Corpus, options: ScopeOptions, guideline = 'all'): MethodsRow[] {
  const found = runAnalysis(methodsAnalysis, corpus, options, { guideline });
  assert.ok(found.ok);
  return [...(found.value.data.rows as Iterable<MethodsRow>)];
}

function dataOf(analysis: typeof methodsAnalysis, corpus: Corpus, options: ScopeOptions): ReportData {
  const found = runAnalysis(analysis, corpus, options);
  assert.ok(found.ok);
  return found.value.data as ReportData;
}

const many = (n: number, one: string) => `${n} ${one}${n === 1 ? '' : 's'}`;

/** Whether somebody has coded in a transcript, by its files. */
function hasCoded({ segments, statuses }: RandomTranscript, coder: string): boolean {
  return (
    statuses[coder] === 'complete' ||
    (coder in statuses && segments.some(one => one.coder === coder && one.codes.length > 0))
  );
}

/** What of coding files is said of item 24 of COREQ, found by counting files. */
function expectedCoders(transcripts: readonly RandomTranscript[]): string[] {
  const ids = new Set<string>();
  for (const { statuses } of transcripts)
    for (const id of Object.keys(statuses)) if (id !== 'consensus') ids.add(id);
  const people = [...ids].filter(id => transcripts.some(one => hasCoded(one, id)));
  if (people.length === 0) return [];
  const lines = people.map(id => {
    let [count, complete, segments] = [0, 0, 0];
    for (const one of transcripts.filter(transcript => hasCoded(transcript, id))) {
      count++;
      if (one.statuses[id] === 'complete') complete++;
      segments += one.segments.filter(({ coder, codes }) => coder === id && codes.length > 0).length;
    }
    return `${many(count, 'transcript')} (${complete} complete), ${many(segments, 'segment')}`;
  });
  const double = transcripts.filter(one => people.filter(id => hasCoded(one, id)).length >= 2);
  const named = double.length > 0 ? ` (${double.map(({ path }) => path).join(', ')})` : '';
  return [
    `people who coded: ${people.length}`,
    ...lines.sort(),
    `coded by two or more people: ${double.length} of ${transcripts.length}${named}`,
  ];
}

describe('the methods checklist', () => {
  it('says of coders, participants, consensus and codes what the files say, on random studies', async () => {
    const seen = { people: 0, double: 0, consensus: 0, participants: 0, repeated: 0, scoped: 0 };
    await onRandomStudies(({ study, corpus, filters }) => {
      const { groups, transcripts: paths } = filters;
      const scoped = { ...(groups ? { groups } : {}), ...(paths ? { transcripts: paths } : {}) };
      const scope = twinScope(study, scoped);
      const rows = rowsOf(corpus, filters);
      assert.deepEqual(rows, rowsOf(corpus, scoped), 'other filters do not matter');
      const facts = (item: string) => rows.find(row => row.item === item)!.facts.map(({ text }) => text);

      const expected = expectedCoders(scope.transcripts);
      const coders = facts('24').filter(text => !text.startsWith('coded by a program'));
      const lines = coders.map(text => text.replace(/^[^:]+: (?=\d+ transcripts? \()/, ''));
      const sorted = [...lines.slice(0, 1), ...lines.slice(1, -1).sort(), ...lines.slice(-1)];
      assert.deepEqual(lines.length > 0 ? sorted : [], expected);

      const complete = scope.transcripts.filter(one => one.statuses['consensus'] === 'complete').length;
      const begun = scope.transcripts.filter(one => one.statuses['consensus'] === 'in-progress').length;
      const consensus = facts('S15').filter(text => text.startsWith('consensus between'));
      assert.deepEqual(
        consensus,
        complete + begun === 0
          ? []
          : [
              `consensus between coders: ${complete} of ${many(scope.transcripts.length, 'transcript')} complete, ${begun} begun`,
            ],
      );

      const n = scope.participants.length;
      assert.equal(facts('12')[0]?.split(',')[0], n === 0 ? undefined : many(n, 'participant'));

      const days = scope.transcripts
        .flatMap(({ segments }) => segments)
        .flatMap(({ day, codes }) => (day === undefined || codes.length === 0 ? [] : [day]))
        .sort((a, b) => a - b)
        .map(day => `2026-03-${String(day).padStart(2, '0')}`);
      const coded = facts('S14').filter(text => text.startsWith('segments coded'));
      const period = days[0] === days.at(-1) ? days[0] : `${days[0]} – ${days.at(-1)}`;
      assert.deepEqual(coded, days.length === 0 ? [] : [`segments coded: ${period}`]);

      const alive = study.codes.filter(({ mergedInto }) => mergedInto === undefined);
      const tree = facts('25').find(text => text.includes('levels'));
      const [themes, codes] = (tree?.match(/\d+/g) ?? ['0', '0']).map(Number);
      assert.equal(themes! + codes!, alive.length);

      seen.people += expected.length > 0 ? 1 : 0;
      seen.double += expected.some(line => /people: [1-9]\d* of/.test(line)) ? 1 : 0;
      seen.consensus += consensus.length;
      seen.participants += n;
      seen.repeated += facts('18').length;
      seen.scoped += Object.keys(scoped).length;
    }, 60);
    for (const count of Object.values(seen)) assert.ok(count > 10, JSON.stringify(seen));
  });

  it('has the figures of the agreement and saturation reports', async () => {
    const seen = { agreement: 0, saturation: 0 };
    await onRandomStudies(({ corpus }) => {
      const rows = rowsOf(corpus, {}, 'srqr');
      const facts = (item: string) => rows.find(row => row.item === item)!.facts;
      const stated = facts('S15').find(({ source }) => source.startsWith('agreement report'));
      if (stated) {
        const people = corpus.study.coders
          .filter(({ id, program }) => program === undefined && id !== 'consensus')
          .map(({ id }) => id);
        const found = runAnalysis(agreementAnalysis, corpus, {}, { coders: people });
        if (found.ok) {
          const { alpha, kappa } = found.value.data['overall'] as {
            alpha: number | null;
            kappa: number | null;
          };
          for (const [sign, figure] of Object.entries({ α: alpha, κ: kappa }))
            if (figure !== null) assert.ok(stated.text.includes(`${sign} ${figure.toFixed(3)}`), stated.text);
          seen.agreement++;
        }
      }
      const { scope, rows: series } = dataOf(saturationAnalysis, corpus, {});
      const { reached, withoutNew } = scope as unknown as { reached: string | null; withoutNew: number };
      const said = facts('S8').map(({ text }) => text);
      if ([...series].length === 0) return assert.deepEqual(said, []);
      assert.equal(said[0]!.endsWith(`reached at ${reached} transcripts`), reached !== null);
      assert.ok(said[1]!.endsWith(`: ${withoutNew}`));
      seen.saturation++;
    }, 25);
    for (const count of Object.values(seen)) assert.ok(count > 3, JSON.stringify(seen));
  });

  it('lists every item once, and nothing of what the files do not show', async () => {
    await onRandomStudies(({ corpus }) => {
      const rows = rowsOf(corpus, {});
      const count = (id: string) =>
        new Set(rows.filter(one => one.guideline === id).map(one => one.item)).size;
      assert.deepEqual([count('coreq'), count('srqr'), rows.length], [32, 21, 32 + 21 + count('jars-qual')]);
      for (const { state, facts } of rows) {
        assert.equal(state === 'write', facts.length === 0);
        for (const { text, source } of facts) assert.ok(text !== '' && source !== '');
      }
    }, 10);
  });
});
