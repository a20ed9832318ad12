import * as l10n from '@vscode/l10n';
import type { Corpus, CodedTranscript } from '../../core/corpus/corpus';
import { type ScopedPage, pageContent } from '../../core/page/pageContent';
import { type PageHeading, pageFile } from '../../core/page/pageFile';
import { type Command, type Given, SAMPLE, UsageError } from '../command';
import { BLIND_OPTIONS, isForEveryone, requireNamed } from '../blindPhase';
import { withStudy } from '../withStudy';
import { OUTPUT_OPTION, writeOutput } from '../output';
import { single } from '../parseOptions';
import { prepareQueries } from '../../core/corpus/withQueries';
import { SCOPE_OPTIONS, readScope } from '../../core/analyses/typed/scopeOptions';
import { unknown } from '../suggest';

/** Those that choose among the segments of one transcript. */
const { coder, participant, where, code, codegroup, query, from, to, status } = SCOPE_OPTIONS;

/** `transcript-coder page`: a coded transcript as one HTML page. */
export const pageCommand: Command = {
  name: 'page',
  group: 'counting',
  operands: 'STUDY TRANSCRIPT', // not for the catalogue
  summary: l10n.t('Set a coded transcript as a page to read and print'),
  description: l10n.t(
    'Writes a transcript with its coding as one HTML page: brackets with the names of codes beside the text, speakers, line numbers, then the codes and the memos.',
  ),
  details: l10n.t(
    'The page has no scripts and prints on A4 and Letter paper. With two coders, the segments of the first are on the left of the text and those of the second on the right.',
  ),
  options: {
    coder: {
      ...coder!,
      value: 'CODER[,CODER]',
      help: l10n.t('only segments of this coder, by id or name; of two coders, left and right of the text'),
    },
    participant: participant!,
    where: where!,
    code: code!,
    codegroup: codegroup!,
    query: query!,
    from: from!,
    to: to!,
    status: status!,
    ...BLIND_OPTIONS,
    format: {
      group: 'output',
      choices: ['html', 'docx'],
      default: l10n.t('by the extension of FILE, otherwise html'),
      help: l10n.t('a web page, or a Word document with a comment for each code of a segment'),
    },
    output: OUTPUT_OPTION,
  },
  examples: [
    {
      does: l10n.t('The focus group, to read and print'),
      args: [SAMPLE, 'focus-group.txt', '-o', 'focus-group.html'],
    },
    {
      does: l10n.t('The first interview as two people have coded it'),
      args: [SAMPLE, 'interview-1.txt', '--coder', 'c1,c2'],
    },
  ],
  async run([folder, typed, ...more], given, io) {
    const file = single(given, 'output');
    const format = single(given, 'format');
    const isDocx = format === undefined ? /\.docx$/i.test(file ?? '') : format === 'docx';
    if (isDocx && (file === undefined || file === '-'))
      throw new UsageError(l10n.t('{0} cannot be printed. Name a file: -o FILE', 'docx'));
    const reading = { isWhole: true, isForEveryone: isForEveryone(given) };
    return withStudy([folder, ...more], io, reading, async study => {
      const { corpus } = study;
      requireNamed(corpus.study, given, { areNamed: given('coder').length > 0, canName: true });
      const transcript = transcriptNamed(corpus, typed);
      const filters = readScope(splitting(given, 'coder'), corpus);
      await prepareQueries(filters);
      const { coders = [] } = filters;
      const sides = coders.length === 2 ? ([coders[0]!, coders[1]!] as const) : undefined;
      const page = pageContent(corpus, transcript, { ...filters, sides });
      if (!page.ok) throw new UsageError(page.error);
      const heading = { transcript: transcript.path, study: corpus.study.name };
      const content = isDocx ? await docxOf(page.value, heading) : pageFile(page.value, heading);
      await writeOutput(content, file, { root: study.root }, io);
    });
  },
};

async function docxOf(page: ScopedPage, heading: PageHeading): Promise<Uint8Array> {
  const { pageDocx } = await import('../../core/page/pageDocx');
  return pageDocx(page, heading);
}

/** The transcript of a path, or, when only one has it, of the end of one. */
function transcriptNamed({ transcripts }: Corpus, typed: string | undefined): CodedTranscript {
  const paths = transcripts.map(({ path }) => path);
  if (typed === undefined)
    throw new UsageError(l10n.t('Which transcript? Available: {0}.', paths.join(', ')));
  const wanted = typed.replace(/^\.\//, '');
  const exact = transcripts.find(({ path }) => path === wanted);
  const ending = transcripts.filter(({ path }) => path.endsWith(`/${wanted}`));
  const found = exact ?? (ending.length === 1 ? ending[0] : undefined);
  if (!found) throw unknown(l10n.t('There is no transcript “{0}”.', typed), typed, paths);
  return found;
}

/** With the values of an option taken apart at commas. */
function splitting(given: Given, option: string): Given {
  return name =>
    name === option
      ? given(name).flatMap(value =>
          value
            .split(',')
            .map(part => part.trim())
            .filter(Boolean),
        )
      : given(name);
}
