import * as l10n from '@vscode/l10n';
import { type Steps, between } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import type { ManuscriptFinding, Passage } from '../finding';
import type { Manuscript } from '../manuscript';
import { TranscriptLines } from '../transcriptLines';
import { type AlignmentStep, align } from './alignment';
import { attributionFindings } from './attributionFindings';
import { type Compared, differencesOf } from './differences';
import { gapFindings } from './gapFindings';
import { type LookedUp, lookUp } from './lookUp';
import { Names, speakerKey } from './names';
import type { Places } from './occurrences';
import type { Placed } from './placed';
import { alteredFindings } from './quotationFindings';
import { type Quotation, findQuotations } from './quotations';

/** What became of a paper’s quotations. */
export interface QuotationCheck {
  readonly findings: readonly ManuscriptFinding[];
  readonly quotations: readonly CheckedQuotation[];
}

/** A quotation of a paper, in its order. */
export interface CheckedQuotation {
  readonly quotation: Quotation;
  /** `elsewhere`: not from a transcript, as a title or a sentence of another work is not. */
  readonly state: 'verbatim' | 'altered' | 'not-found' | 'elsewhere';
  /** Where it is in the transcripts. */
  readonly passage: Passage | undefined;
}

/** Looks every quotation of five words and more up in the transcripts, and checks who is said to speak. */
export function* checkQuotations(manuscript: Manuscript, corpus: Corpus): Steps<QuotationCheck> {
  const names = new Names(corpus);
  const quotations = yield* between(0, 0.2, findQuotations(manuscript, names));
  const speakers = (transcript: number, unit: number) => speakerKey(names.speakerAt(transcript, unit));
  const words = quotations.map(quotation => quotation.words);
  const lookedUp = yield* between(0.2, 0.9, lookUp(words, corpus.transcripts, speakers));
  const checker = new QuotationChecker(manuscript, corpus, names, quotations, lookedUp);
  const checked: Draft[] = [];
  for (const q of quotations.keys()) {
    yield 0.9 + (0.1 * q) / quotations.length;
    checked.push(checker.check(q));
  }
  return checker.result(checked);
}

/** What was found of a quotation before it is known how many others were. */
type Draft = { readonly findings: readonly ManuscriptFinding[]; readonly checked: CheckedQuotation };

/** Share of a quotation’s words that must be at a place for it to be meant: less where the paper says that a participant speaks. */
const MIN_SHARE = 0.7;
const MIN_SHARE_SAID = 0.5;
/** Bits by which what is the same must be more than chance would have in a study of this size; words of a language hang together. */
const MIN_SURPLUS = 8;
/** Quotations from which on it is said that none of them is in the study, instead of each. */
const MIN_ALL = 3;

class QuotationChecker {
  private readonly lines: TranscriptLines;

  constructor(
    private readonly manuscript: Manuscript,
    private readonly corpus: Corpus,
    private readonly names: Names,
    private readonly quotations: readonly Quotation[],
    private readonly lookedUp: LookedUp,
  ) {
    this.lines = new TranscriptLines(corpus);
  }

  check(q: number): Draft {
    const quotation = this.quotations[q]!;
    const exact = this.exact(q);
    const placed = exact.length > 0 ? exact : this.similar(q);
    if (placed.length === 0)
      return { findings: [], checked: { quotation, state: 'elsewhere', passage: undefined } };
    const { corpus, names, lines, lookedUp } = this;
    const study = { corpus, names, lines, spoken: lookedUp.spoken };
    const textOf = (paragraph: number) => this.manuscript.paragraphs[paragraph]!.text;
    const { best, findings: ofSpeaker } = attributionFindings(quotation, placed, study, textOf);
    const passage = this.passageOf(best);
    const compared = this.compared(q, best.transcript);
    const altered = alteredFindings(best.differences, compared, passage);
    const ofGaps = gapFindings(best, compared, this.names, passage);
    const state = altered.length + ofGaps.length === 0 ? 'verbatim' : 'altered';
    return { findings: [...altered, ...ofGaps, ...ofSpeaker], checked: { quotation, state, passage } };
  }

  /** Where all words are in their order; only where it is the same to the letter, if it is anywhere. */
  private exact(q: number): Placed[] {
    const placed = this.lookedUp.occurrences[q]!.map(({ transcript, places }): Placed => {
      const steps = places.map((spoken, quoted): AlignmentStep => ({ kind: 'same', quoted, spoken }));
      const differences = differencesOf(steps, this.compared(q, transcript));
      return { transcript, quoted: places.map((_, i) => i), places, differences };
    });
    const fewest = Math.min(...placed.map(({ differences }) => differences.length));
    return placed.filter(({ differences }) => differences.length === fewest);
  }

