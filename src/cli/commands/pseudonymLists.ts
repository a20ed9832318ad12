import * as l10n from '@vscode/l10n';
import { personalDataReport } from '../../core/analyses/personalData/personalDataReport';
import { finish } from '../../core/base/steps';
import { readReplacements, replacementList } from '../../core/pseudonyms/keyFile';
import type { Replacement } from '../../core/pseudonyms/replacement';
import { suggestReplacements } from '../../core/pseudonyms/suggestReplacements';
import { languagesOf } from '../../core/search/studyLanguages';
import { decodeTranscript } from '../../core/text/decode';
import type { Study } from '../../study/study';
import { type Given, type Io, UsageError } from '../command';
import { writeOutput } from '../output';
import { single } from '../parseOptions';
import { readInput } from '../readInput';

/** Writes what may be replaced as CSV, to be edited. @param root the study’s folder */
export async function writeList(study: Study, root: string, given: Given, io: Io): Promise<void> {
  const { corpus } = study;
  const allow = single(given, 'allow');
  const allowed = allow === undefined ? [] : await linesOf(allow, io);
  const { rows } = finish(personalDataReport(corpus, await languagesOf(corpus), allowed, 'words')).data;
  const kinds = given('kind');
  const found = rows.filter(({ kind }) => kinds.length === 0 || kinds.includes(kind));
  const replacements = suggestReplacements(found, corpus.study, textsOf(study), labelsOf(study));
  const list = replacements.map((one, i) => ({ ...one, count: found[i]!.count, context: found[i]!.context }));
  await writeOutput(replacementList(list), single(given, 'output'), { root }, io);
}

/** The replacements of a list that somebody has edited. @throws UsageError */
export async function typedReplacements(typed: string, io: Io): Promise<readonly Replacement[]> {
  const read = readReplacements(await readInput(typed, io, () => undefined));
  if (!read.ok) throw new UsageError(`${typed}: ${read.error}`);
  return read.value;
}

/** Names from a text file, with replacements that are made up. @param others replacements that are known: these stay */
export async function namedReplacements(
  typed: string,
  study: Study,
  others: readonly Replacement[],
  io: Io,
): Promise<readonly Replacement[]> {
  const known = new Set(others.map(({ find }) => find));
  const names = (await linesOf(typed, io)).filter(name => !known.has(name));
  const texts = [...textsOf(study), ...others.map(({ replacement }) => replacement)];
  return suggestReplacements(
    names.map(words => ({ kind: 'name', words })),
    study.corpus.study,
    texts,
    labelsOf(study),
  );
}

function labelsOf({ transcripts }: Study): Set<string> {
  return new Set(transcripts.flatMap(({ reading }) => [...reading.turns.labels()]));
}

function textsOf({ transcripts }: Study): string[] {
  return transcripts.map(({ text }) => text);
}

async function linesOf(typed: string, io: Io): Promise<string[]> {
  const { text, valid } = decodeTranscript(await readInput(typed, io, () => undefined));
  if (!valid) throw new UsageError(l10n.t('{0}: The file is not valid UTF-8.', typed));
  return text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
}
