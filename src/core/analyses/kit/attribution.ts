import { oneLine } from '../../base/visible';
import { DEFAULT_ATTRIBUTION, fillAttribution } from '../../studyFile/attribution';
import type { StudyFile } from '../../studyFile/studyFile';

/** Where a quote is from; names as people know them. */
export interface QuoteSource {
  readonly participants: readonly string[];
  /** Labels of the turns in it. */
  readonly speakers: readonly string[];
  /** Path. */
  readonly transcript: string;
  /** The first is 1. */
  readonly line: number;
  readonly coders: readonly string[];
  readonly code: string;
}

/** Where a quote is from, as the study’s template has it: `— Job Coach 4, focus-group.txt, l. 12`. */
export function attributionOf({ attribution }: Pick<StudyFile, 'attribution'>, source: QuoteSource): string {
  const template = attribution ?? DEFAULT_ATTRIBUTION;
  const said = (names: readonly string[]) => oneLine(names.join('; '));
  const speaker = said(source.speakers);
  // where no participant speaks, the labels say who does, unless they are there anyway
  const others = template.includes('{speaker}') ? '' : speaker;
  return fillAttribution(template, {
    participant: said(source.participants) || others,
    transcript: oneLine(source.transcript),
    line: String(source.line),
    speaker,
    coder: said(source.coders),
    code: oneLine(source.code),
  });
}

/** An attribution as it is said without the words before it: no dash begins it. */
export function withoutDash(attribution: string): string {
  return attribution.replace(/^[\s–—-]+/, '');
}

interface Attributed {
  /** null where they must not be written down. */
  readonly words: string | null;
  readonly attribution: string;
}

/** A quote with its source on one line; the source alone where there are no words. */
export function quoteOnOneLine({ words, attribution }: Attributed): string {
  const source = withoutDash(attribution);
  if (words === null) return source;
  const inBrackets = source === '' || /^\(.*\)$/.test(source) ? source : `(${source})`;
  return `“${oneLine(words)}” ${inBrackets}`.trim();
}
