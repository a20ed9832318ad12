import { codersOf, coderNamed } from '../../core/corpus/coders';
import type { Corpus } from '../../core/corpus/corpus';
import { GitPast } from '../../node/gitPast';
import { GitTexts } from '../../node/gitTexts';
import { pastCoder, withPastCoding } from '../../study/pastCoding';
import { UsageError } from '../command';
import { single } from '../parseOptions';
import { unknown } from '../suggest';
import type { Preparation } from './analysisCommand';

/** `--at`: a coder then and now, or coders as they were then. */
export const atCommit: Preparation = {
  options: {
    at: {
      value: 'COMMIT',
      help: 'with one coder: what they had coded at this commit, and what they have coded now; with more: all as they were then',
    },
  },
  async prepare(study, given, values) {
    const revision = single(given, 'at');
    if (revision === undefined) return { study, values };
    const coders = String(values.coders ?? '')
      .split(',')
      .map(one => one.trim())
      .filter(one => one !== '');
    if (coders.length === 0) throw new UsageError('--at needs --coders.');
    const ids = coders.map(wanted => {
      const id = coderNamed(study.corpus, wanted);
      if (id !== undefined) return id;
      throw unknown(
        'coder',
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
