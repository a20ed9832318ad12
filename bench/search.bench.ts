import { performance } from 'node:perf_hooks';
import { finish } from '../src/core/base/steps';
import { Codebook } from '../src/core/codebook/codebook';
import { CodedTranscript, type Corpus, Reading } from '../src/core/corpus/corpus';
import { findScope } from '../src/core/corpus/scope';
import { type SearchKind, matcherFor } from '../src/core/search/search';
import { searchScope } from '../src/core/search/searchScope';
import { NO_RULES } from '../src/core/turns/turnRules';
import { englishInterview } from './editScripts/interview';
import type { Row } from './table/row';

const TRANSCRIPTS = 1000;
const LENGTH = 40_000;
/** So many of them are written anew; the others repeat them. */
const DISTINCT = 50;
/** Of so many tries the middle one counts. */
const TRIES = 5;

const SEARCHES: readonly (readonly [work: string, kind: SearchKind, pattern: string])[] = [
  ['a word', 'words', 'trust'],
  ['a word that is in every line', 'words', 'the'],
  ['a word with any ending', 'words', 'trust*'],
  ['a phrase', 'words', 'never again'],
  ['a word family', 'family', 'trusting'],
  ['a regular expression', 'regex', 'never\\s+again|trust(ed|ing)?\\b'],
  ['a regular expression with many hits', 'regex', '\\w+ing\\b'],
];

/** How long a study of which all is known but where words are takes to search. */
export async function search(print: (line: string) => void): Promise<readonly Row[]> {
  const texts = Array.from({ length: DISTINCT }, (_, i) => englishInterview(i + 1, LENGTH).text);
  const transcripts = Array.from({ length: TRANSCRIPTS }, (_, i) => {
    // memory of its own
    const text = Buffer.from(texts[i % DISTINCT]!).toString();
    return new CodedTranscript(`${i}.txt`, text, [], [], new Reading(text, NO_RULES));
  });
  const study = {
    schema: 1,
    name: 'Bench',
    transcripts: ['*.txt'],
    quotes: 'full',
    interviewers: ['INT'],
  } as const;
  const corpus: Corpus = {
    study: { ...study, participants: [], groups: [], coders: [] },
    codebook: Codebook.of({ schema: 1, codes: [] }),
    transcripts,
  };
  const scope = findScope(corpus);
  if (!scope.ok) throw new Error(scope.error);
  for (const { notes } of transcripts) void notes;
  const rows: Row[] = [];
  for (const [work, kind, pattern] of SEARCHES) {
    const times: number[] = [];
    let processor = Infinity;
    let hits = 0;
    for (let i = 0; i < TRIES; i++) {
      const begin = performance.now();
      const before = process.cpuUsage();
      const matcher = await matcherFor({ pattern, kind, isExact: false }, ['en']);
      if (!matcher.ok) throw new Error(matcher.error);
      const where = { scope: scope.value, speakers: [], turns: 'all' } as const;
      const found = finish(searchScope(matcher.value, where, 'hit', study.interviewers));
      times.push(performance.now() - begin);
      const { user, system } = process.cpuUsage(before);
      processor = Math.min(processor, (user + system) / 1e6);
      if (found.ok) hits = found.value.reduce((sum, one) => sum + one.found.length, 0);
    }
    const value = times.sort((a, b) => a - b)[TRIES >> 1]! / 1000;
    print(
      `${pattern.padEnd(40)}${value.toFixed(2).padStart(6)} s${processor.toFixed(2).padStart(6)} s of the processor${hits.toLocaleString('en').padStart(12)} hits`,
    );
    rows.push({
      work: `searching 1,000 transcripts of 40 kB: ${work}`,
      figures: [
        { value, unit: 's', most: 1 },
        { value: processor, unit: 's', of: 'of the processor' },
      ],
    });
  }
  return rows;
}
