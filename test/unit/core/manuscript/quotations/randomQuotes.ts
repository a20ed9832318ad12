import fc from 'fast-check';
import type { Corpus } from '../../../../../src/core/corpus/corpus';
import type { PaperBlock } from '../paperFiles';
import { corpusOf } from '../../analyses/kit/corpora';

/** Draws numbers from 0 to below the one given. */
export type Pick = (count: number) => number;

export const PICK: fc.Arbitrary<Pick> = fc
  .infiniteStream(fc.nat(2 ** 30))
  .map(numbers => (count: number) => numbers.next().value! % count);

const WORDS = [
  ...[
    'I',
    'you',
    'she',
    'the',
    'a',
    'and',
    'but',
    'it',
    'was',
    'to',
    'of',
    'in',
    'that',
    'is',
    'not',
    'so',
    'we',
  ],
  ...[
    'know',
    'said',
    'work',
    'boss',
    'coach',
    'Monday',
    'phone',
    'slow',
    'two',
    'café',
    'naïve',
    "don't",
    "it's",
  ],
  ...[
    'well-known',
    'Straße',
    'before',
    'frightened',
    'bakery',
    'ovens',
    'speak',
    'reason',
    'frame',
    'sheet',
    'sign',
  ],
  ...[
    'maybe',
    'morning',
    'warehouse',
    'message',
    'night',
    'answer',
    'training',
    'slide',
    'supervisor',
    'language',
  ],
  ...[
    'shorter',
    'call',
    'trust',
    'afternoon',
    'zoo',
    'wobble',
    'circus',
    'ladder',
    'kettle',
    'pension',
    'train',
  ],
];
const STOPS = [' ', ' ', ' ', ' ', ' ', ' ', ', ', ', ', '. ', '? ', ' – ', '… ', '; ', ' [laughs] ', '\n'];

/** A study in which several people speak in several transcripts, some of them in two. */
export function randomStudy(pick: Pick): Corpus {
  const participants = Array.from({ length: 5 }, (_, i) => ({
    id: `jc${i + 1}`,
    name: `Job Coach ${i + 1}`,
    speakers: [`Job Coach ${i + 1}`],
  }));
  const labels = [...participants.map(({ name }) => name), 'INT'];
  const texts = Object.fromEntries(
    Array.from({ length: 3 }, (_, t) => {
      const turns = Array.from(
        { length: 6 + pick(8) },
        () => `${labels[pick(labels.length)]!}: ${speech(pick, 15 + pick(60))}`,
      );
      return [`interview-${t + 1}.txt`, [turns.join(pick(2) ? '\n\n' : '\n')]] as const;
    }),
  );
  return corpusOf({ participants }, [], texts);
}

function speech(pick: Pick, length: number): string {
  let text = '';
  for (let i = 0; i < length; i++)
    text += (i === 0 ? '' : STOPS[pick(STOPS.length)]!) + WORDS[pick(WORDS.length)]!;
  return text;
}

/** Words as they are in a turn. */
export interface Said {
  readonly transcript: number;
  readonly speaker: string;
  /** Words with what is written after them, without what is in brackets. */
  readonly words: readonly string[];
}

/** Some words in a row that someone says, at least so many; undefined where a turn drawn has not enough. */
export function someWords({ transcripts }: Corpus, pick: Pick, least: number): Said | undefined {
  const transcript = pick(transcripts.length);
  const { text, turns } = transcripts[transcript]!;
  const turn = pick(turns.count);
  const all = text
    .slice(turns.headEnd(turn), turns.end(turn))
    .replace(/\[laughs\]/g, '')
    .split(/\s+/)
    .filter(word => /\p{L}/u.test(word));
  if (all.length < least) return undefined;
  const length = least + pick(Math.min(all.length - least, 12) + 1);
  const from = pick(all.length - length + 1);
  return { transcript, speaker: turns.label(turn)!, words: all.slice(from, from + length) };
}

const MARKS = [
  ['“', '”'],
  ['"', '"'],
  ['«', '»'],
  ['„', '“'],
] as const;

/** A paragraph of a paper, or two, that quotes words. @param speaker as the paper calls them; undefined where it does not say */
export function quoting(words: string, speaker: string | undefined, pick: Pick): PaperBlock[] {
  const [open, close] = MARKS[pick(MARKS.length)]!;
  const quoted = `${open}${words}${close}`;
  if (speaker === undefined) return [{ kind: 'text', text: `For one of them, ${quoted} came first.` }];
  const forms: (() => PaperBlock[])[] = [
    () => [{ kind: 'text', text: `It was often about this: ${quoted} (${speaker}). That was new.` }],
    () => [{ kind: 'text', text: `${speaker} said: ${quoted}. That was new.` }],
    () => [
      { kind: 'quote', text: words },
      { kind: 'quote', text: `— ${speaker}` },
    ],
    () => [{ kind: 'quote', text: `${words} (${speaker})` }],
    () => [{ kind: 'quote', text: `${quoted} — ${speaker}` }],
  ];
  return forms[pick(forms.length)]!();
}

/** The words with some left out, and some put in, as a paper does. */
export function edited(words: readonly string[], pick: Pick): string {
  const parts = [...words];
  const bare = (i: number) => (parts[i] = parts[i]!.replace(/[^\p{L}']+$/u, ''));
  const at = 3 + pick(Math.max(1, parts.length - 6));
  const kind = pick(6);
  if (kind === 0) {
    bare(at - 1);
    parts.splice(at, 1 + pick(2), ['[…]', '(...)', '…', '[...]'][pick(4)]!);
  } else if (kind === 1) {
    bare(at - 1);
    parts.splice(at, pick(2), ['[my boss]', '[then]', '[sic]'][pick(3)]!);
  } else if (kind === 2) parts[0] = parts[0]!.slice(0, 1).toUpperCase() + parts[0]!.slice(1);
  return parts.join(' ');
}
