import { captureSegment } from '../src/core/anchoring/anchors/capture';
import { emptySidecar, stringifySidecar } from '../src/core/coding/parseSidecar';
import type { Segment } from '../src/core/coding/segment';
import { newSegmentId } from '../src/core/coding/segmentId';
import { markedSegments } from '../src/core/marks/markedSegment';
import { planMarks } from '../src/core/marks/planMarks';
import { countLabels } from '../src/core/participants/labelCounts';
import { countSpeech } from '../src/core/participants/speech';
import { LineIndex } from '../src/core/text/lineIndex';
import { textVersion } from '../src/core/text/textVersion';
import { findTurns } from '../src/core/turns/findTurns';
import type { Entry, FileStore } from '../src/study/fileStore';
import { ProblemChecks } from '../src/study/problemChecks';
import { Study } from '../src/study/study';
import { type StudyChange, type StudyPart, changedParts } from '../src/study/studyChange';
import type { Transcript } from '../src/study/transcript';
import { englishInterview } from './editScripts/interview';
import { Random } from './editScripts/random';
import type { Row } from './table/row';

const LENGTH = 5_000_000;
const SEGMENTS = 100_000;
const CODES = 100;
const KEYS = 120;
/** Keys before the first that is counted. */
const WARM_UP = 40;
/** Times that everything is looked at. */
const AGAIN = 12;
/** Units that an editor shows above and below the cursor, about. */
const SCREENFUL = 3_000;

/** What a part of the extension does after a change of some parts of the study, without what VS Code does with it. */
interface Listener {
  readonly name: string;
  readonly parts: readonly StudyPart[];
  run(study: Study, transcript: Transcript, at: number): unknown;
}

/** As `src/vscode/features` register them, with all that they ask of the study. */
const LISTENERS: readonly Listener[] = [
  {
    name: 'segments in sight',
    parts: ['texts', 'coding', 'codebook', 'files'],
    run: ({ codebook }, transcript, at) => {
      // while one types, the editor moves the marks by itself
      if (isKnown('sight', transcript.layout)) return undefined;
      const { lines } = transcript;
      const window = { start: lines.lineStart(lines.positionAt(at - SCREENFUL).line), end: at + SCREENFUL };
      const segments = transcript.overlapping(window.start, window.end);
      const marked = markedSegments(segments, { codebook, nameOf: coder => coder });
      return planMarks(marked, lines, window);
    },
  },
  {
    name: 'marks in the overview ruler',
    parts: ['texts', 'coding', 'codebook', 'files'],
    run: (_, transcript) => {
      if (isKnown('ruler', transcript.layout)) return undefined;
      const { lines } = transcript;
      return transcript.inOrder().map(({ start, end }) => [lines.positionAt(start), lines.positionAt(end)]);
    },
  },
  {
    name: 'problems',
    parts: ['texts', 'coding', 'codebook', 'files', 'settings'],
    run: study => study.problems,
  },
  {
    name: 'conflicts',
    parts: ['texts', 'coding', 'codebook', 'files', 'settings'],
    run: study => study.problems,
  },
  {
    name: 'uncertain segments',
    parts: ['doubts', 'coding', 'codebook', 'files', 'texts'],
    run: (_, transcript) => transcript.uncertain,
  },
  {
    name: 'labels of nobody, folding, outline',
    parts: ['texts', 'files', 'settings'],
    run: (_, transcript) => transcript.turns,
  },
  {
    name: 'participants',
    parts: ['texts', 'files', 'settings'],
    run: (study, { path, turns }) => countSpeech(study.file!, [{ path, labels: countLabels(turns) }]),
  },
  {
    name: 'codebook',
    parts: ['codebook', 'coding', 'settings'],
    run: study => study.codeCounts,
  },
  { name: 'undo of coding', parts: ['codebook', 'coding', 'files'], run: study => study.history.undoable },
];

const known = new Map<string, unknown>();

function isKnown(name: string, value: unknown): boolean {
  const isSame = known.get(name) === value;
  known.set(name, value);
  return isSame;
}

/**
 * What a key typed in a large transcript costs outside VS Code, with all that is done in the pause after it: every listener
 * to changes of the study, and the checks that wait. Beside it, what the same takes when everything is looked at again.
 */
