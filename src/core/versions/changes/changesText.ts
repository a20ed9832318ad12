import { counted } from '../../base/phrases';
import { codeGroups } from './codeGroups';
import { type CodingChanges, isEmpty } from './changes';
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

const PLAIN: Style = { text: text => text, quote: text => `“${text}”` };

/** A review for a terminal. */
export function changesText(review: CodingChanges): string {
  const lines = [`Coding from ${review.from} to ${review.to}`];
  const section = (title: string, items: readonly string[]) => {
    if (items.length > 0) lines.push('', title, ...items.map(item => `  ${item}`));
  };
  section('Cannot be read', problemLines(review, PLAIN));
  if (isEmpty(review)) return `${[...lines, '', 'Nothing has changed.'].join('\n')}\n`;
  const names = coderNames(review);
  section(
    'Coders',
    review.coders.map(
      coder => `${coder.name}: ${coderCounts(coder)}, in ${counted.transcripts(coder.transcripts)}`,
    ),
  );
  section(
    'Study',
    review.study.map(change => studyChangeLine(change, PLAIN)),
  );
  section(
    'Codebook',
    review.codebook.map(change => codeChangeLine(change, PLAIN)),
  );
  for (const transcript of review.transcripts) {
    const files = transcript.codings.flatMap(coding => codingLines(coding, names(coding.coder), PLAIN));
    lines.push('', transcriptLine(transcript, PLAIN), ...files.map(line => `  ${line}`));
    for (const { code, items } of codeGroups(transcript, review.codes)) {
      lines.push(`  ${codeName(code)}`);
      lines.push(
        ...items.map(
          item => `    ${item.sign} ${itemLine(item, names(item.coding.coder), review.codes, PLAIN)}`,
        ),
      );
    }
  }
  return `${lines.join('\n')}\n`;
}

/** What people call a coder, by id. */
export function coderNames({ coders }: CodingChanges): (id: string) => string {
  const names = new Map(coders.map(({ coder, name }) => [coder, name]));
  return id => names.get(id) ?? id;
}
