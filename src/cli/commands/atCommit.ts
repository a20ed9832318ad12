import * as l10n from '@vscode/l10n';
import { codersOf, coderNamed } from '../../core/corpus/coders';
import type { Corpus } from '../../core/corpus/corpus';
import { GitPast } from '../../node/gitPast';
import { GitTexts } from '../../node/gitTexts';
import { pastCoder, withPastCoding } from '../../study/pastCoding';
import { UsageError } from '../command';
import { single } from '../parseOptions';
import { unknown } from '../suggest';
import type { Preparation } from './analysisCommand';

/** `--at`: a coder at a commit and now, or several coders at a commit. */
export const atCommit: Preparation = {
  options: {
    at: {
      group: 'command',
      value: 'COMMIT',
      help: l10n.t(
        'the coding as it was at this commit; with one coder in --coders, that is compared with the coding as it is now',
      ),
    },
  },
  async prepare(study, given, values) {
    const revision = single(given, 'at');
    if (revision === undefined) return { study, values };
    const coders = String(values.coders ?? '')
      .split(',')
      .map(one => one.trim())
      .filter(one => one !== '');
    if (coders.length === 0) throw new UsageError(l10n.t('--at needs --coders.'));
    const ids = coders.map(wanted => {
      const id = coderNamed(study.corpus, wanted);
      if (id !== undefined) return id;
      throw unknown(
        l10n.t('There is no coder “{0}”.', wanted),
        wanted,
        codersOf(study.corpus).map(coder => coder.id),
      );
    });
    const past = new GitPast(study.root);
    const commit = await past.commit(revision);
    if (!commit.ok) throw new UsageError(commit.error);
    let corpus: Corpus = study.corpus;
    for (const id of ids) {
      const found = await withPastCoding(corpus, id, commit.value, past, new GitTexts(study.root));
      if (!found.ok) throw new UsageError(found.error);
      corpus = found.value;
    }
    const then = ids.map(id => pastCoder(id, commit.value));
    return {
      study: { ...study, corpus },
      values: { ...values, coders: ids.length === 1 ? [...then, ids[0]!] : then },
    };
  },
};
