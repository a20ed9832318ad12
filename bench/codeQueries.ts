import type { Code } from '../src/core/codebook/code';
import { TELLING } from './codebooks';
import type { Random } from './editScripts/random';

/** What a person may type to find a code; undefined where the code's name has too few words for it. */
type Query = (code: Code, random: Random) => string | undefined;

/** Words that say little have at most so many letters. */
const SMALL = 3;
const TYPED = 3;
const MIN_MISTYPED = 5;

/** Ways to ask for a code. */
export const QUERIES: readonly (readonly [kind: string, query: Query])[] = [
  ['beginnings of words', ({ name }) => several(mainWords(name).map(word => word.slice(0, TYPED)))],
  [
    'beginnings in any order',
    ({ name }, random) => several(shuffled(mainWords(name), random).map(word => word.slice(0, TYPED))),
  ],
  ['initials', ({ name }) => initials(words(name))],
  ['initials of the longer words', ({ name }) => initials(mainWords(name))],
  [
    'a typing error',
    ({ name }, random) => {
      const all = mainWords(name);
      const at = random.below(all.length);
      if (all[at]!.length < MIN_MISTYPED) return undefined;
      return several(all.map((word, i) => (i === at ? mistyped(word, random) : word)));
    },
  ],
  [
    'words left out',
    ({ name }, random) => {
      const all = words(name);
      if (all.length < 4) return undefined;
      const telling = mainWords(name).filter(word => TELLING.has(word) || word !== word.normalize('NFD'));
      const kept = shuffled(telling, random).slice(0, 2);
      return several(all.filter(word => kept.includes(word)));
    },
  ],
  [
    'without accents',
    ({ name }) => {
      const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
      return plain === name.toLowerCase() ? undefined : several(mainWords(plain));
    },
  ],
  [
    'words of the description',
    ({ name, description = '' }, random) => {
      const ofName = new Set(words(name));
      const others = words(description).filter(word => TELLING.has(word) && !ofName.has(word));
      return several(shuffled([...new Set(others)], random).slice(0, 3));
    },
  ],
];

function words(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
}

function mainWords(name: string): string[] {
  const all = words(name);
  const main = all.filter(word => word.length > SMALL);
  return main.length > 0 ? main : all;
}

function several(typed: readonly string[]): string | undefined {
  return typed.length > 1 ? typed.join(' ') : undefined;
}

function initials(all: readonly string[]): string | undefined {
  return all.length > 2 ? all.map(word => word.normalize('NFD')[0]).join('') : undefined;
}

/** With a letter left out, put in, replaced, or swapped with the next. */
function mistyped(word: string, random: Random): string {
  const at = random.below(word.length - 1);
  const letter = String.fromCharCode(97 + random.below(26));
  const [before, here, next, rest] = [word.slice(0, at), word[at]!, word[at + 1]!, word.slice(at + 2)];
  const errors = [before + next + rest, before + letter + here + next + rest, before + letter + next + rest];
  return random.pick([...errors, before + next + here + rest]);
}

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const all = [...items];
  for (let i = all.length - 1; i > 0; i--) {
    const j = random.below(i + 1);
    [all[i], all[j]] = [all[j]!, all[i]!];
  }
  return all;
}
