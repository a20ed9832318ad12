import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { SeededRandom } from '../../src/core/base/random';
import { WORDS } from './words';

/** How large a study is. */
export interface Size {
  readonly transcripts: number;
  /** Segments of each transcript, by all coders together. */
  readonly segments: number;
  readonly codes: number;
  /** UTF-16 units of each transcript, at least. */
  readonly length: number;
  /** With two, the second has coded two thirds of what the first has, most of it alike, and as much of their own. */
  readonly coders: 1 | 2;
}

/** The study of the table in docs/performance.md. */
export const LARGE: Size = { transcripts: 1000, segments: 100, codes: 500, length: 40_000, coders: 2 };

/** The study of `--large`. */
export const HUGE: Size = { ...LARGE, transcripts: 10_000 };

/** One transcript of 1 MB with 10,000 segments by one coder. */
export const LONG_TRANSCRIPT: Size = {
  transcripts: 1,
  segments: 10_000,
  codes: 500,
  length: 1_000_000,
  coders: 1,
};

const CODERS = ['em', 'nd'] as const;
const LETTERS = '0123456789abcdefghijklmnopqrstuvwxyz';
/** Units of context that a segment has on either side. */
const CONTEXT = 32;
/** Codes at the top, and codes that have others below them. */
const [THEMES, PARENTS] = [25, 100];

/** A segment as it is in a coding file. */
export interface FileSegment {
  readonly id: string;
  readonly start: number;
  readonly end: number;
  readonly codes: readonly string[];
  readonly [more: string]: unknown;
}

/** The name of a transcript: `interviews/0001.txt`. */
export function transcriptName(transcript: number): string {
  return `interviews/${String(transcript).padStart(4, '0')}.txt`;
}

/** Writes a study that is the same for the same size and seed: a participant for each transcript, four groups. */
export function generateStudy(folder: string, size: Size, seed = 12345): void {
  const random = new Draw(seed);
  fs.mkdirSync(path.join(folder, 'interviews'), { recursive: true });
  fs.writeFileSync(path.join(folder, 'study.json'), studyFile(size));
  const codes = codesOf(size.codes, random).sort(byId);
  const ids = codes.map(({ id }) => id);
  fs.writeFileSync(path.join(folder, 'codebook.json'), file({ schema: 1 }, 'codes', codes));
  for (let t = 0; t < size.transcripts; t++) {
    const text = interview(t, size, random);
    const name = path.join(folder, transcriptName(t));
    fs.writeFileSync(name, text);
    codingsOf(text, size, ids, random).forEach((segments, coder) =>
      fs.writeFileSync(`${name}.${CODERS[coder]!}.coding.json`, codingFile(CODERS[coder]!, text, segments)),
    );
  }
}

/** A coding file as the program writes it. */
export function codingFile(coder: string, text: string, segments: readonly FileSegment[]): string {
  const sha256 = createHash('sha256').update(text).digest('hex');
  const version = sha256.slice(0, 12);
  const texts = `"${version}":${JSON.stringify({ sha256, length: text.length })}`;
  const head = `"schema": 1,\n"coder": "${coder}",\n"status": "complete",\n"texts": {\n${texts}\n}`;
  const records = [...segments].sort(byId).map(({ id, ...segment }) => ({ id, text: version, ...segment }));
  return `{\n${head},\n"segments": [\n${records.map(record => JSON.stringify(record)).join(',\n')}\n]\n}\n`;
}

function studyFile({ transcripts, coders }: Size): string {
  const all = Array.from({ length: transcripts }, (_, t) => t);
  const participants = all.map(t => ({
    id: label(t).toLowerCase(),
    name: `Participant ${t}`,
    speakers: [label(t)],
    attributes: { profession: ['nurse', 'coach', 'manager'][t % 3], age: 20 + (t % 50) },
  }));
  const groups = [0, 1, 2, 3].map(g => ({
    id: `g${g}`,
    name: `Group ${g}`,
    transcripts: all.filter(t => t % 4 === g).map(transcriptName),
  }));
  const people = [
    { id: 'em', name: 'E. M.' },
    { id: 'nd', name: 'N. D.' },
  ].slice(0, coders);
  const head = { schema: 1, name: 'Large', transcripts: ['interviews/*.txt'], quotes: 'full' };
  return [
    file({ ...head, interviewers: ['INT'] }, 'participants', participants).slice(0, -3),
    `"groups": ${lines(groups)}`,
    `"coders": ${lines(people)}\n}\n`,
  ].join(',\n');
}

