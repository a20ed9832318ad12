import * as l10n from '@vscode/l10n';
import { collapseWhiteSpace } from '../../text/whiteSpace';
import type { ManuscriptFinding, Passage } from '../finding';
import type { Compared, Difference } from './differences';

/** More differences than these are said together. */
const MAX_APART = 3;
/** Characters of words that a message shows. */
const MAX_SHOWN = 80;

/** What is said of a quotation that is not as it was said. */
export function alteredFindings(
  differences: readonly Difference[],
  compared: Compared,
  passage: Passage,
): ManuscriptFinding[] {
  if (differences.length <= MAX_APART) return differences.map(one => alteredFinding(one, compared, passage));
  const { words } = compared;
  const first = words[0]!;
  const inParagraph = words.filter(({ paragraph }) => paragraph === first.paragraph);
  const shown = differences.slice(0, MAX_APART).map(one => alteredFinding(one, compared, passage).message);
  return [
    {
      code: 'quote-altered',
      message: l10n.t(
        'This quotation differs from the transcript in {0} places. {1}',
        differences.length,
        shown.join(' '),
      ),
      ...{ paragraph: first.paragraph, start: first.start, end: inParagraph.at(-1)!.end, passage },
    },
  ];
}

function alteredFinding(difference: Difference, compared: Compared, passage: Passage): ManuscriptFinding {
  const { quotedFrom, quotedTo, spokenFrom, spokenTo } = withWholeWords(difference, compared);
  const code = 'quote-altered';
  const said = saidWords(spokenFrom, spokenTo, compared);
  if (quotedFrom === quotedTo) {
    const before = beginning(Math.max(quotedFrom - 1, 0), compared);
    const place = stretchOf(before, Math.max(quotedFrom, 1), compared);
    const word = textAt(place, compared);
    const message = l10n.t('After “{0}”, the transcript also has “{1}”.', shortened(word), shortened(said));
    const instead = quotedFrom > 0 ? `${word}${between(spokenFrom, compared)}${said}` : `${said} ${word}`;
    return { code, message, ...place, passage, instead };
  }
  const place = stretchOf(quotedFrom, quotedTo, compared);
  const quoted = textAt(place, compared);
  if (spokenFrom === spokenTo) {
    const message = l10n.t('The transcript does not have “{0}” here.', shortened(quoted));
    const text = compared.textOf(place.paragraph);
    const start = text[place.start - 1] === ' ' ? place.start - 1 : place.start;
    return { code, message, ...place, start, passage, instead: '' };
  }
  const message =
    difference.kind === 'punctuation'
      ? l10n.t(
          'The punctuation differs: the transcript has “{0}” here, not “{1}”.',
          shortened(said),
          shortened(quoted),
        )
      : l10n.t('The transcript has “{0}” here, not “{1}”.', shortened(said), shortened(quoted));
  return { code, message, ...place, passage, instead: said };
}

/** `she’s` is two words of a search, but one of a reader: a difference in a part of it is one of all of it. */
function withWholeWords(difference: Difference, compared: Compared): Difference {
  let { quotedFrom, quotedTo, spokenFrom, spokenTo } = difference;
  const { words, spoken } = compared;
  const isFirst = () => quotedFrom === 0 || spokenFrom === 0 || words[quotedFrom]?.gapBefore;
  while (!isFirst() && (isBoundQuoted(quotedFrom, compared) || isBoundSpoken(spokenFrom, compared))) {
    quotedFrom--;
    spokenFrom--;
  }
  const isLast = () => quotedTo >= words.length || spokenTo >= spoken.count || words[quotedTo]!.gapBefore;
  while (!isLast() && (isBoundQuoted(quotedTo, compared) || isBoundSpoken(spokenTo, compared))) {
    quotedTo++;
    spokenTo++;
  }
  return { ...difference, quotedFrom, quotedTo, spokenFrom, spokenTo };
}

const APOSTROPHE = /^['’ʼ]$/;

/** Whether only an apostrophe is between a word and the one before it. */
function isBoundQuoted(word: number, { words, textOf }: Compared): boolean {
  const [before, here] = [words[word - 1], words[word]];
  if (!before || before.paragraph !== here?.paragraph) return false;
  return APOSTROPHE.test(textOf(here.paragraph).slice(before.end, here.start));
}

function isBoundSpoken(word: number, { spoken, transcript }: Compared): boolean {
  if (word <= 0 || word >= spoken.count) return false;
  return APOSTROPHE.test(transcript.text.slice(spoken.ends[word - 1], spoken.starts[word]));
}

/** Where the word of a reader begins that a word is in. */
function beginning(word: number, compared: Compared): number {
  let first = word;
  while (isBoundQuoted(first, compared)) first--;
  return first;
}

interface Place {
  readonly paragraph: number;
  readonly start: number;
  readonly end: number;
}

/** As far as it is in the paragraph in which it begins. */
function stretchOf(from: number, to: number, { words }: Compared): Place {
  const { paragraph, start } = words[from]!;
  const last = words.slice(from, to).findLast(word => word.paragraph === paragraph)!;
  return { paragraph, start, end: last.end };
}

function textAt({ paragraph, start, end }: Place, { textOf }: Compared): string {
  return textOf(paragraph).slice(start, end);
}

function saidWords(from: number, to: number, { spoken, transcript }: Compared): string {
  if (from >= to) return '';
  return collapseWhiteSpace(transcript.text.slice(spoken.starts[from], spoken.ends[to - 1]));
}

/** What is between a word and the one before it, as far as it is only punctuation. */
function between(word: number, { spoken, transcript }: Compared): string {
  const [from = 0, to = 0] = [spoken.ends[word - 1], spoken.starts[word]];
  const signs = collapseWhiteSpace(transcript.text.slice(from, to));
  return word > 0 && /^[^\n[\]()]*$/.test(transcript.text.slice(from, to)) ? `${signs} ` : ' ';
}

function shortened(words: string): string {
  return words.length <= MAX_SHOWN ? words : `${words.slice(0, MAX_SHOWN).trimEnd()}…`;
}
