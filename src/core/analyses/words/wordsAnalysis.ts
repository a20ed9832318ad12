import * as l10n from '@vscode/l10n';
import { ok } from '../../base/result';
import { prepareLanguages } from '../../search/preparedLanguages';
import { defineAnalysis } from '../kit/analysis';
import { choice } from '../kit/parameters';
import { wordsTable } from './words';
import { wordsReport } from './wordsReport';

export const wordsAnalysis = defineAnalysis({
  id: 'words',
  title: l10n.t('Word frequencies and keywords'),
  summary: l10n.t('how often words are said, and which are typical of a group or participant'),
  description: l10n.t(
    'How often each word or word family is said, without stop words of the study’s languages: in all, by participant or by group. With a group or participant to compare, the words that they say more or less often than the rest. With codes among the filters, only words inside segments with these codes.',
  ),
  parameters: {
    columns: choice({
      title: l10n.t('Columns'),
      help: l10n.t('what there are columns for'),
      values: {
        none: l10n.t('none: all together'),
        participant: l10n.t('participants'),
        group: l10n.t('groups'),
      },
      default: 'none',
    }),
    keyness: {
      kind: 'text',
      title: l10n.t('Compare with the rest'),
      help: l10n.t('a group or participant, by id or name, to compare with the rest; instead of columns'),
    },
    count: choice({
      title: l10n.t('Count'),
      help: l10n.t('words as they are said, or word families: trust, trusted, trusting'),
      values: { form: l10n.t('words'), family: l10n.t('word families') },
      default: 'form',
    }),
    turns: choice({
      title: l10n.t('Words of'),
      help: l10n.t('whose words to count'),
      values: {
        participants: l10n.t('all but interviewers'),
        all: l10n.t('everyone'),
        interviewers: l10n.t('interviewers'),
      },
      default: 'participants',
    }),
    stopwords: {
      kind: 'flag',
      title: l10n.t('Include stop words'),
      help: l10n.t('include stop words, such as “the” and “and”'),
    },
    without: {
      kind: 'text',
      isSeldom: true,
      title: l10n.t('Words to leave out'),
      help: l10n.t('words to leave out as well, separated by commas'),
    },
    most: {
      kind: 'number',
      isSeldom: true,
      title: l10n.t('Rows'),
      help: l10n.t('how many words to list; 0 for all'),
      min: 0,
      isWhole: true,
      default: 100,
    },
  },
  prepare: prepareLanguages,
  *report(corpus, scope, options) {
    const found = yield* wordsTable(corpus, scope, options);
    return found.ok ? ok(wordsReport(corpus, scope, found.value)) : found;
  },
});
