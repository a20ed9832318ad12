import fs from 'node:fs';
import path from 'node:path';
import { captureSegment } from '../../../src/core/anchoring/anchors/capture';
import { SeededRandom } from '../../../src/core/base/random';
import { Codebook } from '../../../src/core/codebook/codebook';
import { addCode } from '../../../src/core/codebook/operations';
import { textVersion } from '../../../src/core/text/textVersion';

/** The transcript of the dense study. */
export const DENSE_TRANSCRIPT = 'dense.txt';

const THEMES: Readonly<Record<string, readonly string[]>> = {
  'Coming together': ['Company', 'Neighbours', 'Being needed', 'Coffee and talk', 'First visit'],
  'Learning by doing': ['Watching others', 'Trying it oneself', 'Mistakes', 'Asking for help', 'Pride'],
  Things: ['Worth of old things', 'Memories in things', 'Throwing away', 'Spare parts'],
  'Time and place': ['Evenings', 'Opening hours', 'Light', 'The way there'],
  Doubts: ['Fear of breaking it', 'Costs', 'Noise', 'Being in the way of others who wait'],
  'The future': ['Going on', 'More people', 'Other workshops'],
};

const SENTENCES = [
  'I came because a neighbour told me about it, and at first I only wanted to look.',
  'There is a table by the window where the light is good, and that is where I sit.',
  'My radio had been in the cellar for years and nobody believed that it would ever play again.',
  'You watch the others, and then you try it yourself, and then you do it wrong.',
  'Nobody asks what it costs, which I found strange in the beginning.',
  'In the evening it is quiet, so that one can hear what is wrong with a motor.',
  'I was afraid of breaking it altogether, but it was broken already.',
  'The kettle belonged to my mother, and I would not have thrown it away for anything.',
  'Then someone made coffee and we talked about something else for an hour.',
  'When it worked in the end I rang my sister, so proud was I.',
  'They should open on Saturdays as well, since many people work during the week.',
  'I now have a box of screws at home that I would never have kept before.',
];
const QUESTIONS = ['And what was that like?', 'Can you tell me more?', 'What happened then?'];

/** A codebook as it grows by hand: six themes, with codes below them. */
export function denseCodebook(random: () => number): Codebook {
  let book = Codebook.of({ schema: 1, codes: [] });
  const add = (name: string, parent?: string) => {
    const added = addCode(book, { name, parent }, random);
    if (!added.ok) throw new Error(added.error);
    book = book.with(added.value.file);
    return added.value.code.id;
  };
  const themes = Object.keys(THEMES).map(name => [name, add(name)] as const);
  for (const [name, id] of themes) for (const code of THEMES[name]!) add(code, id);
  return book;
}

/** An interview of so many turns. */
export function denseText(turns: number, random: () => number): string {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)]!;
  return Array.from({ length: turns }, (_, i) => {
    if (i % 2 === 0) return `INT: ${pick(QUESTIONS)}\n`;
    const count = 3 + Math.floor(random() * 5);
    return `P${1 + (i % 3)}: ${Array.from({ length: count }, () => pick(SENTENCES)).join(' ')}\n`;
  }).join('\n');
}

/**
 * Lays a study with one densely coded transcript: segments that overlap by threes, nested ones, several codes on one, memos and
 * key quotes, of two coders.
 */
export function layDenseStudy(folder: string, { segments = 500, turns = 160 } = {}): void {
  const seeded = new SeededRandom(7);
  const random = () => seeded.next();
  const book = denseCodebook(random);
  const codes = book.inOrder().filter(({ id }) => !book.isTheme(id));
  const text = denseText(turns, random);
  const { id: version, sha256, length } = textVersion(text);
  const write = (name: string, content: object) =>
    fs.writeFileSync(path.join(folder, name), JSON.stringify(content));
  const words = [...text.matchAll(/(?<=[ \n])[A-Za-z]+/g)];
  const segmentOf = (i: number) => {
    const first = Math.floor((i / segments) * (words.length - 60) + random() * 30);
    const last = words[first + 4 + Math.floor(random() * (i % 5 === 0 ? 45 : 14))]!;
    const wordEnd = last.index + last[0].length;
    // many end with a sentence, as those do that are coded with nothing selected
    const stop = i % 3 === 1 ? text.slice(wordEnd).search(/[.?]/) : -1;
    const end = wordEnd + stop + 1;
    const count = i % 9 === 0 ? 5 : i % 4 === 0 ? 3 : i % 3 === 0 ? 2 : 1;
    const own = new Set(
      Array.from({ length: count }, () => codes[Math.floor(random() ** 1.5 * codes.length)]!.id),
    );
    return {
      ...captureSegment({
        ...{ id: `s${String(i).padStart(3, '0')}`, text, version, codes: [...own] },
        span: { start: words[first]!.index, end },
        created: '2026-11-22T10:00:00Z',
      }),
      ...(i % 7 === 0 ? { memo: 'Ask again at the next meeting.' } : {}),
      ...(i % 11 === 0 ? { key: true } : {}),
    };
  };
  const all = Array.from({ length: segments }, (_, i) => segmentOf(i));
  write('study.json', {
    ...{ schema: 1, name: 'Dense', transcripts: ['*.txt'], interviewers: ['INT'] },
    coders: [
      { id: 'nd', name: 'N. D.' },
      { id: 'kl', name: 'K. L.' },
    ],
  });
  write('codebook.json', book.file);
  for (const coder of ['nd', 'kl']) {
    write(`${DENSE_TRANSCRIPT}.${coder}.coding.json`, {
      ...{ schema: 1, coder, status: 'in-progress', texts: { [version]: { sha256, length } } },
      segments: all.filter((_, i) => (i % 6 === 5) === (coder === 'kl')),
    });
  }
  fs.writeFileSync(path.join(folder, DENSE_TRANSCRIPT), text);
}