  /** Where most of the words are; the best place, or several that are as good. */
  private similar(q: number): Placed[] {
    const quotation = this.quotations[q]!;
    const { ids, spoken, candidates } = this.lookedUp;
    const laid = candidates[q]!.map(({ transcript, from, to }) => {
      const steps = align(quotation.words, ids[q]!, spoken[transcript]!, from, to);
      const same = steps.flatMap(step => (step.kind === 'same' ? [step] : []));
      return { transcript, steps, same, cost: steps.length - same.length };
    }).filter(({ same, steps }) =>
      this.isMeant(
        q,
        same.map(({ quoted }) => quoted),
        steps,
      ),
    );
    const least = Math.min(...laid.map(({ cost }) => cost));
    return laid
      .filter(({ cost }) => cost === least)
      .map(({ transcript, steps, same }) => ({
        transcript,
        quoted: same.map(step => step.quoted),
        places: same.map(step => step.spoken),
        differences: differencesOf(steps, this.compared(q, transcript)),
      }));
  }

  /** Whether so much is the same that the words must be meant. @param same words of the quotation */
  private isMeant(q: number, same: readonly number[], steps: readonly AlignmentStep[]): boolean {
    const { words, attribution, isBlock } = this.quotations[q]!;
    const { vocabulary, ids } = this.lookedUp;
    const changes = steps.length - same.length;
    const isSaid = attribution !== undefined;
    const share = same.length / words.length;
    const bits = same.reduce((sum, i) => sum + vocabulary.bits(ids[q]![i]!), 0);
    const surplus = bits - Math.log2(vocabulary.total + 1);
    if (isSaid || isBlock)
      return share >= MIN_SHARE_SAID && same.length >= 3 && changes <= words.length && surplus >= 0;
    return share >= MIN_SHARE && changes <= words.length / 2 && surplus >= MIN_SURPLUS;
  }

  private compared(q: number, transcript: number): Compared {
    return {
      words: this.quotations[q]!.words,
      spoken: this.lookedUp.spoken[transcript]!,
      transcript: this.corpus.transcripts[transcript]!,
      textOf: paragraph => this.manuscript.paragraphs[paragraph]!.text,
    };
  }

  private passageOf({ transcript, places }: { transcript: number; places: Places }): Passage {
    const { starts, ends } = this.lookedUp.spoken[transcript]!;
    const { path } = this.corpus.transcripts[transcript]!;
    return { transcript: path, start: starts[places[0]!]!, end: ends[places.at(-1)!]! };
  }

  /** With what is not in the study, which depends on what is. */
  result(drafts: readonly Draft[]): QuotationCheck {
    const isMissing = this.missing(drafts);
    const quotations = drafts.map(({ checked }, q): CheckedQuotation =>
      isMissing(q) ? { ...checked, state: 'not-found' } : checked,
    );
    const missing = quotations.filter(({ state }) => state === 'not-found');
    const isNone = missing.length >= MIN_ALL && quotations.every(({ passage }) => passage === undefined);
    const findings = drafts.flatMap(({ findings: own, checked: { quotation } }, q) =>
      isMissing(q) && !isNone ? [...own, notFound(quotation)] : own,
    );
    if (isNone) findings.push(noneFound(missing.map(({ quotation }) => quotation)));
    return { findings: withoutDoubles(findings), quotations };
  }

  /**
   * Of those that are nowhere, the ones that the paper presents as a participant’s words: somebody of the study is named
   * beside them, or they are a block in a paper in which most blocks are, and cite nothing.
   */
  private missing(drafts: readonly Draft[]): (q: number) => boolean {
    const blocks = drafts.filter(({ checked: { quotation } }) => quotation.isBlock && !quotation.isCited);
    const found = blocks.filter(({ checked }) => checked.passage !== undefined).length;
    return q => {
      const { quotation, passage } = drafts[q]!.checked;
      if (passage !== undefined || quotation.isCited) return false;
      const isNamed = quotation.attribution?.mentions.some(
        ({ speakers, transcripts }) => speakers.length + transcripts.length > 0,
      );
      return isNamed === true || (quotation.isBlock && found * 2 > blocks.length);
    };
  }
}

/** What is said of a place once, where two pieces of a long quotation have a word in common or the same speaker. */
function withoutDoubles(findings: readonly ManuscriptFinding[]): readonly ManuscriptFinding[] {
  const said = new Set<string>();
  return findings.filter(({ message, paragraph, start, end }) => {
    const key = `${paragraph} ${start} ${end} ${message}`;
    return !said.has(key) && said.add(key);
  });
}

function notFound(quotation: Quotation): ManuscriptFinding {
  const message = l10n.t('This quotation is in none of the transcripts.');
  return { code: 'quote-not-found', message, ...wholeOf(quotation) };
}

function noneFound(missing: readonly Quotation[]): ManuscriptFinding {
  const message = l10n.t(
    'None of the {0} quotations attributed to participants is in the transcripts. If they are translated, they cannot be checked.',
    missing.length,
  );
  return { code: 'quote-not-found', message, ...wholeOf(missing[0]!) };
}

function wholeOf({ words }: Quotation): { paragraph: number; start: number; end: number } {
  const [first] = words;
  const last = words.findLast(({ paragraph }) => paragraph === first!.paragraph);
  return { paragraph: first!.paragraph, start: first!.start, end: last!.end };
}