function file(head: object, name: string, records: readonly object[]): string {
  const fields = Object.entries(head).map(([key, value]) => `"${key}": ${JSON.stringify(value)}`);
  return `{\n${[...fields, `"${name}": ${lines(records)}`].join(',\n')}\n}\n`;
}

function lines(records: readonly object[]): string {
  return `[\n${records.map(record => JSON.stringify(record)).join(',\n')}\n]`;
}

function label(transcript: number): string {
  return `P${String(transcript).padStart(4, '0')}`;
}

function byId(a: { readonly id: string }, b: { readonly id: string }): number {
  return a.id < b.id ? -1 : 1;
}

function codesOf(count: number, random: Draw): { readonly id: string }[] {
  const codes: { readonly id: string }[] = [];
  for (let i = 0; i < count; i++) {
    const name = `${random.words(2 + random.below(3))} ${i}`;
    const id = `${name.toLowerCase().replace(/[^a-z0-9]+/g, '-')}-${random.id(4)}`;
    const parent = i < THEMES ? undefined : codes[random.below(i < PARENTS ? THEMES : PARENTS)]!.id;
    codes.push({
      id,
      ...{ name, parent, color: '#4e79a7', description: `About ${random.words(3)}.` },
      ...{ rank: `a${String(i).padStart(4, '0')}` },
    });
  }
  return codes;
}

/** Turns of an interviewer and a participant, now and then of somebody else. */
function interview(transcript: number, { length, transcripts }: Size, random: Draw): string {
  const other = label((transcript * 7 + 3) % transcripts);
  const parts: string[] = [];
  for (let turn = 0, written = 0; written < length; turn++) {
    const isQuestion = turn % 2 === 0;
    const speaker = isQuestion ? 'INT' : turn % 10 === 9 ? other : label(transcript);
    const words = isQuestion ? 8 + random.below(12) : 30 + random.below(80);
    const part = `${speaker}: ${random.sentences(words)}\n\n`;
    parts.push(part);
    written += part.length;
  }
  return parts.join('');
}

function codingsOf(
  text: string,
  { coders, segments }: Size,
  codes: readonly string[],
  random: Draw,
): readonly (readonly FileSegment[])[] {
  const gaps = [...text.matchAll(/\s/g)].map(({ index }) => index);
  const each = Math.round(segments / coders);
  const spans: (readonly [number, number])[] = [];
  return CODERS.slice(0, coders).map((_, coder) => {
    const made: FileSegment[] = [];
    while (made.length < each) {
      const first = random.below(gaps.length - 60);
      const fresh = [first, first + 5 + random.below(45)] as const;
      const known = coder === 1 && made.length < (each * 2) / 3 ? spans[made.length] : undefined;
      const [from, to] = known ? [known[0], known[1] + (random.below(3) === 0 ? 2 : 0)] : fresh;
      const [start, end] = [gaps[from]! + 1, gaps[Math.min(to, gaps.length - 1)]!];
      // a place between two turns is no word's
      if (/^\s|\s$/.test(text.slice(start, end)) || start >= end) {
        if (known) spans[made.length] = fresh;
        continue;
      }
      if (coder === 0) spans.push(fresh);
      made.push(segment(text, start, end, codes, random));
    }
    return made;
  });
}

function segment(
  text: string,
  start: number,
  end: number,
  codes: readonly string[],
  random: Draw,
): FileSegment {
  const count = 1 + (random.below(4) === 0 ? 1 : 0) + (random.below(10) === 0 ? 1 : 0);
  const own = Array.from({ length: count }, () => codes[Math.floor(codes.length * random.next() ** 2)]!);
  return {
    id: random.id(12),
    start,
    end,
    quote: text.slice(start, end),
    prefix: text.slice(Math.max(0, start - CONTEXT), start),
    suffix: text.slice(end, end + CONTEXT),
    codes: [...new Set(own)],
    ...(random.below(20) === 0 ? { memo: `A note on ${random.words(3)}` } : {}),
    created: `2026-0${1 + random.below(9)}-1${random.below(10)}T10:00:00Z`,
  };
}

class Draw extends SeededRandom {
  words(count: number): string {
    return Array.from({ length: count }, () => this.word()).join(' ');
  }

  id(length: number): string {
    return Array.from({ length }, () => LETTERS[this.below(LETTERS.length)]!).join('');
  }

  /** So many words, with a full stop after every twelfth or so. */
  sentences(words: number): string {
    const parts: string[] = [];
    for (let i = 1; i < words; i++) parts.push(this.word(), this.below(12) === 0 ? '. ' : ' ');
    return `${parts.join('')}${this.word()}.`;
  }

  private word(): string {
    return WORDS[this.below(WORDS.length)]!;
  }
}
