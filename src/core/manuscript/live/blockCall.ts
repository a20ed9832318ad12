import * as l10n from '@vscode/l10n';
import type { Analysis } from '../../analyses/kit/analysis';
import { ANALYSES } from '../../analyses/list';
import { parameterOptions, readParameters } from '../../analyses/typed/analysisOptions';
import { type Option, OptionError, type Options, single } from '../../analyses/typed/option';
import { readTyped } from '../../analyses/typed/readTyped';
import { SCOPE_OPTIONS, readScope } from '../../analyses/typed/scopeOptions';
import { unknownInWords } from '../../analyses/typed/unknownName';
import { type Result, fail, ok } from '../../base/result';
import type { Corpus } from '../../corpus/corpus';
import type { ScopeOptions } from '../../studyFile/scopeOptions';

/** What a block is filled with. */
export interface BlockCall {
  readonly analysis: Analysis;
  readonly scope: ScopeOptions;
  /** Values of the parameters of the analysis. */
  readonly values: Readonly<Record<string, unknown>>;
  /** Whether it is the table alone with a caption, as papers print it, and not the whole report. */
  readonly isForPaper: boolean;
}

/** Of analyses that have no such parameter themselves. */
const FORM: Option = {
  group: 'command',
  choices: ['report', 'paper'],
  default: 'report',
  help: l10n.t('the whole report, or the table with a caption (paper)'),
};

/** Understands what a block calls: the name of an analysis, and its options and filters as on the command line. */
export function readCall([name, ...args]: readonly string[], corpus: Corpus): Result<BlockCall> {
  const analysis = ANALYSES.find(({ id }) => id === name);
  if (!analysis) {
    const names = ANALYSES.map(({ id }) => id);
    return fail(
      name === undefined
        ? l10n.t('Which analysis? Available: {0}.', names.join(', '))
        : unknownInWords(l10n.t('There is no analysis “{0}”.', name), name, names),
    );
  }
  const own = parameterOptions(analysis);
  const options: Options = { form: FORM, ...own, ...SCOPE_OPTIONS };
  try {
    const { operands, given } = readTyped(args, options);
    if (operands.length > 0) throw new OptionError(l10n.t('Unexpected argument “{0}”.', operands[0]!));
    return ok({
      analysis,
      scope: readScope(given, corpus),
      values: readParameters(analysis, given),
      isForPaper: single(given, 'form') === 'paper',
    });
  } catch (error) {
    if (error instanceof OptionError) return fail(error.message);
    throw error;
  }
}
