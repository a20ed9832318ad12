import { createHash } from 'node:crypto';

/** A study as its files stand on disk, and what is true of it by construction. */
export interface RandomStudy {
  /** Path → bytes. */
  readonly files: Readonly<Record<string, Uint8Array>>;
  readonly codes: readonly RandomCode[];
  readonly participants: readonly RandomParticipant[];
  readonly interviewers: readonly string[];
  /** Id → paths. */
  readonly groups: Readonly<Record<string, readonly string[]>>;
  readonly transcripts: readonly RandomTranscript[];
}

export interface RandomCode {
  readonly id: string;
  readonly name?: string;
  readonly parent?: string;
  readonly rank?: string;
  readonly mergedInto?: string;
}

export interface RandomParticipant {
  readonly id: string;
  readonly speakers?: readonly string[];
  readonly transcripts?: readonly string[];
  readonly attributes?: Readonly<Record<string, string | number>>;
}

/** The text with LF, and for each of its UTF-16 units which turn and which word it is in; -1 for none. */
export interface RandomTranscript {
  readonly path: string;
  readonly text: string;
  readonly turnOf: readonly number[];
  /** Label of each turn; undefined for text above the first one. */
  readonly labels: readonly (string | undefined)[];
  readonly wordOf: readonly number[];
  readonly words: number;
  /** Number of transcribers' notes in brackets, none of whose words count. */
  readonly notes: number;
  readonly segments: readonly RandomSegment[];
  /** Coder → status, for each who has a sidecar. */
  readonly statuses: Readonly<Record<string, 'complete' | 'in-progress'>>;
}

export interface RandomSegment {
  readonly id: string;
  readonly coder: string;
  readonly start: number;
  readonly end: number;
  readonly codes: readonly string[];
  readonly isLost: boolean;
  /** Day of March 2026; undefined when it has no date. */
  readonly day: number | undefined;
  /** Whether it is a key quote. */
  readonly isKey: boolean;
}

export class Random {
  constructor(private state: number) {}

  /** mulberry32 (Tommy Ettinger 2017). */
  fraction(): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let t = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32;
  }

  /** From 0 up to, but not including, `below`. */
  below(below: number): number {
    return Math.floor(this.fraction() * below);
  }

  chance(probability: number): boolean {
    return this.fraction() < probability;
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)]!;
  }

  some<T>(items: readonly T[], probability: number): T[] {
    return items.filter(() => this.chance(probability));
  }
}

/** Pieces of speech, each as the words in it: a string that counts as a word, or one in brackets that does not. */
const SPEECH: readonly (readonly (string | [string])[])[] = [
  ['yes'],
  ['well-known'],
  ['don’t'],
  ['(hm)'],
  ['17:30,'],
  ['e\u0301tude'],
  ['\u{1d4b3}y'],
  ['a😀b'],
  [['😀']],
  [['👩‍👩‍👧']],
  [['—']],
  [['…!']],
  [['[laughs]']],
  ['(so)'],
  [['(long pause)']],
  [['[knocks on the door, then 2 voices]']],
  ['ok', ['((coughs))']],
  ['中', '文', ['。']],
  ['ok', '中'],
  ['か\u3099', 'カ', 'nana'],
  ['𠮷', '野'],
];
const BLANKS = [' ', ' ', ' ', '\n', '  ', '\u00a0', '\u3000'];
const LABELS = ['INT', 'Interviewer', 'P1', 'P2', 'Job Coach 1', 'Job Coach 2', 'Zoë', '田中', 'Observer'];
const PATHS = ['a.txt', 'b 2.txt', 'b 10.txt', 'sub/c.txt', 'sub/ü.txt'];
const CODERS = ['ann', 'ben', 'consensus'];
const NAMES = ['Trust', 'trust', 'Code 2', 'Code 10', 'Éclat', '中文', 'Work | life', 'Trust'];

