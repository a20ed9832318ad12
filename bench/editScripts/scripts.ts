import type { Span } from '../../src/core/text/span';
import { WordIndex } from '../../src/core/text/words';
import { type EditedText, type Replacement, composed, edited } from './editedText';
import type { Interview } from './interview';
import { moveBlocks } from './movedBlocks';
import { Random } from './random';

/** A way in which transcripts are changed after coding has begun. */
export interface EditScript {
  readonly name: string;
  /** Whether it changes white space, so that a place is right whatever white space is around it. */
  readonly wraps: boolean;
  run(interview: Interview, seed: number): EditedText;
}

const INSERTED = ['really', 'actually', 'maybe', 'the', 'I think', 'sort of', 'quite', 'no'];
const HAN_INSERTED = ['真的', '其实', '可能', '我觉得', '不', '很'];
const SENTENCES = [
  'That was not on the tape. ',
  'I don’t remember when. ',
  'We went there twice. ',
  'Yeah. ',
];
const HAN_SENTENCES = ['录音里没有这一句。', '我不记得是什么时候了。', '我们去过两次。'];
const HAN = /\p{Script=Han}/u;

/** Corrections here and there: misspelt words, words and sentences put in or taken away. */
function correct({ text }: Interview, seed: number, count: number): EditedText {
  const random = new Random(seed);
  const words = new WordIndex(text);
  const isHan = HAN.test(text);
  const replacements = Array.from({ length: count }, (): Replacement => {
    const i = random.between(1, words.count - 30);
    const start = words.starts[i]!;
    const end = words.ends[i]!;
    const kind = random.next();
    if (kind < 0.5) return { start, end, text: misspelt(random, text.slice(start, end), isHan) };
    if (kind < 0.7) {
      const word = random.pick(isHan ? HAN_INSERTED : INSERTED);
      return { start, end: start, text: isHan ? word : `${word} ` };
    }
    // with the space before them, so that none is left over
    const last = kind < 0.9 ? i : i + random.between(3, 15);
    if (kind < 0.96) return { start: words.ends[i - 1]!, end: words.ends[last]!, text: '' };
    const sentence = sentenceStart(text, start);
    return { start: sentence, end: sentence, text: random.pick(isHan ? HAN_SENTENCES : SENTENCES) };
  });
  return edited(
    text,
    replacements.filter(one => isInLine(text, one)),
  );
}

/** Within one line, behind the label. */
function isInLine(text: string, { start, end }: Span): boolean {
  if (text.slice(start, end).includes('\n')) return false;
  const line = text.lastIndexOf('\n', start - 1) + 1;
  const label = text.slice(line, start).search(/[:：](?!\d)/u);
  return label >= 0;
}

function misspelt(random: Random, word: string, isHan: boolean): string {
  if (isHan) return String.fromCharCode(0x4e00 + random.between(0, 6000));
  const letters = [...word];
  const i = random.between(0, letters.length - 1);
  if (random.chance(0.5)) letters.splice(i, 1, 'e');
  else letters.splice(i, 0, random.pick([...'aeinrst']));
  return letters.join('');
}

/** The beginning of the sentence after a place. */
function sentenceStart(text: string, from: number): number {
  for (let at = from; at < text.length; at++) {
    if (text[at] === '。' && text[at + 1] !== '\n') return at + 1;
    if ('.?!'.includes(text[at]!) && text[at + 1] === ' ') return at + 2;
    if (text[at] === '\n') break;
  }
  return from;
}

/** Names become pseudonyms, the same one each time; some of these are two words. */
function pseudonymize({ text, names }: Interview): EditedText {
  const isHan = HAN.test(names[0]!);
  const pseudonyms = new Map(
    names.map((name, i) => [
      name,
      isHan ? `某${'甲乙丙丁'[i % 4]}` : i % 3 === 0 ? `Participant ${i}` : `Name${i}`,
    ]),
  );
  const pattern = new RegExp(isHan ? names.join('|') : `\\b(?:${names.join('|')})\\b`, 'gu');
  return edited(
    text,
    [...text.matchAll(pattern)].map(({ 0: name, index }) => ({
      start: index,
      end: index + name.length,
      text: pseudonyms.get(name)!,
    })),
  );
}

const LINE_HEAD = /^\[[\d:]+\] ([^:：\n]{1,20})(?=[:：])/gmu;

/** Timestamps go, and every label becomes another one. */
function relabel({ text, labels }: Interview): EditedText {
  const others = new Map(labels.map((label, i) => [label, i === 0 ? 'Interviewer' : `Job coach ${i}`]));
  return edited(
    text,
    [...text.matchAll(LINE_HEAD)].flatMap(({ 0: head, 1: label, index }) => {
      const end = index + head.length;
      const start = end - label!.length;
      return [
        { start: index, end: start, text: '' },
        { start, end, text: others.get(label!) ?? label! },
      ];
    }),
  );
}

const WIDTH = 80;

/** Lines of 80 columns; Chinese characters take two, and may be wrapped anywhere. */
export function wrap({ text }: Pick<Interview, 'text'>): EditedText {
  const replacements: Replacement[] = [];
  let column = 0;
  let lastSpace = -1;
  for (let at = 0; at < text.length; at++) {
    const isWide = text.charCodeAt(at) >= 0x2e80;
    if (text[at] === '\n') {
      column = 0;
      lastSpace = -1;
      continue;
    }
    if (text[at] === ' ') lastSpace = at;
    column += isWide ? 2 : 1;
    if (column <= WIDTH) continue;
    if (isWide) {
      replacements.push({ start: at, end: at, text: '\n' });
      column = 2;
    } else if (lastSpace >= 0) {
      replacements.push({ start: lastSpace, end: lastSpace + 1, text: '\n' });
      column = at - lastSpace;
      lastSpace = -1;
    }
  }
  return edited(text, replacements);
}

/** More edits in a longer text: so many in a megabyte. */
function perMegabyte(text: string, count: number): number {
  return Math.max(8, Math.round((count * text.length) / 1_000_000));
}

function after(
  first: EditedText,
  interview: Interview,
  next: (interview: Interview) => EditedText,
): EditedText {
  return composed(first, next({ ...interview, text: first.text }));
}

const scattered: EditScript = {
  name: 'scattered edits',
  wraps: false,
  run: (interview, seed) => correct(interview, seed, perMegabyte(interview.text, 200)),
};

const pseudonyms: EditScript = {
  name: 'scattered edits + pseudonyms',
  wraps: false,
  run: (interview, seed) => after(scattered.run(interview, seed), interview, pseudonymize),
};

const relabelled: EditScript = {
  name: 'timestamps stripped, speakers relabelled',
  wraps: false,
  run: relabel,
};

const wrapped: EditScript = { name: 're-wrapped at 80 columns', wraps: true, run: wrap };

const moved: EditScript = {
  name: 'moved blocks',
  wraps: false,
  run: ({ text }, seed) => moveBlocks(text, seed, perMegabyte(text, 40)),
};

const together: EditScript = {
  name: 'all together',
  wraps: true,
  run: (interview, seed) => {
    const steps = [moved, pseudonyms, relabelled, wrapped];
    return steps.reduce<EditedText>(
      (so, step) => after(so, interview, each => step.run(each, seed)),
      edited(interview.text, []),
    );
  },
};

/** All scripts. */
export const EDIT_SCRIPTS: readonly EditScript[] = [
  scattered,
  pseudonyms,
  relabelled,
  wrapped,
  moved,
  together,
];
