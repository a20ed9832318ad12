import * as l10n from '@vscode/l10n';
import { counted } from '../../base/phrases';
import { type Result, ok } from '../../base/result';
import type { Run } from '../../base/steps';
import type { Corpus } from '../../corpus/corpus';
import { findScope } from '../../corpus/scope';
import { filtersInWords } from '../../corpus/scopeFacts';
import { escapeMarkdown, markdownLines, markdownTable } from '../../report/formats/markdown';
import { quoteSections, quotesMarkdown } from '../../report/formats/quotesMarkdown';
import type { BlockCall } from './blockCall';

/** What a block is to have in it: Markdown, its lines ended by LF. Fails, in words, where the analysis does. */
export async function blockText(call: BlockCall, corpus: Corpus, run: Run): Promise<Result<string>> {
  const { analysis, scope, values, isForPaper } = call;
  await analysis.prepare(corpus, scope);
  const report = await run(analysis.run(corpus, scope, values));
  if (!report.ok) return report;
  const { table, quotes } = report.value;
  if (!isForPaper) return ok([...(quotes ? quotesMarkdown(quotes) : markdownLines(table))].join(''));
  if (quotes) return ok([...quoteSections(quotes)].join('').trimStart());
  const caption = captionOf(call, corpus);
  if (!caption.ok) return caption;
  return ok([`Table: ${escapeMarkdown(caption.value)}\n\n`, ...markdownTable(table)].join(''));
}

/** What was counted, in whom. */
function captionOf({ analysis, scope: options }: BlockCall, corpus: Corpus): Result<string> {
  const scope = findScope(corpus, options);
  if (!scope.ok) return scope;
  const { participants } = scope.value;
  return ok(
    l10n.t(
      '{0}. {1}, {2}.',
      analysis.title,
      filtersInWords(corpus, scope.value),
      counted.participants(participants.length),
    ),
  );
}
