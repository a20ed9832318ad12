import * as l10n from '@vscode/l10n';
import { counted, labelled } from '../../base/phrases';
import { visible } from '../../base/visible';
import { codeGroups } from './codeGroups';
import { type CodingChanges, isEmpty } from './changes';
import {
  PLAIN,
  codeChangeLine,
  codeName,
  coderCounts,
  codingLines,
  itemLine,
  problemLines,
  studyChangeLine,
  transcriptLine,
} from './wording';

/** A review for a terminal. */
export function changesText(review: CodingChanges): string {
  const lines = [l10n.t('Changes in coding from {0} to {1}', visible(review.from), visible(review.to))];
  const section = (title: string, items: readonly string[]) => {
    if (items.length > 0) lines.push('', title, ...items.map(item => `  ${item}`));
  };
  section(l10n.t('Cannot be read'), problemLines(review, PLAIN));
  if (isEmpty(review)) return `${[...lines, '', l10n.t('Nothing has changed.')].join('\n')}\n`;
  const names = coderNames(review);
  section(
    l10n.t('Coders'),
    review.coders.map(coder =>
      labelled(
        visible(coder.name),
        l10n.t('{0}, in {1}', coderCounts(coder), counted.transcripts(coder.transcripts)),
      ),
    ),
  );
  section(
    l10n.t('Study'),
    review.study.map(change => studyChangeLine(change, PLAIN)),
  );
  section(
    l10n.t('Codebook'),
    review.codebook.map(change => codeChangeLine(change, PLAIN)),
  );
  for (const transcript of review.transcripts) {
    const files = transcript.codings.flatMap(coding => codingLines(coding, names(coding.coder), PLAIN));
    lines.push('', transcriptLine(transcript, PLAIN), ...files.map(line => `  ${line}`));
    for (const { code, items } of codeGroups(transcript, review.codes)) {
      lines.push(`  ${visible(codeName(code))}`);
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
