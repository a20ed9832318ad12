import * as l10n from '@vscode/l10n';
import { Codebook } from '../../core/codebook/codebook';
import type { CodebookFile } from '../../core/codebook/code';
import { emptyCodebook } from '../../core/codebook/parseCodebook';
import type { Coder, StudyFile } from '../../core/studyFile/studyFile';
import { type FileRevision, codebookHistory } from '../../core/versions/history/history';
import {
  codebookHistoryText,
  segmentHistoryText,
  summaryHistoryText,
  useHistoryText,
} from '../../core/versions/history/historyText';
import { type Names, summaryHistory } from '../../core/versions/history/summaryHistory';
import { GitHistory } from '../../node/gitHistory';
import { NodeFileStore } from '../../node/nodeFileStore';
import { codebookRevisions, codeEvents, segmentEvents, summariesRevisions } from '../../study/readHistory';
import { readRecordFile } from '../../study/recordFile';
import { CODEBOOK_FILE, STUDY_FILE, codebookFormat, studyFormat } from '../../study/studyFiles';
import { type Command, SAMPLE, UsageError } from '../command';
import { BLIND_OPTIONS, requireEveryone } from '../blindPhase';
import { studyRoot } from '../studyRoot';
import { oneOf, single } from '../parseOptions';
import { OUTPUT_OPTION, writeOutput } from '../output';

const FORMATS = ['text', 'json'] as const;

/** `transcript-coder history`: what happened to a segment, a code, the codebook or the summaries, commit by commit. */
export const historyCommand: Command = {
  name: 'history',
  group: 'versions',
  operands: 'STUDY [SEGMENT|CODE]',
  summary: l10n.t('Show how a segment, a code, codebook or summaries changed'),
  description: l10n.t(
    'Shows the history of a segment, a code, the codebook or the summaries in git, oldest commit first.',
  ),
  details: l10n.t(
    'SEGMENT is an id: who coded it and when, and how it changed. CODE is an id, name or path: how it was defined, and where it was applied and removed.',
  ),
  options: {
    codebook: { group: 'command', help: l10n.t('show all changes of the codebook') },
    summaries: { group: 'command', help: l10n.t('show all changes of summaries') },
    ...BLIND_OPTIONS,
    format: { group: 'output', choices: FORMATS, default: 'text', help: l10n.t('the format of the output') },
    output: OUTPUT_OPTION,
  },
  examples: [
    {
      does: l10n.t('A code: its definition and its use'),
      args: [SAMPLE, 'Useful tool'], // not for the catalogue
    },
    { does: l10n.t('All changes of the codebook'), args: [SAMPLE, '--codebook'] },
  ],
  async run([study, wanted, more], given, io) {
    const isJson = oneOf(given, 'format', FORMATS) === 'json';
    const isTimeline = given('codebook').length > 0;
    const isOfSummaries = given('summaries').length > 0;
    if (more !== undefined)
      throw new UsageError(l10n.t('Unexpected argument “{0}”. Only one segment or code can be named.', more));
    if ([isTimeline, isOfSummaries, wanted !== undefined].filter(Boolean).length !== 1)
      throw new UsageError(l10n.t('Name a segment or a code, or use --codebook or --summaries.'));
    const root = studyRoot(study === undefined ? [] : [study], io);
    // the codebook is everyone's
    if (!isTimeline) await requireEveryone(root, given);
    const repository = new GitHistory(root);
    const codebooks = await codebookRevisions(repository);
    if (!codebooks)
      throw new UsageError(
        l10n.t('git is not installed, or the study is not in a git repository with a commit.'),
      );
    const now = await currentCodebook(root);
    const file = await currentStudyFile(root);
    const coders = file?.coders ?? [];
    const found = isTimeline
      ? timeline(codebooks, coders)
      : isOfSummaries
        ? await ofSummaries(repository, { codebook: now.file, study: file })
        : await about(wanted!, { now, codebooks, coders }, repository);
    if (!found)
      throw new UsageError(l10n.t('“{0}” is neither a segment nor a code, now or in the history.', wanted!));
    const text = isJson ? `${JSON.stringify(found.data, undefined, 1)}\n` : found.text;
    await writeOutput(text, single(given, 'output'), { root }, io);
    return 0;
  },
};

interface Found {
  readonly text: string;
  readonly data: object;
}

async function currentCodebook(root: string): Promise<Codebook> {
  const file = await readRecordFile(new NodeFileStore(root), CODEBOOK_FILE, codebookFormat);
  return Codebook.of(file?.parsed.value ?? emptyCodebook());
}

async function currentStudyFile(root: string): Promise<StudyFile | undefined> {
  return (await readRecordFile(new NodeFileStore(root), STUDY_FILE, studyFormat))?.parsed.value;
}

interface Known {
  readonly now: Codebook;
  readonly codebooks: readonly FileRevision<CodebookFile>[];
  readonly coders: readonly Coder[];
}

function timeline(codebooks: Known['codebooks'], coders: readonly Coder[]): Found {
  const events = codebookHistory(codebooks, undefined, coders);
  return { text: codebookHistoryText(events, true), data: { codebook: events } };
}

async function ofSummaries(repository: GitHistory, names: Names): Promise<Found> {
  const events = summaryHistory((await summariesRevisions(repository)) ?? [], names);
  return { text: summaryHistoryText(events), data: { summaries: events } };
}

async function about(
  wanted: string,
  { now, codebooks, coders }: Known,
  repository: GitHistory,
): Promise<Found | undefined> {
  const past = codebooks.findLast(({ after }) => after && Codebook.of(after).find(wanted));
  const code = now.find(wanted) ?? (past && Codebook.of(past.after!).find(wanted));
  if (code) {
    const { codebook, use } = await codeEvents(repository, codebooks, code.id, coders);
    const text = `${codebookHistoryText(codebook, false)}${use.length > 0 ? `\n${useHistoryText(use)}` : ''}`;
    return { text, data: { code: code.id, codebook, use } };
  }
  const events = await segmentEvents(repository, wanted);
  if (!events) return undefined;
  const nameOf = (id: string) => now.path(id).at(-1) ?? id;
  return { text: segmentHistoryText(events, nameOf), data: { segment: wanted, events } };
}
