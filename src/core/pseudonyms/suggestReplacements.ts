import type { PersonalKind } from '../privacy/personalData';
import type { PersonalItem } from '../privacy/scanTexts';
import { nameOf } from '../studyFile/namedRecords';
import type { Participant, StudyFile } from '../studyFile/studyFile';
import { type Replacement } from './replacement';

/** What stands for something of a kind, with a number; as it is written into files, it is the same in every language. */
const STEMS: Readonly<Record<PersonalKind, string>> = {
  mail: '[mail address #]', // not for the catalogue
  web: '[web address #]', // not for the catalogue
  date: '[date #]',
  account: '[account number #]', // not for the catalogue
  phone: '[telephone number #]', // not for the catalogue
  number: '[number #]',
  name: 'Name #',
};
/** … for somebody who speaks: without brackets, so that it counts as words, and is found as a label, which “Name” is not. */
const PERSON = 'Person #';

/**
 * What may be in the place of words that a scan has found, in their order: the same for all names of one person, who are called
 * as the study calls them where that is made up already (“Job Coach 1”). Words that are a part of one longer name are taken for
 * that person’s: “Anna” of “Anna Weber”.
 * @param texts of the study: numbers that are in use in them are not used again @param labels of turns: they are people’s
 */
export function suggestReplacements(
  items: readonly Pick<PersonalItem, 'kind' | 'words'>[],
  study: Pick<StudyFile, 'participants'>,
  texts: Iterable<string>,
  labels: Iterable<string>,
): Replacement[] {
  const numbers = new FreeNumbers(texts);
  const people = new People(items, study.participants, labels);
  const made = new Map<unknown, string>();
  return items.map(({ kind, words }) => {
    const person = kind === 'name' ? people.of(words) : undefined;
    const key = person ?? `${kind}\n${kind === 'name' ? words : words.toLowerCase()}`;
    let replacement = made.get(key);
    if (replacement === undefined) {
      replacement =
        (typeof person === 'object' ? madeUpName(person) : undefined) ??
        numbers.next(person !== undefined && people.isSomebody(person) ? PERSON : STEMS[kind]);
      made.set(key, replacement);
    }
    return { find: words, replacement, kind };
  });
}

/** What a study calls a participant, where it has a number and so is nobody’s name. */
function madeUpName(participant: Participant): string | undefined {
  const name = nameOf(participant).trim();
  return /\d/.test(name) ? name : undefined;
}

class People {
  private readonly labels: readonly (readonly string[])[];
  /** The longest first, each with the person that has it. */
  private readonly names: readonly {
    readonly words: readonly string[];
    readonly person: Participant | string;
  }[];

  constructor(
    items: readonly Pick<PersonalItem, 'kind' | 'words'>[],
    participants: readonly Participant[],
    labels: Iterable<string>,
  ) {
    this.labels = [...labels].map(wordsOf);
    const own = participants.flatMap(person =>
      [person.name ?? '', ...(person.speakers ?? [])]
        .filter(name => name.trim() !== '')
        .map(name => ({ words: wordsOf(name), person })),
    );
    const others = items
      .filter(({ kind }) => kind === 'name')
      .map(({ words }) => ({ words: wordsOf(words), person: words }));
    this.names = [...own, ...others].sort((a, b) => b.words.length - a.words.length);
  }

  /** Whether it is surely a person: a participant, or somebody who speaks. */
  isSomebody(person: Participant | string): boolean {
    if (typeof person === 'object') return true;
    const words = wordsOf(person);
    return this.labels.some(label => isWithin(label, words) || isWithin(words, label));
  }

  /** A participant, or the longest name of somebody. */
  of(name: string): Participant | string {
    const words = wordsOf(name);
    const holders = this.names.filter(one => isWithin(words, one.words));
    const participants = new Set(holders.map(({ person }) => person).filter(one => typeof one === 'object'));
    if (participants.size === 1) return [...participants][0]!;
    const longer = holders.filter(one => one.words.length > words.length);
    const longest = longer.filter(
      one => !longer.some(other => other.words.length > one.words.length && isWithin(one.words, other.words)),
    );
    const [only] = longest;
    return participants.size === 0 && only && longest.length === 1 ? only.person : name;
  }
}

function wordsOf(name: string): readonly string[] {
  return name.toLowerCase().match(/[\p{L}\p{M}\p{N}]+/gu) ?? [];
}

/** Whether some words follow each other in others. */
function isWithin(words: readonly string[], others: readonly string[]): boolean {
  return words.length > 0 && ` ${others.join(' ')} `.includes(` ${words.join(' ')} `);
}

/** Numbers that no text has after the same words. */
class FreeNumbers {
  private readonly last = new Map<string, number>();

  constructor(private readonly texts: Iterable<string>) {}

  next(stem: string): string {
    const number = (this.last.get(stem) ?? this.highest(stem)) + 1;
    this.last.set(stem, number);
    return stem.replace('#', String(number));
  }

  private highest(stem: string): number {
    const words = new RegExp(
      stem.replace(/[[\]]/g, String.raw`\$&`).replace('#', String.raw`(\d{1,6})`),
      'gi',
    );
    let highest = 0;
    for (const text of this.texts)
      for (const match of text.matchAll(words)) highest = Math.max(highest, Number(match[1]));
    return highest;
  }
}
