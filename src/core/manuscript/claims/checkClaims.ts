import type { Preset } from '../../analyses/frequency/representativeness';
import type { Steps } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import type { ManuscriptFinding } from '../finding';
import type { Manuscript } from '../manuscript';
import type { CheckedClaims } from './claim';
import { studyScopes } from './figures';
import { claimsInTable, tablesOf } from './inTables';
import { claimsInText } from './inText';
import { figuresIn, judge } from './judge';
import { judgeTable } from './judgeTable';
import { Names } from './names';
import { type FilledBlock, MeantScopes } from './scopes';
import { unitsOf } from './units';

export interface ClaimOptions {
  /** Stretches that are filled with tables: checked as a whole, not word by word. */
  readonly blocks?: readonly FilledBlock[];
  /** What the label `general` means; `strict` unless given. */
  readonly preset?: Preset;
}

/**
 * Holds the numbers, shares and labels that a paper has beside names of codes and themes against the frequency tables of the
 * study: that of the group which the paper means at the place, else of any group or the whole study.
 */
export function* checkClaims(
  { paragraphs }: Manuscript,
  corpus: Corpus,
  { blocks = [], preset = 'strict' }: ClaimOptions = {},
): Steps<CheckedClaims> {
  const { codebook } = corpus;
  const names = new Names(codebook.inOrder().map(({ id, name }) => ({ id, name })));
  const unitOf = unitsOf(corpus);
  const meant = new MeantScopes(corpus, yield* studyScopes(corpus, preset), paragraphs, blocks);
  const isFilled = paragraphs.map(({ sourceOf, text }) => {
    const place = blocks.length > 0 ? sourceOf(0, text.length) : undefined;
    return (
      place?.kind === 'text' && blocks.some(({ start, end }) => place.start >= start && place.end <= end)
    );
  });
  const tables = tablesOf(paragraphs);
  const found: ManuscriptFinding[] = [];
  let figures = 0;
  const inRows = new Set<number>();
  for (const [i, table] of tables.entries()) {
    yield (0.5 * i) / tables.length;
    if (isFilled[table.first]) continue;
    const rows = claimsInTable(table, names, unitOf, head => meant.withoutGroups(head));
    for (const { cells } of rows) for (const { paragraph } of cells) inRows.add(paragraph);
    const judged = judgeTable(table, rows, meant, paragraphs);
    found.push(...judged.findings);
    figures += judged.figures;
  }
  for (const [paragraph, { kind, text }] of paragraphs.entries()) {
    yield 0.5 + (0.5 * paragraph) / paragraphs.length;
    if (kind === 'quote' || isFilled[paragraph] || inRows.has(paragraph)) continue;
    const table =
      kind === 'cell' ? tables.find(({ first, last }) => first <= paragraph && paragraph <= last) : undefined;
    const scopes = table ? meant.inTable(table, []) : meant.inText(paragraph);
    for (const group of claimsInText(text, names, unitOf)) {
      found.push(...judge(group, scopes, () => ({ paragraph, text })));
      figures += figuresIn(group, scopes);
    }
  }
  return { findings: found.sort((a, b) => a.paragraph - b.paragraph || a.start - b.start), figures };
}
