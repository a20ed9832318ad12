import * as l10n from '@vscode/l10n';
import { counted, enumerate } from '../../base/phrases';
import { coderName } from '../../corpus/coders';
import type { Corpus } from '../../corpus/corpus';
import { percent } from '../kit/sentences';
import type { ComparedFacts } from './comparedCoding';
import { MISSING_SENTENCES } from './units/missing';
import { UNIT_NAMES, type UnitKind } from './units/unitKind';

/** The names of coders. */
export function namesOf(corpus: Corpus, coders: readonly string[]): readonly string[] {
  return coders.map(id => coderName(corpus, id));
}

/** `c1 and c2`, `c1, c2 and c3`. */
export function together(names: readonly string[]): string {
  return l10n.t('{0} and {1}', names.slice(0, -1).join(', '), names.at(-1)!);
}

/** What the last row is called. */
export function allCodes(codes: number): string {
  return l10n.t('All ({0})', counted.codes(codes));
}

/**
 * What is compared and in what, in the sentences that are printed with all figures of agreement.
 * @param unit a sentence
 * @param isCarried whether nothing is rolled up, though themes and codes are asked for
 * @param missing a sentence
 */
export function comparedSentences(
  facts: Pick<ComparedFacts, 'comparedTranscripts' | 'level' | 'missing' | 'speakers'>,
  names: readonly string[],
  unit: string,
  isCarried: boolean,
  missing = MISSING_SENTENCES[facts.missing],
): readonly string[] {
  const compared = l10n.t(
    'Compared: {0}, in {1} where at least two of them have rated something.',
    together(names),
    counted.transcripts(facts.comparedTranscripts),
  );
  return [
    `${compared} ${unit} ${SPEAKER_SENTENCES[facts.speakers]}`,
    LEVEL_SENTENCES[isCarried && facts.level === 'all' ? 'codes' : facts.level],
    missing,
  ];
}

/** What else a reader should know about the coding that is compared. */
export function comparedNotes(facts: ComparedFacts): readonly string[] {
  const { adjudicated, comparedTranscripts, speakers, transcripts } = facts;
  const alone = transcripts - comparedTranscripts;
  return [
    ...(adjudicated > 0 ? [adjudicatedNote(adjudicated)] : []),
    ...(alone > 0 ? [speakers === 'all' ? aloneNote(alone) : aloneWithParticipantsNote(alone)] : []),
  ];
}

/** Those of the notes without which figures would be misread, each in a few words. */
export function comparedWarnings(corpus: Corpus, facts: ComparedFacts): readonly string[] {
  const { adjudicated, inProgress, missing } = facts;
  const unfinished = Object.entries(inProgress).filter(([, number]) => number > 0);
  const who = unfinished.map(([coder, number]) =>
    l10n.t('{0} in {1}', coderName(corpus, coder), counted.transcripts(number)),
  );
  return [
    ...(adjudicated > 0
      ? [l10n.t('After adjudication: {0} with a consensus.', counted.transcripts(adjudicated))]
      : []),
    ...(unfinished.length > 0 ? [UNFINISHED_SENTENCES[missing](enumerate(who))] : []),
  ];
}

/** Who has not marked what as complete, and what that does to the figures. */
const UNFINISHED_SENTENCES: Readonly<Record<ComparedFacts['missing'], (who: string) => string>> = {
  uncoded: who =>
    l10n.t('Not marked as complete: {0}. Text that they have not coded there is left out, not a “no”.', who),
  unfinished: who => l10n.t('Not marked as complete, and left out for these coders: {0}.', who),
  nothing: who =>
    l10n.t(
      'Not marked as complete: {0}. Text that they have not coded there counts as a “no”, though they may not have read it yet.',
      who,
    ),
};

function aloneNote(transcripts: number): string {
  return transcripts === 1
    ? l10n.t('1 transcript is not counted: fewer than two of the coders have rated anything in it.')
    : l10n.t(
        '{0} transcripts are not counted: fewer than two of the coders have rated anything in them.',
        transcripts,
      );
}

function aloneWithParticipantsNote(transcripts: number): string {
  return transcripts === 1
    ? l10n.t(
        '1 transcript is not counted: fewer than two of the coders have rated a turn of a participant in it.',
      )
    : l10n.t(
        '{0} transcripts are not counted: fewer than two of the coders have rated a turn of a participant in them.',
        transcripts,
      );
}

function adjudicatedNote(transcripts: number): string {
  return transcripts === 1
    ? l10n.t(
        'AFTER ADJUDICATION: 1 transcript has a consensus. If coders changed their own coding while discussing it, these figures show how far they agree now, not how far they agreed when they coded independently.',
      )
    : l10n.t(
        'AFTER ADJUDICATION: {0} transcripts have a consensus. If coders changed their own coding while discussing it, these figures show how far they agree now, not how far they agreed when they coded independently.',
        transcripts,
      );
}

const LEVEL_SENTENCES: Readonly<Record<ComparedFacts['level'], string>> = {
  all: l10n.t('A theme’s figures cover all segments coded with it or with a code below it.'),
  codes: l10n.t('Themes and codes each count only the segments coded with themselves.'),
  themes: l10n.t('Only the top level of the codebook, each with all codes below it.'),
};

const SPEAKER_SENTENCES: Readonly<Record<ComparedFacts['speakers'], string>> = {
  all: l10n.t('All text counts, of any speaker.'),
  participants: l10n.t('Only turns of participants count.'),
};

/** A unit, and when it is a yes. */
export function unitSentence(unit: UnitKind, overlap: number): string {
  switch (unit) {
    case 'character':
      return l10n.t(
        'Unit: character (UTF-16 code unit; white space between turns is not counted), a “yes” where a segment with the code covers it.',
      );
    case 'segment':
      return segmentUnitSentence(overlap);
    default:
      return l10n.t(
        'Unit: {0}, a “yes” where a segment with the code shares a character with it.',
        UNIT_NAMES[unit],
      );
  }
}

/** @param overlap intersection over union, in per cent */
function segmentUnitSentence(overlap: number): string {
  if (overlap === 0) {
    return l10n.t(
      'Unit: segment; two with the same code match when they share a character, each in at most one pair.',
    );
  }
  if (overlap === 100) {
    return l10n.t(
      'Unit: segment; two with the same code match when they are identical, each in at most one pair.',
    );
  }
  return l10n.t(
    'Unit: segment; two with the same code match when what both cover is at least {0} of what either covers, each in at most one pair.',
    overlapPercent(overlap),
  );
}

/** An overlap in per cent as people read it: “50%”. */
export function overlapPercent(overlap: number): string {
  return percent(overlap / 100, Number.isInteger(overlap) ? 0 : 1);
}

/** Why there is no figure, as people read it; JSON has the reason itself. */
export function reasonInWords(reason: string): string {
  return Object.hasOwn(REASONS, reason) ? REASONS[reason]! : reason;
}

const REASONS: Readonly<Record<string, string>> = {
  'no units': l10n.t('no units'), // not for the catalogue
  'no variation': l10n.t('no variation'), // not for the catalogue
  'segments: no units that neither coded': l10n.t('segments: no units that neither has coded'), // not for the catalogue
  'no transcript that all coders have completed': l10n.t('no transcript that all coders have completed'), // not for the catalogue
};
