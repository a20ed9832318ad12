import * as l10n from '@vscode/l10n';
import { counted, quoted } from '../../base/phrases';
import { escapeHtml } from '../../report/formats/html';
import { escapeMarkdown } from '../../report/formats/markdown';
import { oneLine, visible } from '../../base/visible';
import { inert } from './inert';
import { codeGroups } from './codeGroups';
import { coderNames } from './changesText';
import { type CodingChanges, type TranscriptChanges, isEmpty } from './changes';
import {
  type Style,
  codeChangeLine,
  codeName,
  coderCounts,
  codingLines,
  itemLine,
  problemLines,
  studyChangeLine,
  transcriptLine,
} from './wording';

/** Longest Markdown, in UTF-16 units: GitHub refuses comments of more than 65,536 characters. */
export const LONGEST = 60_000;

const MARKDOWN: Style = {
  text: text => escapeMarkdown(inert(visible(text))),
  quote: text => quoted(escapeMarkdown(inert(oneLine(text)))),
};
/** Inside of HTML, where Markdown means nothing. */
const HTML: Style = {
  text: text => escapeHtml(inert(visible(text))),
  quote: text => quoted(escapeHtml(inert(oneLine(text)))),
};

const DETAILS_END = '\n</details>\n';

/**
 * A review as a comment on a pull request: a table of the coders, the codebook, and what folds out for each transcript,
 * code by code. What does not fit is counted at the end.
 */
export function changesMarkdown(review: CodingChanges, longest = LONGEST): string {
  const page = new Page(longest);
  const names = coderNames(review);
  const states = l10n.t('From {0} to {1}.', MARKDOWN.text(review.from), MARKDOWN.text(review.to));
  page.put(`## ${l10n.t('Changes in coding')}\n\n${states}\n`);
  list(page, l10n.t('Cannot be read'), problemLines(review, MARKDOWN));
  if (isEmpty(review)) page.put(`\n${l10n.t('Nothing has changed.')}\n`);
  if (review.coders.length > 0) {
    const titles = [l10n.t('Coder'), l10n.t('Segments'), l10n.t('Transcripts')];
    page.put(`\n| ${titles.join(' | ')} |\n| --- | --- | ---: |\n`);
    for (const coder of review.coders)
      page.put(`| ${MARKDOWN.text(coder.name)} | ${coderCounts(coder)} | ${coder.transcripts} |\n`);
  }
  list(
    page,
    l10n.t('Study'),
    review.study.map(change => studyChangeLine(change, MARKDOWN)),
  );
  list(
    page,
    l10n.t('Codebook'),
    review.codebook.map(change => codeChangeLine(change, MARKDOWN)),
  );
  for (const transcript of review.transcripts) transcriptSection(page, transcript, review, names);
  return page.finish();
}

function list(page: Page, title: string, items: readonly string[]): void {
  if (items.length === 0) return;
  page.put(`\n### ${title}\n\n`);
  for (const item of items) page.put(`- ${item}\n`, true);
}

function transcriptSection(
  page: Page,
  transcript: TranscriptChanges,
  review: CodingChanges,
  names: (id: string) => string,
): void {
  page.open(`\n<details>\n<summary>${transcriptLine(transcript, HTML)}</summary>\n`);
  const files = transcript.codings.flatMap(coding => codingLines(coding, names(coding.coder), MARKDOWN));
  if (files.length > 0) page.put('\n');
  for (const line of files) page.put(`- ${line}\n`);
  for (const { code, items } of codeGroups(transcript, review.codes)) {
    page.put(`\n**${MARKDOWN.text(codeName(code))}**\n\n`);
    for (const item of items)
      page.put(
        `- \\${item.sign} ${itemLine(item, names(item.coding.coder), review.codes, MARKDOWN)}\n`,
        true,
      );
  }
  page.close();
}

/** Room for the sentence that says what was cut, in any language. */
const CUT_NOTE = 300;

/** Takes what fits, in order, and counts what does not. */
class Page {
  private text = '';
  private isFull = false;
  private isOpen = false;
  private left = 0;

  constructor(private readonly longest: number) {}

  /** @param isItem whether it is one of the things that are counted when they do not fit */
  put(part: string, isItem = false): void {
    const most = this.longest - DETAILS_END.length - CUT_NOTE;
    if (!this.isFull && this.text.length + part.length <= most) this.text += part;
    else this.isFull = true;
    if (this.isFull && isItem) this.left++;
  }

  open(part: string): void {
    this.put(part);
    this.isOpen = !this.isFull;
  }

  close(): void {
    if (this.isOpen) this.text += DETAILS_END;
    this.isOpen = false;
  }

  finish(): string {
    if (!this.isFull) return this.text;
    const note =
      this.left > 0
        ? l10n.t(
            '**Cut here:** {0} did not fit. `transcript-coder review` prints everything.',
            counted.moreLines(this.left),
          )
        : l10n.t('**Cut here:** the rest did not fit. `transcript-coder review` prints everything.');
    return `${this.text}\n${note}\n`;
  }
}
