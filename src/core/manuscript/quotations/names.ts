import type { Corpus } from '../../corpus/corpus';
import { type Speakers, findSpeakers } from '../../participants/speakers';
import { NOBODY } from '../../participants/turnOwners';
import { nameOf } from '../../studyFile/namedRecords';
import { labelKey } from '../../turns/labelKey';

/** Who speaks, so that two can be compared: a participant by index, or a label. */
export type Speaker = { readonly participant: number } | { readonly label: string };

/** Somebody or something of a study that a paper names; UTF-16 units of the text, half-open. */
export interface Mention {
  readonly start: number;
  readonly end: number;
  /** Who is meant; several where they share a name. */
  readonly speakers: readonly Speaker[];
  /** Which transcripts are meant, by index. */
  readonly transcripts: readonly number[];
  /** Whether it is named as participants are, but there is no such participant. */
  readonly isUnknown: boolean;
}

interface Named {
  readonly tokens: readonly string[];
  readonly speakers: Speaker[];
  readonly transcripts: number[];
  /** Whether it can be recognised in the run of a sentence. */
  isPlain: boolean;
}

const TOKEN = /\p{L}+|\p{N}+/gu;
/** Between numbers of several people of one name: “Job Coach 4 and 7”. */
const AND = /^(?:and|or|und|oder|et|ou|y|e|en|i|og|och)$/;

/** What papers call people of a study whom it calls something else. */
const PEOPLE = ['participant', 'interviewee', 'respondent', 'informant'];

interface Token {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

/** The participants, labels and transcripts of a study, to be found in a paper by what they are called. */
export class Names {
  readonly speakers: Speakers;
  private readonly byFirst = new Map<string, Named[]>();
  /** What comes before the number in names with one → how many there are. */
  private readonly stems = new Map<string, number>();

