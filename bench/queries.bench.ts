import { performance } from 'node:perf_hooks';
import { Codebook } from '../src/core/codebook/codebook';
import { CodedTranscript, type Corpus, type PlacedSegment, Reading } from '../src/core/corpus/corpus';
import { codingThatCounts } from '../src/core/corpus/codingThatCounts';
import { queriedIn } from '../src/core/corpus/queryPassages';
import { prepareQueries, queryNamesOf } from '../src/core/corpus/withQueries';
import { compileQuery } from '../src/core/query/compileQuery';
import { askQuery } from '../src/core/query/evaluate';
import { NO_RULES } from '../src/core/turns/turnRules';
import { englishInterview } from './editScripts/interview';
import { Random } from './editScripts/random';
import type { Row } from './table/row';

const TRANSCRIPTS = 1000;
const LENGTH = 40_000;
/** So many of the texts are written anew; the others repeat them. */
const DISTINCT = 50;
const SEGMENTS_EACH = 100;
const CODES = 20;
/** Of so many tries the best one counts. */
const TRIES = 7;

const QUERIES = [
  'a',
  'a AND b',
  'a AND b AND NOT c',
  '(a OR b OR c) INSIDE (d OR e OR f)',
  'a AND b IN turn',
  'NOT a IN turn',
  'a BEFORE b IN paragraph',
  'a AND b WITHIN 30 words',
  'a WITHIN 2 turns OF (b OR c)',
  '(a BY nd) AND NOT (a BY ks)',
  'a AND participant:p1',
  '(a OR b OR c OR d OR e OR f) AND (g OR h OR i OR j) AND NOT k',
] as const;

/** How long queries take over 100,000 segments, of a study of which turns and words are known. */
export async function queries(print: (line: string) => void): Promise<readonly Row[]> {
  const corpus = makeCorpus();
  await prepareQueries({ queries: ['a'] });
  const rows: Row[] = [];
  for (const query of QUERIES) {
    const times: number[] = [];
    let passages = 0;
    for (let i = 0; i < TRIES; i++) {
      const begin = performance.now();
      passages = ask(corpus, query);
      times.push(performance.now() - begin);
    }
    const value = Math.min(...times);
    print(
      `${query.padEnd(64)}${value.toFixed(0).padStart(6)} ms${passages.toLocaleString('en').padStart(10)}`,
    );
    rows.push({ work: `asking 100,000 segments: ${query}`, figures: [{ value, unit: 'ms', most: 200 }] });
  }
  return rows;
}

/** How many passages a query finds, with nothing known of it from the last time. */
function ask(corpus: Corpus, query: string): number {
  const asked = { ...corpus, codebook: Codebook.of({ ...corpus.codebook.file }) };
  const bound = compileQuery(query, queryNamesOf(asked));
  if (!bound.ok) throw new Error(bound.error.message);
  let passages = 0;
  for (const transcript of corpus.transcripts) {
    const counting = codingThatCounts(transcript, asked);
    for (const found of askQuery(bound.value, queriedIn(asked, transcript, counting)))
      passages += found.passages.starts.length;
  }
  return passages;
}

function makeCorpus(): Corpus {
  const texts = Array.from({ length: DISTINCT }, (_, i) => englishInterview(i + 1, LENGTH).text);
  const codes = Array.from({ length: CODES }, (_, i) => String.fromCharCode(97 + i));
  const random = new Random(7);
  const transcripts = Array.from({ length: TRANSCRIPTS }, (_, i) => {
    const text = texts[i % DISTINCT]!;
    const segments = Array.from({ length: SEGMENTS_EACH }, (_unused, number): PlacedSegment => {
      const start = random.below(text.length - 500);
      const end = start + 40 + random.below(400);
      const own = [
        codes[random.below(CODES)]!,
        ...(random.below(3) === 0 ? [codes[random.below(CODES)]!] : []),
      ];
      const coder = number % 2 === 0 ? 'nd' : 'ks';
      const segment = { id: `s${number}`, text: '', start, end, codes: own };
      return { segment, coder, start, end, state: 'ok' };
    });
    const transcript = new CodedTranscript(
      `${i}.txt`,
      text,
      segments,
      [
        { coder: 'nd', status: 'in-progress' },
        { coder: 'ks', status: 'in-progress' },
      ],
      new Reading(text, NO_RULES),
    );
    transcript.read();
    return transcript;
  });
  const labels = [...new Set(transcripts.slice(0, DISTINCT).flatMap(({ turns }) => turns.labels()))];
  return {
    study: {
      schema: 1,
      name: 'Bench',
      transcripts: ['*.txt'],
      quotes: 'full',
      interviewers: ['INT'],
      participants: [{ id: 'p1', speakers: labels.filter(label => label !== 'INT') }],
      groups: [],
      coders: [{ id: 'nd' }, { id: 'ks' }],
    },
    codebook: Codebook.of({ schema: 1, codes: codes.map(id => ({ id, name: id })) }),
    transcripts,
  };
}
