import * as l10n from '@vscode/l10n';
import { finish } from '../../core/base/steps';
import { findScope } from '../../core/corpus/scope';
import { codebookDocument } from '../../core/exchange/codebookOut/codebookDocument';
import {
  CODEBOOK_FORMATS,
  type CodebookFormat,
  codebookFormatOf,
} from '../../core/exchange/codebookOut/codebookFormats';
import { requireNamed } from '../blindPhase';
import { type ExitCode, type Given, type Io, UsageError } from '../command';
import { writeOutput } from '../output';
import { single } from '../parseOptions';
import { readReading } from '../readingOptions';
import { readScope } from '../../core/analyses/typed/scopeOptions';
import { withStudy } from '../withStudy';

/** Key quotes of each code, unless said otherwise. */
export const USUAL_QUOTES = 3;

/** Options of the import, of which an export can make nothing. */
const OF_IMPORT = ['into', 'clashes', 'dry-run'];

/** `transcript-coder codebook export` */
export async function exportCodebook(operands: readonly string[], given: Given, io: Io): Promise<ExitCode> {
  const foreign = OF_IMPORT.find(option => given(option).length > 0);
  if (foreign !== undefined) throw new UsageError(l10n.t('{0} is an option of the import.', `--${foreign}`));
  const most = readQuotes(given);
  const file = single(given, 'output');
  const format = formatFor(single(given, 'to'), file);
  return withStudy(operands, io, readReading(given), async ({ corpus, root }) => {
    requireNamed(corpus.study, given, { areNamed: given('coder').length > 0, canName: true });
    const scope = findScope(corpus, readScope(withoutDates(given), corpus));
    if (!scope.ok) throw new UsageError(scope.error);
    if (scope.value.codes.codes.length === 0) throw new UsageError(l10n.t('The codebook has no codes yet.'));
    const content = await format.write(finish(codebookDocument(corpus, scope.value, most)));
    await writeOutput(content, file, { root }, io);
  });
}

/** The name of the last day is that of the format here. */
function withoutDates(given: Given): Given {
  return name => (name === 'from' || name === 'to' ? [] : given(name));
}

function formatFor(wanted: string | undefined, file: string | undefined): CodebookFormat {
  const named = CODEBOOK_FORMATS.find(({ id }) => id === wanted);
  const format = named ?? codebookFormatOf(file ?? '') ?? CODEBOOK_FORMATS[0]!;
  if (format.isBinary && (file === undefined || file === '-'))
    throw new UsageError(l10n.t('{0} cannot be printed. Name a file: -o FILE', format.id));
  return format;
}

function readQuotes(given: Given): number {
  const typed = single(given, 'quotes') ?? String(USUAL_QUOTES);
  if (!/^\d{1,9}$/.test(typed))
    throw new UsageError(l10n.t('{0} takes a whole number of 0 or more, not “{1}”.', '--quotes', typed));
  return Number(typed);
}