export function randomStudy(seed: number): RandomStudy {
  const random = new Random(seed);
  const codes = randomCodes(random);
  const interviewers = random.some(['INT', 'Interviewer'], 0.8);
  const paths = random.some(PATHS, 0.7);
  const participants = random.chance(0.75) ? randomParticipants(random) : [];
  const claimed = [...interviewers, ...participants.flatMap(({ speakers = [] }) => speakers.map(oneBlank))];
  const transcripts = paths.map(path => randomTranscript(random, path, codes, claimed));
  const groups = {
    all: PATHS,
    sub: PATHS.filter(path => path.startsWith('sub/')),
    some: random.some(PATHS, 0.5),
  };
  const patterns = { all: ['**/*.txt'], sub: ['sub/*.txt'], some: groups.some };
  const study = {
    schema: 1,
    name: `Study ${seed}`,
    transcripts: ['*.txt', 'sub/*.txt'],
    interviewers,
    participants,
    groups: Object.entries(patterns).map(([id, list]) => ({ id, transcripts: list })),
    coders: [{ id: 'ann' }, { id: 'ben' }],
  };
  const files: Record<string, Uint8Array> = {
    'study.json': utf8(JSON.stringify(study)),
    'codebook.json': utf8(JSON.stringify({ schema: 1, codes })),
  };
  for (const transcript of transcripts) {
    files[transcript.path] = onDisk(random, transcript.text);
    for (const coder of Object.keys(transcript.statuses)) {
      files[`${transcript.path}.${coder}.coding.json`] = sidecar(transcript, coder);
    }
  }
  return { files, codes, participants, interviewers, groups, transcripts };
}

function randomCodes(random: Random): RandomCode[] {
  const codes: RandomCode[] = [];
  const count = random.below(14);
  for (let i = 0; i < count; i++) {
    const id = `code-${random.below(1000)}-${i}`;
    const earlier = codes.map(code => code.id);
    if (random.chance(0.15)) {
      codes.push({ id, mergedInto: random.pick([...earlier, 'gone']) });
      continue;
    }
    codes.push({
      id,
      name: random.pick(NAMES),
      ...(earlier.length > 0 && random.chance(0.65) ? { parent: random.pick(earlier) } : {}),
      ...(random.chance(0.7) ? { rank: random.pick(['a0', 'a1', 'a1V', 'Zz']) } : {}),
    });
  }
  return codes.sort((a, b) => (a.id < b.id ? -1 : 1));
}

function randomParticipants(random: Random): RandomParticipant[] {
  return Array.from({ length: 1 + random.below(5) }, (_, i) => ({
    id: `p${i}`,
    ...(random.chance(0.8) ? { speakers: random.some(LABELS, 0.25).map(twoBlanks) } : {}),
    ...(random.chance(0.5) ? { transcripts: random.some(PATHS, 0.3) } : {}),
    ...(random.chance(0.7)
      ? { attributes: { job: random.pick(['nurse', 'doctor']), age: random.pick([43, 44, '43']) } }
      : {}),
  }));
}

function randomTranscript(
  random: Random,
  path: string,
  codes: readonly RandomCode[],
  claimed: readonly string[],
): RandomTranscript {
  const builder = new TextBuilder();
  const isLabelled = random.chance(0.85);
  if (!isLabelled || random.chance(0.3)) {
    if (random.chance(0.9)) builder.turn(undefined, '', '', random, 3 + random.below(6));
  }
  if (isLabelled) {
    // Every label at least twice: one that recurs is a label beyond doubt.
    const labels = random.some(LABELS, 0.4);
    const order = [...labels, ...labels, ...random.some(labels, 0.5)];
    for (let i = order.length - 1; i > 0; i--) {
      const j = random.below(i + 1);
      [order[i], order[j]] = [order[j]!, order[i]!];
    }
    for (const label of order) {
      const head = random.pick([`${label}: `, `${label}:\n`, `[00:01:${10 + random.below(50)}] ${label}: `]);
      // Only a label that the study claims is one wherever it stands.
      const gap = claimed.includes(label) ? random.pick(['\n', '\n\n']) : '\n\n';
      builder.turn(label, gap, head, random, random.below(8));
    }
  }
  const { text, turnOf, labels, wordOf, words, notes } = builder;
  const segments = randomSegments(random, text, codes);
  const statuses = Object.fromEntries(
    CODERS.filter(coder => segments.some(one => one.coder === coder) || random.chance(0.1)).map(coder => [
      coder,
      random.pick(['complete', 'in-progress'] as const),
    ]),
  );
  return { path, text, turnOf, labels, wordOf, words, notes, segments, statuses };
}

/** Appends turns and notes for each unit what it belongs to. */
class TextBuilder {
  text = '';
  readonly turnOf: number[] = [];
  readonly labels: (string | undefined)[] = [];
  readonly wordOf: number[] = [];
  words = 0;
  notes = 0;