  constructor(private readonly corpus: Corpus) {
    const { study, transcripts } = corpus;
    this.speakers = findSpeakers(study, transcripts);
    for (const [i, participant] of this.speakers.participants.entries()) {
      const who = { participant: i };
      const called = [participant.id, nameOf(participant), ...(participant.speakers ?? [])];
      for (const name of called) this.enter(name, { speakers: [who] });
    }
    this.enterNumbers();
    const labels = new Set(transcripts.flatMap(({ turns }) => turns.labels()));
    for (const label of [...labels, ...study.interviewers.map(labelKey)])
      if (!this.isParticipants(label)) this.enter(label, { speakers: [{ label }] });
    for (const [t, { path }] of transcripts.entries())
      this.enter(path.replace(/^.*\//, '').replace(/\.[^.]*$/, ''), { transcripts: [t] });
    for (const group of study.groups) this.enterGroup(group);
  }

  /** `participant 4` is the one whose name ends with that number, where it is of one only and nobody else is called so. */
  private enterNumbers(): void {
    const byNumber = new Map<string, Set<number>>();
    for (const [i, participant] of this.speakers.participants.entries())
      for (const name of [participant.id, nameOf(participant)]) {
        const number = tokensOf(name).at(-1)?.word ?? '';
        if (/^\d/.test(number)) byNumber.set(number, (byNumber.get(number) ?? new Set()).add(i));
      }
    for (const kind of PEOPLE)
      if (!this.stems.has(kind))
        for (const [number, [participant, another]] of byNumber)
          if (another === undefined) this.enterForm([kind, number], { participant: participant! });
  }

  private enterForm(tokens: readonly string[], speaker: Speaker): void {
    this.named(tokens).speakers.push(speaker);
  }

  private enterGroup(group: Corpus['study']['groups'][number]): void {
    for (const name of [group.id, nameOf(group)]) {
      // what a group is called may be words of any sentence: it is recognised, and says nothing
      const tokens = tokensOf(name).map(({ word }) => word);
      if (tokens.length > 0) this.named(tokens);
    }
  }

  private isParticipants(label: string): boolean {
    return this.speakers.participants.some(({ speakers = [] }) =>
      speakers.some(one => labelKey(one) === label),
    );
  }

  private enter(
    name: string,
    { speakers = [], transcripts = [] }: { readonly speakers?: Speaker[]; readonly transcripts?: number[] },
  ): void {
    const tokens = tokensOf(name);
    if (tokens.length === 0) return;
    const words = tokens.map(({ word }) => word);
    const isPlain = speakers.length > 0 && (tokens.length > 1 || /^\p{Lu}.{2,}/u.test(name));
    for (const form of [words, ...abbreviation(words)]) {
      const named = this.named(form);
      for (const one of speakers)
        if (!named.speakers.some(known => isSameSpeaker(known, one))) named.speakers.push(one);
      for (const one of transcripts) if (!named.transcripts.includes(one)) named.transcripts.push(one);
      named.isPlain ||= isPlain;
    }
  }

  private named(tokens: readonly string[]): Named {
    const list = this.byFirst.get(tokens[0]!) ?? [];
    this.byFirst.set(tokens[0]!, list);
    let named = list.find(one => one.tokens.join(' ') === tokens.join(' '));
    if (!named) {
      list.push((named = { tokens, speakers: [], transcripts: [], isPlain: false }));
      list.sort((a, b) => b.tokens.length - a.tokens.length);
      if (tokens.length > 1 && /^\d/.test(tokens.at(-1)!)) {
        const stem = tokens.slice(0, -1).join(' ');
        this.stems.set(stem, (this.stems.get(stem) ?? 0) + 1);
      }
    }
    return named;
  }

  /**
   * Who and what is named in a stretch of a text.
   * @param isAttribution whether it is only there to say who speaks, so that short names and numbers of others count, too
   */
  find(text: string, start: number, end: number, isAttribution: boolean): Mention[] {
    const tokens = tokensOf(text.slice(start, end)).map(token => ({
      ...token,
      start: start + token.start,
      end: start + token.end,
    }));
    const found: Mention[] = [];
    for (let i = 0; i < tokens.length; i++) {
      const named = this.at(tokens, i, isAttribution, text);
      if (named) {
        const last = i + named.tokens.length - 1;
        const { speakers, transcripts } = named;
        const place = { start: tokens[i]!.start, end: tokens[last]!.end };
        found.push({ ...place, speakers, transcripts, isUnknown: false });
        i = this.others(tokens, named, last, found);
      } else if (isAttribution) {
        const unknown = this.unknown(tokens, i);
        if (!unknown) continue;
        found.push({
          start: tokens[i]!.start,
          end: tokens[unknown]!.end,
          speakers: [],
          transcripts: [],
          isUnknown: true,
        });
        i = unknown;
      }
    }
    return found.filter(
      ({ speakers, transcripts, isUnknown }) => speakers.length + transcripts.length > 0 || isUnknown,
    );
  }

  private at(tokens: readonly Token[], i: number, isAttribution: boolean, text: string): Named | undefined {
    return this.byFirst.get(tokens[i]!.word)?.find(named => {
      if (!named.tokens.every((word, k) => tokens[i + k]?.word === word)) return false;
      if (isAttribution) return named.tokens.length > 1 || named.tokens[0]!.length > 1 || tokens.length === 1;
      // in a sentence, a name has a capital
      return named.isPlain && /\p{Lu}/u.test(text[tokens[i]!.start]!);
    });
  }

  /** The numbers of others after a name with a number. @returns the last token that belongs to them */
  private others(
    tokens: readonly Token[],
    { tokens: own, speakers }: Named,
    last: number,
    found: Mention[],
  ): number {
    if (speakers.length === 0 || !/^\d/.test(own.at(-1)!)) return last;
    for (let i = last + 1; i < tokens.length;) {
      const at = AND.test(tokens[i]!.word) ? i + 1 : i;
      const number = tokens[at];
      if (!number || !/^\d/.test(number.word)) break;
      const other = this.byFirst
        .get(own[0]!)
        ?.find(named => named.tokens.join(' ') === [...own.slice(0, -1), number.word].join(' '));
      if (!other) break;
      found.push({ start: number.start, end: number.end, ...other, isUnknown: false });
      last = at;
      i = at + 1;
    }
    return last;
  }

  /** The number after words that are before the numbers of several people. */
  private unknown(tokens: readonly Token[], i: number): number | undefined {
    let stem = '';
    for (let k = i; k < Math.min(tokens.length - 1, i + 5); k++) {
      stem = stem === '' ? tokens[k]!.word : `${stem} ${tokens[k]!.word}`;
      const [here, next] = [tokens[k]!, tokens[k + 1]!];
      const isClose = next.start - here.end <= 1;
      if (/^\d/.test(next.word) && isClose && (this.stems.get(stem) ?? 0) > 1) return k + 1;
    }
    return undefined;
  }

  /** Who says what is at a UTF-16 unit of a transcript; undefined where it has no turn. */
  speakerAt(transcript: number, unit: number): Speaker | undefined {
    const { turns } = this.corpus.transcripts[transcript]!;
    const turn = turns.at(unit);
    if (turn < 0) return undefined;
    const owner = this.speakers.transcripts[transcript]!.turns.ofTurn[turn]!;
    return owner === NOBODY ? this.labelAt(transcript, unit) : { participant: owner };
  }

  /** The label of the turn that a UTF-16 unit of a transcript is in, whoever speaks. */
  labelAt(transcript: number, unit: number): Speaker | undefined {
    const { turns } = this.corpus.transcripts[transcript]!;
    const turn = turns.at(unit);
    const label = turn < 0 ? undefined : turns.label(turn);
    return label === undefined ? undefined : { label };
  }

  /** What a speaker is called. */
  nameOf(speaker: Speaker): string {
    return 'label' in speaker ? speaker.label : nameOf(this.speakers.participants[speaker.participant]!);
  }
}

/** One key for one speaker. */
export function speakerKey(speaker: Speaker | undefined): string {
  if (!speaker) return '';
  return 'label' in speaker ? `label ${speaker.label}` : `participant ${speaker.participant}`;
}

export function isSameSpeaker(a: Speaker | undefined, b: Speaker | undefined): boolean {
  return a !== undefined && b !== undefined && speakerKey(a) === speakerKey(b);
}

/** Letters and numbers, each by itself, so that `JC4`, `JC 04` and `jc-4` are the same. */
function tokensOf(text: string): Token[] {
  return [...text.matchAll(TOKEN)].map(({ 0: word, index }) => ({
    word: /^\d/.test(word) ? word.replace(/^0+(?=\d)/, '') : word.toLowerCase().normalize('NFC'),
    start: index,
    end: index + word.length,
  }));
}

/** `Job Coach 4` → `JC4`. */
function abbreviation(words: readonly string[]): string[][] {
  const number = words.at(-1)!;
  if (words.length < 3 || !/^\d/.test(number))
    return words.length === 2 && /^\d/.test(number) ? [[words[0]![0]!, number]] : [];
  return [
    [
      words
        .slice(0, -1)
        .map(word => word[0]!)
        .join(''),
      number,
    ],
  ];
}
