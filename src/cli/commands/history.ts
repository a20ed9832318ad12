import { Codebook } from '../../core/codebook/codebook';
import type { CodebookFile } from '../../core/codebook/code';
import { emptyCodebook } from '../../core/codebook/parseCodebook';
import { type FileRevision, codebookHistory } from '../../core/versions/history/history';
import {
  codebookHistoryText,
  segmentHistoryText,
  useHistoryText,
} from '../../core/versions/history/historyText';
import { GitHistory } from '../../node/gitHistory';
import { NodeFileStore } from '../../node/nodeFileStore';
import { codebookRevisions, codeEvents, segmentEvents } from '../../study/readHistory';
import { readRecordFile } from '../../study/recordFile';
import { CODEBOOK_FILE, codebookFormat } from '../../study/studyFiles';
import { type Command, UsageError } from '../command';
import { studyRoot } from '../loadStudy';
import { oneOf } from '../parseOptions';
import { TEXT_OUTPUT, writeText } from '../textOutput';

const FORMATS = ['text', 'json'] as const;

/** `transcript-coder history`: what happened to a segment, a code or the codebook, commit by commit. */
export const historyCommand: Command = {
  name: 'history',
  operands: 'STUDY [SEGMENT|CODE]',
  summary: 'who coded a segment and how it changed; of a code; of the codebook; from git',
  description:
    'Goes through the commits that lead to the present one, oldest first. Of a segment (its id): who coded it, when, and how it changed. Of a code (id, name or path): how it was defined, and where it was given and taken off. With --codebook: all changes of the codebook.',
  options: {
    codebook: { help: 'the whole codebook' },
    format: { value: 'FORMAT', help: `${FORMATS.join(', ')}; else text` },
    ...TEXT_OUTPUT,
  },
  async run([study, wanted, more], given, io) {
    const isJson = oneOf(given, 'format', FORMATS, 'text') === 'json';
    const isTimeline = given('codebook').length > 0;
    if (more !== undefined) throw new UsageError(`One segment or code at a time: “${more}” is one too many.`);
    if (isTimeline === (wanted !== undefined))
      throw new UsageError('Name a segment or a code, or say --codebook.');
    const root = studyRoot(study === undefined ? [] : [study], io);
    const repository = new GitHistory(root);
    const codebooks = await codebookRevisions(repository);
    if (!codebooks)
      throw new UsageError('git is missing here, or the study is not in a git repository with a commit.');
    const now = await currentCodebook(root);
    const found = isTimeline ? timeline(codebooks) : await about(wanted!, now, codebooks, repository);
    if (!found) throw new UsageError(`There is no segment and no code “${wanted}”, and there was none.`);
    await writeText(isJson ? `${JSON.stringify(found.data, undefined, 1)}\n` : found.text, given, root, io);
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

function timeline(codebooks: readonly FileRevision<CodebookFile>[]): Found {
  const events = codebookHistory(codebooks);
  return { text: codebookHistoryText(events, true), data: { codebook: events } };
}

async function about(
  wanted: string,
  now: Codebook,
  codebooks: readonly FileRevision<CodebookFile>[],
  repository: GitHistory,
): Promise<Found | undefined> {
  const past = codebooks.findLast(({ after }) => after && Codebook.of(after).find(wanted));
  const code = now.find(wanted) ?? (past && Codebook.of(past.after!).find(wanted));
  if (code) {
    const { codebook, use } = await codeEvents(repository, codebooks, code.id);
    const text = `${codebookHistoryText(codebook, false)}${use.length > 0 ? `\n${useHistoryText(use)}` : ''}`;
    return { text, data: { code: code.id, codebook, use } };
  }
  const events = await segmentEvents(repository, wanted);
  if (!events) return undefined;
  const nameOf = (id: string) => now.path(id).at(-1) ?? id;
  return { text: segmentHistoryText(events, nameOf), data: { segment: wanted, events } };
}