  turn(label: string | undefined, gap: string, head: string, random: Random, pieces: number): void {
    if (this.text !== '') this.add(gap, -1, -1);
    const turn = this.labels.push(label) - 1;
    this.add(pieces > 0 ? head : head.trimEnd(), turn, -1);
    for (let i = 0; i < pieces; i++) {
      if (i > 0) this.add(random.pick(BLANKS), turn, -1);
      for (const word of random.pick(SPEECH)) {
        if (typeof word === 'string') this.add(word, turn, this.words++);
        else {
          this.add(word[0], turn, -1);
          if (/^[[(]/.test(word[0])) this.notes++;
        }
      }
    }
  }

  private add(text: string, turn: number, word: number): void {
    this.text += text;
    for (let i = 0; i < text.length; i++) {
      this.turnOf.push(turn);
      this.wordOf.push(word);
    }
  }
}

function randomSegments(random: Random, text: string, codes: readonly RandomCode[]): RandomSegment[] {
  if (text === '') return [];
  const ids = [...codes.map(code => code.id), 'unknown-1', 'unknown-2'];
  const coders = random.chance(0.3) ? CODERS : random.pick([['ann'], ['ann', 'ben'], []]);
  const hasDoubles = random.chance(0.4);
  return coders.flatMap(coder => {
    const own = Array.from({ length: random.below(12) }, (_, i) => {
      const start = random.below(text.length);
      const longest = random.chance(0.7) ? 30 : text.length;
      return {
        id: `${coder}-${i}`,
        coder,
        start,
        end: Math.min(text.length, start + 1 + random.below(longest)),
        codes: Array.from({ length: 1 + random.below(3) }, () => random.pick(ids)),
        isLost: random.chance(0.1),
        day: random.chance(0.9) ? 1 + random.below(28) : undefined,
        isKey: (start * 7 + i) % 3 === 0,
      };
    });
    const doubled = hasDoubles && own.length > 0 ? Array.from({ length: 4 }, () => random.pick(own)) : [];
    const doubles = doubled.map((one, i) => ({
      ...one,
      id: `${coder}-again-${i}`,
      codes: random.chance(0.7) ? [random.pick(one.codes), random.pick(ids)] : [random.pick(ids)],
      day: random.chance(0.5) ? one.day : undefined,
    }));
    return [...own, ...doubles];
  });
}

function sidecar({ text, segments, statuses }: RandomTranscript, coder: string): Uint8Array {
  const own = segments.filter(segment => segment.coder === coder);
  const sha256 = createHash('sha256').update(text, 'utf8').digest('hex');
  const lost = 'f'.repeat(64);
  return utf8(
    JSON.stringify({
      schema: 1,
      coder,
      status: statuses[coder],
      texts: {
        [sha256.slice(0, 12)]: { sha256, length: text.length },
        [lost.slice(0, 12)]: { sha256: lost, length: 100_000 },
      },
      segments: [
        ...annotations(text, sha256),
        ...own.map(({ id, start, end, codes, isLost, day, isKey }) => ({
          id,
          text: (isLost ? lost : sha256).slice(0, 12),
          start,
          end,
          ...(isLost ? {} : { quote: text.slice(start, end) }),
          codes,
          ...(isKey ? { key: true } : {}),
          ...(day === undefined ? {} : { created: `2026-03-${String(day).padStart(2, '0')}T23:30:00Z` }),
        })),
      ],
    }),
  );
}

/** Memos without codes, over much of the text: nothing that is counted may take notice of them. */
function annotations(text: string, sha256: string) {
  const random = new Random(text.length);
  return Array.from({ length: text === '' ? 0 : random.below(4) }, (_, i) => {
    const start = random.below(text.length);
    const end = start + 1 + random.below(text.length - start);
    const anchor = { text: sha256.slice(0, 12), start, end, quote: text.slice(start, end) };
    return {
      id: `note-${i}`,
      ...anchor,
      codes: [],
      memo: 'Why?\nAsk again.',
      created: '2026-03-09T10:00:00Z',
    };
  });
}

/** With some line ends, and in some encoding. */
function onDisk(random: Random, text: string): Uint8Array {
  const ends = text.replaceAll('\n', random.pick(['\n', '\r\n', '\r\n', '\r']));
  const [utf, mark] = random.pick([
    ['utf8', ''],
    ['utf8', '\ufeff'],
    ['utf16le', '\ufeff'],
  ] as const);
  return Buffer.from(mark + ends, utf);
}

/** White space within a label does not matter. */
function twoBlanks(label: string): string {
  return label.replace(' ', '  ');
}

function oneBlank(label: string): string {
  return label.replace('  ', ' ');
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}
