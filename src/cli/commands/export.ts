import * as l10n from '@vscode/l10n';
import { counted } from '../../core/base/phrases';
import { NodeFileStore } from '../../node/nodeFileStore';
import { exportProject } from '../../study/exportProject';
import { BLIND_OPTIONS, isForEveryone, requireNamed } from '../blindPhase';
import { type Command, SAMPLE, UsageError } from '../command';
import { OUTPUT_OPTION, writeOutput } from '../output';
import { single } from '../parseOptions';
import { SCOPE_OPTIONS, readScope } from '../../core/analyses/typed/scopeOptions';
import { withStudy } from '../withStudy';

/** `transcript-coder export`: a study as a file of other programs. */
export const exportCommand: Command = {
  name: 'export',
  group: 'exchange',
  operands: 'STUDY',
  summary: l10n.t('Export a study for NVivo, ATLAS.ti, MAXQDA and others'),
  description: l10n.t(
    'Writes a study as a REFI-QDA project (.qdpx), which other programs for qualitative analysis can open: transcripts, codes, coded segments, memos, coders, participants and groups.',
  ),
  details: l10n.t(
    'Segments are exported where their words are now. Those whose place is uncertain are not, and are listed. A study that is exported and imported again is the same as before. Everything that was coded can be read in the file, and so can the transcripts: remove names before you pass it on.',
  ),
  options: {
    to: { group: 'command', choices: ['qdpx'], default: 'qdpx', help: l10n.t('the format of the export') },
    ...BLIND_OPTIONS,
    coder: {
      ...SCOPE_OPTIONS['coder']!,
      default: l10n.t('all coders'),
      help: l10n.t('only what this coder has coded, by id or name'),
    },
    output: { ...OUTPUT_OPTION, help: l10n.t('the file to write') },
  },
  examples: [
    { does: l10n.t('The study for a colleague who works with NVivo'), args: [SAMPLE, '-o', 'study.qdpx'] },
    {
      does: l10n.t('Only what one coder has coded'),
      args: [SAMPLE, '--coder', 'c1', '-o', 'coder-1.qdpx'],
    },
  ],
  async run(operands, given, io) {
    const file = single(given, 'output');
    if (file === undefined || file === '-')
      throw new UsageError(l10n.t('{0} cannot be printed. Name a file: -o FILE', 'qdpx'));
    const reading = { isWhole: true, isForEveryone: isForEveryone(given) };
    return withStudy(operands, io, reading, async ({ corpus, study, root }) => {
      requireNamed(corpus.study, given, { areNamed: given('coder').length > 0, canName: true });
      const isCoder = given('coder').length > 0;
      const coders = isCoder
        ? readScope(name => (name === 'coder' ? given(name) : []), corpus).coders
        : undefined;
      const project = await exportProject(new NodeFileStore(root), corpus, study, coders);
      await writeOutput(project.bytes, file, { root }, io);
      const transcripts = counted.transcripts(project.transcripts);
      io.out(`${l10n.t('Exported {0} with {1}.', transcripts, counted.segments(project.segments))}\n`);
      for (const { sentence, items } of project.leftOut)
        io.err([sentence, ...items.map(item => `  ${item}`)].map(line => `${line}\n`).join(''));
    });
  },
};
