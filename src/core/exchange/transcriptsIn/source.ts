import * as l10n from '@vscode/l10n';
import { UnusableFile } from '../codebookIn/readXml';

/** Larger files are not read: an hour of speech has some 60 kB, with pictures a few MB. */
export const MAX_BYTES = 64 * 2 ** 20;
/** In UTF-16 units: some 300 hours of speech. */
export const MAX_TEXT = 2e7;

/** What is said by one speaker, up to the next one. */
export interface SourceTurn {
  /** Undefined where the source does not say who speaks. */
  readonly speaker?: string | undefined;
  /** Milliseconds from the start of the recording. */
  readonly start?: number | undefined;
  readonly end?: number | undefined;
  /** At least one, none empty, each without line breaks. */
  readonly paragraphs: readonly string[];
}

/** Something that was left out, changed or guessed. */
export interface SourceNote {
  /** Where in the source, as its readers would say it: “page 3”. */
  readonly place?: string | undefined;
  /** A sentence. */
  readonly message: string;
}

/** What a source holds: turns, where its format says who speaks, or lines as they are written, with the labels in them. */
export type SourceContent =
  | { readonly kind: 'turns'; readonly turns: readonly SourceTurn[] }
  | {
      readonly kind: 'lines';
      /** Empty ones are blank lines. */
      readonly lines: readonly string[];
      /** Whether the source says with them where paragraphs end; plain text does, documents use blank lines or do not. */
      readonly isPlain: boolean;
    };

/** A transcript as a source has it. */
export interface SourceTranscript {
  /** What it was read as, such as `docx`. */
  readonly format: string;
  readonly content: SourceContent;
  /** What was not understood. */
  readonly notes: readonly SourceNote[];
}

/** So many kinds of notes are told apart. */
const MAX_NOTES = 200;

/** The notes on a source while it is read: what happens again and again is said once, with how often. */
export class SourceNotes {
  private unsaid = 0;
  private readonly counts = new Map<string, { count: number; place: string | undefined; say: Say }>();

  /** @param say the sentence for so many of these */
  add(kind: string, say: Say, place?: string): void {
    const known = this.counts.get(kind);
    if (known) known.count++;
    else if (this.counts.size >= MAX_NOTES) this.unsaid++;
    else this.counts.set(kind, { count: 1, place, say });
  }

  get all(): SourceNote[] {
    const said = [...this.counts.values()].map(({ count, place, say }) => {
      const message = say(count);
      return place === undefined ? { message } : { place, message };
    });
    return this.unsaid === 0 ? said : [...said, { message: l10n.t('More was left out: {0}.', this.unsaid) }];
  }
}

type Say = (count: number) => string;

/** @throws UnusableFile for a text that is no interview's */
export function requireUsualLength(length: number): void {
  if (length > MAX_TEXT)
    throw new UnusableFile(
      l10n.t('The file has more than {0} million characters of text. It is not read.', MAX_TEXT / 1e6),
    );
}

/** A text as a paragraph has it: without line breaks, white space around it, or characters that no text has. */
export function inOneLine(text: string): string {
  return withoutControls(text).replace(/\s+/g, ' ').trim();
}

/** Without control characters, but for tabs and line feeds, and without halves of characters. */
export function withoutControls(text: string): string {
  return text
    .replace(/\r\n?|[\u2028\u2029\u000b\u000c]/g, '\n')
    .replace(CONTROLS, '')
    .replace(/\p{Surrogate}/gu, '\ufffd');
}

const CONTROLS = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufeff]/g;