export async function keystroke(print: (line: string) => void): Promise<readonly Row[]> {
  const { study, text } = await openStudy();
  const transcript = study.transcript('a.txt')!;
  let change: StudyChange | undefined;
  study.onDidChange(one => (change = one));
  study.openLive('a.txt', text);
  for (const { run } of LISTENERS) run(study, transcript, 0);

  const times = new Map<string, number[]>();
  const timed = (name: string, work: () => unknown) => {
    const begin = performance.now();
    work();
    times.set(name, [...(times.get(name) ?? []), performance.now() - begin]);
  };
  const middle = LENGTH >> 1;
  for (let key = 0; key < WARM_UP + KEYS; key++) {
    if (key === WARM_UP) times.clear();
    const at = middle + key;
    const total = performance.now();
    timed('the key itself', () => study.editLive('a.txt', [{ start: at, end: at, text: 'x' }]));
    for (const { name, parts, run } of LISTENERS) {
      if (changedParts(change!).some(part => parts.includes(part)))
        timed(name, () => run(study, transcript, at));
    }
    times.set('together', [...(times.get('together') ?? []), performance.now() - total]);
  }
  for (let i = 0; i < AGAIN; i++) {
    study.editLive('a.txt', [{ start: middle, end: middle, text: 'x' }]);
    timed('everything looked at again', () => lookAtEverything(study, transcript));
  }
  print(`A key typed in a transcript of ${LENGTH} characters with ${SEGMENTS} segments. In ms:`);
  print(row('', 'median', 'best'));
  for (const [name, all] of times) {
    const sorted = [...all].sort((a, b) => a - b);
    print(row(name, sorted[sorted.length >> 1]!.toFixed(2), sorted[0]!.toFixed(2)));
  }
  const together = [...times.get('together')!].sort((a, b) => a - b);
  return [
    {
      work: `a keystroke in ${LENGTH / 1e6} MB with ${SEGMENTS.toLocaleString('en')} segments, with all listeners`,
      figures: [{ value: together[together.length >> 1]!, unit: 'ms', most: 1 }],
    },
  ];
}

/** What every key has cost when nothing is kept from one to the next: the hash, lines, turns, places, problems, counts. */
function lookAtEverything(study: Study, { text, segments, path }: Transcript): unknown[] {
  const lines = LineIndex.of(text);
  const ofText = [textVersion(text), findTurns(text)];
  const places = segments.map(({ start, end, state }) => [
    state,
    lines.positionAt(start),
    lines.positionAt(end),
  ]);
  const problems = new ProblemChecks().all([], study.transcripts, {
    studyFile: undefined,
    codebookFile: undefined,
    codebook: study.codebook,
  });
  return [path, ofText, places, problems, study.codeCounts];
}

async function openStudy(): Promise<{ study: Study; text: string }> {
  const { text } = englishInterview(1, LENGTH);
  const random = new Random(1);
  const next = () => random.next();
  const version = textVersion(text);
  const segments = Array.from({ length: SEGMENTS }, (): Segment => {
    const start = Math.floor(next() * (text.length - 200));
    return captureSegment({
      id: newSegmentId(next),
      text,
      version: version.id,
      span: { start, end: start + 20 + Math.floor(next() * 150) },
      codes: [`code-${Math.floor(next() * CODES)}`],
      created: '2026-11-22T10:00:00Z',
    });
  });
  const codes = Array.from({ length: CODES }, (_, i) => ({ id: `code-${i}`, name: `Code ${i}` }));
  const files = {
    'study.json': JSON.stringify({
      schema: 1,
      name: 'Bench',
      transcripts: ['*.txt'],
      participants: [{ id: 'p', name: 'P', speakers: ['P2'] }],
    }),
    'codebook.json': JSON.stringify({ schema: 1, codes }),
    'a.txt': text,
    'a.txt.nd.coding.json': stringifySidecar({
      ...emptySidecar('nd'),
      texts: { [version.id]: version },
      segments,
    }),
  };
  return { study: await Study.open(new ReadOnlyStore(files)), text };
}

/** Files in memory. */
class ReadOnlyStore implements FileStore {
  constructor(private readonly files: Readonly<Record<string, string>>) {}

  async list(folder: string): Promise<readonly Entry[] | undefined> {
    return folder === '' ? Object.keys(this.files).map(name => ({ name, kind: 'file' })) : undefined;
  }

  async read(path: string): Promise<Uint8Array | undefined> {
    const text = this.files[path];
    return text === undefined ? undefined : new TextEncoder().encode(text);
  }

  change(): Promise<boolean> {
    return Promise.reject(new Error('Nothing is written here.'));
  }

  rename(): Promise<boolean> {
    return this.change();
  }

  remove(): Promise<boolean> {
    return this.change();
  }
}

function row(what: string, ...cells: readonly string[]): string {
  return `  ${what.padEnd(36)}${cells.map(cell => cell.padStart(10)).join('')}`;
}
