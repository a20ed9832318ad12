import path from 'node:path';
import * as l10n from '@vscode/l10n';
import { finish } from '../../core/base/steps';
import { bundleDocx, bundleHtml } from '../../core/report/formats/bundle';
import { GitHistory } from '../../node/gitHistory';
import { makeAudit, readAudit } from '../../study/audit';
import { BLIND_OPTIONS, isForEveryone, requireNamed } from '../blindPhase';
import { type Command, SAMPLE, UsageError } from '../command';
import { OUTPUT_OPTION, writeOutput } from '../output';
import { single } from '../parseOptions';
import { withStudy } from '../withStudy';

/** `transcript-coder audit`: what was decided when and by whom, as one document. */
export const auditCommand: Command = {
  name: 'audit',
  group: 'versions',
  operands: 'STUDY',
  summary: l10n.t('Write what was decided when and by whom, as one document'),
  description: l10n.t(
    'Writes an audit trail of a study as one web page or Word document: the methods checklists, each commit that changed the codebook or the coding and what it changed, the versions of the codebook, the decisions between coders with their notes, and all memos.',
  ),
  details: l10n.t(
    'Words of transcripts are left out unless --words is given: changes of segments are counted, changed definitions are only named, and memos do not say which words they are on. Memos and notes themselves are always in it, as they were written. Without git, the commits are missing, and the document says so.',
  ),
  options: {
    words: {
      group: 'command',
      help: l10n.t('quote the words of segments, and definitions and memos that have changed'),
    },
    ...BLIND_OPTIONS,
    output: { ...OUTPUT_OPTION, help: l10n.t('the file to write, ending in .html or .docx') },
  },
  examples: [
    { does: l10n.t('An audit trail without words of transcripts'), args: [SAMPLE, '-o', 'audit.html'] },
    { does: l10n.t('The same with them, for Word'), args: [SAMPLE, '--words', '-o', 'audit.docx'] },
  ],
  async run(operands, given, io) {
    const file = single(given, 'output');
    const ending = path.extname(file ?? '').toLowerCase();
    if (file === undefined || !['.html', '.docx'].includes(ending))
      throw new UsageError(l10n.t('Name a file that ends in .html or .docx: -o FILE'));
    const reading = { isWhole: true, isForEveryone: isForEveryone(given) };
    return withStudy(operands, io, reading, async ({ corpus, root, study }) => {
      requireNamed(corpus.study, given, { areNamed: false, canName: false });
      const history = new GitHistory(root);
      const sources = await readAudit(corpus, study, history);
      const bundle = finish(makeAudit(corpus, sources, given('words').length > 0));
      if (!bundle.ok) throw new UsageError(bundle.error);
      const content = ending === '.docx' ? await bundleDocx(bundle.value) : bundleHtml(bundle.value);
      await writeOutput(content, file, { root }, io);
    });
  },
};
