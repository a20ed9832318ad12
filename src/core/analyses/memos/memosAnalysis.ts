import * as l10n from '@vscode/l10n';
import { ok } from '../../base/result';
import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { memosIn } from './memos';
import { MEMO_KIND_NAMES, memosReport } from './memosReport';

/** Words without a code are words: who asks for memos on segments asks for these, too. */
const { annotation: _, ...NAMES } = MEMO_KIND_NAMES;

export const memosAnalysis = defineAnalysis({
  id: 'memos',
  title: l10n.t('Memos'),
  summary: l10n.t('every memo, what it is on, who wrote it and when'),
  description: l10n.t(
    'All memos: of segments, annotations (memos on words without a code), transcripts, codes, participants, groups and the study, and the analytic memos in the folder memos. One row for each, with what it is on, the coder and the date. A filter leaves out memos that it cannot be applied to. The memos of all coders are listed, whether or not there is a consensus.',
  ),
  parameters: {
    on: choice({
      title: l10n.t('Memos on'),
      help: l10n.t(
        'what the memos are on: analytic memos are files of their own, annotations are on segments',
      ),
      values: { all: l10n.t('everything'), ...NAMES },
      default: 'all',
    }),
    contains: {
      kind: 'text',
      title: l10n.t('Containing'),
      help: l10n.t('only memos with this text, in any case of letters'),
    },
  },
  *report(corpus, scope, { on, contains }) {
    const wanted = contains.toLowerCase();
    const rows = memosIn(corpus, scope).filter(
      ({ kind, text }) =>
        (on === 'all' || (kind === 'annotation' ? 'segment' : kind) === on) &&
        text.toLowerCase().includes(wanted),
    );
    yield 1;
    return ok(memosReport(corpus, scope, rows, { on, contains }));
  },
});
